// The ways an order can go other than well. The sandbox chooses the fate by the e-mail address.
import { expect, test } from "./shop.ts";

for (const { fate, pays, state, says } of [
  { fate: "expired", pays: false, state: "expired", says: /expired|late/i },
  { fate: "underpaid", pays: true, state: "partial_payment_started", says: /remaining|missing|still to pay|left to pay/i },
  { fate: "late", pays: true, state: "done", says: /Reveal code/ },
  { fate: "review", pays: true, state: "waiting_for_manual_action", says: /review|check/i },
  { fate: "refund", pays: true, state: "refunded", says: /refund/i },
]) {
  test(`${fate}: the order says so and what to do`, async ({ shopper, page }) => {
    await shopper.buy({ email: `${fate}@example.test` });
    if (pays) await shopper.simulatePayment();
    await shopper.expectState(state);
    await expect(shopper.order).toContainText(says);
    await page.reload();
    await shopper.expectState(state);
  });
}
