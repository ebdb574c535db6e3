// Several nodes of dist/ on one PostgreSQL (TEST_POSTGRES) and one Redis, behind a proxy, before one upstream, and shoppers without
// JavaScript who buy there. Shared by the benches that need more than one node.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect, createServer } from "node:net";
import { fileURLToPath } from "node:url";

import { freePort, startShop } from "../end2end/shop.mjs";

export const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
export const sleep = (/** @type {number} */ ms) => new Promise((wake) => setTimeout(wake, ms));

/** @typedef {{ origin: string, pid: number, log: () => string, stop: () => Promise<void> }} Node */

/** What was started, and how it is stopped. @type {(() => unknown)[]} */
const started = [];

/** Stops everything that was started here, the newest first. */
export async function stopAll() {
  for (const stop of started.splice(0).reverse()) await stop();
}

/**
 * One more node of the shop.
 *
 * @param {string} origin
 * @param {string} upstream
 * @param {string} redis
 * @param {Record<string, string>} [settings] What differs from the usual ones.
 * @returns {Promise<Node>}
 */
export async function startNode(origin, upstream, redis, settings = {}) {
  const node = await startShop({
    env: {
      KIOSK_STORE__ORIGIN: origin,
      KIOSK_UPSTREAM__URL: upstream,
      KIOSK_UPSTREAM__PARTNER_ID: "bench",
      KIOSK_DATABASE__URL: process.env.TEST_POSTGRES ?? "",
      KIOSK_REDIS__URL: redis,
      // All nodes of one database need the same key.
      KIOSK_SERVER__JOURNAL_KEY: "6b".repeat(32),
      ...settings,
    },
  });
  started.push(() => node.stop());
  return node;
}

/** The sandbox by itself. */
export async function sandbox() {
  const port = await freePort();
  const child = spawn(here("../dist/kiosk"), ["sandbox", String(port)], { stdio: "ignore" });
  started.push(() => child.kill("SIGKILL"));
  await answers(`http://127.0.0.1:${port}/control/orders`);
  return `http://127.0.0.1:${port}`;
}

export async function redisServer() {
  const port = await freePort();
  const options = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
  const child = spawn("redis-server", options, { stdio: "ignore" });
  started.push(() => child.kill("SIGKILL"));
  const deadline = Date.now() + 10_000;
  while (!(await listens(port))) {
    if (Date.now() > deadline) throw new Error("redis-server did not start");
    await sleep(50);
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    signal: (/** @type {NodeJS.Signals} */ signal) => child.kill(signal),
    /** As after a restart, or a change to another server. */
    empty: async () => {
      const line = connect(port, "127.0.0.1");
      line.write("FLUSHALL\r\n");
      await once(line, "data");
      line.destroy();
    },
  };
}

/** A proxy that passes connections on, to the nodes in turn. */
export async function openProxy() {
  /** @type {number[]} */
  let ports = [];
  let turn = 0;
  const server = createServer((client) => {
    const start = turn++;
    const attempt = (/** @type {number} */ tries) => {
      const port = ports[(start + tries) % ports.length];
      if (port === undefined || tries === ports.length) return client.destroy();
      const node = connect({ port, host: "127.0.0.1", noDelay: true });
      node.once("connect", () => client.pipe(node).pipe(client));
      node.once("error", () => (node.connecting || node.bytesRead === 0 ? attempt(tries + 1) : client.destroy()));
      node.once("close", () => node.bytesRead > 0 && client.destroy());
      client.once("close", () => node.destroy());
      return undefined;
    };
    client.setNoDelay(true).on("error", () => client.destroy());
    attempt(0);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  started.push(() => server.close());
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the proxy has no port");
  return {
    origin: `http://127.0.0.1:${address.port}`,
    to: (/** @type {Node[]} */ nodes) => (ports = nodes.map(({ origin }) => Number(new URL(origin).port))),
  };
}

/** @param {number} port @returns {Promise<boolean>} */
function listens(port) {
  return new Promise((tell) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.destroy();
      tell(true);
    });
    socket.once("error", () => tell(false));
  });
}

/** @param {string} url */
async function answers(url) {
  const deadline = Date.now() + 20_000;
  while (!(await fetch(url).catch(() => undefined))?.ok) {
    if (Date.now() > deadline) throw new Error(`nothing answers at ${url}`);
    await sleep(50);
  }
}

/** @param {string} url @param {unknown} body */
export async function post(url, body) {
  const answer = await fetch(url, { method: "POST", body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
}

/** @typedef {{ address: string, cookies: Map<string, string> }} Shopper */

/** @param {number} at @returns {Shopper} */
export function shopper(at) {
  return { address: `203.0.${113 + (at >> 8)}.${at & 255}`, cookies: new Map() };
}

/** @param {Shopper} who */
export function headers(who) {
  const cookie = [...who.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  return { "x-forwarded-for": who.address, accept: "text/html", ...(cookie && { cookie }) };
}

/** @param {string} shop @param {string} path @param {Shopper} who @param {URLSearchParams} [form] */
export async function ask(shop, path, who, form) {
  const posted = form && { method: "POST", body: form };
  const answer = await fetch(shop + path, {
    ...posted,
    redirect: "manual",
    headers: { ...headers(who), origin: shop, "sec-fetch-site": "same-origin" },
  });
  for (const made of answer.headers.getSetCookie()) {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(made) ?? [];
    if (name !== undefined && value !== undefined) who.cookies.set(name, value);
  }
  return { status: answer.status, location: answer.headers.get("location") ?? "", body: await answer.text() };
}

/** A page, once the budget has room for what it needs: so many brands were opened just before. @param {string} shop @param {string} path @param {Shopper} who */
async function opened(shop, path, who) {
  const deadline = Date.now() + 90_000;
  while (Date.now() < deadline) {
    const page = await ask(shop, path, who);
    if (page.status === 200) return page;
    if (![429, 503].includes(page.status)) throw new Error(`${path} answered ${page.status}`);
    await sleep(2_000);
  }
  throw new Error(`${path} was refused for longer than a budget lasts`);
}

/** The filled checkout form of one card. @param {string} shop @param {Shopper} who @param {string} email */
export async function checkoutForm(shop, who, email) {
  const choice = new URLSearchParams({ brand: "northstar-play", amount: "=25 USD", pay: "USDC:Solana" });
  const page = await opened(shop, `/en-us/checkout?${choice}`, who);
  const form = new URLSearchParams({ email });
  for (const [, name = "", value = ""] of page.body.matchAll(/<input[^>]*type="hidden"[^>]*name="([^"]+)"[^>]*value="([^"]*)"/g)) {
    form.set(name, value.replaceAll("&quot;", '"').replaceAll("&#34;", '"').replaceAll("&amp;", "&"));
  }
  return form;
}

/** The id of the order that this address is of, if it is an order's. @param {string} location */
export function orderId(location) {
  return /\/orders\/([0-9a-f]{32})/.exec(location)?.[1];
}

/** Places an order without JavaScript; its id. @param {string} shop @param {Shopper} who @param {string} email */
export async function order(shop, who, email) {
  const placed = await ask(shop, "/en-us/checkout", who, await checkoutForm(shop, who, email));
  const id = orderId(placed.location);
  if (id === undefined) throw new Error(`no order was placed: ${placed.status} ${placed.location}`);
  return id;
}
