// Data from upstream is not trusted: names and texts that contain markup, links that are scripts, brands that
// respond late, wrongly or not at all.
import { expect, test } from "./shop.ts";

for (const brand of [
  "Ampersand & <Sons>",
  "Ünïcødé Café Søhus",
  "書店 Lantern",
  "The Quite Remarkably Long Named General Merchandise & Sundries Company of Lower Saltmarsh",
  "Quickbasket+",
]) {
  test(`the brand "${brand}" is found and shown by name`, async ({ shopper, page }) => {
    await shopper.openBrand(brand);
    expect(await page.title()).toContain(brand);
  });
}

test("a brand's text brings no script, no style and no foreign address into the page", async ({ shopper, page }) => {
  await shopper.openBrand("Trusty Tools");
  const main = page.locator("main");
  await expect(main.locator("script:not([nonce]), iframe, object, embed, [style*=expression], [onclick], [onerror]")).toHaveCount(0);
  for (const link of await main.locator("a[href]").all()) {
    expect(await link.getAttribute("href")).toMatch(/^(\/|#|https:\/\/)/);
  }
  expect(await main.locator("form[action^='http']").count()).toBe(0);
});

test("a label with hidden characters shows the amount that is charged", async ({ shopper, page }) => {
  await shopper.openBrand("Mirrorline");
  expect(await page.locator("body").innerText()).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/u);
});

test("a brand with unreadable products shows an error page of the shop", async ({ shopper, page, watch }) => {
  watch.allow(/status of 50\d/);
  await shopper.search("Broken Pages");
  await shopper.brandLink("Broken Pages").first().click();
  await expect(page.getByRole("banner")).toBeVisible();
  await expect(page.getByText(/try again/i).first()).toBeVisible();
});

test("a slow brand is shown when it arrives", async ({ shopper, page }) => {
  await shopper.openBrand("Slow Lane");
  await expect(page.getByRole("button", { name: "Buy now" }).first()).toBeEnabled();
});

test("a sold-out item is reported before payment", async ({ shopper, page, watch }) => {
  watch.allow(/status of 4\d\d/);
  await shopper.openBrand("Sold Out Co");
  await shopper.chooseAmount(/\$\s?25(\.00)?\b/);
  await page.getByRole("button", { name: "Buy now" }).first().click();
  if (/checkout/.test(page.url())) {
    await shopper.fillCheckout("buyer@example.test");
    await shopper.placeOrderButton().click();
  }
  await expect(page.getByRole("alert").filter({ hasText: /stock|sold out|available/i }).first()).toBeVisible();
  expect(await shopper.orders()).toEqual([]);
});

test("a changed price needs consent before anything is ordered", async ({ shopper, page, watch }) => {
  watch.allow(/status of 409/);
  await shopper.openBrand("Moving Price");
  await shopper.chooseAmount(/\$\s?25(\.00)?\b/);
  await shopper.buyNow();
  await shopper.fillCheckout("buyer@example.test");
  await shopper.placeOrderButton().click();
  await expect(page.getByRole("alert").filter({ hasText: /price/i }).first()).toBeVisible();
  expect(page.url()).toContain("/checkout");
  const orders = await (await page.context().request.get("/en-us/orders")).text();
  expect(orders).not.toMatch(/\/orders\/[0-9a-f]{32}/);
  await shopper.placeOrder();
  expect(await shopper.orders()).toHaveLength(1);
});
