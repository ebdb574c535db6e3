// Checks the crates of our programs against the licenses, sources and bans in deny.toml. Usage: node .ci/deny.mjs
import { readFileSync } from "node:fs";
import { crates } from "./crates.mjs";

const text = readFileSync("deny.toml", "utf8");
const list = (name) => text.match(new RegExp(`^${name} = \\[([^\\]]*)\\]`, "m"))[1];
const words = (list) => [...list.matchAll(/"([^"]+)"/g)].map(([, word]) => word);
const allowed = new Set(words(list("allow")));
const banned = new Set(words(list("deny")));

/** Whether the allowed licenses satisfy an SPDX expression. Parentheses bind first, AND binds before OR. */
function isMet(expression) {
  const inner = /\(([^()]*)\)/;
  let flat = expression.replaceAll("/", " OR ");
  while (inner.test(flat)) flat = flat.replace(inner, (_, part) => (isMet(part) ? "TRUE" : "FALSE"));
  const one = (licence) => licence === "TRUE" || allowed.has(licence);
  return flat.split(" OR ").some((part) => part.split(" AND ").every((licence) => one(licence.trim())));
}

const faults = [];
for (const { name, version, license, source } of crates()) {
  const crate = `${name} ${version}`;
  if (banned.has(name)) faults.push(`${crate} is banned`);
  if (!license || !isMet(license)) faults.push(`${crate} has the license ${license ?? "none"}, which is not allowed`);
  if (source && !source.startsWith("registry+https://github.com/rust-lang/crates.io-index")) faults.push(`${crate} comes from ${source}`);
}
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
