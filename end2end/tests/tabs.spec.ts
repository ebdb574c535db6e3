// Several tabs of one browser: HTTP/1.1 connections are limited, and a wallet request in one tab counts in
// all of them.
import { expect, test } from "./shop.ts";
import { RAILS, Shopper } from "./shopper.ts";
import { HASH, askedFor, install } from "./wallets.ts";

const TABS = 7;

test("seven order tabs leave connections for the rest of the shop and all get updates", async ({ shopper, page, context }) => {
  test.setTimeout(150_000);
  let streams = 0;
  context.on("request", (request) => /\/subscribe$/.test(request.url()) && (streams += 1));
  const first = await shopper.buy();
  const tabs = [shopper];
  while (tabs.length < TABS) {
    const tab = new Shopper(await context.newPage());
    await tab.buy();
    await expect(tab.order).toHaveAttribute("data-live", "");
    tabs.push(tab);
  }
  const catalogue = await context.newPage();
  const began = Date.now();
  await catalogue.goto("/en-us/brands");
  await expect(catalogue.getByTestId("brand-card").first()).toBeVisible();
  const tookMs = Date.now() - began;
  console.log(`    the catalogue beside ${TABS} order tabs opened within ${tookMs} ms; ${streams} streams were opened`);
  expect(tookMs).toBeLessThan(10_000);
  const held = await page.evaluate(async () => (await navigator.locks.query()).held?.filter(({ name }) => name?.startsWith("order-stream-")));
  expect(held).toHaveLength(3);

  const last = tabs.at(-1) ?? shopper;
  await last.page.evaluate(async () => {
    const form = document.querySelector<HTMLFormElement>("form[action$='/simulate']");
    await fetch(form?.action ?? "", { method: "POST", redirect: "manual" });
  });
  await last.expectState("done");
  expect(page.url()).toBe(first);
});

test("a payment requested from a wallet is not offered in another tab until the order changes", async ({ shopper, page, context, watch }) => {
  // The page of a background tab may grow where the goods appear.
  watch.allow(/^layout shift/);
  await install(page, { name: "Honest Wallet" });
  const order = await shopper.buy({ rail: RAILS.usdcBase });
  const amount = (await page.getByTestId("pay-amount").getAttribute("data-amount")) ?? "";
  const other = await context.newPage();
  await install(other, { name: "Honest Wallet" });
  await other.goto(order);
  const door = { name: "Pay with a browser wallet" };
  await expect(other.getByRole("button", door)).toBeVisible();

  await page.getByRole("button", door).click();
  await page.getByRole("button", { name: "Honest Wallet" }).click();
  await page.getByRole("button", { name: `Send ${amount} USDC` }).click();
  await expect(page.getByTestId("tx-hash")).toHaveText(HASH);

  await expect(other.getByRole("button", door)).toBeHidden();
  await expect(other.getByTestId("tx-hash")).toHaveText(HASH);
  await other.reload();
  await expect(other.getByTestId("tx-hash")).toHaveText(HASH);
  await expect(other.getByRole("button", door)).toBeHidden();
  expect(await askedFor(other, "eth_sendTransaction")).toEqual([]);

  await shopper.simulatePayment();
  await shopper.expectState("done");
  await expect.poll(() => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("sent:")))).toEqual([]);
});

test("a wallet that announces itself twice is listed once", async ({ shopper, page }) => {
  await install(page, { name: "Twice Wallet", uuid: "one" }, { name: "Twice Wallet", uuid: "two" }, { name: "Other Wallet" });
  await shopper.buy({ rail: RAILS.usdcBase });
  await page.getByRole("button", { name: "Pay with a browser wallet" }).click();
  await expect(page.getByRole("button", { name: "Other Wallet" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Twice Wallet" })).toHaveCount(1);
});
