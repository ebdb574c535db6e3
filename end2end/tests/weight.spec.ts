// The weight of a first visit: all scripts and WebAssembly files that the page really loads, as sent.
import { expect, test } from "./shop.ts";

const BUDGET = 150_000;

test("a first visit to a brand's page loads little code", async ({ page }) => {
  await page.goto("/en-us/brands/northstar-play");
  await expect(page.locator("form[data-live]")).toBeVisible();
  const loaded = await page.evaluate(() =>
    (performance.getEntriesByType("resource") as PerformanceResourceTiming[])
      .filter(({ name }) => /\.(m?js|wasm)(\?|$)/.test(name))
      .map(({ name, encodedBodySize }) => ({ file: new URL(name).pathname, bytes: encodedBodySize })),
  );
  const files = new Map(loaded.map(({ file, bytes }) => [file, bytes]));
  const total = [...files.values()].reduce((sum, bytes) => sum + bytes, 0);
  console.log(`    ${total} bytes of scripts and WebAssembly on a first visit to a brand's page: ${[...files.keys()].join(" ")}`);
  expect([...files.keys()].filter((file) => file.endsWith(".wasm")).length).toBeGreaterThanOrEqual(1);
  expect([...files.values()].every((bytes) => bytes > 0)).toBe(true);
  expect(total).toBeLessThanOrEqual(BUDGET);
});
