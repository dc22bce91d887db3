/** The legend below the map or beside it, never over the land, with the counts of the day. */

import { make, makeSvg, setHidden, setText } from "../shared/dom.js";
import { fill } from "../shared/text.js";
import { drawGlyph } from "./symbols.js";

const ROOMY = 620; // pixels of a frame that has room for an open legend
const LOWEST = 300; // pixels of a map that can spare the height of a legend below it

export class Legend {
  constructor(map, tables) {
    this.container = map.getContainer();
    this.frame = this.container.parentElement;
    this.tables = tables;
    this.signature = "";
    this.lines = new Map(); // kind and key -> element
    this.box = make("details", null, "legend");
    this.container.after(this.box);
    this.frame.classList.add("map-and-legend");
    this.box.open = this.frame.clientWidth > ROOMY;
    this.summary = make("summary", this.box, "", tables.texts.legend);
    this.body = make("div", this.box, "legend-body");
    this.note = make("p", this.box, "legend-note", tables.texts.inView);
    this.note.hidden = true;
    this.box.addEventListener("toggle", () => this.settle());
    new ResizeObserver(() => this.settle()).observe(this.frame);
  }

  /** Stands beside the map where the map would be too low above it. */
  settle() {
    const { classList, clientWidth, clientHeight } = this.frame;
    classList.remove("legend-beside");
    const room = clientHeight - this.box.offsetHeight;
    classList.toggle("legend-beside", this.box.open && clientWidth > ROOMY && room < LOWEST);
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
      setText(line.querySelector(".legend-count"), count);
      line.classList.toggle("legend-entry--none", !count);
    }
  }

  /**
   * Lists only what the map shows.
   * @param {Set<string> | null} inView kind and key of each entry; null where the map shows everything
   */
  list(inView) {
    let hides = false;
    for (const [key, line] of this.lines) {
      const hidden = Boolean(inView) && !inView.has(key);
      setHidden(line, hidden);
      hides ||= hidden;
    }
    setHidden(this.note, !hides);
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
      if (kind === "status") swatch(`swatch--${key}`, line);
      else drawGlyph(this.tables, key, 15, make("span", line, "legend-glyph"));
      make("span", line, "legend-words", (kind === "status" ? statuses : standings)[key].words);
      make("span", line, "legend-count", "0");
    }
    const plain = make("div", columns.status, "legend-entry");
    swatch("swatch--plain", plain);
    make("span", plain, "legend-words", texts.plainLand);
    const area = make("div", columns.standing, "legend-entry");
    const circle = makeSvg("svg", { width: 22, height: 15, "aria-hidden": "true" }, area);
    makeSvg("circle", { cx: 11, cy: 7.5, r: 6.5, class: "uncertainty" }, circle);
    make("span", area, "legend-words", texts.area);
    this.settle();
  }

  column(title) {
    const group = make("div", this.body, "legend-group");
    make("p", group, "legend-title", title);
    return make("div", group, "legend-entries");
  }
}

function swatch(className, line) {
  const box = { width: 22, height: 13 };
  const picture = makeSvg("svg", { ...box, "aria-hidden": "true" }, line);
  makeSvg("rect", { ...box, class: `swatch ${className}` }, picture);
}
