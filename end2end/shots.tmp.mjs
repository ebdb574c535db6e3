import { chromium } from "@playwright/test";
import { startShop } from "./shop.mjs";
const shop = await startShop({ env: {} });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
const out = process.argv[2];
const js = process.argv[3] !== "nojs";
try {
  for (const [name, width, height] of [["phone", 390, 844], ["desk", 1280, 900]]) {
    for (const colorScheme of ["light", "dark"]) {
      const context = await browser.newContext({ baseURL: shop.origin, viewport: { width, height }, colorScheme, javaScriptEnabled: js });
      const page = await context.newPage();
      const shot = async (what) => { await page.waitForTimeout(600); await page.screenshot({ path: `${out}/${what}-${name}-${colorScheme}.png`, fullPage: true }); };
      await page.goto("/en-us"); await shot("home");
      await page.goto("/en-us/brands?q=nort"); await shot("search");
      await page.goto("/en-us/brands/northstar-play?amount=%3D30+USD"); await shot("gone");
      await page.goto("/en-us/brands/pomelo-market?amount=custom&custom=100000&ask=price"); await shot("range");
      if (js) { await page.goto("/en-us/brands/pomelo-market"); await page.getByRole("textbox", { name: "Custom amount" }).fill("100000"); await page.waitForTimeout(1500); await shot("range-live"); }
      await page.goto("/en-us/esim?country=US"); await shot("esim");
      await page.goto("/en-us/top-up"); await shot("topup");
      await page.goto("/en-us/brands/northstar-play"); await page.getByRole("group", { name: "Amount" }).getByRole("radio").nth(1).check();
      await page.getByRole("button", { name: "Buy now" }).first().click(); await page.waitForURL(/checkout/); await shot("checkout");
      await page.getByRole("textbox", { name: "Email" }).fill("nobody");
      await page.locator("form.desk__main button[type=submit]").last().click(); await page.waitForTimeout(800); await shot("mend");
      await page.getByRole("textbox", { name: "Email" }).fill("quick@example.test");
      await page.locator("form.desk__main button[type=submit]").last().click(); await page.waitForURL(/orders\//); await shot("pay");
      await page.getByRole("button", { name: /Simulate/ }).click(); await page.waitForTimeout(4500); if (!js) await page.reload(); await page.waitForTimeout(1500); await shot("done");
      const reveal = page.getByRole("button", { name: "Reveal code" }); if (await reveal.count()) { await reveal.first().click(); await page.waitForTimeout(1200); await shot("code"); }
      await page.goto("/en-us/orders"); await shot("orders");
      await page.goto("/en-us/cart"); await shot("cart");
      await page.goto("/en-us/brands/northstr-play"); await shot("missing");
      await context.close();
    }
  }
} finally { await browser.close(); await shop.stop(); }
