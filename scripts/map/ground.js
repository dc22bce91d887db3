/** Whose land lies where on the screen: rows of pixels, each with the stretches that belong to a country. */

const STEP = 4; // pixels between two rows

/**
 * @typedef {object} Stretch of a row that belongs to one country, in pixels
 * @property {number} left
 * @property {number} right
 * @property {number} y of the row
 * @property {string} code of the country
 */

export class Ground {
  /**
   * @param {Iterable<[string, ArrayLike<number>[]]>} lands code and rings, see rings.js; a hole is a ring too
   * @param {import("./boxes.js").Box} bounds beyond which no land is looked at
   */
  constructor(lands, { left, top, right, bottom }) {
    this.first = Math.ceil(top / STEP);
    this.left = left;
    this.right = right;
    const count = Math.max(0, Math.floor(bottom / STEP) - this.first + 1);
    /** @type {Stretch[][]} */
    this.rows = Array.from({ length: count }, () => []);
    /** @type {Map<string, Stretch[]>} */
    this.lands = new Map();
    this.crossings = Array.from({ length: count }, () => []); // of the country that is being added
    for (const [code, rings] of lands) this.add(code, rings);
  }

  add(code, rings) {
    const land = [];
    for (const ring of rings) {
      let [x, y] = [ring[ring.length - 2], ring[ring.length - 1]];
      for (let at = 0; at < ring.length; at += 2) {
        if (y < ring[at + 1]) this.cross(x, y, ring[at], ring[at + 1]);
        else this.cross(ring[at], ring[at + 1], x, y);
        [x, y] = [ring[at], ring[at + 1]];
      }
    }
    this.crossings.forEach((xs, row) => {
      if (!xs.length) return;
      xs.sort((one, other) => one - other);
      for (let at = 0; at + 1 < xs.length; at += 2) {
        if (xs[at + 1] < this.left || xs[at] > this.right) continue;
        const stretch = { left: xs[at], right: xs[at + 1], y: (row + this.first) * STEP, code };
        this.rows[row].push(stretch);
        land.push(stretch);
      }
      xs.length = 0;
    });
    if (land.length) this.lands.set(code, land);
  }

  /** Notes where a piece of outline, from its upper to its lower end, crosses the rows; the next begins below. */
  cross(fromX, fromY, toX, toY) {
    const from = Math.max(0, Math.ceil(fromY / STEP) - this.first);
    const to = Math.min(this.crossings.length, Math.ceil(toY / STEP) - this.first);
    if (from >= to) return;
    const slope = (toX - fromX) / (toY - fromY);
    for (let row = from; row < to; row++) {
      this.crossings[row].push(fromX + ((row + this.first) * STEP - fromY) * slope);
    }
  }

  /** The rows through a box, and the nearest above and below. */
  through({ top, bottom }) {
    return this.rows.slice(
      Math.max(0, Math.floor(top / STEP) - this.first),
      Math.max(0, Math.ceil(bottom / STEP) - this.first + 1),
    );
  }

  /** The stretches of a country within a box. */
  within({ left, top, right, bottom }, code) {
    const rows = this.lands.get(code)?.filter(({ y }) => y >= top && y <= bottom) ?? [];
    return rows.map((one) => ({ ...one, left: Math.max(left, one.left), right: Math.min(right, one.right) }))
      .filter((one) => one.left < one.right);
  }

  /** Square pixels of a country's land. */
  areaOf(code) {
    return STEP * lengthOf(this.lands.get(code) ?? []);
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

/** Pixels of some stretches together. */
export function lengthOf(stretches) {
  return stretches.reduce((sum, { left, right }) => sum + right - left, 0);
}
