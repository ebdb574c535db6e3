// dist/ stands alone: it needs nothing of the place it is started from, nor of the place it was built in.
import { cp, mkdtemp, rm } from "node:fs/promises";
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

test("a binary without the names of its files does not start, and says what is missing", async () => {
  const elsewhere = await mkdtemp(join(tmpdir(), "kiosk-dist-"));
  await cp(join(PROJECT, "dist"), elsewhere, { recursive: true });
  await rm(join(elsewhere, "hash.txt"));
  try {
    await expect(startShop({ dist: elsewhere })).rejects.toThrow(/hash\.txt/);
  } finally {
    await rm(elsewhere, { recursive: true });
  }
});

test("a faulty setting stops the start and is named", async () => {
  await expect(startShop({ env: { KIOSK_STORE__ORIGIN: "ftp://nowhere" } })).rejects.toThrow(/store\.origin/);
});

test("an upstream without a partner id stops the start", async () => {
  const env = { KIOSK_UPSTREAM__URL: "https://api.example.test" };
  await expect(startShop({ env })).rejects.toThrow(/partner_id/);
});
