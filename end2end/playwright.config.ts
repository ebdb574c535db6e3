// One shop per worker (tests/shop.ts starts it), three kinds of browser: with everything, without JavaScript, and with
// JavaScript whose WebAssembly never arrives.
import { existsSync } from "node:fs";

import { defineConfig } from "@playwright/test";

import type { ShopOptions } from "./tests/shop.ts";

// As `.ci/test` found it, else where Debian puts it; else the Chromium that Playwright brings itself.
const places = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/google-chrome"];
const browser = process.env.CHROMIUM || places.find(existsSync);

const journeys = "journey.spec.ts";
// What is bought for a place, and the turns an order takes, are the same steps for those without JavaScript.
const everybody = [journeys, "places.spec.ts", "turns.spec.ts"];

export default defineConfig<ShopOptions>({
  testDir: "./tests",
  timeout: 60_000,
  expect: { timeout: 10_000 },
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 3,
  reporter: [["list"]],
  use: {
    browserName: "chromium",
    locale: "en-US",
    trace: process.env.TRACE ? "retain-on-failure" : "off",
    launchOptions: {
      executablePath: browser,
      args: [
        // No user namespaces in containers, and nothing worth a sandbox: only our own pages are opened.
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    // A browser that runs WebAssembly and is watched while it does fills a core; the others wait for pages.
    { name: "js", workers: 2 },
    { name: "nojs", testMatch: everybody, use: { javaScriptEnabled: false } },
    // What is on the payment panel comes from the server, as it does without JavaScript: seen there.
    { name: "nowasm", testMatch: journeys, grepInvert: /payment panel/, use: { withoutWasm: true } },
  ],
});
