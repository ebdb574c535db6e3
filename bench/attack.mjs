// Attacks on a shop of three nodes, and secrets that are replaced while it serves: what a shopper paid for, or is about to pay, is
// theirs on every node. Fails when something of it is lost.

import { execFile } from "node:child_process";
import { promisify } from "node:util";

import { ask, checkoutForm, here, openProxy, order, orderId, post, redisServer, sandbox, shopper, sleep, startNode, stopAll } from "./cluster.mjs";

/** @import { Shopper } from "./cluster.mjs" */

const run = promisify(execFile);

const HONEST = 10;
/** Requests of each attacker, of each kind. */
const HAMMERED = 60;
const REFUSED_CARTS = 7;
/** Within so long, so many of the honest checkouts must have ended. */
const [WITHIN_MS, AT_LEAST] = [60_000, 9];
/** More orders of one kind than a browser's newest hundred. */
const REPEATED = 102;
/** Between the making of a secret and its first signature, and some seconds for a node to read it. */
const SIGNS_AFTER_MS = 155_000;
const KEYS = /** @type {const} */ (["the first journal key of the bench's shop", "the second journal key of the bench's shop"]);

try {
  const upstream = await sandbox();
  const redis = await redisServer();
  const proxy = await openProxy();
  /** @type {Record<string, string>} */
  let settings = { KIOSK_SERVER__JOURNAL_KEY: KEYS[0], KIOSK_LIMITS__ORDERS_PER_SHOPPER: "1000", KIOSK_LIMITS__UNPAID_ORDERS_PER_SHOPPER: "1000" };
  const start = () => startNode(proxy.origin, upstream, redis.url, settings);
  let nodes = [await start(), await start(), await start()];
  proxy.to(nodes);

  await post(`${upstream}/control/limits`, { rates: true, burst: 2 });
  const buyers = await panelsStay(proxy.origin);
  await checkoutsEnd(proxy.origin);
  await post(`${upstream}/control/limits`, { rates: false });

  for (const node of nodes) await node.stop();
  settings = { ...settings, KIOSK_UPSTREAM__BUDGETS__PLACE: "1000/60s", KIOSK_UPSTREAM__BUDGETS__VALIDATIONS: "1000/60s", KIOSK_UPSTREAM__BUDGETS__ORDERS: "10000/60s" };
  nodes = [await start(), await start(), await start()];
  proxy.to(nodes);
  await ordersAreNew(proxy.origin, upstream);

  await deliver(proxy.origin, upstream, buyers);
  console.log(await command("rotate-secret", settings));
  const rolling = async (/** @type {string} */ keys) => {
    settings = { ...settings, KIOSK_SERVER__JOURNAL_KEY: keys };
    for (const [at, old] of nodes.entries()) {
      const fresh = await start();
      nodes = nodes.with(at, fresh);
      proxy.to(nodes);
      await old.stop();
      await codesOpen(proxy.origin, buyers);
    }
  };
  await rolling(`${KEYS[0]},${KEYS[1]}`);
  await rolling(`${KEYS[1]},${KEYS[0]}`);
  await sleep(SIGNS_AFTER_MS);
  await codesOpen(proxy.origin, buyers);
  console.log(await command("rotate-secret --drop-old", settings));
  await sleep(35_000);
  await codesOpen(proxy.origin, buyers);
  await rolling(KEYS[1]);
  console.log(`secret and journal key were replaced on three nodes: the codes of ${buyers.length} orders open, before, meanwhile and after`);

  const [gone] = buyers;
  console.log(await command(`erase --email ${gone?.email}`, settings));
  if (gone && (await ask(proxy.origin, `/en-us/orders/${gone.order}`, gone.who)).status !== 404) throw new Error("an erased order still opens");
} finally {
  await stopAll();
}

/** @typedef {{ who: Shopper, order: string, email: string }} Buyer */

/** Two attackers ask for all that costs upstream a call; whoever waits to pay keeps address and amount. @param {string} shop */
async function panelsStay(shop) {
  const place = async (/** @type {number} */ at, /** @type {string} */ name) => {
    const [who, email] = [shopper(at), `quick+${name}@example.test`];
    return { who, email, order: await order(shop, who, email) };
  };
  /** @type {Buyer[]} */
  const buyers = [];
  for (let at = 0; at < HONEST; at += 1) buyers.push(await place(100 + at, `honest${at}`));
  const attackers = [await place(300, "attacker0"), await place(301, "attacker1")];
  await Promise.all(
    attackers.map(async (it) => {
      for (let at = 0; at < HAMMERED; at += 1) {
        await ask(shop, "/api/codes", it.who, new URLSearchParams({ order: it.order }));
        await ask(shop, "/api/transfer", it.who, new URLSearchParams({ order: it.order, payer: "0x" }));
        await ask(shop, `/api/orders/${it.order}`, it.who);
      }
    }),
  );
  let shown = 0;
  for (let round = 0; round < 3; round += 1) {
    for (const { who, order: id } of buyers) {
      const page = await ask(shop, `/en-us/orders/${id}`, who);
      shown += Number(page.status === 200 && page.body.includes('data-testid="pay-address"'));
    }
  }
  console.log(`${attackers.length} attackers, ${3 * HAMMERED} requests each: ${shown} of ${3 * HONEST} order pages of others show what to pay`);
  if (shown < 3 * HONEST) throw new Error("a shopper lost the payment panel");
  return buyers;
}

/** Two attackers send carts that upstream refuses; whoever buys meanwhile has an order within a minute. @param {string} shop */
async function checkoutsEnd(shop) {
  const attack = [310, 311].map(async (at) => {
    const who = shopper(at);
    const form = await checkoutForm(shop, who, "quick+attacker@example.test");
    form.set("lines", tenLines(form.get("lines") ?? ""));
    for (let times = 0; times < REFUSED_CARTS; times += 1) await ask(shop, "/en-us/checkout", who, form);
  });
  const ends = Array.from({ length: HONEST }, async (_, at) => {
    const who = shopper(400 + at);
    const form = await checkoutForm(shop, who, `quick+later${at}@example.test`);
    await attack[0];
    const deadline = Date.now() + WITHIN_MS;
    let answer = await ask(shop, "/en-us/checkout", who, form);
    while (orderId(answer.location) === undefined && Date.now() < deadline) {
      const queue = answer.location.includes("/queue") ? answer.location : undefined;
      await sleep(2_000);
      answer = queue ? { ...(await ask(shop, queue, who)), location: queue } : await ask(shop, "/en-us/checkout", who, form);
    }
    return orderId(answer.location) !== undefined;
  });
  const ended = (await Promise.all(ends)).filter(Boolean).length;
  await Promise.all(attack);
  console.log(`2 attackers with ${REFUSED_CARTS} refused carts of ten lines each: ${ended} of ${HONEST} honest checkouts ended within a minute`);
  if (ended < AT_LEAST) throw new Error(`${AT_LEAST} of ${HONEST} honest checkouts must end`);
}

/** A cart of ten lines, of which upstream refuses the last. @param {string} lines */
function tenLines(lines) {
  const item = lines.replace(/^\[|\]$/g, "");
  const others = ["=10 USD", "=25 USD", "=50 USD"].map((amount) => item.replace("=25 USD", amount));
  const nine = Array.from({ length: 9 }, (_, at) => others[at % others.length]);
  return `[${[...nine, item.replace("northstar-play", "sold-out-co")].join(",")}]`;
}

/** One browser buys the same card again and again: each time it is another order. @param {string} shop @param {string} upstream */
async function ordersAreNew(shop, upstream) {
  const who = shopper(500);
  /** @type {Set<string>} */
  const ids = new Set();
  for (let at = 0; at < REPEATED; at += 1) {
    const email = `quick+till${at}@example.test`;
    ids.add(await order(shop, who, email));
    await settle(shop, upstream, [{ who, email, order: [...ids].at(-1) ?? "" }]);
  }
  console.log(`one browser bought the same card ${REPEATED} times: ${ids.size} orders`);
  if (ids.size < REPEATED) throw new Error("an order was given out twice");
}

/** Pays orders and waits until they are delivered. @param {string} shop @param {string} upstream @param {Buyer[]} buyers */
async function settle(shop, upstream, buyers) {
  const emails = new Set(buyers.map(({ email }) => email));
  const made = await (await fetch(`${upstream}/control/orders`)).json();
  for (const { order_id: id } of made.filter((/** @type {{ email: string }} */ it) => emails.has(it.email))) {
    await post(`${upstream}/control/orders/${id}/pay`, {});
  }
  const deadline = Date.now() + 60_000;
  for (const { who, order: id } of buyers) {
    while (!/"phase":"delivered"/.test((await ask(shop, `/api/orders/${id}`, who)).body)) {
      if (Date.now() > deadline) throw new Error(`the order ${id} was not delivered within a minute`);
      await sleep(200);
    }
  }
}

/** @param {string} shop @param {string} upstream @param {Buyer[]} buyers */
async function deliver(shop, upstream, buyers) {
  await settle(shop, upstream, buyers);
  await codesOpen(shop, buyers);
}

/** Every buyer sees the code of their order. @param {string} shop @param {Buyer[]} buyers */
async function codesOpen(shop, buyers) {
  for (const { who, order: id } of buyers) {
    await ask(shop, "/en-us/orders", who);
    const codes = await ask(shop, "/api/codes", who, new URLSearchParams({ order: id }));
    if (codes.status !== 200 || !codes.body.includes('"text"')) throw new Error(`no code for ${id}: ${codes.status} ${codes.body}`);
  }
}

/** What a command of the binary says, run beside the nodes with their settings. @param {string} line @param {Record<string, string>} settings */
async function command(line, settings) {
  const env = { ...process.env, ...settings, KIOSK_DATABASE__URL: process.env.TEST_POSTGRES ?? "" };
  const { stdout } = await run(here("../dist/kiosk"), line.split(" "), { env });
  return stdout.trim();
}
