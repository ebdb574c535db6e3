// The browser's side of an order's stream: how long it waits before it reconnects, when it gives up, and what
// it does instead. The test controls the page's clock and the responses.
import type { Page } from "@playwright/test";

import { startRelay, type Relay } from "./relay.ts";
import { expect, test } from "./shop.ts";

const STREAM = /\/api\/orders\/[^/]+\/subscribe(\?|$)/;
const POLL = /\/api\/orders\/[^/]+(\?|$)/;
const STEP_MS = 200;

test.beforeEach(({ watch }) => {
  // The test itself causes the failures below.
  watch.allow(/net::ERR_|status of 50\d|EventSource/);
});

test("a lost stream is reopened after 1, 2, 4 … 30 seconds", async ({ shopper, page }) => {
  const order = await shopper.buy();
  const clock = new Clock(page);
  const asked = await answerStream(page, clock, () => ({ abort: true }));
  await clock.takeOver(order);
  await clock.until(() => asked.length >= 9, 240_000);
  const waits = asked.slice(1).map((time, index) => (time - (asked[index] ?? 0)) / 1_000);
  for (const [index, expected] of [1, 2, 4, 8, 16, 30, 30, 30].entries()) {
    expect(waits[index], `wait ${index + 1} of ${waits.join(", ")}`).toBeGreaterThanOrEqual(expected * 0.5 - 0.2);
    expect(waits[index], `wait ${index + 1} of ${waits.join(", ")}`).toBeLessThanOrEqual(expected * 1.5 + 0.2);
  }
});

test("a valid message resets the wait to one second", async ({ shopper, page }) => {
  const order = await shopper.buy();
  const snapshot = await firstMessage(page, order);
  const clock = new Clock(page);
  const asked = await answerStream(page, clock, (times) => (times === 4 ? { body: snapshot } : { abort: true }));
  await clock.takeOver(order);
  await clock.until(() => asked.length >= 6, 120_000);
  const afterGood = ((asked[4] ?? 0) - (asked[3] ?? 0)) / 1_000;
  expect(afterGood).toBeLessThanOrEqual(1.7);
});

test("the stream is not reopened after stop", async ({ shopper, page }) => {
  const order = await shopper.buy();
  const snapshot = await firstMessage(page, order);
  const clock = new Clock(page);
  const asked = await answerStream(page, clock, () => ({ body: `${snapshot}event: stop\ndata: {}\n\n` }));
  const polled = await countPolls(page, clock);
  await clock.takeOver(order);
  await clock.until(() => asked.length >= 1, 5_000);
  await clock.pass(120_000);
  expect(asked).toHaveLength(1);
  expect(polled).toHaveLength(0);
});

test("after three failures the order is polled every 5 to 10 seconds", async ({ shopper, page }) => {
  const order = await shopper.buy();
  const clock = new Clock(page);
  const asked = await answerStream(page, clock, () => ({ status: 502 }));
  const polled = await countPolls(page, clock);
  await clock.takeOver(order);
  await clock.until(() => asked.length >= 3, 30_000);
  expect(polled).toHaveLength(0);
  await clock.until(() => polled.length >= 4, 60_000);
  for (const [index, time] of polled.slice(1).entries()) {
    const wait = (time - (polled[index] ?? 0)) / 1_000;
    expect(wait).toBeGreaterThanOrEqual(4.8);
    expect(wait).toBeLessThanOrEqual(10.2);
  }
});

// A stream that is open but sends nothing counts as dead (see below), so this one sends the shop's first
// event.
test("polling ends when the stream works again", async ({ shopper, page, shop }) => {
  const order = await shopper.buy();
  const snapshot = await firstMessage(page, order);
  const relay = await startRelay(shop.origin, { passesMs: Infinity, beats: true });
  const clock = new Clock(page);
  let revived = 0;
  const asked = await answerStream(page, clock, (times) => {
    if (times <= 4) return { status: 502 };
    if (times === 5) return { body: snapshot };
    revived ||= clock.now;
    return { relay };
  });
  const polled = await countPolls(page, clock);
  await clock.takeOver(order);
  await clock.until(() => asked.length >= 6, 90_000);
  expect(polled.length).toBeGreaterThan(0);
  await clock.pass(60_000);
  expect(polled.filter((time) => time > revived)).toEqual([]);
  await relay.stop();
});

for (const { what, passesMs, silentAfter } of [
  { what: "passes its head only", passesMs: 0, silentAfter: 10_000 },
  { what: "holds it back", passesMs: undefined, silentAfter: 10_000 },
  { what: "falls silent after a while", passesMs: 2_500, silentAfter: 45_000 },
]) {
  test(`a stream through a relay that ${what} is detected: the order is polled, and the stream reopened`, async ({ shopper, page, shop }) => {
    const order = await shopper.buy();
    const relay = await startRelay(shop.origin, { passesMs });
    const clock = new Clock(page);
    const asked = await answerStream(page, clock, () => ({ relay }));
    const polled = await countPolls(page, clock);
    await clock.takeOver(order);
    await clock.until(() => asked.length >= 1, 5_000);
    // The relay runs in real time.
    if (passesMs) await new Promise((wake) => setTimeout(wake, passesMs));
    await clock.pass(silentAfter - 1_000);
    expect([asked.length, polled.length]).toEqual([1, 0]);
    await clock.until(() => polled.length >= 1 && asked.length >= 2, 8_000);
    await page.evaluate(async () => {
      const form = document.querySelector<HTMLFormElement>("form[action$='/simulate']");
      await fetch(form?.action ?? "", { method: "POST", redirect: "manual" });
    });
    const isDone = async () => (await shopper.order.getAttribute("data-state")) === "done";
    for (let gone = 0; gone < 120_000 && !(await isDone()); gone += 2_000) await clock.pass(2_000);
    await shopper.expectState("done");
    await relay.stop();
  });
}

test("heartbeats keep a stream without updates open", async ({ shopper, page, shop }) => {
  const order = await shopper.buy();
  const relay = await startRelay(shop.origin, { passesMs: 2_500, beats: true });
  const clock = new Clock(page);
  const asked = await answerStream(page, clock, () => ({ relay }));
  const polled = await countPolls(page, clock);
  await clock.takeOver(order);
  await clock.until(() => asked.length >= 1, 5_000);
  await clock.pass(120_000);
  expect([asked.length, polled.length]).toEqual([1, 0]);
  await relay.stop();
});

test("a page hidden for a minute closes its stream and reopens it when visible", async ({ shopper, page }) => {
  const order = await shopper.buy();
  const clock = new Clock(page);
  const asked = await answerStream(page, clock, () => ({ stays: true }));
  const gone: number[] = [];
  page.on("requestfailed", (request) => STREAM.test(request.url()) && gone.push(clock.now));
  for (const opened of ["visible", "hidden"] as const) {
    asked.length = gone.length = 0;
    await page.addInitScript(show, opened);
    await clock.takeOver(order);
    await clock.until(() => asked.length >= 1, 5_000);
    await page.evaluate(show, "hidden" as const);
    await clock.pass(55_000);
    expect(gone, opened).toEqual([]);
    await clock.until(() => gone.length >= 1, 10_000);
    await clock.pass(60_000);
    expect(asked, opened).toHaveLength(1);
    await page.evaluate(show, "visible" as const);
    await clock.until(() => asked.length >= 2, 2_000);
    await page.goto("about:blank");
  }
});

test("a page hidden while it waits does not reconnect sooner", async ({ shopper, page }) => {
  const order = await shopper.buy();
  const clock = new Clock(page);
  const asked = await answerStream(page, clock, () => ({ abort: true }));
  await clock.takeOver(order);
  await clock.until(() => asked.length >= 4, 30_000);
  await page.evaluate(show, "hidden" as const);
  await clock.until(() => asked.length >= 5, 30_000);
  expect((asked[4] ?? 0) - (asked[3] ?? 0)).toBeGreaterThanOrEqual(4_000);
});

test("messages that do not parse are ignored", async ({ shopper, page }) => {
  const order = await shopper.buy();
  const clock = new Clock(page);
  await answerStream(page, clock, () => ({
    body: ": a comment\n\ndata: {\"state\":\n\ndata: []\n\nevent: unheard-of\ndata: 1\n\ndata: <html>\n\n",
  }));
  await clock.takeOver(order);
  await clock.pass(500);
  await shopper.expectState("waiting_for_payment");
});

test("updates arrive without a page reload", async ({ shopper, page }) => {
  await shopper.buy();
  await expect(shopper.order).toHaveAttribute("data-live");
  await page.evaluate(async () => {
    Object.assign(window, { stillHere: true });
    // Pays from outside, as with a wallet, without leaving the page.
    const form = document.querySelector<HTMLFormElement>("form[action$='/simulate']");
    await fetch(form?.action ?? "", { method: "POST", redirect: "manual" });
  });
  await shopper.expectState("done");
  expect(await page.evaluate(() => "stillHere" in window)).toBe(true);
});

/** The page's clock, which moves only when the test moves it. */
class Clock {
  now = 0;

  constructor(private readonly page: Page) {}

  /** Reloads the page under this clock: even the first request waits for a tick. */
  async takeOver(url: string) {
    const start = Date.now();
    await this.page.clock.install({ time: start });
    await this.page.clock.pauseAt(start + 1_000);
    await this.page.goto(url);
  }

  async pass(ms: number) {
    for (let gone = 0; gone < ms; gone += STEP_MS) await this.tick();
  }

  async until(done: () => boolean, limit: number) {
    const end = this.now + limit;
    while (!done()) {
      if (this.now > end) throw new Error(`nothing happened within ${limit} ms of the page's time`);
      await this.tick();
    }
  }

  private async tick() {
    await this.page.clock.runFor(STEP_MS);
    this.now += STEP_MS;
    // The network does not follow the page's clock: let a due response arrive.
    await new Promise((wake) => setTimeout(wake, 5));
  }
}

/** Runs in the page: sets its visibility, and dispatches the event for the change. */
function show(state: "visible" | "hidden") {
  Object.defineProperty(document, "visibilityState", { configurable: true, get: () => state });
  document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
}

type Answer = { abort: true } | { status: number } | { body: string } | { stays: true } | { relay: Relay };

/** Responds to every request for the stream. Returns the page's times at which the requests arrived. */
async function answerStream(page: Page, clock: Clock, answer: (times: number) => Answer) {
  // The open page may be sending a request, or is about to.
  await page.goto("about:blank");
  const asked: number[] = [];
  await page.route(STREAM, async (route) => {
    asked.push(clock.now);
    const given = answer(asked.length);
    if ("abort" in given) return route.abort();
    if ("stays" in given) return undefined;
    if ("relay" in given) return route.continue({ url: given.relay.through(route.request().url()) });
    if ("status" in given) return route.fulfill({ status: given.status, body: "" });
    return route.fulfill({ contentType: "text/event-stream", body: given.body });
  });
  return asked;
}

async function countPolls(page: Page, clock: Clock) {
  const polled: number[] = [];
  await page.route(POLL, async (route) => {
    polled.push(clock.now);
    await route.continue();
  });
  return polled;
}

/** The snapshot with which the shop's own stream starts, as sent over the network. */
async function firstMessage(page: Page, order: string) {
  const id = new URL(order).pathname.split("/").at(-1);
  return page.evaluate(async (path) => {
    const stop = new AbortController();
    const reader = (await fetch(path, { signal: stop.signal })).body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    while (reader && !/^data:.*\n\n/m.test(text)) {
      const { value, done } = await reader.read();
      if (done) break;
      text += value;
    }
    stop.abort();
    return `${text.split("\n").filter((line) => line.startsWith("data:"))[0] ?? ""}\n\n`;
  }, `/api/orders/${id}/subscribe`);
}
