import { chromium } from "@playwright/test";
import { startShop } from "./shop.mjs";
import { mkdirSync } from "node:fs";
const out = "/tmp/shots"; mkdirSync(out, { recursive: true });
const shop = await startShop({ dist: process.env.DIST, env: { KIOSK_UPSTREAM__BUDGETS__PLACE: process.env.PLACE ?? "30/10m" } });
const sandbox = /sandbox[^0-9]*(http:\/\/127[^"\s,]+)/.exec(shop.log())?.[1] ?? /"sandbox":"([^"]+)"/.exec(shop.log())?.[1];
console.log(shop.origin, sandbox);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM });
const sizes = { phone: { width: 390, height: 844 }, laptop: { width: 1280, height: 800 } };
async function page(size, scheme, js = true) {
  const context = await browser.newContext({ viewport: sizes[size], colorScheme: scheme, javaScriptEnabled: js, deviceScaleFactor: 1 });
  return context.newPage();
}
const post = (path, body) => fetch(sandbox + path, { method: "POST", body: JSON.stringify(body) });
async function buy(p, email, url = "/en-us/checkout?brand=northstar-play&amount=%3D25+USD&pay=USDC:Base") {
  await p.goto(shop.origin + url);
  await p.getByRole("textbox", { name: "Email", exact: true }).first().fill(email);
  await p.getByRole("button", { name: "Place order" }).click();
}
const all = [["phone", "light"], ["phone", "dark"], ["laptop", "light"], ["laptop", "dark"]];
for (const [size, scheme] of all) {
  const p = await page(size, scheme);
  const shot = async (name, full = true) => p.screenshot({ path: `${out}/${name}-${size}-${scheme}.png`, fullPage: full });
  await p.goto(shop.origin + "/en-us"); await shot("home");
  await p.goto(shop.origin + "/en-us/brands"); await shot("brands", false);
  await p.goto(shop.origin + "/en-us/brands/northstar-play"); await shot("brand");
  await p.goto(shop.origin + "/en-us/checkout?brand=northstar-play&amount=%3D25+USD&pay=USDC:Base"); await shot("checkout");
  const refund = p.getByRole("textbox", { name: /refund/i });
  if (await refund.count()) {
    const details = p.locator("details", { has: refund });
    if (await details.count()) await details.first().locator("summary").click();
    await refund.fill("bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq");
    await p.getByRole("textbox", { name: "Email", exact: true }).first().fill("shot@example.test");
    await p.getByRole("button", { name: "Place order" }).click();
    await p.waitForLoadState(); await shot("refund-error");
  }
  await buy(p, `shot${size}${scheme}@example.test`); await p.waitForURL(/orders/); await p.waitForTimeout(600); await shot("order"); 
  const order = p.url();
  await post("/control/faults", { endpoint: "order", kind: "429_retry_after", seconds: 600 });
  await post("/control/faults", { endpoint: "subscribe", kind: "429_retry_after", seconds: 600 });
  await p.waitForTimeout(4000); await p.goto(order); await p.waitForTimeout(1500); await shot("order-checked");
  await fetch(sandbox + "/control/faults", { method: "DELETE" });
  await p.goto(shop.origin + "/en-us/orders"); await shot("orders");
  await post("/control/faults", { endpoint: "products", kind: "429_retry_after", seconds: 30 });
  const brand = { "phone-light": "pomelo-market", "phone-dark": "trusty-tools", "laptop-light": "penny-corner", "laptop-dark": "moving-price" }[`${size}-${scheme}`];
  await p.goto(shop.origin + "/en-us/brands/" + brand); await shot("brand-loading");
  await fetch(sandbox + "/control/faults", { method: "DELETE" });
  await buy(p, `busy+${size}${scheme}@example.test`, "/en-us/checkout?brand=northstar-play&amount=%3D50+USD&pay=BTC:Lightning");
  await p.waitForTimeout(500); await shot("queue");
  await p.context().close();
}
{
  const p = await page("phone", "light", false);
  await buy(p, "busy+nojs@example.test", "/en-us/checkout?brand=northstar-play&amount=%3D10+USD&pay=BTC:Lightning");
  await p.screenshot({ path: `${out}/queue-nojs.png`, fullPage: true });
  await p.context().close();
}
await browser.close(); await shop.stop();
