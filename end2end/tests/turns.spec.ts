// Turns an order can take on its way to its end. The steps are the same with everything and without JavaScript.
import { expect, test } from "./shop.ts";
import { RAILS } from "./shopper.ts";

const LONG = 60_000;

test("a network that wants a name is refused in words, and mended by another one", async ({ shopper, page, watch }) => {
  watch.allow(/status of 4\d\d/);
  await shopper.openBrand("Northstar Play");
  await shopper.chooseAmount(/\$\s?25(\.00)?\b/);
  await shopper.payWith({ coin: "USDT", network: /Tron/, uri: /^$/ });
  await shopper.buyNow();
  await shopper.fillCheckout("quick@example.test");
  await shopper.placeOrderButton().click();
  await expect(page.getByRole("alert").filter({ hasText: /full name/ })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Email" })).toHaveValue("quick@example.test");
  await page.locator("#pay").getByRole("link", { name: "Change" }).click();
  await shopper.payWith(RAILS.usdcSolana);
  await shopper.buyNow();
  await shopper.orderAndPay("quick@example.test");
  expect(await shopper.orders()).toHaveLength(1);
});

test("a gift goes to somebody else, and the buyer sees it as well", async ({ shopper, page, watch }) => {
  watch.allow(/status of 4\d\d/);
  await shopper.reachCheckout();
  await page.locator("summary", { hasText: "gift" }).click();
  const friend = page.getByRole("textbox", { name: /gift/ });
  await friend.fill("friend");
  await shopper.fillCheckout("quick@example.test");
  await shopper.placeOrderButton().click();
  await expect(page.getByRole("alert").filter({ hasText: /recipient/ }).first()).toBeVisible();
  await expect(friend).toHaveValue("friend");
  await friend.fill("friend@example.test");
  await shopper.orderAndPay("quick@example.test");
  await page.getByRole("button", { name: "Reveal code" }).click();
  await expect(page.getByTestId("code")).toHaveText(/[A-Z0-9-]{8,}/);
});

test("an underpaid order is settled by paying the rest", async ({ shopper, page }) => {
  await shopper.buy({ email: "underpaid@example.test", rail: RAILS.solana });
  const whole = await page.getByTestId("pay-amount").innerText();
  await shopper.simulatePayment();
  await shopper.expectState("partial_payment_started");
  const rest = page.getByTestId("pay-amount");
  await expect(rest).not.toHaveText(whole);
  await expect(shopper.order).toContainText(new RegExp(`of ${whole.replace(/\s.*/s, "")} SOL received`));
  // The code is the rest's own: with the amount that is left, at the address that was there before.
  const uri = (await page.getByTestId("pay-uri").getAttribute("href")) ?? "";
  expect(uri).toContain(`amount=${await rest.getAttribute("data-amount")}`);
  await shopper.simulatePayment();
  await shopper.expectState("done");
  await expect(shopper.order).toContainText(/your order is here/i);
});

test("a cart of which one line fails says which came, which did not, and what happens with the rest", async ({ shopper, page }) => {
  for (const amount of [/\$\s?25(\.00)?\b/, /\$\s?10(\.00)?\b/]) {
    await shopper.openBrand("Northstar Play");
    await shopper.chooseAmount(amount);
    await shopper.payWith(RAILS.usdcSolana);
    await shopper.addToCart();
  }
  await shopper.checkOut();
  await shopper.orderAndPay("halfdone+quick@example.test");
  await expect(shopper.order).toHaveAttribute("data-phase", "partly-delivered");
  await expect(shopper.order).toContainText(/some couldn’t be.*refund/is);
  await expect(page.getByRole("button", { name: "Reveal code" })).toHaveCount(1);
  await expect(page.getByText("Couldn’t be delivered")).toHaveCount(1);
  await page.getByRole("button", { name: "Reveal code" }).click();
  await expect(page.getByTestId("code")).toHaveText(/[A-Z0-9-]{8,}/);
});

test("an expired order is delivered when a late payment is found, as whoever looks again sees", async ({ shopper, page }) => {
  test.setTimeout(2 * LONG);
  await shopper.buy({ email: "late@example.test" });
  // Whoever looks often sees both; a page that nothing keeps alive looks every ten seconds only.
  for (const state of ["expired", "done"]) {
    await expect(async () => {
      await page.reload();
      await expect(shopper.order).toHaveAttribute("data-state", state, { timeout: 100 });
    }).toPass({ intervals: [700], timeout: LONG });
  }
  await expect(shopper.order).toContainText(/paid late, still delivered/i);
  await page.getByRole("button", { name: "Reveal code" }).click();
  await expect(page.getByTestId("code")).toHaveText(/[A-Z0-9-]{8,}/);
});
