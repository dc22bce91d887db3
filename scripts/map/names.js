/**
 * Where the names of places and countries stand: the weightiest first, each in the best place that is free.
 * Pure functions of pixels; names-layer.js measures, asks and draws.
 */

import { around, boxAt, grown, isWithin, meet, Taken } from "./boxes.js";
import { lengthOf } from "./ground.js";
import { boxesOn, costOf, leaderTo, placesAway } from "./leaders.js";

const CLEAR = 2; // pixels between a name and anything else
const NEAR = 6; // pixels to a symbol of another place, within which a name might be taken for that place's
const INWARDS = 6; // pixels from the corner of a symbol, above or below it, at which a name begins or ends
const BROKEN = 5; // cost of a second line, in ranks of `positions`
const MISTAKEN = 8; // cost of standing near another place's symbol
const ABROAD = 20; // cost of standing over another country's land, wholly
const FROM_ABROAD = 30; // cost of beginning there
const FLAT = 2; // how much farther a pixel up or down is than one across, for a country's name

/**
 * @typedef {import("./boxes.js").Box} Box
 * @typedef {object} Form one way to break a text
 * @property {string[]} lines
 * @property {string} kind "place", "count" or "country"
 * @property {number} width
 * @property {number} height
 *
 * @typedef {object} Wanted a name that should stand on the map
 * @property {string} key
 * @property {string} country code of the country that it belongs to; empty for none
 * @property {number} weight how much it would be missed
 * @property {Form[]} forms
 * @property {Box[]} [own] the symbols that it names, among those taken; a country's name has none
 *
 * @typedef {object} Name as it is drawn
 * @property {string} key
 * @property {string} kind
 * @property {string[]} lines
 * @property {Box} box
 * @property {"start" | "middle" | "end"} align of its lines
 * @property {import("./leaders.js").Leader} [leader] from its symbol, where it stands apart
 */

/**
 * @param {Wanted[]} wanted
 * @param {object} room
 * @param {Box[]} room.symbols
 * @param {Box[]} room.taken what else no name may cover
 * @param {Box} room.view what is seen: a name stands wholly in it, as its symbols do, or wholly outside
 * @param {Box} room.reach beyond which no name is set
 * @param {import("./ground.js").Ground} room.ground
 * @returns {Name[]}
 */
export function placedNames(wanted, { symbols, taken, view, reach, ground }) {
  const used = new Taken([...symbols, ...taken]);
  const marks = new Taken(symbols);
  const isFree = (box, own = []) => {
    const wide = grown(box, CLEAR);
    const isInPlace = isWithin(wide, view) || (!meet(box, view) && !own.some((symbol) => isWithin(symbol, view)));
    return isInPlace && isWithin(box, reach) && used.leaves(wide, own);
  };
  const names = [];
  for (const want of [...wanted].sort(byWeight)) {
    const found = want.own
      ? atSymbols(want, { isFree, used, marks, ground })
      : inside(want, { isFree, ground, view, reach });
    if (!found) continue;
    used.add(found.box);
    if (found.leader) boxesOn(found.leader).forEach((box) => used.add(box));
    names.push({ key: want.key, ...found });
  }
  return names;
}

function byWeight(one, other) {
  return other.weight - one.weight || (one.key < other.key ? -1 : 1);
}

/** The cheapest free place beside a symbol, or at the end of a leader from it; nothing where none is free. */
function atSymbols(want, room) {
  const symbols = around(want.own);
  const [found, cost] = beside(want, symbols, room);
  return apart(want, symbols, room, cost) ?? found;
}

/** The cheapest free place beside symbols, and its cost; nothing and an infinite one where none is free. */
function beside({ forms, own, country }, symbols, { isFree, marks, ground }) {
  let best = null;
  let least = Infinity;
  forms.forEach(({ lines, kind, width, height }, broken) => {
    positions(symbols, width, height).forEach(([left, top, align], rank) => {
      const base = rank + broken * BROKEN;
      const box = boxAt(left, top, width, height);
      if (base >= least || !isFree(box, own) || isMistaken(box, own, symbols, marks)) return;
      const isNear = !marks.leaves(grown(box, NEAR), own);
      const cost = base + (isNear ? MISTAKEN : 0) + abroad(box, symbols, country, ground);
      if (cost >= least) return;
      least = cost;
      best = { lines, kind, box, align };
    });
  });
  return [best, least];
}

/** The cheapest free place at the end of a leader that costs less than `most`; null for none. */
function apart({ forms, own, country }, symbols, { isFree, used, marks, ground }, most) {
  let best = null;
  let limit = most;
  forms.forEach(({ lines, kind, width, height }, broken) => {
    for (const { box, least } of placesAway(symbols, width, height)) {
      const isClear = marks.leaves(grown(box, NEAR), own) && marks.leaves(grown(box, CLEAR));
      if (least + broken * BROKEN >= limit || !isClear || !isFree(box, own)) continue;
      const leader = leaderTo(own, box);
      const cost = costOf(box, leader, country, ground) + broken * BROKEN;
      if (cost >= limit || !boxesOn(leader).every((one) => used.leaves(one, own))) continue;
      limit = cost;
      best = { lines, kind, box, leader, align: alignOf(box, symbols) };
    }
  });
  return best;
}

/** The side to which the lines of a name are set: that of its symbols. */
function alignOf(box, symbols) {
  if (box.left >= symbols.right) return "start";
  return box.right <= symbols.left ? "end" : "middle";
}

/** Whether a name above or below its own symbol stands in a line with another, whose name it would be read as. */
function isMistaken(box, own, symbols, marks) {
  const isBesideOwn = box.right <= symbols.left || box.left >= symbols.right;
  return !isBesideOwn && !marks.leaves({ ...grown(box, NEAR), top: box.top, bottom: box.bottom }, own);
}

/** Cost of land of other countries under a name, more where it begins, next to its symbol. */
function abroad(box, symbols, country, ground) {
  const share = country && ground.foreign(box, country);
  if (!share) return 0;
  const third = (box.right - box.left) / 3;
  const isLeft = box.right <= symbols.left;
  const begin = isLeft ? { ...box, left: box.right - third } : { ...box, right: box.left + third };
  return ABROAD * share + FROM_ABROAD * ground.foreign(begin, country);
}

/** The places beside a symbol, best first: right, left, above, below, then the corners, as in pictures. */
function positions(symbols, width, height) {
  const x = (symbols.left + symbols.right) / 2;
  const y = (symbols.top + symbols.bottom) / 2;
  const right = symbols.right + CLEAR;
  const left = symbols.left - CLEAR - width;
  const above = symbols.top - CLEAR - height;
  const below = symbols.bottom + CLEAR;
  return [
    [right, y - height / 2, "start"],
    [left, y - height / 2, "end"],
    [x - width / 2, above, "middle"],
    [x - width / 2, below, "middle"],
    [right, y - height, "start"],
    [right, y, "start"],
    [left, y - height, "end"],
    [left, y, "end"],
    [symbols.right - INWARDS, above, "start"],
    [symbols.left + INWARDS - width, above, "end"],
    [symbols.right - INWARDS, below, "start"],
    [symbols.left + INWARDS - width, below, "end"],
  ];
}

/** The place on a country's own land that is nearest to the middle of what is seen of it, as in pictures. */
function inside({ forms, country }, { isFree, ground, view, reach }) {
  const seen = ground.within(view, country);
  const land = seen.length ? seen : ground.within(reach, country);
  const middle = middleOf(land);
  for (const { lines, kind, width, height } of forms) {
    const spots = land.filter(({ left, right }) => right - left >= width).map(({ left, right, y }) => {
      const x = Math.max(left + width / 2, Math.min(right - width / 2, middle.x));
      const box = boxAt(x - width / 2, y - height / 2, width, height);
      return { box, away: Math.hypot(x - middle.x, FLAT * (y - middle.y)) };
    });
    spots.sort((one, other) => one.away - other.away);
    const found = spots.find(({ box }) => isFree(box) && ground.isInside(box, country));
    if (found) return { lines, kind, box: found.box, align: "middle" };
  }
  return null;
}

function middleOf(stretches) {
  const total = lengthOf(stretches);
  const mean = (valueOf) => stretches.reduce((sum, one) => sum + valueOf(one) * (one.right - one.left), 0) / total;
  return { x: mean(({ left, right }) => (left + right) / 2), y: mean(({ y }) => y) };
}
