// A purchase with only a keyboard.
import type { Locator, Page } from "@playwright/test";

import { expect, test } from "./shop.ts";

test("a purchase works with Tab, Space, Enter and arrow keys", async ({ shopper, page }) => {
  await page.goto("/en-us");
  await tabTo(page, page.getByRole("searchbox", { name: "Search brands" }));
  await page.keyboard.type("Northstar");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/brands\?/);

  await tabTo(page, shopper.brandLink("Northstar Play").first());
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Northstar Play" })).toBeVisible();

  await pick(page, page.getByRole("group", { name: "Amount" }), /\$\s?25(\.00)?\b/);
  await pick(page, page.getByRole("group", { name: "Pay with" }), /USDC.*Solana/i);
  await press(page, page.getByRole("button", { name: "Buy now" }).first(), "Enter");
  await page.waitForURL(/\/checkout/);

  await tabTo(page, page.getByRole("textbox", { name: "Email" }));
  await page.keyboard.type("buyer@example.test");
  await press(page, shopper.placeOrderButton(), "Enter");
  await page.waitForURL(/\/orders\/[^/?]+/);

  await press(page, page.getByRole("button", { name: "Simulate payment" }), "Space");
  await shopper.expectState("done");
  await press(page, page.getByRole("button", { name: "Reveal code" }).first(), "Enter");
  await expect(page.getByTestId("code").first()).toBeVisible();
});

test("the first Tab offers to skip to the content", async ({ page }) => {
  await page.goto("/en-us");
  await page.keyboard.press("Tab");
  const skip = page.locator(":focus");
  await expect(skip).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.locator("main:focus-within, main:focus, main:target")).toHaveCount(1);
});

const isFocused = (target: Locator) => target.evaluate((element) => element === document.activeElement);

async function tabTo(page: Page, target: Locator) {
  await expect(target).toBeAttached();
  for (let step = 0; step < 120; step += 1) {
    if (await isFocused(target)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never reached ${target}`);
}

async function press(page: Page, target: Locator, key: "Enter" | "Space") {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

/** A radio group is a single tab stop; arrow keys move inside it. */
async function pick(page: Page, group: Locator, name: RegExp) {
  const wanted = group.getByRole("radio", { name }).first();
  await expect(wanted).toBeAttached();
  for (let step = 0; step < 120; step += 1) {
    if (await group.locator("input[type=radio]:focus").count()) break;
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Space");
  for (let step = 0; step < 60 && !(await wanted.isChecked()); step += 1) {
    await page.keyboard.press("ArrowDown");
  }
  await expect(wanted).toBeChecked();
}

test("an amount out of range shows an alert until it is corrected", async ({ shopper, page, watch }) => {
  watch.allow(/status of 4\d\d/);
  await shopper.openBrand("Pomelo Market");
  await expect(page.locator("form.purchase[data-live]")).toBeVisible();
  await shopper.typeAmount("100000");
  const alert = page.getByRole("alert").filter({ hasText: /\S/ });
  await expect(alert).toHaveText(/limits/);
  await shopper.typeAmount("50");
  await expect(page.getByTestId("live-price")).toHaveAttribute("data-amount", /\d/);
  await expect(alert).toHaveCount(0);
});
