// Pages that something else changes before their WebAssembly arrives, or while they are open. They stay
// correct, and stay interactive where possible. Otherwise they behave as without JavaScript.
import type { Page } from "@playwright/test";

import { addElements, exchangeNodes, linkNumbers, openChanged, openWithoutComments, translate } from "./mutations.ts";
import { expect, test } from "./shop.ts";

const BRAND = "/en-us/brands/northstar-play";
const TRUE_WITHIN_MS = 15_000;

// Layout shifts that others cause are not the shop's fault.
test.beforeEach(({ watch }) => watch.allow(/^layout shift/));

const changes = { "a translator": translate, "an iPhone": linkNumbers, "a password manager": addElements };

/** Pays from outside, as with a wallet, without leaving the page. */
async function payElsewhere(page: Page) {
  await page.evaluate(async () => {
    const form = document.querySelector<HTMLFormElement>("form[action$='/simulate']");
    await fetch(form?.action ?? "", { method: "POST", redirect: "manual" });
  });
}

/** What the order's page must show and do after the delivery. */
async function expectDelivered(page: Page, deadline = TRUE_WITHIN_MS) {
  await expect(page.getByTestId("order")).toHaveAttribute("data-state", "done", { timeout: 30_000 + deadline });
  await expect(page.getByRole("heading", { level: 1 })).toContainText(/here|delivered|ready/i);
  await expect(page.getByTestId("pay-address")).toHaveCount(0);
  await page.getByRole("button", { name: /Reveal/ }).click();
  await expect(page.getByTestId("code")).toBeVisible();
}

/** The displayed price matches the panel and differs from the earlier one. */
async function expectPriceOf(page: Page, before: string) {
  const read = async () => Number(await shownPrice(page));
  await expect.poll(read, { timeout: TRUE_WITHIN_MS }).toBeGreaterThan(Number(before));
  const amount = await shownPrice(page);
  await expect(page.locator(".price__number")).toHaveText(amount);
}

async function shownPrice(page: Page) {
  return (await page.getByTestId("live-price").getAttribute("data-amount")) ?? "";
}

for (const [who, change] of Object.entries(changes)) {
  test(`an order page changed by ${who} before its WebAssembly arrives updates and stays correct`, async ({ shopper, page }) => {
    const order = await shopper.buy();
    await openChanged(page, order, change);
    await expect(shopper.order).toHaveAttribute("data-live", "");
    await payElsewhere(page);
    await expectDelivered(page);
  });

  test(`a brand page changed by ${who} before its WebAssembly arrives shows the right price`, async ({ shopper, page }) => {
    await openChanged(page, BRAND, change);
    await expect(page.locator("form.purchase")).toHaveAttribute("data-live", "");
    const before = await shownPrice(page);
    await shopper.chooseAmount(/\$\s?50(\.00)?\b/);
    await expectPriceOf(page, before);
    await shopper.buyNow();
  });
}

test("an order page without its comments updates and stays correct", async ({ shopper, page }) => {
  const order = await shopper.buy();
  await openWithoutComments(page, order);
  await expect(shopper.order).toHaveAttribute("data-live", "");
  await payElsewhere(page);
  await expectDelivered(page);
});

test("a brand page without its comments shows the right price", async ({ shopper, page, shop }) => {
  await openWithoutComments(page, `${shop.origin}${BRAND}`);
  await expect(page.locator("form.purchase")).toHaveAttribute("data-live", "");
  const before = await shownPrice(page);
  await shopper.chooseAmount(/\$\s?50(\.00)?\b/);
  await expectPriceOf(page, before);
});

test.describe("when hydration panics", () => {
  test.beforeEach(({ watch }) => watch.allow(/has stopped|unreachable|RuntimeError|hydration error/));

  test("an order page works as without WebAssembly, and its panic names no path", async ({ shopper, page }) => {
    const heard: string[] = [];
    page.on("console", (message) => heard.push(message.text()));
    const order = await shopper.buy();
    await openChanged(page, order, exchangeNodes);
    await expect.poll(() => heard.some((text) => /has stopped/.test(text))).toBe(true);
    expect(heard.filter((text) => /has stopped/.test(text) && /\.rs\b|\/home|\/root|cargo/.test(text))).toEqual([]);
    await expect(shopper.order).not.toHaveAttribute("data-live");
    await page.unroute(/\.wasm(\?|$)/);
    await payElsewhere(page);
    await expectDelivered(page);
  });

  test("a brand page still shows the price of another amount", async ({ shopper, page }) => {
    await openChanged(page, BRAND, exchangeNodes);
    await expect(page.locator("form.purchase")).not.toHaveAttribute("data-live");
    const before = await shownPrice(page);
    await shopper.chooseAmount(/\$\s?50(\.00)?\b/);
    await expectPriceOf(page, before);
  });
});

test("a translated order page counts down and changes its headline", async ({ shopper, page }) => {
  await shopper.buy();
  await expect(shopper.order).toHaveAttribute("data-live", "");
  await page.evaluate(translate);
  const clock = page.getByTestId("countdown");
  const before = await clock.innerText();
  await expect(clock).not.toHaveText(before);
  const title = await page.getByRole("heading", { level: 1 }).innerText();
  await payElsewhere(page);
  await expectDelivered(page);
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(title);
});

test("a translated brand page shows the right price of another amount", async ({ shopper, page }) => {
  await shopper.openBrand("Northstar Play");
  await expect(page.locator("form.purchase")).toHaveAttribute("data-live", "");
  await page.evaluate(translate);
  const before = await shownPrice(page);
  await shopper.chooseAmount(/\$\s?50(\.00)?\b/);
  await expectPriceOf(page, before);
});

test("values are not translated, and pages are neither linkified nor minified", async ({ shopper, page }) => {
  const order = await shopper.buy();
  for (const part of ["pay-amount", "pay-address", "countdown", "support-note"]) {
    expect(await page.getByTestId(part).evaluate((it) => it.closest("[translate=no]") !== null), part).toBe(true);
  }
  await expect(page.locator("meta[name=format-detection]")).toHaveAttribute(
    "content",
    "telephone=no, date=no, email=no, address=no",
  );
  for (const path of [order, BRAND]) {
    const answer = await page.context().request.get(path);
    expect(answer.headers()["cache-control"], path).toContain("no-transform");
  }
});
