/** Draws the symbology of geo/mapspec: patterns of statuses and symbols of standings. */

import { makeSvg } from "../shared/dom.js";

/** Defines for the map's document the fill of each status, `url(#status-…)`, and the hatching of disputed areas. */
export function definePatterns(tables, parent) {
  const hidden = { width: 0, height: 0, "aria-hidden": "true", class: "pattern-defs" };
  const defs = makeSvg("defs", {}, makeSvg("svg", hidden, parent));
  const { size, dot, opacity, lines } = tables.tile;
  const hatching = { id: "disputed", width: size, height: size, patternUnits: "userSpaceOnUse" };
  makeSvg("path", { d: lines.rising, class: "hatching" }, makeSvg("pattern", hatching, defs));
  for (const [status, fill] of Object.entries(tables.statuses)) {
    const box = { width: size, height: size };
    const tile = makeSvg("pattern", { id: `status-${status}`, ...box, patternUnits: "userSpaceOnUse" }, defs);
    makeSvg("rect", { ...box, class: `ground--${status}` }, tile);
    if (!lines[fill.pattern]) continue;
    const dots = fill.pattern === "dots";
    makeSvg("path", {
      d: lines[fill.pattern],
      class: `lines--${status}`,
      "stroke-width": dots ? dot : 1,
      "stroke-linecap": dots ? "round" : "butt",
      "stroke-opacity": opacity,
    }, tile);
  }
}

/** Draws the symbol of a standing, `size` pixels wide. */
export function drawGlyph(tables, standing, size, parent) {
  const look = tables.standings[standing];
  const box = { width: size, height: size, viewBox: "-1.45 -1.45 2.9 2.9", "aria-hidden": "true" };
  const svg = makeSvg("svg", box, parent);
  makeSvg("path", { d: look.outline, "stroke-width": 0.62, class: "glyph-casing" }, svg);
  const edge = { "stroke-width": 0.26, class: "glyph-outline" };
  makeSvg("path", { d: look.outline, fill: look.body, ...edge }, svg);
  for (const mark of look.marks) makeSvg("path", { d: mark, fill: look.mark }, svg);
}
