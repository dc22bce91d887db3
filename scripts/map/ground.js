/** Whose land lies where on the screen: rows of pixels, each with the stretches that belong to a country. */

const STEP = 4; // pixels between two rows

/**
 * @typedef {object} Stretch of a row that belongs to one country, in pixels
 * @property {number} left
 * @property {number} right
 * @property {string} code of the country
 */

export class Ground {
  /**
   * @param {Iterable<[string, {x: number, y: number}[][]]>} lands code and rings in pixels; a hole is a ring too
   * @param {import("./boxes.js").Box} bounds beyond which no land is looked at
   */
  constructor(lands, bounds) {
    this.first = Math.ceil(bounds.top / STEP);
    /** @type {Stretch[][]} */
    this.rows = Array.from({ length: Math.max(0, Math.floor(bounds.bottom / STEP) - this.first + 1) }, () => []);
    for (const [code, rings] of lands) this.add(code, rings);
  }

  add(code, rings) {
    const crossings = new Map(); // row -> where the outline crosses it
    for (const ring of rings) {
      let before = ring.at(-1);
      for (const point of ring) {
        this.cross(before, point, crossings);
        before = point;
      }
    }
    for (const [row, xs] of crossings) {
      xs.sort((one, other) => one - other);
      for (let at = 0; at + 1 < xs.length; at += 2) this.rows[row].push({ left: xs[at], right: xs[at + 1], code });
    }
  }

  /** Notes where a piece of outline crosses the rows; its lower end belongs to the next piece. */
  cross(one, other, crossings) {
    const [upper, lower] = one.y < other.y ? [one, other] : [other, one];
    const from = Math.max(0, Math.ceil(upper.y / STEP) - this.first);
    const to = Math.min(this.rows.length, Math.ceil(lower.y / STEP) - this.first);
    for (let row = from; row < to; row++) {
      const y = (row + this.first) * STEP;
      const x = upper.x + ((y - upper.y) / (lower.y - upper.y)) * (lower.x - upper.x);
      const xs = crossings.get(row);
      if (xs) xs.push(x);
      else crossings.set(row, [x]);
    }
  }

  /** The rows through a box, and the nearest above and below. */
  through({ top, bottom }) {
    return this.rows.slice(
      Math.max(0, Math.floor(top / STEP) - this.first),
      Math.max(0, Math.ceil(bottom / STEP) - this.first + 1),
    );
  }

  /** Whether a box lies inside one country. */
  isInside(box, code) {
    const rows = this.through(box);
    return rows.length > 1 && rows.every((row) =>
      row.some((one) => one.code === code && one.left <= box.left && one.right >= box.right));
  }

  /** Which share of a box, 0 to 1, is land of other countries than `code`. */
  foreign(box, code) {
    const rows = this.through(box);
    let length = 0;
    for (const row of rows) {
      for (const one of row) {
        const shared = Math.min(one.right, box.right) - Math.max(one.left, box.left);
        if (one.code !== code && shared > 0) length += shared;
      }
    }
    return rows.length ? length / (rows.length * (box.right - box.left)) : 0;
  }
}
