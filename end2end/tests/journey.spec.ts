// A purchase from the first page to the code. The steps are the same with everything, without JavaScript and
// without WebAssembly.
import type { Page } from "@playwright/test";

import { expect, test } from "./shop.ts";
import { RAILS, type Rail } from "./shopper.ts";

test("a gift card of a fixed amount is found, paid and received", async ({ shopper, page }) => {
  await shopper.search("Northstar");
  await shopper.brandLink("Northstar Play").first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Northstar Play" })).toBeVisible();

  await shopper.chooseAmount(/\$\s?25(\.00)?\b/);
  await shopper.payWith(RAILS.usdcSolana);
  const price = page.getByTestId("live-price").first();
  await expect(price).toHaveAttribute("data-amount", /^\d+(\.\d+)?$/);
  await expect(price).toHaveAttribute("data-coin", "USDC");
  await shopper.buyNow();

  await expect(page.getByText("Northstar Play").first()).toBeVisible();
  await shopper.fillCheckout("quick@example.test");
  await shopper.placeOrder();

  await shopper.expectState("waiting_for_payment");
  await expectPaymentPanel(page, RAILS.usdcSolana);
  await shopper.simulatePayment();
  await shopper.expectState("done");

  const code = page.getByTestId("code").first();
  await expect(code).toBeHidden();
  await page.getByRole("button", { name: "Reveal code" }).first().click();
  await expect(code).toBeVisible();
  await expect(code).toHaveText(/[A-Z0-9-]{8,}/);
});

test("a gift card of a free amount is ordered for that amount", async ({ shopper, page }) => {
  await shopper.openBrand("Pomelo Market");
  await shopper.typeAmount("37");
  await shopper.payWith(RAILS.usdcSolana);
  await shopper.buyNow();
  await expect(page.getByText(/\b37(\.00)?\b/).first()).toBeVisible();
  await shopper.orderAndPay("quick@example.test");
});

test("an amount out of range is refused with a message, and nothing is ordered", async ({ shopper, page, watch }) => {
  watch.allow(/status of 4\d\d/);
  await shopper.openBrand("Pomelo Market");
  await shopper.typeAmount("100000");
  await shopper.payWith(RAILS.usdcSolana);
  await page.getByRole("button", { name: "Buy now" }).first().click();
  await expect(page.getByRole("alert").filter({ hasText: /\S/ }).first()).toBeVisible();
  expect(await shopper.orders()).toEqual([]);
});

for (const [name, rail] of Object.entries(RAILS)) {
  test(`the payment panel is right for ${name}`, async ({ shopper, page }) => {
    await shopper.buy({ rail });
    await expectPaymentPanel(page, rail);
  });
}

test("checkout without an email address is refused at its field", async ({ shopper, page, watch }) => {
  watch.allow(/status of 4\d\d/);
  await shopper.reachCheckout();
  await shopper.fillCheckout("not-an-address@");
  await page.locator("form").evaluateAll((forms) => forms.forEach((form) => form.setAttribute("novalidate", "")));
  await shopper.placeOrderButton().click();
  await expect(page.getByRole("alert").filter({ hasText: /\S/ }).first()).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Email" })).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByRole("textbox", { name: "Email" })).toHaveValue("not-an-address@");
  expect(await shopper.orders()).toEqual([]);
});

test("a cart of five is paid as one order and received", async ({ shopper, page }) => {
  // Without WebAssembly, the order's page reloads every ten seconds.
  test.setTimeout(120_000);
  await shopper.openBrand("Northstar Play");
  await shopper.chooseAmount(/\$\s?25(\.00)?\b/);
  await shopper.payWith(RAILS.usdcSolana);
  await shopper.addToCart();
  await shopper.openBrand("Pomelo Market");
  await shopper.typeAmount("37");
  await shopper.payWith(RAILS.usdcSolana);
  await shopper.addToCart();
  await shopper.openBrand("Northstar Play");
  await shopper.chooseAmount(/\$\s?10(\.00)?\b/);
  await shopper.payWith(RAILS.usdcSolana);
  await shopper.addToCart();

  await expect(shopper.cartLines()).toHaveCount(3);
  const twice = shopper.cartLine(/Northstar Play .*25/);
  await twice.getByRole("button", { name: /^Increase quantity/ }).click();
  await expect(twice.getByTestId("cart-quantity")).toHaveText("2");
  await twice.getByRole("button", { name: /^Increase quantity/ }).click();
  await expect(twice.getByTestId("cart-quantity")).toHaveText("3");
  await expect(page.getByTestId("live-price")).toHaveAttribute("data-amount", /^\d+(\.\d+)?$/);

  await shopper.checkOut();
  await expect(page.getByText(/3 × Northstar Play/)).toBeVisible();
  await shopper.fillCheckout("quick@example.test");
  await shopper.placeOrder();
  expect(await shopper.orders()).toHaveLength(1);
  await page.goto("/en-us/cart");
  await expect(shopper.cartLines()).toHaveCount(0);
  await page.goto((await shopper.orders())[0] ?? "");

  await shopper.simulatePayment();
  await shopper.expectState("done");
  await page.getByRole("button", { name: "Reveal code" }).first().click();
  await expect(page.getByTestId("code").first()).toBeVisible();
  await expect(page.getByTestId("code")).toHaveCount(5);
});

test("a line is removed from the cart, and an empty cart says what to do", async ({ shopper, page }) => {
  await shopper.openBrand("Northstar Play");
  await shopper.chooseAmount(/\$\s?25(\.00)?\b/);
  await shopper.payWith(RAILS.usdcSolana);
  await shopper.addToCart();
  await shopper.cartLine("Northstar Play").getByRole("button", { name: /^Remove/ }).click();
  await expect(shopper.cartLines()).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Browse gift cards" })).toBeVisible();
});

test("an order with a changed amount is paid only after the new amount was accepted", async ({ shopper, page }) => {
  await shopper.buy({ email: "reprice+quick@example.test" });
  const question = page.getByTestId("reprice");
  await expect(question).toBeVisible();
  const agreed = Number(await page.getByTestId("reprice-agreed").getAttribute("data-amount"));
  const asked = Number(await page.getByTestId("reprice-asked").getAttribute("data-amount"));
  expect(asked).toBeGreaterThan(agreed);
  await expect(question).toContainText(/USDC more/);
  for (const part of ["pay-address", "pay-qr", "pay-uri"]) await expect(page.getByTestId(part)).toHaveCount(0);

  await question.getByRole("button", { name: `Accept ${asked} USDC` }).click();
  await expect(page.getByTestId("pay-amount")).toHaveAttribute("data-amount", String(asked));
  await expectPaymentPanel(page, RAILS.usdcSolana);
  await expect(question).toHaveCount(0);
  await shopper.simulatePayment();
  await shopper.expectState("done");
});

async function expectPaymentPanel(page: Page, rail: Rail) {
  await expect(page.getByTestId("pay-amount")).toContainText(/\d/);
  await expect(page.getByTestId("pay-amount")).toContainText(new RegExp(`${rail.coin}|sat`, "i"));
  await expect(page.getByTestId("pay-address")).toContainText(/[0-9a-zA-Z]{4}/);
  await expect(page.getByTestId("pay-qr")).toBeVisible();
  await expect(page.getByTestId("pay-uri")).toHaveAttribute("href", rail.uri);
  await expect(page.getByTestId("countdown")).toContainText(/\d/);
  await expect(page.getByText(rail.network).first()).toBeVisible();
}
