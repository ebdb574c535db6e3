// The fixtures of every test: the worker's own shop, a shopper with an address of their own, and a watch that
// fails the test if the browser reports a problem.
import { test as base, type Browser, type BrowserContext, type BrowserContextOptions } from "@playwright/test";

import { startShop, type Shop } from "../shop.mjs";
import { Shopper } from "./shopper.ts";
import { Watch } from "./watch.ts";

export { expect } from "@playwright/test";

export interface ShopOptions {
  /** JavaScript runs, but no WebAssembly arrives: every page must behave as without JavaScript. */
  withoutWasm: boolean;
}

interface TestFixtures {
  watch: Watch;
  shopper: Shopper;
  /** Another person with another browser, watched too. */
  stranger: Shopper;
}

interface WorkerFixtures {
  shop: Shop;
}

export const test = base.extend<ShopOptions & TestFixtures, WorkerFixtures>({
  withoutWasm: [false, { option: true }],

  shop: [
    async ({}, use) => {
      const shop = await startShop();
      await use(shop);
      await shop.stop();
    },
    { scope: "worker", timeout: 90_000 },
  ],

  baseURL: async ({ shop }, use) => use(shop.origin),
  extraHTTPHeaders: async ({}, use) => use({ "X-Forwarded-For": anAddress() }),

  watch: [
    async ({ context, withoutWasm, javaScriptEnabled, shop }, use, info) => {
      const watch = new Watch();
      if (javaScriptEnabled === false) watch.allowUnusedWasm();
      await enter(context, watch, withoutWasm);
      await use(watch);
      await watch.settle(context);
      if (info.status !== info.expectedStatus) await info.attach("server log", { body: shop.log() });
      watch.assertQuiet();
    },
    { auto: true },
  ],

  shopper: async ({ page }, use) => use(new Shopper(page)),

  stranger: async ({ browser, baseURL, watch, withoutWasm, javaScriptEnabled }, use) => {
    const context = await strangersContext(browser, { baseURL, javaScriptEnabled });
    await enter(context, watch, withoutWasm);
    await use(new Shopper(await context.newPage()));
    await watch.settle(context);
    await context.close();
  },
});

async function enter(context: BrowserContext, watch: Watch, withoutWasm: boolean) {
  if (withoutWasm) {
    await context.route(/\.wasm(\?|$)/, (route) => route.abort());
    watch.allowAbortedWasm();
  }
  await watch.over(context);
}

function strangersContext(browser: Browser, options: BrowserContextOptions) {
  return browser.newContext({ ...options, extraHTTPHeaders: { "X-Forwarded-For": anAddress() } });
}

/** An address of the range for benchmarks (RFC 2544), so that tests share no limit per address. */
function anAddress() {
  const byte = () => Math.floor(Math.random() * 256);
  return `198.${18 + (byte() % 2)}.${byte()}.${byte()}`;
}
