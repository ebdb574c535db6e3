// Links that the browser fetches before they are followed: listings as soon as a pointer rests on them, pages with a price
// no sooner than it is pressed, what is about one visitor never.
import type { Page } from "@playwright/test";

import { expect, test } from "./shop.ts";

type Rules = { prefetch: { eagerness: string; where: { href_matches: { pathname: string; search: string } } }[] };

/** How early the browser may fetch an address, as it reads the rules itself. */
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

test("what costs upstream a read waits for the press, and what is about one visitor for the page", async ({ page }) => {
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

test("a link that a pointer rests on opens from what was fetched", async ({ page }) => {
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
