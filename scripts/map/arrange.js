/**
 * Arranges alleged stations at one zoom as symbols and counts that do not overlap: pure functions of pixels.
 *
 * Stations of one country that stand too close are spread side by side or become a count in their country. What
 * then still overlaps is moved within its country; where nothing helps, neighbours become one count, first of one
 * country, at last of several. The same places give the same arrangement, in whatever order they come.
 */

import { countLayouts, overlaps, spreadLayouts } from "./layouts.js";

const NEIGHBOURHOOD = 1.5; // widths of a symbol within which a country's own stations are joined before others'

/**
 * @typedef {object} Place a station, or a count of stations that is never drawn singly
 * @property {string} id
 * @property {string} country alpha-3
 * @property {number} x where it stands by itself, in pixels
 * @property {number} y
 * @property {number} count of stations, 1 for a station
 * @property {boolean} [isArea] whether it is a count of the server, which may be of one station
 *
 * @typedef {object} Mark what is drawn, a square
 * @property {Place[]} members
 * @property {string} country empty where the members are of several countries
 * @property {Place} at the member at whose place it stands, or beside it
 * @property {number} count of stations
 * @property {number} x of its centre, in pixels
 * @property {number} y
 * @property {number} size of its side
 *
 * @typedef {object} Rules
 * @property {number} symbol size of a symbol, in pixels
 * @property {number} room side of the square that a smaller mark takes too, so that it can be pressed
 * @property {number} gap between two of these
 * @property {(count: number, isMixed: boolean) => number} sizeOf size of a count
 * @property {(place: Place, x: number, y: number) => boolean} allows whether a mark of a place may stand there
 * @property {(place: Place) => number} sureOf pixels within which a place may be, for all that is known
 * @property {(place: Place, x: number, y: number) => boolean} isFirm whether that is land of its country
 */

/** Stations of one country, or of several, that are placed together. */
class Group {
  /** @param {Place[]} members in order of id */
  constructor(members, rules) {
    this.members = members;
    this.rules = rules;
    this.country = members.every(({ country }) => country === members[0].country) ? members[0].country : "";
    this.count = members.reduce((sum, { count }) => sum + count, 0);
    this.isFirst = false; // whether it is placed before others that have more room
    this.found = []; // layouts tried so far, the preferred first
    this.source = this.layouts();
  }

  *layouts() {
    yield* spreadLayouts(this, this.rules);
    yield* countLayouts(this, this.rules);
  }

  /** @returns {Mark[] | undefined} a layout; undefined where there are no more */
  layout(at) {
    while (this.found.length <= at) {
      const { value, done } = this.source.next();
      if (done) return undefined;
      this.found.push(value);
    }
    return this.found[at];
  }
}

/** @returns {Mark[]} */
export function arrange(places, rules) {
  let groups = joined(places, rules).map((members) => new Group(members, rules));
  for (;;) {
    const { marks, failed, near } = placed(groups, rules);
    if (!failed) return marks;
    if (!failed.isFirst) {
      failed.isFirst = true; // it has less room than those placed before it
      continue;
    }
    const partner = partnerOf(failed, groups, near, rules);
    const members = byId([...failed.members, ...partner.members]);
    groups = [...groups.filter((one) => one !== failed && one !== partner), new Group(members, rules)];
  }
}

const byId = (places) => [...places].sort((one, other) => (one.id < other.id ? -1 : Number(one.id > other.id)));

/** Places of one country whose symbols would overlap, together, in order of id. */
function joined(places, { symbol, room, gap }) {
  const width = Math.max(symbol, room) + gap;
  const clusters = new Map(); // place -> the cluster that it is in
  const cells = new Map(); // country and square -> places
  const keyOf = ({ country }, across, along) => `${country} ${across} ${along}`;
  for (const place of byId(places)) {
    const [across, along] = [Math.floor(place.x / width), Math.floor(place.y / width)];
    clusters.set(place, [place]);
    for (let at = 0; at < 9; at += 1) {
      const beside = cells.get(keyOf(place, across - 1 + (at % 3), along - 1 + Math.floor(at / 3))) ?? [];
      for (const one of beside) if (distance(one, place) < width) join(clusters, place, one);
    }
    const key = keyOf(place, across, along);
    if (cells.has(key)) cells.get(key).push(place);
    else cells.set(key, [place]);
  }
  return [...new Set(clusters.values())].map(byId);
}

function join(clusters, place, other) {
  const [into, from] = [clusters.get(other), clusters.get(place)];
  if (into === from) return;
  into.push(...from);
  for (const one of from) clusters.set(one, into);
}

/** The greater of the distances across and along. */
function distance(one, other) {
  return Math.max(Math.abs(one.x - other.x), Math.abs(one.y - other.y));
}

/**
 * Gives each group the first of its layouts that is free; what nothing stands in the way of comes first, then
 * what found no room before, then the largest counts. At a group without a free layout it ends, and names those
 * that stand in its way.
 */
function placed(groups, rules) {
  const meets = (layout, other) => overlaps(layout, other.marks, rules);
  const first = groups.map((group) => ({ group, marks: group.layout(0) }));
  const done = [];
  const rest = [];
  for (const one of first) {
    const isFree = !first.some((other) => other !== one && meets(one.marks, other));
    (isFree ? done : rest).push(one);
  }
  rest.sort(({ group: one }, { group: other }) => Number(other.isFirst) - Number(one.isFirst)
    || other.count - one.count || (one.members[0].id < other.members[0].id ? -1 : 1));
  for (const { group } of rest) {
    let at = 0;
    let marks = group.layout(at);
    while (marks && done.some((other) => meets(marks, other))) marks = group.layout((at += 1));
    if (!marks) return { failed: group, near: done.filter((other) => meets(group.layout(0), other)).map(groupOf) };
    done.push({ group, marks });
  }
  return { marks: done.flatMap(({ marks }) => marks) };
}

const groupOf = ({ group }) => group;

/** The group with which one that has no room is joined: a near one of its country, or the nearest in its way. */
function partnerOf(failed, groups, near, { symbol, room, gap }) {
  const away = (group) => Math.min(...group.members.map((one) =>
    Math.min(...failed.members.map((other) => distance(one, other)))));
  const nearest = (some) => some.reduce((one, other) => {
    const difference = away(one) - away(other);
    return difference < 0 || (difference === 0 && one.members[0].id < other.members[0].id) ? one : other;
  });
  const own = groups.filter((one) => one !== failed && one.country && one.country === failed.country
    && away(one) <= NEIGHBOURHOOD * (Math.max(symbol, room) + gap));
  return nearest(own.length ? own : near);
}
