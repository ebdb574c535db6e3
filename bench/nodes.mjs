// One shop on several nodes. The proxy distributes connections round-robin and skips a node that does not respond. The sandbox
// counts the calls it receives. All nodes together must stay within the limits of the API's contract, even while the Redis server
// that they count in stalls. If it loses its data, they may make twice as many calls in the window that follows (ADR 50).

import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";

import { ask, headers, here, openProxy, order, post, redisServer, sandbox, shopper, sleep, startNode, stopAll } from "./cluster.mjs";

/** @import { Node, Shopper } from "./cluster.mjs" */

const run = promisify(execFile);

const SECONDS = Number(process.env.BENCH_SECONDS ?? 5);
const ROUNDS = 3;
const ORDERS = 9;
/** Product reads of all nodes together. */
const AT_ONCE = 2;
/** How long Redis answers nothing, in a rush that has begun so long before. */
const [STALL_MS, BEFORE_MS] = [2_500, 300];
/** News may be this much later after a node was killed than with all alive. */
const AGAIN_MS = 5_000;
/** Calls in so many seconds, as the API's contract has them. @satisfies {Record<string, [number, number]>} */
const BUDGETS = {
  products: [60, 60],
  price: [120, 60],
  brands: [60, 60],
  vias: [30, 60],
  order: [120, 60],
  validations: [60, 600],
  orders: [30, 600],
};
/** What may be called after Redis lost its data, as a multiple of a budget. */
const AFTER_LOSS = 2;
/** The CPU of a request on three nodes, as a multiple of that on one, and how much of the throughput must be left. */
const [DEAREST, SLOWEST] = [1.2, 0.8];
/** One that was kept, which costs a node little more than being woken up for it, and one that is drawn for each request. */
const PAGES = /** @type {const} */ (["kept", "drawn"]);

try {
  const upstream = await sandbox();
  await post(`${upstream}/control/limits`, { rates: true, burst: AT_ONCE });
  const redis = await redisServer();
  const proxy = await openProxy();
  const node = () => startNode(proxy.origin, upstream, redis.url);
  const nodes = [await node(), await node(), await node()];
  console.log(`${SECONDS} s each, 16 connections a node through the proxy, on the machine that also runs the load\n`);
  row("page", "nodes", "requests/s", "p99 ms", "CPU ms/request");
  for (const page of PAGES) {
    /** @type {number[]} */
    const rates = [];
    /** @type {number[]} */
    const costs = [];
    // By turns, so that what else the machine does falls on both.
    for (let round = 0; round < ROUNDS; round += 1) {
      const [one, three] = [await throughput(page, nodes.slice(0, 1), proxy), await throughput(page, nodes, proxy)];
      rates.push(three.rate / one.rate);
      costs.push(three.cpu / one.cpu);
    }
    const [rate, cpu] = [median(rates), median(costs)];
    console.log(`three nodes to one, ${page}, median of ${ROUNDS}: ${rate.toFixed(2)} of the requests, ${cpu.toFixed(2)} of the CPU a request\n`);
    if (cpu > DEAREST) throw new Error(`a ${page} page on three nodes may cost ${DEAREST} of one's CPU`);
    if (rate < SLOWEST) throw new Error(`three nodes must answer ${SLOWEST} of what one does (${page})`);
  }

  await browse(proxy.origin, ["en-us"]);
  // Whoever was granted a turn before may still be reading, and alone each node reads one at a time.
  await post(`${upstream}/control/limits`, { rates: true, burst: AT_ONCE + nodes.length });
  await troubled(proxy.origin, ["en-it", "en-fr", "en-de"], `Redis stalled for ${STALL_MS} ms`, async () => {
    redis.signal("SIGSTOP");
    await sleep(STALL_MS);
    redis.signal("SIGCONT");
  });
  await withinBudgets(upstream, 1);
  await troubled(proxy.origin, ["en-es", "en-pt", "en-gb"], "Redis forgot everything", () => redis.empty());
  await withinBudgets(upstream, AFTER_LOSS);
  await post(`${upstream}/control/limits`, { rates: true, burst: AT_ONCE });
  await news(proxy.origin, upstream, nodes);
  await withinBudgets(upstream, AFTER_LOSS);
} finally {
  await stopAll();
}

/** Every brand there is, from many addresses: what is not at hand has to share one budget. @param {string} shop @param {string[]} stores */
async function browse(shop, stores) {
  /** @type {Set<string>} */
  const paths = new Set();
  for (const store of stores) {
    for (let page = 1; page <= 6; page += 1) {
      const { body } = await ask(shop, `/${store}/brands?page=${page}`, shopper(page));
      for (const [, path = ""] of body.matchAll(/href="(\/[a-z-]+\/brands\/[a-z0-9-]+)"/g)) paths.add(path);
    }
  }
  const statuses = await Promise.all(
    [...paths].map(async (path, at) => (await ask(shop, path, shopper(at))).status),
  );
  const broken = statuses.filter((status) => ![200, 404, 429, 503].includes(status));
  if (broken.length > 0) throw new Error(`brand pages answered ${broken.join(", ")}`);
  if (paths.size <= BUDGETS.products[0]) throw new Error(`${paths.size} brands are too few to use a budget up`);
  const of = (/** @type {number[]} */ ...some) => statuses.filter((status) => some.includes(status)).length;
  console.log(
    `\n${paths.size} brands of ${stores.join(", ")} were opened at once over three nodes: ` +
      `${of(200)} shown, ${of(404)} not sold, ${of(429, 503)} refused for now`,
  );
}

/**
 * All brands are opened while something befalls Redis, and once more when it is over.
 *
 * @param {string} shop
 * @param {string[]} stores
 * @param {string} name
 * @param {() => Promise<void>} mishap
 */
async function troubled(shop, stores, name, mishap) {
  // Beginning with a whole budget.
  await sleep(BUDGETS.products[1] * 1_000 + 2_000);
  const rush = browse(shop, stores);
  await sleep(BEFORE_MS);
  await mishap();
  await rush;
  console.log(`${name} meanwhile`);
  await sleep(1_500);
  await browse(shop, stores);
}

/** What all nodes together asked upstream so far: at most this multiple of each budget. @param {string} upstream @param {number} multiple */
async function withinBudgets(upstream, multiple) {
  /** @type {{ requests: { endpoint: string, at: number }[], bursts: number }} */
  const { requests, bursts } = await (await fetch(`${upstream}/control/requests`)).json();
  if (bursts > 0) throw new Error(`more than ${AT_ONCE} product reads were under way at once, ${bursts} times`);
  // Reading an order and subscribing to it are one budget.
  const counted = requests.map(({ endpoint, at }) => ({ endpoint: endpoint === "subscribe" ? "order" : endpoint, at }));
  console.log("\nwhat upstream was asked at its busiest:");
  for (const [endpoint, [budget = 0, seconds = 0]] of Object.entries(BUDGETS)) {
    const busiest = mostWithin(
      seconds,
      counted.filter((it) => it.endpoint === endpoint),
    );
    row(endpoint, String(busiest), `of ${budget} in ${seconds} s`);
    const most = budget * multiple;
    if (busiest > most) throw new Error(`${endpoint}: ${busiest} calls in ${seconds} s, and ${most} are allowed`);
  }
}

/** Orders are paid while all nodes live, then again right after one was killed. @param {string} shop @param {string} upstream @param {Node[]} nodes */
async function news(shop, upstream, nodes) {
  const calm = await delivered(shop, upstream, "calm", () => undefined);
  const after = await delivered(shop, upstream, "after", () => process.kill(nodes[0]?.pid ?? 0, "SIGKILL"));
  const late = Math.max(...after) - Math.max(...calm);
  console.log(
    `\n${ORDERS} orders followed over three nodes, from payment to the last word: ${Math.max(...calm)} ms at most; ` +
      `with a node killed at the payment: ${Math.max(...after)} ms`,
  );
  if (late > AGAIN_MS) throw new Error(`after a node was killed news were ${late} ms late, and ${AGAIN_MS} are allowed`);
}

/**
 * How many milliseconds after its payment each order's shopper has heard that it is done.
 *
 * @param {string} shop
 * @param {string} upstream
 * @param {string} name
 * @param {() => void} mischief
 */
async function delivered(shop, upstream, name, mischief) {
  const shoppers = Array.from({ length: ORDERS }, (_, at) => shopper(at + (name === "calm" ? 100 : 200)));
  const orders = [];
  for (const [at, who] of shoppers.entries()) orders.push(await order(shop, who, `quick+${name}${at}@example.test`));
  const heard = orders.map((id, at) => hearDone(shop, id, shoppers[at] ?? shopper(0)));
  await sleep(2_000);
  const made = await (await fetch(`${upstream}/control/orders`)).json();
  const mine = made.filter((/** @type {{ email: string }} */ it) => it.email.startsWith(`quick+${name}`));
  if (mine.length !== ORDERS) throw new Error(`upstream has ${mine.length} orders of ${ORDERS}`);
  mischief();
  const paid = Date.now();
  for (const { order_id: id } of mine) await post(`${upstream}/control/orders/${id}/pay`, {});
  return (await Promise.all(heard)).map((at) => at - paid);
}

/** Follows an order as the browser does, until it is done; when. @param {string} shop @param {string} id @param {Shopper} who */
async function hearDone(shop, id, who) {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    const answer = await fetch(`${shop}/api/orders/${id}/subscribe`, { headers: headers(who) }).catch(() => undefined);
    try {
      let text = "";
      for await (const piece of answer?.ok && answer.body ? answer.body.pipeThrough(new TextDecoderStream()) : []) {
        text = (text + piece).slice(-100_000);
        if (/"phase":"delivered"/.test(text)) return Date.now();
      }
    } catch {
      // The node is gone; the next one is asked.
    }
    await sleep(1_000);
  }
  throw new Error(`the order ${id} was not heard to be done within a minute`);
}

/** @param {"kept" | "drawn"} page @param {Node[]} nodes @param {Awaited<ReturnType<typeof openProxy>>} proxy */
async function throughput(page, nodes, proxy) {
  proxy.to(nodes);
  const url = `${proxy.origin}/en-us/brands/northstar-play`;
  // As many to each node: one that finds less to do at a time pays more for waking up.
  const connections = `-c${16 * nodes.length}`;
  const load = (/** @type {number} */ seconds) => run("wrk", ["-t1", connections, `-d${seconds}s`, "-s", here("./wrk.lua"), url, "--", page]);
  await load(1);
  const before = await cpuMs(nodes);
  const { stdout } = await load(SECONDS);
  const spent = (await cpuMs(nodes)) - before;
  const line = /^result (.*)$/m.exec(stdout)?.[1];
  if (line === undefined) throw new Error(`wrk said:\n${stdout}`);
  /** @type {{ requests: number, seconds: number, p99: number, refused: number, broken: number }} */
  const result = JSON.parse(line);
  if (result.refused + result.broken > 0) throw new Error(`the page was refused: ${line}`);
  const [rate, cpu] = [result.requests / result.seconds, spent / result.requests];
  row(page, String(nodes.length), rate.toFixed(0), result.p99.toFixed(2), cpu.toFixed(3));
  return { rate, cpu };
}

/** @param {number[]} numbers */
function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;
}

/** What the nodes have used of the processor, in milliseconds. @param {Node[]} nodes */
async function cpuMs(nodes) {
  const used = nodes.map(async ({ pid }) => {
    const fields = (await readFile(`/proc/${pid}/stat`, "utf8")).split(") ")[1]?.split(" ") ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10;
  });
  return (await Promise.all(used)).reduce((sum, ms) => sum + ms, 0);
}

/** @param {number} seconds @param {{ at: number }[]} requests */
function mostWithin(seconds, requests) {
  const times = requests.map(({ at }) => at);
  return Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at < from + seconds).length));
}

/** @param {string[]} cells */
function row(...cells) {
  console.log(cells.map((cell, at) => (at === 0 ? cell.padEnd(12) : cell.padStart(16))).join(""));
}
