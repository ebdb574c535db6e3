// Lists the crates that our programs consist of, without dev-dependencies.
import { execFileSync } from "node:child_process";

const SIDES = [
  ["ssr", "x86_64-unknown-linux-gnu"],
  ["hydrate", "wasm32-unknown-unknown"],
];

function side(features, target) {
  const asked = ["metadata", "--locked", "--format-version", "1", "--no-default-features"];
  const told = execFileSync("cargo", [...asked, "--features", features, "--filter-platform", target], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  const { packages, resolve } = JSON.parse(told);
  const nodes = new Map(resolve.nodes.map((node) => [node.id, node]));
  const reached = new Set([resolve.root]);
  for (const id of reached) {
    for (const { pkg, dep_kinds } of nodes.get(id).deps) {
      if (dep_kinds.some(({ kind }) => kind !== "dev")) reached.add(pkg);
    }
  }
  const edges = (id) => nodes.get(id).deps.map(({ pkg }) => pkg).filter((pkg) => reached.has(pkg));
  return packages.filter(({ id }) => reached.has(id)).map((crate) => ({ ...crate, uses: edges(crate.id) }));
}

/** The crates of server and browser side, without duplicates, sorted by name and version. */
export function crates() {
  const found = new Map();
  for (const [features, target] of SIDES) {
    for (const crate of side(features, target)) {
      const known = found.get(crate.id);
      found.set(crate.id, { ...crate, uses: [...new Set([...(known?.uses ?? []), ...crate.uses])] });
    }
  }
  const name = ({ name, version }) => `${name} ${version}`;
  return [...found.values()].sort((a, b) => (name(a) < name(b) ? -1 : 1));
}
