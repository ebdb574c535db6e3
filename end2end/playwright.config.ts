// One shop per worker (started by tests/shop.ts) and three kinds of browser: with everything, without
// JavaScript, and with JavaScript but without WebAssembly.
import { existsSync } from "node:fs";

import { defineConfig } from "@playwright/test";

import type { ShopOptions } from "./tests/shop.ts";

// The browser that `.ci/test` found, else Debian's, else the Chromium that Playwright installs.
const places = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/google-chrome"];
const browser = process.env.CHROMIUM || places.find(existsSync);

const journeys = "journey.spec.ts";
// Purchases for another country and unusual outcomes have the same steps without JavaScript.
const everybody = [journeys, "places.spec.ts", "turns.spec.ts"];

export default defineConfig<ShopOptions>({
  testDir: "./tests",
  timeout: 60_000,
  expect: { timeout: 10_000 },
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 3,
  reporter: [["list"], ["./failures.ts"]],
  use: {
    browserName: "chromium",
    locale: "en-US",
    trace: process.env.TRACE ? "retain-on-failure" : "off",
    launchOptions: {
      executablePath: browser,
      args: [
        // Containers have no user namespaces, and only our own pages are opened, so no sandbox is needed.
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
    // A browser that runs WebAssembly under tests/watch.ts uses a whole core; the others mostly wait for pages.
    { name: "js", workers: 2 },
    { name: "nojs", testMatch: everybody, use: { javaScriptEnabled: false } },
    // The server renders the payment panel, so it is tested in the browser without JavaScript.
    { name: "nowasm", testMatch: journeys, grepInvert: /payment panel/, use: { withoutWasm: true } },
  ],
});
