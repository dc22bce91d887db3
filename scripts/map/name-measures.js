/** How much room names take in the styles of the style sheet. */

import { makeSvg } from "../shared/dom.js";
import { forms } from "./name-texts.js";

const WIDER = 1.01; // at most, a text in SVG than on a canvas, which rounds letters to pixels
const LEADING = 1.1; // height of a line, in the size of the type

/** Pixels by which the last letter of a line leans beyond its end. */
export const LEANING = { place: 0, count: 2, country: 0 };

/** Classes of the text of each kind of name. */
export const STYLES = { place: "name", count: "name name--count", country: "name name--country" };

export class Measures {
  /** @param {SVGElement} svg where names are drawn */
  constructor(svg) {
    this.context = document.createElement("canvas").getContext("2d");
    this.probes = Object.entries(STYLES).map(([kind, style]) => [kind, makeSvg("text", { class: style }, svg)]);
    this.styles = new Map(); // kind -> font, height of a line and space between letters
    this.key = ""; // of the styles
    this.found = new Map(); // kind and text -> forms
  }

  /** Reads the styles: their sheet, or a font, may have arrived since. */
  read() {
    this.styles = new Map(this.probes.map(([kind, probe]) => {
      const { font, fontSize, letterSpacing } = getComputedStyle(probe);
      return [kind, { font, line: Math.ceil(parseFloat(fontSize) * LEADING), spacing: parseFloat(letterSpacing) || 0 }];
    }));
    const key = JSON.stringify([...this.styles]);
    if (key !== this.key) this.forget();
    this.key = key;
  }

  /** Measures texts anew: in a font that has arrived. */
  forget() {
    this.found.clear();
  }

  /**
   * The ways to break a text, with their sizes in pixels.
   * @returns {import("./names.js").Form[]}
   */
  formsOf(text, kind) {
    const key = `${kind} ${text}`;
    if (!this.found.has(key)) this.found.set(key, forms(text).map((lines) => this.formOf(lines, kind)));
    return this.found.get(key);
  }

  formOf(lines, kind) {
    const { font, line, spacing } = this.styles.get(kind);
    this.context.font = font;
    const widths = lines.map((words) => this.context.measureText(words).width + spacing * words.length);
    return { lines, kind, width: Math.ceil(WIDER * Math.max(...widths)) + LEANING[kind], height: line * lines.length };
  }
}
