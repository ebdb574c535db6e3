// All unusual outcomes of an order. In the sandbox, words in the email address select the outcome.
import { expect, test } from "./shop.ts";
import { type Shopper } from "./shopper.ts";

const LONG = 60_000;

test.describe("an unusual outcome says what happened and what to do, also after a reload", () => {
  for (const { fate, pays, state, says } of [
    { fate: "expired", pays: false, state: "expired", says: /has expired.*order again/is },
    { fate: "cancel", pays: false, state: "canceled", says: /was canceled.*don’t pay/is },
    { fate: "setupfail", pays: false, state: "payment_setup_failed", says: /couldn’t set up.*order again/is },
    { fate: "underpaid", pays: true, state: "partial_payment_started", says: /partial payment.*send the rest/is },
    { fate: "overpaid", pays: true, state: "waiting_for_manual_action", says: /too much.*on hold.*don’t send anything more/is },
    { fate: "review", pays: true, state: "waiting_for_manual_action", says: /manual review.*don’t need to do anything/is },
    { fate: "failed", pays: true, state: "payment_failed", says: /didn’t go through.*check your wallet/is },
    { fate: "halfdone", pays: true, state: "done", says: /couldn’t deliver.*don’t send anything more/is },
    { fate: "refund", pays: true, state: "refunded", says: /refunded.*90 days.*refunded: \d+(\.\d+)? usdc/is },
  ]) {
    test(fate, async ({ shopper, page }) => {
      await shopper.buy({ email: `${fate}@example.test` });
      if (pays) await shopper.simulatePayment();
      await shopper.expectState(state);
      await expect(shopper.order).toContainText(says);
      await page.reload();
      await shopper.expectState(state);
      await expect(shopper.order).toContainText(says);
    });
  }
});

test.describe("the order arrives whatever upstream's stream does", () => {
  for (const fate of ["drop", "garbage", "nostop", "nosse", "numbers", "nested", "flat+otherclock", "slowcode"]) {
    test(fate, async ({ shopper, page }) => {
      test.setTimeout(2 * LONG);
      await shopper.buy({ email: `${fate}+quick@example.test` });
      await shopper.simulatePayment();
      await expect(shopper.order).toHaveAttribute("data-state", "done", { timeout: LONG });
      await page.getByRole("button", { name: "Reveal code" }).first().click({ timeout: LONG });
      await expect(page.getByTestId("code").first()).toHaveText(/[A-Z0-9-]{8,}/);
    });
  }
});

test.describe("an order that differs from its quote cannot be paid", () => {
  for (const fate of ["wrongnet", "badaddress", "wrongqr", "triple"]) {
    test(fate, async ({ shopper, page, watch }) => {
      watch.allow(/status of 409/);
      await toPlaceOrder(shopper, `${fate}@example.test`);
      await shopper.placeOrderButton().click();
      await expect(page.getByRole("alert").filter({ hasText: /\S/ }).first()).toBeVisible();
      await expect(page.getByTestId("pay-address")).toHaveCount(0);
      await expect(page.getByTestId("pay-uri")).toHaveCount(0);
      await expect(page.getByTestId("pay-qr")).toHaveCount(0);
    });
  }
});

test.describe("checkout shows a refusal and keeps what was typed", () => {
  for (const { email, status } of [
    { email: "kyc@example.test", status: /status of 4\d\d/ },
    { email: "limit@example.test", status: /status of 4\d\d/ },
    { email: "buyer@nowhere.invalid", status: /status of 4\d\d/ },
  ]) {
    test(email, async ({ shopper, page, watch }) => {
      watch.allow(status);
      await toPlaceOrder(shopper, email);
      await shopper.placeOrderButton().click();
      await expect(page.getByRole("alert").filter({ hasText: /\S/ }).first()).toBeVisible();
      await expect(page.getByRole("textbox", { name: "Email" })).toHaveValue(email);
      expect(page.url()).toContain("/checkout");
    });
  }
});

test.describe("an order with a lost answer is shown once, as unconfirmed", () => {
  for (const fate of ["crash", "timeout"]) {
    test(fate, async ({ shopper, page }) => {
      test.setTimeout(2 * LONG);
      await toPlaceOrder(shopper, `${fate}@example.test`);
      await shopper.placeOrderButton().click();
      await page.waitForURL(/\/orders\/[^/?]+/, { timeout: LONG });
      await expect(shopper.order).toBeVisible();
      await expect(page.getByTestId("pay-address")).toHaveCount(0);
      await expect(shopper.order).toContainText(/contact support/i);
      expect(await shopper.orders()).toHaveLength(1);
    });
  }
});

test("an order over upstream's budget waits in the queue and is placed automatically", async ({ shopper, page, watch }) => {
  watch.allow(/status of 4\d\d/);
  await toPlaceOrder(shopper, "busy@example.test");
  await shopper.placeOrderButton().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You’re in line");
  await expect(page.getByTestId("queue-about")).toHaveText(/^About \d+ seconds?$/);
  await page.waitForURL(/\/orders\/[^/?]+/, { timeout: LONG });
  await expect(page.getByTestId("pay-address")).toBeVisible();
  expect(await shopper.orders()).toHaveLength(1);
  await expect(page.getByRole("link", { name: /Waiting for your payment/ })).toHaveCount(1);
});

async function toPlaceOrder(shopper: Shopper, email: string) {
  await shopper.reachCheckout();
  await shopper.fillCheckout(email);
}
