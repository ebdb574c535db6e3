// Starts dist/kiosk as a partner would, on a free port and with a new database, and stops it again. Used by
// the browser tests and by bench/pages.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const DIST = fileURLToPath(new URL("../dist", import.meta.url));
const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 5_000;

/** @typedef {{ origin: string, pid: number, log: () => string, ended: Promise<number | null>,
 *   stop: () => Promise<void> }} Shop */

/**
 * Starts a shop in the sandbox and waits until it is ready. It trusts `X-Forwarded-For` from this machine, so
 * that every test can be a shopper with an address of their own.
 *
 * @param {{ dist?: string, cwd?: string, env?: Record<string, string> }} [options]
 * @returns {Promise<Shop>}
 */
export async function startShop({ dist = DIST, cwd, env = {} } = {}) {
  const binary = resolve(dist, "kiosk");
  if (!existsSync(binary)) throw new Error(`There is no ${binary}: run 'make build' first.`);

  const home = await mkdtemp(join(tmpdir(), "kiosk-"));
  const address = `127.0.0.1:${await freePort()}`;
  const origin = `http://${address}`;
  const child = spawn(binary, [], {
    cwd: cwd ?? home,
    env: {
      ...withoutShopSettings(process.env),
      LEPTOS_SITE_ADDR: address,
      KIOSK_STORE__ORIGIN: origin,
      KIOSK_DATABASE__URL: `sqlite://${join(home, "kiosk.db")}`,
      KIOSK_SERVER__TRUSTED_PROXIES: "127.0.0.1",
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let log = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => (log += text));
  }
  child.on("error", (error) => (log += error.message));
  const ended = once(child, "exit").then(([code]) => code);

  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill("SIGTERM");
      const late = setTimeout(() => child.kill("SIGKILL"), STOP_LIMIT_MS);
      await ended;
      clearTimeout(late);
    }
    await rm(home, { recursive: true, force: true });
  };

  const running = () => child.exitCode === null && child.signalCode === null;
  if (!(await isReady(`${origin}/readyz`, running))) {
    await stop();
    throw new Error(`${binary} did not get ready on ${address}:\n${log}`);
  }
  return { origin, pid: child.pid ?? 0, log: () => log, ended, stop };
}

/**
 * The environment without the settings of the person who runs the tests.
 *
 * @param {NodeJS.ProcessEnv} env
 */
function withoutShopSettings(env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(KIOSK|LEPTOS)_/.test(name)));
}

/**
 * @param {string} url
 * @param {() => boolean} running
 */
async function isReady(url, running) {
  const deadline = Date.now() + START_LIMIT_MS;
  while (running() && Date.now() < deadline) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return true;
    await new Promise((wake) => setTimeout(wake, 50));
  }
  return false;
}

/** @returns {Promise<number>} */
export async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}
