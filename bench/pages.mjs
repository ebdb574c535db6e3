// Measures page throughput relative to what the machine can do: for each page, the same process also serves a static file with the
// same bytes, the page's "twin", in the same run. The run fails if a page reaches less than half of its twin's rate. The shop runs
// in the sandbox.

import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompressSync } from "node:zlib";

import { startShop } from "../end2end/shop.mjs";

const run = promisify(execFile);
const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

const SECONDS = Number(process.env.BENCH_SECONDS ?? 5);
const CONNECTIONS = Number(process.env.BENCH_CONNECTIONS ?? 16);
const PAGES = [
  { name: "home", path: "/en-us" },
  { name: "catalogue", path: "/en-us/brands" },
  { name: "brand", path: "/en-us/brands/northstar-play" },
];
const ENCODINGS = ["identity", "br"];
const LEAST_OF_TWIN = 0.5;

// A copy, so that the static twins of the pages never lie in what is deployed.
const dist = await mkdtemp(join(tmpdir(), "kiosk-bench-"));
await cp(here("../dist"), dist, { recursive: true });
const shop = await startShop({ dist });
try {
  await layTwins();
  console.log(`${SECONDS} s each, ${CONNECTIONS} connections, one wrk thread; a twin is a static file of the page's bytes\n`);
  row("page", "encoding", "bytes", "requests/s", "p50 ms", "p99 ms", "CPU ms/request");
  const slow = [];
  for (const encoding of ENCODINGS) {
    for (const page of PAGES) {
      const rate = await measure(page.name, page.path, encoding);
      const ofTwin = rate / (await measure(`  its twin`, `/pkg/twin-${page.name}.html`, encoding));
      if (ofTwin < LEAST_OF_TWIN) slow.push(`${page.name} (${encoding}): ${ofTwin.toFixed(2)}`);
    }
  }
  await firstVisit(PAGES[2]?.path ?? "/");
  if (slow.length > 0) throw new Error(`below ${LEAST_OF_TWIN} of the rate of their twins: ${slow.join(", ")}`);
} finally {
  await shop.stop();
  await rm(dist, { recursive: true });
}

/** Saves each page, warm, as a file beside the site's own, compressed as those are. */
async function layTwins() {
  for (const { name, path } of PAGES) {
    for (let warming = 0; warming < 50; warming += 1) await ask(path);
    const { body } = await ask(path);
    const twin = join(dist, "site/pkg", `twin-${name}.html`);
    await writeFile(twin, body);
    await writeFile(`${twin}.br`, (await ask(path, "br")).body);
  }
}

/**
 * Requests in a second.
 *
 * @param {string} name
 * @param {string} path
 * @param {string} encoding
 */
async function measure(name, path, encoding) {
  const bytes = (await ask(path, encoding)).body.length;
  const load = (/** @type {number} */ seconds) =>
    run("wrk", [
      ...["-t1", `-c${CONNECTIONS}`, `-d${seconds}s`, "-s", here("./wrk.lua")],
      ...["-H", `Accept-Encoding: ${encoding}`, shop.origin + path],
    ]);
  await load(1);
  const before = await cpuMs(shop.pid);
  const { stdout } = await load(SECONDS);
  const spent = (await cpuMs(shop.pid)) - before;
  const line = /^result (.*)$/m.exec(stdout)?.[1];
  if (line === undefined) throw new Error(`wrk said:\n${stdout}`);
  /** @type {{ requests: number, seconds: number, p50: number, p99: number, refused: number, broken: number }} */
  const result = JSON.parse(line);
  if (result.refused + result.broken > 0) throw new Error(`${path}: ${line}`);
  const rate = result.requests / result.seconds;
  row(
    name,
    encoding,
    bytes,
    Math.round(rate),
    result.p50.toFixed(2),
    result.p99.toFixed(2),
    (spent / result.requests).toFixed(3),
  );
  return rate;
}

/**
 * What a browser with an empty cache fetches for a page, without icons and pictures.
 *
 * @param {string} path
 */
async function firstVisit(path) {
  const html = await ask(path, "br");
  const text = (await ask(path)).body.toString();
  const files = [...new Set(text.match(/\/pkg\/[^"'\s)]+\.(js|css|wasm)/g) ?? [])];
  console.log(`\nfirst visit of ${path}, as brotli`);
  /** @type {Record<string, number>} */
  const sum = { html: html.body.length };
  for (const file of files) {
    const kind = file.split(".").at(-1) ?? "";
    const answer = await ask(file, "br");
    const body = answer.encoding === "br" ? answer.body : brotliCompressSync(answer.body);
    sum[kind] = (sum[kind] ?? 0) + body.length;
  }
  for (const [kind, bytes] of Object.entries(sum)) console.log(`  ${kind.padEnd(6)}${String(bytes).padStart(8)}`);
  console.log(`  ${"total".padEnd(6)}${String(Object.values(sum).reduce((a, b) => a + b, 0)).padStart(8)}`);
}

/**
 * One answer as it comes over the wire: `fetch` would unpack it.
 *
 * @param {string} path
 * @returns {Promise<{ body: Buffer, encoding: string }>}
 */
function ask(path, encoding = "identity") {
  return new Promise((resolve, reject) => {
    const request = get(shop.origin + path, { headers: { "Accept-Encoding": encoding } }, (answer) => {
      /** @type {Buffer[]} */
      const pieces = [];
      answer.on("data", (piece) => pieces.push(piece)).on("error", reject);
      answer.on("end", () => {
        if (answer.statusCode !== 200) reject(new Error(`${path} answered ${answer.statusCode}`));
        else resolve({ body: Buffer.concat(pieces), encoding: answer.headers["content-encoding"] ?? "identity" });
      });
    });
    request.on("error", reject);
  });
}

/**
 * Processor time of a process so far, its own and the kernel's for it.
 *
 * @param {number} pid
 */
async function cpuMs(pid) {
  const ticksPerSecond = Number((await run("getconf", ["CLK_TCK"])).stdout);
  const stat = await readFile(`/proc/${pid}/stat`, "utf8");
  // The second field is the command in parentheses and may hold spaces; utime and stime are the 14th and 15th.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond;
}

/** @param {(string | number)[]} cells */
function row(...cells) {
  const [name, ...rest] = cells.map(String);
  console.log((name ?? "").padEnd(12) + rest.map((cell) => cell.padStart(15)).join(""));
}
