// A shopper: finds elements as people do, by role and name.
import { expect, type Locator, type Page } from "@playwright/test";

/** A rail, and how its payment addresses start. */
export interface Rail {
  coin: string;
  /** The network's name on the screen. */
  network: RegExp;
  uri: RegExp;
}

export const RAILS = {
  usdcSolana: { coin: "USDC", network: /Solana/, uri: /^solana:https?:\/\/[^/?]+\/api\/solana-pay\/[\w-]{40,}$/ },
  solana: { coin: "SOL", network: /Solana/, uri: /^solana:[1-9A-HJ-NP-Za-km-z]{32,44}\?amount=\d/ },
  usdcBase: { coin: "USDC", network: /Base/, uri: /^ethereum:0x[0-9a-fA-F]{40}@8453\/transfer\?address=0x.*uint256=\d+/ },
  ethMainnet: { coin: "ETH", network: /ETH Mainnet|Ethereum/, uri: /^ethereum:0x[0-9a-fA-F]{40}@1\?value=\d+/ },
  bitcoin: { coin: "BTC", network: /Mainnet|Bitcoin(?! Lightning)/, uri: /^bitcoin:(bc1|[13])[0-9A-Za-z]+\?.*amount=0\.\d+/ },
  lightning: { coin: "BTC", network: /Lightning/, uri: /^lightning:lnbc[0-9a-z]+$/i },
} satisfies Record<string, Rail>;

export class Shopper {
  readonly page: Page;
  readonly order: Locator;

  constructor(page: Page) {
    this.page = page;
    this.order = page.getByTestId("order");
  }

  async open(path: string) {
    return this.page.goto(path);
  }

  async search(words: string, locale = "en-us") {
    await this.page.goto(`/${locale}`);
    const box = this.page.getByRole("searchbox", { name: "Search brands" });
    await box.fill(words);
    await box.press("Enter");
    await this.page.waitForURL(/\/brands\?/);
  }

  brandLink(name: string) {
    return this.page.getByTestId("brand-card").getByRole("link", { name });
  }

  async openBrand(name: string) {
    await this.search(name);
    await this.brandLink(name).first().click();
    await expect(this.page.getByRole("heading", { level: 1, name })).toBeVisible();
  }

  denomination(label: string | RegExp) {
    return this.page.getByRole("group", { name: "Amount" }).getByRole("radio", { name: label });
  }

  async chooseAmount(label: string | RegExp) {
    await this.denomination(label).check();
  }

  async typeAmount(amount: string) {
    await this.page.getByRole("textbox", { name: "Custom amount" }).fill(amount);
  }

  /** Less common coins are behind "More coins". */
  async payWith({ coin, network }: Rail) {
    const group = this.page.getByRole("group", { name: "Pay with" });
    const fold = group.locator("details:not([open])", { has: this.page.locator(`input[aria-label^="${coin} "]`) });
    if (await fold.count()) await fold.locator("summary").click();
    await group.getByRole("radio", { name: new RegExp(`^${coin} .*(${network.source})`) }).check();
  }

  async buyNow() {
    await this.page.getByRole("button", { name: "Buy now" }).first().click();
    await this.page.waitForURL(/\/checkout/);
  }

  async addToCart() {
    await this.page.getByRole("button", { name: "Add to cart" }).click();
    await this.page.waitForURL(/\/cart(#.*)?$/);
  }

  cartLines() {
    return this.page.getByTestId("cart-line");
  }

  cartLine(name: string | RegExp) {
    return this.cartLines().filter({ hasText: name });
  }

  /** From the cart to its checkout. */
  async checkOut() {
    await this.page.getByRole("link", { name: "Checkout" }).click();
    await this.page.waitForURL(/\/checkout/);
  }

  async fillCheckout(email: string) {
    await this.page.getByRole("textbox", { name: "Email" }).fill(email);
  }

  placeOrderButton() {
    return this.page.getByRole("button", { name: "Place order" });
  }

  async placeOrder() {
    await this.placeOrderButton().click();
    await this.page.waitForURL(/\/orders\/[^/?]+/);
    await expect(this.order).toBeVisible();
  }

  /** From the brand's page to the order's page, with no unusual steps. */
  async buy({ brand = "Northstar Play", amount = /\$\s?25(\.00)?\b/, rail = RAILS.usdcSolana as Rail, email = "buyer@example.test" } = {}) {
    await this.openBrand(brand);
    await this.chooseAmount(amount);
    await this.payWith(rail);
    await this.buyNow();
    await this.fillCheckout(email);
    await this.placeOrder();
    return this.page.url();
  }

  /** From any page to a checkout that waits for its email address. */
  async reachCheckout() {
    await this.openBrand("Northstar Play");
    await this.chooseAmount(/\$\s?25(\.00)?\b/);
    await this.payWith(RAILS.usdcSolana);
    await this.buyNow();
  }

  async simulatePayment() {
    await this.page.getByRole("button", { name: "Simulate payment" }).click();
  }

  /** From the checkout that waits for an email address to the goods. */
  async orderAndPay(email: string) {
    await this.fillCheckout(email);
    await this.placeOrder();
    await this.simulatePayment();
    await this.expectState("done");
  }

  async expectState(state: string | RegExp) {
    await expect(this.order).toHaveAttribute("data-state", state, { timeout: 30_000 });
  }

  /** The paths of the orders that this device may see. */
  async orders(locale = "en-us") {
    await this.page.goto(`/${locale}/orders`);
    const links = this.page.locator(`a[href*="/${locale}/orders/"]`);
    const addresses = await links.evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).pathname));
    return [...new Set(addresses)];
  }
}
