// Accessibility of all pages: axe finds no problems in light or dark, and nothing is cut off on a narrow
// screen.
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";

import { expect, test } from "./shop.ts";
import type { Shopper } from "./shopper.ts";

const PAGES = [
  "/en-us",
  "/en-us/brands",
  "/en-us/cart",
  "/en-us/brands?q=zzzz",
  "/en-us/top-up",
  "/en-us/top-up?country=IT",
  "/en-us/esim",
  "/en-us/esim?country=IT",
  "/en-us/orders",
];

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    for (const path of PAGES) {
      test(`${path} is accessible`, async ({ page }) => {
        await page.goto(path);
        await expectNoBarrier(page);
      });
    }

    for (const path of ["/en-us/brands/no-such-brand", "/en-us/nothing-here", "/en-us/brands?page=many"]) {
      test(`the error page of ${path} is accessible`, async ({ page, watch }) => {
        watch.allow(/status of 40\d/);
        await page.goto(path);
        await expectNoBarrier(page);
      });
    }

    test("a form with errors is accessible", async ({ shopper, page, watch }) => {
      watch.allow(/status of 400/);
      await shopper.reachCheckout();
      await shopper.fillCheckout("buyer@nowhere.invalid");
      await shopper.placeOrderButton().click();
      await expect(page.getByRole("alert").filter({ hasText: /\S/ }).first()).toBeVisible();
      await expectNoBarrier(page);
    });

    for (const fate of ["expired", "underpaid", "setupfail", "halfdone"]) {
      test(`the order of ${fate}@ is accessible`, async ({ shopper, page }) => {
        await shopper.buy({ email: `${fate}+quick@example.test` });
        if (["underpaid", "halfdone"].includes(fate)) await shopper.simulatePayment();
        await shopper.expectState(/expired|partial_payment_started|payment_setup_failed|done/);
        await expectNoBarrier(page);
      });
    }

    test("the steps of a purchase are accessible", async ({ shopper, page }) => {
      test.setTimeout(120_000);
      await throughAPurchase(shopper, () => expectNoBarrier(page));
    });
  });
}

test.describe("on a screen of 320 pixels", () => {
  test.use({ viewport: { width: 320, height: 640 } });

  for (const path of PAGES) {
    test(`${path} scrolls in one direction only`, async ({ page }) => {
      await page.goto(path);
      await expectToFit(page);
    });
  }

  test("the steps of a purchase scroll in one direction only", async ({ shopper, page }) => {
    test.setTimeout(120_000);
    await throughAPurchase(shopper, () => expectToFit(page));
  });
});

test.describe("with reduced motion", () => {
  test.use({ contextOptions: { reducedMotion: "reduce" } });

  test("nothing moves", async ({ page }) => {
    await page.goto("/en-us/brands");
    const moving = await page.evaluate(() => document.getAnimations().filter((it) => it.playState === "running").length);
    expect(moving).toBe(0);
  });
});

async function throughAPurchase(shopper: Shopper, look: () => Promise<void>) {
  await shopper.openBrand("Northstar Play");
  await look();
  await shopper.openBrand("Pomelo Market");
  await look();
  await shopper.addToCart();
  await look();
  await shopper.reachCheckout();
  await look();
  await shopper.fillCheckout("buyer@example.test");
  await shopper.placeOrder();
  await look();
  await shopper.simulatePayment();
  await shopper.expectState("done");
  await look();
  await shopper.page.getByRole("button", { name: "Reveal code" }).first().click();
  await expect(shopper.page.getByTestId("code").first()).toBeVisible();
  await look();
  const order = shopper.page.url();
  for (const page of [`${order}/receipt`, "/en-us/orders"]) {
    await shopper.open(page);
    await look();
  }
}

async function expectNoBarrier(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, help, nodes }) => `${id}: ${help}\n${nodes.map(({ html }) => `    ${html}`).join("\n")}`);
  expect(found, page.url()).toEqual([]);
}

async function expectToFit(page: Page) {
  const [content, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  expect(content, page.url()).toBeLessThanOrEqual(screen ?? 0);
}
