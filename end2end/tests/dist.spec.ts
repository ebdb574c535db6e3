// dist/ is self-contained: it needs nothing from the directory in which it is started or was built.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { startShop } from "../shop.mjs";
import { expect, test } from "./shop.ts";

const PROJECT = fileURLToPath(new URL("../..", import.meta.url));

for (const [place, cwd] of [
  ["the root of the file system", "/"],
  ["the project, whose own settings name another site", PROJECT],
] as const) {
  test(`dist/ copied elsewhere and started from ${place} serves pages and their files`, async ({ request }) => {
    const elsewhere = await mkdtemp(join(tmpdir(), "kiosk-dist-"));
    await cp(join(PROJECT, "dist"), elsewhere, { recursive: true });
    const shop = await startShop({ dist: elsewhere, cwd });
    try {
      const page = await (await request.get(`${shop.origin}/en-us`)).text();
      const files = [...new Set(page.match(/\/pkg\/[^"'\s)]+\.(js|css|wasm)/g) ?? [])];
      expect(files.length).toBeGreaterThanOrEqual(3);
      for (const file of files) expect((await request.get(shop.origin + file)).status(), file).toBe(200);
    } finally {
      await shop.stop();
      await rm(elsewhere, { recursive: true });
    }
  });
}

test("files for browsers name nothing of upstream", async () => {
  const site = join(PROJECT, "dist", "site");
  const files = (await readdir(site, { recursive: true })).filter((file) => /\.(css|js|json|svg|wasm)$/.test(file));
  for (const kind of [".css", ".js", ".wasm"]) expect(files.filter((file) => file.endsWith(kind)), kind).not.toEqual([]);
  for (const file of files) {
    const text = (await readFile(join(site, file), "latin1")).toLowerCase();
    for (const word of ["x-cr-", "/v5/orders", "api.cryptorefills.com", "partner_id", "coin_amount"]) {
      expect(text.includes(word), `${file} knows ${word}`).toBe(false);
    }
  }
});

test("a binary without its hash file does not start and says what is missing", async () => {
  const elsewhere = await mkdtemp(join(tmpdir(), "kiosk-dist-"));
  await cp(join(PROJECT, "dist"), elsewhere, { recursive: true });
  await rm(join(elsewhere, "hash.txt"));
  try {
    await expect(startShop({ dist: elsewhere })).rejects.toThrow(/hash\.txt/);
  } finally {
    await rm(elsewhere, { recursive: true });
  }
});

test("an invalid setting stops the start and is named", async () => {
  await expect(startShop({ env: { KIOSK_STORE__ORIGIN: "ftp://nowhere" } })).rejects.toThrow(/store\.origin/);
});

test("an upstream without a partner id stops the start", async () => {
  const env = { KIOSK_UPSTREAM__URL: "https://api.example.test" };
  await expect(startShop({ env })).rejects.toThrow(/partner_id/);
});

/** Runs the binary until it exits, with only these settings. */
async function run(args: string[], env: Record<string, string> = {}) {
  const home = await mkdtemp(join(tmpdir(), "kiosk-run-"));
  const child = spawn(join(PROJECT, "dist", "kiosk"), args, {
    cwd: home,
    env: { PATH: process.env.PATH ?? "", KIOSK_DATABASE__URL: `sqlite://${join(home, "kiosk.db")}`, ...env },
  });
  let told = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (told += text));
  const [code] = (await once(child, "exit")) as [number | null];
  await rm(home, { recursive: true });
  return { code, told };
}

test("all invalid settings are named at once, and the exit code is that of settings", async () => {
  const env = { KIOSK_STORE__ORIGIN: "ftp://nowhere", KIOSK_LIMITS__FORMS: "many", KIOSK_STORE__COLOR: "red" };
  for (const args of [[], ["check-config"], ["doctor"]]) {
    const { code, told } = await run(args, env);
    expect(code, told).toBe(78);
    for (const key of ["store.origin", "limits.forms", "store.color"]) expect(told).toContain(key);
  }
});

test("valid settings are reported, and an unknown command prints the usage", async () => {
  expect(await run(["check-config"])).toMatchObject({ code: 0, told: expect.stringContaining("sandbox") });
  expect(await run(["sell"])).toMatchObject({ code: 2, told: expect.stringContaining("kiosk doctor") });
  expect(await run(["--version"])).toMatchObject({ code: 0, told: expect.stringMatching(/^kiosk \d/) });
});

test("an unusable database stops the start with a reason and its own exit code", async () => {
  const nowhere = await run([], { KIOSK_DATABASE__URL: "sqlite:///proc/kiosk/kiosk.db", LEPTOS_SITE_ADDR: "127.0.0.1:0" });
  expect(nowhere, nowhere.told).toMatchObject({ code: 69, told: expect.stringContaining("/proc/kiosk") });
  const nobody = await run([], {
    KIOSK_DATABASE__URL: "postgres://kiosk:p4ssword@127.0.0.1:9/kiosk",
    LEPTOS_SITE_ADDR: "127.0.0.1:0",
  });
  expect(nobody, nobody.told).toMatchObject({ code: 69, told: expect.stringContaining("database.url") });
  expect(nobody.told).not.toContain("p4ssword");
});

test("a port in use stops the start and is named", async () => {
  const shop = await startShop();
  try {
    const { host } = new URL(shop.origin);
    expect(await run([], { LEPTOS_SITE_ADDR: host })).toMatchObject({ code: 69, told: expect.stringContaining(host) });
  } finally {
    await shop.stop();
  }
});

test("a shop starts without its Redis and logs that once", async ({ request }) => {
  const shop = await startShop({ env: { KIOSK_REDIS__URL: "redis://:p4ssword@127.0.0.1:9" } });
  try {
    for (const path of ["/en-us", "/en-us/brands/northstar-play", "/en-us/brands"]) {
      expect((await request.get(shop.origin + path)).status()).toBe(200);
    }
    expect(shop.log().match(/redis does not answer/g)).toHaveLength(1);
    expect(shop.log()).not.toContain("p4ssword");
  } finally {
    await shop.stop();
  }
});

test("the sandbox serves alone and stops on SIGTERM", async ({ request }) => {
  const child = spawn(join(PROJECT, "dist", "kiosk"), ["sandbox", "0"]);
  const ended = once(child, "exit");
  const [told] = (await once(child.stdout.setEncoding("utf8"), "data")) as [string];
  const url = told.match(/http:\/\/127\.0\.0\.1:\d+/)?.[0] ?? "";
  expect((await request.get(`${url}/v3/payment_vias`)).status(), told).toBe(200);
  child.kill("SIGTERM");
  expect(await ended).toEqual([0, null]);
});

test("a shop finishes its requests on the first signal and stops on the second", async ({ request }) => {
  for (const [signals, code] of [[1, 0], [2, 130]] as const) {
    const shop = await startShop();
    // The sandbox sends its products after three seconds.
    const page = request.get(`${shop.origin}/en-us/brands/slow-lane`).then((answer) => answer.status(), () => 0);
    await new Promise((resolve) => setTimeout(resolve, 500));
    for (let sent = 0; sent < signals; sent += 1) {
      process.kill(shop.pid, "SIGTERM");
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    expect([await shop.ended, await page], `${signals} signals: ${shop.log()}`).toEqual([code, signals === 1 ? 200 : 0]);
    await shop.stop();
  }
});
