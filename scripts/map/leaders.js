/** Places for a name at the end of a leader, as in pictures: where none beside its symbol is good. */

import { boxAt, grown } from "./boxes.js";

const AWAY = [9, 16, 25, 36]; // pixels from the symbols to the name
const DIRECTIONS = 16;
const COST = 18; // of a leader, in ranks of the places beside a symbol
const FAR = 0.5; // cost of each pixel of it
const SPARE = 2; // pixels of a name that its leader may reach into
const STEP = 4; // pixels between the points of a leader that are looked at
const AROUND = 1; // pixels on each side of a leader that have to be free
const MAX_ABROAD = 0.1; // share of the name that may lie on the land of other countries
const MAX_CROSSED = 8; // pixels of such land that a leader may cross
const SHORT = 18; // pixels of a leader that is so short that neither matters much
const ABROAD = 20; // cost of a name that lies wholly on other countries' land nevertheless
const ON_LAND = 6; // the same for a count of several countries, of any land

/**
 * @typedef {object} Leader in pixels
 * @property {[number, number]} from the edge of a symbol
 * @property {[number, number]} to the edge of the name
 * @property {number} length
 */

/**
 * The places for a name of a size around its symbols, the nearest first.
 * @param {import("./boxes.js").Box} symbols
 */
export function* placesAway({ left, top, right, bottom }, width, height) {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  for (const away of AWAY) {
    for (let at = 0; at < DIRECTIONS; at += 1) {
      const turn = (2 * Math.PI * at) / DIRECTIONS;
      const toX = x + Math.cos(turn) * ((right - left) / 2 + away + width / 2);
      const toY = y + Math.sin(turn) * ((bottom - top) / 2 + away + height / 2);
      yield { box: boxAt(toX - width / 2, toY - height / 2, width, height), least: COST + FAR * away };
    }
  }
}

/** The leader from the nearest of some symbols to a name. */
export function leaderTo(symbols, box) {
  const lines = symbols.map(({ left, top, right, bottom }) => {
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    const to = [clamp(x, box.left + SPARE, box.right - SPARE), clamp(y, box.top + SPARE, box.bottom - SPARE)];
    const whole = Math.hypot(to[0] - x, to[1] - y);
    const share = (right - left) / 2 / whole;
    return { from: [x + (to[0] - x) * share, y + (to[1] - y) * share], to, length: whole * (1 - share) };
  });
  return lines.reduce((one, other) => (other.length < one.length ? other : one));
}

/** Boxes along a leader. */
export function boxesOn({ from, to, length }) {
  const count = Math.max(1, Math.ceil(length / STEP));
  return Array.from({ length: count + 1 }, (_, at) => {
    const [x, y] = [0, 1].map((axis) => from[axis] + ((to[axis] - from[axis]) * at) / count);
    return grown(boxAt(x, y, 0, 0), AROUND);
  });
}

/**
 * What a name with a leader costs; infinite where it, or a leader that is not short, lies on the land of other
 * countries than its own, so that it is not seen whose place it names. A count of several has none of its own.
 * @param {string} country code; empty for several
 */
export function costOf(box, leader, country, ground) {
  const cost = COST + FAR * leader.length;
  const abroad = ground.foreign(box, country);
  if (!country) return cost + ON_LAND * abroad;
  if (leader.length <= SHORT) return cost + ABROAD * abroad;
  if (abroad > MAX_ABROAD) return Infinity;
  const crossed = boxesOn(leader).filter((one) => ground.foreign(one, country) > 0).length * STEP;
  return crossed > MAX_CROSSED ? Infinity : cost;
}

function clamp(value, least, most) {
  return Math.max(least, Math.min(most, value));
}
