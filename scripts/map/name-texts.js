/** The words of names and their weights, by the rules and templates of geo/mapspec/labels.py. */

import { fill } from "../shared/text.js";

/**
 * What stands beside a symbol or a count: the finest name that its stations share, with their number if there are
 * several, or in how many countries they are; empty where they have no name in common.
 * @param {string[][]} names of each station's place, the finest first
 * @param {number} countries of the stations
 */
export function textOf({ counted, countries: template }, names, countries) {
  if (countries > 1) return fill(template, { count: countries });
  const [first, ...others] = names;
  const name = first.find((one) => others.every((some) => some.includes(one)));
  if (!name || !others.length) return name ?? "";
  return fill(counted, { name, count: names.length });
}

/**
 * How much the name of a place would be missed.
 * @param {string[]} standings of its stations
 * @param {Map<string, number>} common how many stations of the map have each standing
 */
export function weightOf({ rarity, eachStation }, standings, common) {
  const rarities = standings.map((standing) => (standing === "reported" ? 0 : rarity / common.get(standing)));
  return 1 + Math.max(...rarities) + eachStation * standings.length;
}

/** A text on one line and, where it can be broken, on two: after the colon, or of like length. */
export function forms(text) {
  const colon = text.lastIndexOf(": ");
  if (colon >= 0) return [[text], [text.slice(0, colon + 1), text.slice(colon + 2)]];
  const words = text.split(" ");
  const halves = words.slice(1).map((_, at) => [words.slice(0, at + 1).join(" "), words.slice(at + 1).join(" ")]);
  if (!halves.length) return [[text]];
  const longest = (lines) => Math.max(...lines.map((line) => [...line].length));
  return [[text], halves.reduce((one, other) => (longest(other) < longest(one) ? other : one))];
}
