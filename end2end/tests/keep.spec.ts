// What an owner keeps of an order: cards with the delivered goods, a printout, a receipt, and the details for
// support.
import type { Page } from "@playwright/test";

import { expect, test } from "./shop.ts";
import type { Shopper } from "./shopper.ts";

const EMAIL = "secret.buyer+quick@example.test";

async function delivered(shopper: Shopper, page: Page) {
  const order = await shopper.buy({ email: EMAIL });
  await shopper.simulatePayment();
  await shopper.expectState("done");
  await page.getByRole("button", { name: "Reveal code" }).click();
  const code = await page.getByTestId("code").innerText();
  return { order, code };
}

test("a card shows code, serial number, barcode and steps, without foreign images", async ({ shopper, page }) => {
  await delivered(shopper, page);
  const card = page.locator(".owned");
  await expect(card).toContainText("Serial");
  await expect(card).toContainText("How to redeem");
  const barcode = card.getByRole("img", { name: "Gift card barcode" });
  await expect(barcode).toHaveAttribute("src", /^data:image\//);
  expect(await barcode.evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth > 0)).toBe(true);
});

test("revealed codes occur only in the response to their owner", async ({ shopper, page }) => {
  const { order, code } = await delivered(shopper, page);
  await page.goto(order);
  expect(await page.content()).not.toContain(code);
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]));
  expect(kept).not.toContain(code);
});

test("a printout has the cards, the order's number and date, and no controls", async ({ shopper, page }) => {
  const { order, code } = await delivered(shopper, page);
  const number = order.split("/").pop() ?? "";
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText(number).first()).toBeVisible();
  await expect(page.getByTestId("code")).toBeVisible();
  await expect(page.getByTestId("code")).toHaveText(code);
  await expect(page.locator(".owned")).toContainText("Serial");
  await expect(page.locator(".order__printed")).toContainText(/Kiosk · .*\d{4}/);
  for (const screenOnly of ["banner", "contentinfo"] as const) await expect(page.getByRole(screenOnly)).toBeHidden();
  await expect(page.getByRole("button")).toHaveCount(0);
  await expect(page.locator(".timeline")).toBeHidden();
  await expect(page.locator(".desk__side")).toBeHidden();
  await expect(page.getByTestId("support")).toBeHidden();
  const [content, paper] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  expect(content).toBeLessThanOrEqual(paper ?? 0);
});

test("the button prints", async ({ shopper, page }) => {
  await page.addInitScript(() => {
    window.print = () => document.documentElement.setAttribute("data-printed", "");
  });
  await delivered(shopper, page);
  await page.getByRole("button", { name: "Print" }).click();
  await expect(page.locator("html[data-printed]")).toHaveCount(1);
});

test("the receipt says what was bought and paid, on a page and as JSON, without a code", async ({ shopper, stranger, page }) => {
  const { order, code } = await delivered(shopper, page);
  await page.goto(order);
  await page.getByRole("link", { name: "View receipt" }).click();
  await page.waitForURL(/\/receipt$/);
  const receipt = page.getByTestId("receipt");
  for (const told of ["Kiosk", "Cryptorefills", "Northstar Play", "$25", "USDC", "Solana"]) await expect(receipt).toContainText(told);
  expect(await page.content()).not.toContain(code);
  const json = `/api/orders/${order.split("/").pop() ?? ""}/receipt`;
  const answer = await page.request.get(json);
  expect(answer.headers()["cache-control"]).toContain("no-store");
  expect(await answer.json()).toMatchObject({ shop: "Kiosk", seller: "Cryptorefills", coin: "USDC", network: "Solana", phase: "delivered" });
  expect(await answer.text()).not.toContain(code);
  expect((await stranger.page.request.get(json)).status()).toBe(404);
});

test("the details for support identify the payment and contain no secret", async ({ shopper, page }) => {
  const { order, code } = await delivered(shopper, page);
  const support = page.getByTestId("support");
  await support.getByText("Details for support").click();
  await support.getByLabel("Transaction hash").fill(" 5fT7hash<b> ");
  const note = page.getByTestId("support-note");
  for (const told of [order.split("/").pop() ?? "", "USDC", "Solana", "done / delivered", "5fT7hashb", /Address: \w{30,}/]) {
    await expect(note).toContainText(told);
  }
  const mail = decodeURIComponent((await page.getByTestId("support-mail").getAttribute("href")) ?? "");
  expect(mail).toMatch(/^mailto:.+@.+\?subject=.*5fT7hashb/s);
  for (const secret of [code, EMAIL]) {
    await expect(note).not.toContainText(secret);
    expect(mail).not.toContain(secret);
  }
});

test("the transaction hash of a wallet is among the details", async ({ shopper, page }) => {
  await shopper.buy();
  await expect(shopper.order).toHaveAttribute("data-live", "");
  await page.evaluate(() => {
    const left = document.createElement("p");
    left.dataset.testid = "tx-hash";
    left.textContent = "0xfeed";
    document.querySelector("main")?.append(left);
  });
  await page.getByText("Details for support").click();
  await expect(page.getByTestId("support-note")).toContainText("0xfeed");
});

test("help appears after two minutes of silence without a layout shift", async ({ shopper, page }) => {
  await page.clock.install();
  const stream = page.waitForResponse(/\/subscribe$/);
  await shopper.buy();
  await expect(page.getByTestId("usual")).toContainText(/usually takes a few seconds/);
  // The first event of the stream also ends the silence, so it has to arrive before the clock moves.
  await stream;
  await page.waitForTimeout(500);
  await page.clock.fastForward(100_000);
  await expect(page.getByTestId("patience")).toHaveCount(0);
  await page.clock.fastForward(40_000);
  await expect(page.getByTestId("patience")).toContainText(/Already sent it\?.*don’t send it again/is);
  await page.getByTestId("usual").getByRole("link").click();
  await expect(page.getByTestId("patience")).toBeInViewport();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("details, receipt and cards are there as well", async ({ shopper, page }) => {
    const order = await shopper.buy();
    await page.goto(`${order}?help=1`);
    await expect(page.locator("noscript meta[http-equiv=refresh], meta[http-equiv=refresh]")).toHaveCount(0);
    await page.getByLabel("Transaction hash").fill("0xabc");
    await page.getByRole("button", { name: "Add" }).click();
    await expect(page.getByTestId("support-note")).toContainText("0xabc");
    await page.getByRole("link", { name: "View receipt" }).click();
    await expect(page.getByTestId("receipt")).toContainText("Northstar Play");
    await expect(page.getByText("Not paid yet.")).toBeVisible();
    await expect(page.getByRole("button", { name: "Print" })).toBeHidden();
  });
});
