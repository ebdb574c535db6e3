// Links that the browser prefetches: listings when the pointer rests on them, pages with a price only when it
// is pressed, and pages about a single visitor never.
import type { Page } from "@playwright/test";

import { expect, test } from "./shop.ts";

type Rules = { prefetch: { eagerness: string; where: { href_matches: { pathname: string; search: string } } }[] };

/** How early the browser may prefetch a URL, read from the rules as a browser does. */
async function eagerness(page: Page, address: string): Promise<string | undefined> {
  const rules: Rules = await (await page.request.get("/prefetch.json")).json();
  return page.evaluate(
    ([{ prefetch }, address]) =>
      prefetch.find(({ where }) =>
        new URLPattern({ ...where.href_matches, baseURL: location.origin }).test(address, location.href),
      )?.eagerness,
    [rules, address] as const,
  );
}

test("priced pages are prefetched on press, and personal pages never", async ({ page }) => {
  await page.goto("/en-us");
  for (const [address, early] of [
    ["/en-us", "moderate"],
    ["/it-it", "moderate"],
    ["/en-us/brands", "moderate"],
    ["/en-us/brands?category=games&page=2", "moderate"],
    ["/en-us/brands/northstar-play", "conservative"],
    ["/en-us/brands/northstar-play?country=IT", "conservative"],
    ["/en-us/top-up?country=IT", "conservative"],
    ["/en-us/esim", "conservative"],
    ["/en-us/cart", undefined],
    ["/en-us/checkout?brand=northstar-play", undefined],
    ["/en-us/orders", undefined],
    ["/en-us/orders/0123456789abcdef0123456789abcdef?reveal=1", undefined],
    ["/api/quote", undefined],
    ["/robots.txt", undefined],
    ["https://elsewhere.example/en-us", undefined],
  ] as const) {
    expect.soft(await eagerness(page, address), address).toBe(early);
  }
});

test("a hovered link opens from the prefetched page", async ({ page }) => {
  await page.goto("/en-us");
  const link = page.getByRole("navigation").getByRole("link", { name: "Gift cards" }).first();
  await link.hover();
  await page.waitForTimeout(1_000);
  await link.click();
  await page.waitForURL(/\/en-us\/brands/);
  const delivered = await page.evaluate(() => {
    const [way] = performance.getEntriesByType("navigation") as (PerformanceNavigationTiming & { deliveryType: string })[];
    return way?.deliveryType;
  });
  expect(delivered).toBe("navigational-prefetch");
});
