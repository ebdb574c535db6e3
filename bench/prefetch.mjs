// Measures the time from pressing a link to the next page's first byte and first paint on a slow connection. A proxy delays
// every chunk by 75 ms each way. Every other navigation goes through a proxy that also removes the header that names the
// prefetch rules.

import { createServer, request } from "node:http";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

import { startShop } from "../end2end/shop.mjs";

const { chromium } = createRequire(fileURLToPath(new URL("../end2end/package.json", import.meta.url)))("playwright");

const MOVES = Number(process.env.BENCH_MOVES ?? 20);
const ONE_WAY_MS = 75;
const REST_MS = 400;
const STEPS = [
  { name: "to the catalogue", from: "/en-us", link: "nav a[href='/en-us/brands']" },
  { name: "to a category", from: "/en-us/brands", link: "a[href*='category=games']" },
  { name: "to a brand", from: "/en-us/brands", link: "[data-testid=brand-card] a, a[data-testid=brand-card]" },
];

const shop = await startShop();
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox", "--disable-gpu"] });
const lines = [await line(true), await line(false)];
try {
  console.log(`${MOVES} moves each way, ${2 * ONE_WAY_MS} ms there and back, the pointer rests ${REST_MS} ms; medians in ms\n`);
  console.log("move".padEnd(20), "first byte: with", "without", "ratio", "  first paint: with", "without", "ratio");
  for (const step of STEPS) {
    /** @type {{ byte: number, paint: number }[][]} */
    const taken = [[], []];
    for (let move = 0; move < MOVES; move += 1) {
      for (const way of [0, 1]) taken[way]?.push(await follow(step, lines[way]?.origin ?? ""));
    }
    const columns = /** @type {const} */ (["byte", "paint"]).flatMap((what) => {
      const [early, plain] = taken.map((moves) => median(moves.map((move) => move[what])));
      return [String(early).padStart(14), String(plain).padStart(9), ((early ?? 0) / (plain ?? 1)).toFixed(2).padStart(6)];
    });
    console.log(step.name.padEnd(20), ...columns);
  }
} finally {
  await browser.close();
  for (const { stop } of lines) stop();
  await shop.stop();
}

/**
 * One move in a browser of its own, warm with the shop's files: what a second page of a visit is.
 *
 * @param {{ from: string, link: string }} step
 * @param {string} origin
 */
async function follow({ from, link }, origin) {
  const page = await (await browser.newContext()).newPage();
  await page.goto(origin + from, { waitUntil: "networkidle" });
  const target = page.locator(link).first();
  await target.hover();
  await page.waitForTimeout(REST_MS);
  await page.evaluate(() => addEventListener("pointerdown", () => sessionStorage.setItem("pressed", String(Date.now())), true));
  await Promise.all([page.waitForURL((/** @type {URL} */ url) => url.href !== origin + from), target.click({ delay: 80 })]);
  await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
  const taken = await page.evaluate(() => {
    const [navigation] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
    const since = performance.timeOrigin - Number(sessionStorage.getItem("pressed"));
    const paint = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0;
    return { byte: since + Math.max(navigation?.responseStart ?? 0, 0), paint: since + paint };
  });
  await page.context().close();
  return taken;
}

/** A slow line to the shop; its address is the shop's own in everything that the shop sees. */
async function line(/** @type {boolean} */ withRules) {
  const { hostname, port, host } = new URL(shop.origin);
  const late = (/** @type {() => void} */ then) => setTimeout(then, ONE_WAY_MS);
  const server = createServer((asked, answer) => {
    late(() => {
      const headers = { ...asked.headers, host };
      const passed = request({ hostname, port, path: asked.url, method: asked.method, headers }, (told) => {
        const { ...kept } = told.headers;
        if (!withRules) delete kept["speculation-rules"];
        late(() => answer.writeHead(told.statusCode ?? 502, kept));
        told.on("data", (piece) => late(() => answer.write(piece)));
        told.on("end", () => late(() => answer.end()));
      });
      // A browser that is closed hangs up in the middle.
      passed.on("error", () => answer.destroy());
      answer.on("close", () => passed.destroy());
      asked.pipe(passed);
    });
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", () => listening(undefined)));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the line has no port");
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  return { origin: `http://127.0.0.1:${address.port}`, stop };
}

function median(/** @type {number[]} */ numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return Math.round(sorted[Math.floor(sorted.length / 2)] ?? NaN);
}
