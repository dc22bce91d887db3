/** How much room names take in the styles of the style sheet. */

import { makeSvg } from "../shared/dom.js";
import { forms } from "./name-texts.js";

const LEADING = 1.1; // height of a line, in the size of the type

/** Classes of the text of each kind of name. */
export const STYLES = { place: "name", count: "name name--count", country: "name name--country" };

export class Measures {
  /** @param {SVGElement} svg where names are drawn */
  constructor(svg) {
    this.svg = svg;
    this.forget();
  }

  /** Measures anew: for other fonts. */
  forget() {
    this.styles = new Map(); // kind -> function from text to width, and height of a line
    this.found = new Map(); // kind and text -> forms
  }

  /**
   * The ways to break a text, with their sizes in pixels.
   * @returns {import("./names.js").Form[]}
   */
  formsOf(text, kind) {
    const key = `${kind} ${text}`;
    if (!this.found.has(key)) {
      const { widthOf, line } = this.styleOf(kind);
      this.found.set(key, forms(text).map((lines) =>
        ({ lines, width: Math.ceil(Math.max(...lines.map(widthOf))), height: line * lines.length })));
    }
    return this.found.get(key);
  }

  styleOf(kind) {
    if (!this.styles.has(kind)) {
      const probe = makeSvg("text", { class: STYLES[kind] }, this.svg);
      const { font, fontSize, letterSpacing } = getComputedStyle(probe);
      const context = document.createElement("canvas").getContext("2d");
      context.font = font;
      const spacing = parseFloat(letterSpacing) || 0;
      const widthOf = (text) => context.measureText(text).width + spacing * text.length;
      this.styles.set(kind, { widthOf, line: Math.ceil(parseFloat(fontSize) * LEADING) });
      probe.remove();
    }
    return this.styles.get(kind);
  }
}
