// Unusual steps of an order. They are the same with everything and without JavaScript.
import { expect, test } from "./shop.ts";
import { RAILS } from "./shopper.ts";

const LONG = 60_000;

test("a network that needs a name is refused with a message and can be replaced", async ({ shopper, page, watch }) => {
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

test("a gift goes to its recipient and is shown to the buyer too", async ({ shopper, page, watch }) => {
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
  // The QR code is that of the rest: the remaining amount, at the same address as before.
  const uri = (await page.getByTestId("pay-uri").getAttribute("href")) ?? "";
  expect(uri).toContain(`amount=${await rest.getAttribute("data-amount")}`);
  await shopper.simulatePayment();
  await shopper.expectState("done");
  await expect(shopper.order).toContainText(/your order is here/i);
});

test("a cart with a failed line says what was delivered, what was not, and what happens next", async ({ shopper, page }) => {
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

test("an expired order is delivered after a late payment, and its page shows it", async ({ shopper, page }) => {
  test.setTimeout(2 * LONG);
  await shopper.buy({ email: "late@example.test" });
  // A frequent visitor sees both. A page without JavaScript reloads only every ten seconds.
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
