// An order is placed only once, however often a shopper submits it.
import { expect, test } from "./shop.ts";
import { Shopper } from "./shopper.ts";

test("a double click places one order", async ({ shopper, page }) => {
  await shopper.reachCheckout();
  await shopper.fillCheckout("buyer@example.test");
  await shopper.placeOrderButton().dblclick();
  await page.waitForURL(/\/orders\/[^/?]+/);
  expect(await shopper.orders()).toHaveLength(1);
});

test("going back and forward leaves one order", async ({ shopper, page }) => {
  const order = await shopper.buy();
  await page.goBack();
  await page.goForward();
  await expect(page).toHaveURL(order);
  expect(await shopper.orders()).toHaveLength(1);
});

test("going back and submitting again leads to the same order", async ({ shopper, page }) => {
  const order = await shopper.buy();
  await page.goBack();
  await shopper.fillCheckout("buyer@example.test");
  await shopper.placeOrderButton().click();
  await page.waitForURL(order);
  expect(await shopper.orders()).toHaveLength(1);
});

test("two tabs of one checkout place one order", async ({ shopper, page, context, watch }) => {
  watch.allow(/status of 409/);
  await shopper.reachCheckout();
  const other = new Shopper(await context.newPage());
  await other.open(page.url());
  await shopper.fillCheckout("buyer@example.test");
  await other.fillCheckout("buyer@example.test");
  await Promise.all([shopper.placeOrderButton().click(), other.placeOrderButton().click()]);
  await page.waitForURL(/\/orders\/[^/?]+/);
  expect(await shopper.orders()).toHaveLength(1);
});

test("reloading the order's page resubmits nothing", async ({ shopper, page }) => {
  const order = await shopper.buy();
  const writes: string[] = [];
  page.on("request", (request) => {
    if (request.method() !== "GET") writes.push(request.url());
  });
  await page.reload();
  await expect(page).toHaveURL(order);
  await shopper.expectState("waiting_for_payment");
  expect(writes).toEqual([]);
});
