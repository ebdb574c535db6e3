// Prints the SBOM of our programs as CycloneDX 1.5. Usage: node .ci/sbom.mjs > sbom.cdx.json
import { readFileSync } from "node:fs";
import { crates } from "./crates.mjs";

const all = crates();
const own = all.find(({ source }) => source === null);
const sums = new Map();
for (const part of readFileSync("Cargo.lock", "utf8").split("[[package]]")) {
  const value = (key) => part.match(new RegExp(`^${key} = "([^"]+)"`, "m"))?.[1];
  if (value("checksum")) sums.set(`${value("name")} ${value("version")}`, value("checksum"));
}
const purl = ({ name, version }) => `pkg:cargo/${name}@${encodeURIComponent(version)}`;
const refs = new Map(all.map((crate) => [crate.id, purl(crate)]));

function component(crate) {
  const { name, version, license } = crate;
  const sum = sums.get(`${name} ${version}`);
  return {
    type: crate === own ? "application" : "library",
    "bom-ref": purl(crate),
    name,
    version,
    purl: purl(crate),
    ...(license && { licenses: [{ expression: license.replaceAll("/", " OR ") }] }),
    ...(sum && { hashes: [{ alg: "SHA-256", content: sum }] }),
  };
}

const bom = {
  bomFormat: "CycloneDX",
  specVersion: "1.5",
  version: 1,
  metadata: { component: component(own) },
  components: all.filter((crate) => crate !== own).map(component),
  dependencies: all.map((crate) => ({ ref: purl(crate), dependsOn: crate.uses.map((id) => refs.get(id)).sort() })),
};
console.log(JSON.stringify(bom, null, 2));
