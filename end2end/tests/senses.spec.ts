// Unusual browsers: no clipboard, forced colors, no SVG, never idle, slow WebAssembly.
import type { Page } from "@playwright/test";

import { expect, test } from "./shop.ts";

const BRAND = "/en-us/brands/northstar-play";

/** Runs in the page, before its own scripts. */
const clipboards = {
  "is absent": () => Object.defineProperty(navigator, "clipboard", { value: undefined }),
  "refuses": () => {
    Object.defineProperty(navigator, "clipboard", { value: { writeText: () => Promise.reject(new DOMException("no", "NotAllowedError")) } });
  },
};

for (const [what, breakClipboard] of Object.entries(clipboards)) {
  test(`where the clipboard ${what} every copy button selects its text and says how to copy it`, async ({ shopper, page }) => {
    await page.addInitScript(breakClipboard);
    await shopper.buy();
    await page.locator("#support > summary").click();
    const buttons = page.getByRole("button", { name: /Copy/ });
    expect(await buttons.count()).toBeGreaterThanOrEqual(3);
    for (const button of await buttons.all()) {
      await button.click();
      const text = (await button.getAttribute("data-copy")) ?? "";
      expect(text).not.toBe("");
      await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toBe(text);
      await expect(button.locator("xpath=..").getByText(/Ctrl\+C/).last()).toBeVisible();
    }
  });
}

test("a copy button copies and says so", async ({ shopper, page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await shopper.buy();
  const address = await page.getByTestId("pay-address").getAttribute("data-address");
  await page.getByRole("button", { name: "Copy address" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Copied" })).toHaveCount(1);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address);
});

test.describe("with the reader's own colors", () => {
  test.beforeEach(({ page }) => page.emulateMedia({ forcedColors: "active" }));

  /** The backgrounds of the selected and the unselected elements. */
  const grounds = (page: Page, picked: string, others: string) =>
    page.evaluate(
      (selectors) => selectors.map((selector) => [...document.querySelectorAll(selector)].map((it) => getComputedStyle(it).backgroundColor)),
      [picked, others],
    );

  const states = [
    { what: "amounts and coins", path: BRAND, picked: ".choice__input:checked + .choice__face", others: ".choice__input:not(:checked):enabled + .choice__face" },
    { what: "entrances", path: "/en-us/brands", picked: ".header__link[aria-current]", others: ".header__link:not([aria-current])" },
    { what: "kinds of a list", path: "/en-us/brands", picked: ".facet__link[aria-current], .sort__link[aria-current]", others: ".facet__link:not([aria-current]), .sort__link:not([aria-current])" },
    { what: "days and data of plans", path: "/en-us/esim?country=DE", picked: ".chips__link[aria-current]", others: ".chips__link:not([aria-current])" },
  ];
  for (const { what, path, picked, others } of states) {
    test(`${what}: the selected element differs from the rest`, async ({ page }) => {
      await page.goto(path);
      const [ofPicked = [], ofOthers = []] = await grounds(page, picked, others);
      expect(ofPicked.length).toBeGreaterThan(0);
      expect(ofOthers.length).toBeGreaterThan(0);
      for (const ground of ofPicked) expect(ofOthers).not.toContain(ground);
    });
  }

  test("a selected amount looks different", async ({ shopper, page }) => {
    await page.goto(BRAND);
    const face = page.locator("label.choice", { has: page.getByRole("radio", { name: /\$\s?50(\.00)?\b/ }) }).locator(".choice__face");
    const before = await face.screenshot();
    await shopper.chooseAmount(/\$\s?50(\.00)?\b/);
    await page.mouse.move(0, 0);
    expect((await face.screenshot()).equals(before)).toBe(false);
  });

  test("the steps of an order look different", async ({ shopper, page }) => {
    await shopper.buy();
    const looks = await page.locator(".timeline__mark").evaluateAll((marks) =>
      marks.map((mark) => {
        const { backgroundColor, outlineStyle } = getComputedStyle(mark);
        return `${backgroundColor} ${outlineStyle}`;
      }),
    );
    expect(new Set(looks.slice(0, 3)).size, looks.join("; ")).toBe(3);
  });
});

test("a QR code keeps its own colors, and links have text", async ({ shopper, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await shopper.buy();
  const code = page.getByTestId("pay-qr");
  await expect(code).toHaveAttribute("src", /^data:image\/png;base64,/);
  expect(await code.evaluate((it: HTMLImageElement) => it.naturalWidth)).toBeGreaterThan(200);
  for (const link of await page.locator("a:visible").all()) {
    expect((await link.innerText()).trim(), await link.evaluate((it) => it.outerHTML)).not.toBe("");
  }
});

test("an order page does not reload needlessly while its WebAssembly is loading", async ({ shopper, page }) => {
  test.setTimeout(90_000);
  const order = await shopper.buy();
  const isThere = new Promise((wake) => setTimeout(wake, 35_000));
  await page.route(/\.wasm(\?|$)/, async (route) => {
    await isThere;
    await route.continue().catch(() => undefined);
  });
  let loads = 0;
  page.on("framenavigated", (frame) => frame === page.mainFrame() && (loads += 1));
  await page.goto(order, { waitUntil: "domcontentloaded" });
  await page.waitForTimeout(32_000);
  expect(loads).toBe(1);
  await expect(shopper.order).toHaveAttribute("data-live", "", { timeout: 20_000 });
});

test("a page comes alive in a browser that is never idle", async ({ page }) => {
  await page.addInitScript(() => {
    window.requestIdleCallback = (callback: IdleRequestCallback, options?: IdleRequestOptions) => {
      const deadline = { didTimeout: true, timeRemaining: () => 0 };
      return options?.timeout ? Number(setTimeout(() => callback(deadline), options.timeout)) : 0;
    };
  });
  await page.goto(BRAND);
  await expect(page.locator("form[data-live]")).toBeVisible();
});

test("an order page whose WebAssembly never arrives shows what has happened", async ({ shopper, page, watch }) => {
  watch.allowUnusedWasm();
  const order = await shopper.buy();
  await page.route(/\.wasm(\?|$)/, () => undefined);
  await page.goto(order, { waitUntil: "domcontentloaded" });
  await page.evaluate(async () => {
    const form = document.querySelector<HTMLFormElement>("form[action$='/simulate']");
    await fetch(form?.action ?? "", { method: "POST", redirect: "manual" });
  });
  await shopper.expectState("done");
  await page.getByRole("button", { name: /Reveal/ }).click();
  await expect(page.getByTestId("code")).toBeVisible();
});

test.describe("a browser older than oklch() and lab()", () => {
  /** All colors of the page, as rendered: the text, background and border of each element. */
  const colors = (page: Page) =>
    page.evaluate(() => {
      const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
      if (canvas === null) throw new Error("no canvas");
      const onScreen = (color: string) => {
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = color;
        canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data];
      };
      return [...document.body.querySelectorAll("*")].map((element) => {
        const { color, backgroundColor, borderTopColor } = getComputedStyle(element);
        return { element: `${element.tagName} ${element.getAttribute("class") ?? ""}`, shown: [color, backgroundColor, borderTopColor].flatMap(onScreen) };
      });
    });

  for (const colorScheme of ["light", "dark"] as const) {
    test(`shows the same colors, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.goto(BRAND);
      await expect(page.locator("form[data-live]")).toBeVisible();
      const today = await colors(page);
      let replaced = 0;
      await page.route("**/*.css", async (route) => {
        const answer = await route.fetch();
        const css = (await answer.text()).replaceAll(/\b(ok)?l(ab|ch)\(/g, () => ((replaced += 1), "unknown("));
        await route.fulfill({ response: answer, body: css });
      });
      await page.reload();
      await expect(page.locator("form[data-live]")).toBeVisible();
      expect(replaced).toBeGreaterThan(10);
      const then = await colors(page);
      expect(then.length).toBe(today.length);
      const others = then.filter(({ shown }, at) => shown.some((channel, on) => Math.abs(channel - (today[at]?.shown[on] ?? NaN)) > 12));
      // Only the network chips lose their hue, see style/components/network.scss.
      expect(others.map(({ element }) => element).filter((element) => !element.includes("network"))).toEqual([]);
    });
  }
});
