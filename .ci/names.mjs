// Renames the entry files of a built site by a hash of all its code. Usage: node .ci/names.mjs <directory with hash.txt and site/>
//
// cargo-leptos hashes kiosk.js and kiosk.wasm before it writes the loader's name into them. If a release changed only one of the
// loader's files, the same names would have different contents, and browsers cache a name forever. All hashes have the same
// length, so the names can be replaced in place, in the WebAssembly too.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const [folder = "dist"] = process.argv.slice(2);
const pkg = join(folder, "site/pkg");
const digests = new Map(
  readFileSync(join(folder, "hash.txt"), "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => line.split(": ")),
);
const code = readdirSync(pkg).filter((name) => /\.(js|wasm)$/.test(name)).sort();

const whole = createHash("md5");
for (const name of code) whole.update(name).update(readFileSync(join(pkg, name)));
const digest = whole.digest("base64url");

const renamed = new Map();
for (const kind of ["js", "wasm"]) renamed.set(`kiosk.${digests.get(kind)}.${kind}`, `kiosk.${digest}.${kind}`);
if (digests.has("split")) renamed.set(`__wasm_split.${digests.get("split")}.js`, `__wasm_split.${digest}.js`);

for (const name of code) {
  const path = join(pkg, name);
  const before = readFileSync(path, "latin1");
  let after = before;
  for (const [from, to] of renamed) after = after.replaceAll(from, to);
  if (after === before && !renamed.has(name)) continue;
  const bytes = Buffer.from(after, "latin1");
  writeFileSync(path, bytes);
  const size = { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, ...size } }));
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
}
for (const [from, to] of renamed) {
  for (const end of ["", ".br", ".gz"]) renameSync(join(pkg, from + end), join(pkg, to + end));
}
for (const kind of ["js", "wasm", "split"]) if (digests.has(kind)) digests.set(kind, digest);
writeFileSync(join(folder, "hash.txt"), [...digests].map(([kind, value]) => `${kind}: ${value}\n`).join(""));
