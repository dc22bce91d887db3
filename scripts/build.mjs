/**
 * Makes the scripts and style sheets that are served or written into the exported page, and copies Leaflet:
 * `npm run build [FOLDER]`, which `make scripts` calls; the folder is static/ unless another is named.
 */

import { cp, readFile, writeFile } from "node:fs/promises";
import { build } from "esbuild";

const folder = process.argv[2] ?? "static";
const made = "/* Built from scripts/ by `make scripts`; not edited by hand. */";
const leaflet = "node_modules/leaflet";
const licence = (await readFile(`${leaflet}/LICENSE`, "utf8")).trim();
const projections = (await readFile("node_modules/proj4/LICENSE.md", "utf8")).replace(/^#.*$/gm, "").trim();
const withProjections = `${made}\n/*! proj4\n${projections}\n*/`;
const shared = {
  bundle: true,
  minify: true,
  charset: "utf8",
  format: "iife",
  legalComments: "none",
  logLevel: "warning",
  target: "es2020",
};
const bundles = [
  { entryPoints: ["scripts/app.js"], outfile: "stationmap.js", banner: { js: withProjections } },
  { entryPoints: ["scripts/page.js"], outfile: "page.js", banner: { js: withProjections } },
  { entryPoints: ["scripts/page-head.js"], outfile: "page-head.js", banner: { js: made } },
  { entryPoints: ["scripts/dialog.js"], outfile: "dialog.js", banner: { js: made }, format: "esm" },
  { entryPoints: ["scripts/forced-theme.js"], outfile: "forced-theme.js", banner: { js: made }, format: "esm" },
  { entryPoints: ["scripts/map-view.js"], outfile: "map-view.js", banner: { js: made }, format: "esm" },
  { entryPoints: ["scripts/page.css"], outfile: "page.css", banner: { css: made }, loader: { ".woff2": "dataurl" } },
  {
    entryPoints: ["scripts/leaflet.js"],
    outfile: "leaflet/leaflet-page.js",
    banner: { js: `${made}\n/*! Leaflet\n${licence}\n*/` },
    // Leaflet's own names begin with an underscore; those reserved are used across its files by text, or by ours.
    mangleProps: /^_/,
    reserveProps: /^_(leaflet|flat|sqClosest|getBitCode|getEdge|project$|update$|renderer$|bounds$|map$)/,
  },
];

for (const bundle of bundles) {
  await build({ ...shared, ...bundle, outfile: `${folder}/${bundle.outfile}` });
}

for (const name of ["LICENSE", "dist/leaflet.css", "dist/images"]) {
  await cp(`${leaflet}/${name}`, `${folder}/leaflet/${name.replace("dist/", "")}`, { recursive: true });
}
const [script] = (await readFile(`${leaflet}/dist/leaflet.js`, "utf8")).split("//# sourceMappingURL");
await writeFile(`${folder}/leaflet/leaflet.js`, script); // a browser would ask for the map, which is not served
