/** The legend along the lower edge of the map, with the counts of the day. */

import { make, makeSvg } from "../shared/dom.js";
import { fill } from "../shared/text.js";
import { drawGlyph } from "./symbols.js";

const ROOMY = 620; // pixels of a map that has room for an open legend

export class Legend {
  constructor(map, tables) {
    this.container = map.getContainer();
    this.tables = tables;
    this.signature = "";
    this.lines = new Map(); // kind and key -> element
    this.box = make("details", this.container, "legend");
    this.box.open = this.container.clientWidth > ROOMY;
    this.summary = make("summary", this.box, "", tables.texts.legend);
    this.body = make("div", this.box, "legend-body");
    L.DomEvent.disableClickPropagation(this.box).disableScrollPropagation(this.box);
    this.box.addEventListener("toggle", () => this.dock());
  }

  /** Controls and the fitted extent keep clear of the legend; returns its height in pixels. */
  dock() {
    const height = this.box.offsetHeight;
    this.container.style.setProperty("--legend-height", `${height}px`);
    return height;
  }

  /**
   * Writes only what changed: laying the whole legend out again is the slowest part of a step.
   * @param {["status" | "standing", string, number][]} entries kind, key and count
   * @param {string} asOf the day in words
   */
  paint(entries, asOf) {
    this.summary.firstChild.data = fill(this.tables.texts.legendOf, { asOf });
    const signature = JSON.stringify(entries.map(([kind, key]) => [kind, key]));
    if (signature !== this.signature) this.build(entries);
    this.signature = signature;
    for (const [kind, key, count] of entries) {
      const line = this.lines.get(kind + key);
      const shown = line.querySelector(".legend-count").firstChild;
      if (shown.data === String(count)) continue;
      shown.data = count;
      line.classList.toggle("legend-entry--none", !count);
    }
  }

  build(entries) {
    const { texts, statuses, standings } = this.tables;
    this.body.replaceChildren();
    this.lines.clear();
    const columns = { status: this.column(texts.statuses), standing: this.column(texts.standings) };
    for (const [kind, key] of entries) {
      const line = make("div", columns[kind], "legend-entry legend-entry--none");
      line.dataset.key = key;
      this.lines.set(kind + key, line);
      if (kind === "status") this.swatch(key, line);
      else drawGlyph(this.tables, key, 15, make("span", line, "legend-glyph"));
      make("span", line, "legend-words", (kind === "status" ? statuses : standings)[key].words);
      make("span", line, "legend-count", "0");
    }
    const line = make("div", columns.standing, "legend-entry");
    const swatch = makeSvg("svg", { width: 22, height: 15, "aria-hidden": "true" }, line);
    makeSvg("circle", { cx: 11, cy: 7.5, r: 6.5, class: "uncertainty" }, swatch);
    make("span", line, "legend-words", texts.area);
    this.dock();
  }

  swatch(status, line) {
    const box = { width: 22, height: 13 };
    const swatch = makeSvg("svg", { ...box, "aria-hidden": "true" }, line);
    makeSvg("rect", { ...box, fill: `url(#status-${status})`, stroke: this.tables.edge }, swatch);
  }

  column(title) {
    const group = make("div", this.body, "legend-group");
    make("p", group, "legend-title", title);
    return make("div", group, "legend-entries");
  }
}
