/** Boxes on the screen, and which of many a box meets. */

const CELL = 64; // pixels

/**
 * @typedef {object} Box in pixels, y downwards
 * @property {number} left
 * @property {number} top
 * @property {number} right
 * @property {number} bottom
 */

/** @returns {Box} */
export const boxAt = (left, top, width, height) => ({ left, top, right: left + width, bottom: top + height });

/** Whether two boxes share more than an edge. */
export function meet(one, other) {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

export function isWithin(inner, outer) {
  return inner.left >= outer.left && inner.right <= outer.right
    && inner.top >= outer.top && inner.bottom <= outer.bottom;
}

/** A box larger by `gap` pixels on each side. */
export function grown(box, gap) {
  return { left: box.left - gap, top: box.top - gap, right: box.right + gap, bottom: box.bottom + gap };
}

/** The smallest box around all. */
export function around(boxes) {
  return {
    left: Math.min(...boxes.map((box) => box.left)),
    top: Math.min(...boxes.map((box) => box.top)),
    right: Math.max(...boxes.map((box) => box.right)),
    bottom: Math.max(...boxes.map((box) => box.bottom)),
  };
}

/** Boxes that are in use, found by the part of the screen they lie in. */
export class Taken {
  constructor(boxes = []) {
    this.cells = new Map();
    for (const box of boxes) this.add(box);
  }

  add(box) {
    for (const key of keysOf(box)) {
      const cell = this.cells.get(key);
      if (cell) cell.push(box);
      else this.cells.set(key, [box]);
    }
  }

  /** Whether a box meets none of them but those that it may. */
  leaves(box, own = []) {
    return keysOf(box).every((key) =>
      !this.cells.get(key)?.some((other) => meet(box, other) && !own.includes(other)));
  }
}

function keysOf({ left, top, right, bottom }) {
  const keys = [];
  for (let x = Math.floor(left / CELL); x <= Math.floor(right / CELL); x++) {
    for (let y = Math.floor(top / CELL); y <= Math.floor(bottom / CELL); y++) keys.push(x * 100000 + y);
  }
  return keys;
}
