/**
 * Where the names of places and countries stand: the weightiest first, each in the best place that is free.
 * Pure functions of pixels; names-layer.js measures, asks and draws.
 */

import { around, boxAt, grown, isWithin, meet, Taken } from "./boxes.js";

const BESIDE = 2; // pixels between a name and its own symbol
const CLEAR = 3; // pixels between a name and anything else
const BROKEN = 5; // cost of a second line, in ranks of `positions`
const ABROAD = 20; // cost of standing over another country's land, wholly
const FROM_ABROAD = 30; // cost of beginning there

/**
 * @typedef {import("./boxes.js").Box} Box
 * @typedef {object} Form one way to break a text
 * @property {string[]} lines
 * @property {number} width
 * @property {number} height
 *
 * @typedef {object} Wanted a name that should stand on the map
 * @property {string} key
 * @property {string} kind "place", "count" or "country"
 * @property {string} country code of the country that it belongs to; empty for none
 * @property {number} weight how much it would be missed
 * @property {Form[]} forms
 * @property {Box[]} [own] the symbols that it names, among those taken; a country's name has none
 * @property {{x: number, y: number, width: number}[]} [anchors] where a country's name may stand, the best first
 *
 * @typedef {object} Name as it is drawn
 * @property {string} key
 * @property {string} kind
 * @property {string[]} lines
 * @property {Box} box
 * @property {"start" | "middle" | "end"} align of its lines
 */

/**
 * @param {Wanted[]} wanted
 * @param {object} room
 * @param {Box[]} room.taken what no name may cover
 * @param {Box} room.view what is seen: a name stands wholly in it or wholly outside
 * @param {Box} room.reach beyond which no name is set
 * @param {import("./ground.js").Ground} room.ground
 * @returns {Name[]}
 */
export function placedNames(wanted, { taken, view, reach, ground }) {
  const used = new Taken(taken);
  const isFree = (box, own) =>
    isWithin(box, reach) && (isWithin(box, view) || !meet(box, view)) && used.leaves(grown(box, CLEAR), own);
  const names = [];
  for (const want of [...wanted].sort(byWeight)) {
    const found = want.own ? beside(want, isFree, ground) : inside(want, isFree, ground);
    if (!found) continue;
    used.add(found.box);
    names.push({ key: want.key, kind: want.kind, ...found });
  }
  return names;
}

function byWeight(one, other) {
  return other.weight - one.weight || (one.key < other.key ? -1 : 1);
}

/** The cheapest free place beside a symbol; nothing where none is free. */
function beside({ forms, own, country }, isFree, ground) {
  const symbols = around(own);
  let best = null;
  let least = Infinity;
  forms.forEach(({ lines, width, height }, broken) => {
    positions(symbols, width, height).forEach(([left, top, align], rank) => {
      const base = rank + broken * BROKEN;
      const box = boxAt(left, top, width, height);
      if (base >= least || !isFree(box, own)) return;
      const cost = base + (country ? abroad(box, symbols, country, ground) : 0);
      if (cost >= least) return;
      least = cost;
      best = { lines, box, align };
    });
  });
  return best;
}

/** Cost of land of other countries under a name, more where it begins, next to its symbol. */
function abroad(box, symbols, country, ground) {
  const share = ground.foreign(box, country);
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
  const right = symbols.right + BESIDE;
  const left = symbols.left - BESIDE - width;
  const above = symbols.top - BESIDE - height;
  const below = symbols.bottom + BESIDE;
  return [
    [right, y - height / 2, "start"],
    [left, y - height / 2, "end"],
    [x - width / 2, above, "middle"],
    [x - width / 2, below, "middle"],
    [right, y - height, "start"],
    [right, y, "start"],
    [left, y - height, "end"],
    [left, y, "end"],
  ];
}

/** The first anchor around which a country's name lies on its own land; nothing where it does not fit. */
function inside({ forms, anchors, country }, isFree, ground) {
  for (const { lines, width, height } of forms) {
    for (const { x, y, width: room } of anchors) {
      if (width > room) continue;
      const box = boxAt(x - width / 2, y - height / 2, width, height);
      if (isFree(box) && ground.isInside(box, country)) return { lines, box, align: "middle" };
    }
  }
  return null;
}
