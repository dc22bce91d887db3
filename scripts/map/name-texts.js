/** The words of names and their weights, by the rules and templates of geo/mapspec/labels.py. */

import { fill } from "../shared/text.js";

const JOINT = ", "; // between the names of two towns
const MAX_TOWNS = 2; // that are named beside one count

/**
 * What may stand beside a symbol or a count, the preferred first: the finest name that its stations share, with their
 * number if there are several; the names of two towns; or in which country, or in how many, they are. Empty for a
 * count of the server.
 * @param {{town: string, names: string[]}[]} places of the stations, names the finest first
 * @param {string[]} countries names of the countries of the stations
 * @returns {{words: string, kind: string}[]}
 */
export function textsOf(tables, places, countries) {
  const inside = insideOf(tables, countries).map((words) => ({ words, kind: "count" }));
  if (countries.length > 1) return inside;
  if (places.some(({ names }) => !names.length)) return [];
  const whole = named(places, tables.counted);
  const towns = [...new Set(places.map(({ town }) => town))];
  const each = towns.map((town) => named(places.filter((place) => place.town === town), tables.listed));
  const listed = towns.length > 1 && towns.length <= MAX_TOWNS ? [each.join(JOINT), whole] : [whole];
  const names = listed.filter(Boolean).map((words) => ({ words, kind: "place" }));
  return towns.length > 1 ? [...names, ...inside] : names;
}

/** In which of countries a count is, the most exact words first. */
function insideOf({ inCountry, inTwo, countries: template, withArticle }, countries) {
  const [first, second] = countries.map((name) => (withArticle.includes(name) ? `the ${name}` : name));
  if (countries.length === 1) return [fill(inCountry, { name: first })];
  const inAll = fill(template, { count: countries.length });
  return countries.length === 2 ? [fill(inTwo, { first, second }), inAll] : [inAll];
}

/** The finest name that places share, with their number in a template if there are several; empty for none. */
function named(places, template) {
  const [first, ...others] = places.map(({ names }) => names);
  const name = first.find((one) => others.every((some) => some.includes(one)));
  if (!name || !others.length) return name ?? "";
  return fill(template, { name, count: places.length });
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

/** A text on one line and, where it can be broken, on two: after a colon or comma, or of like length. */
export function forms(text) {
  for (const sign of [": ", JOINT]) {
    const end = text.lastIndexOf(sign);
    if (end >= 0) return [[text], [text.slice(0, end + 1), text.slice(end + 2)]];
  }
  const words = text.split(" ");
  const halves = words.slice(1).map((_, at) => [words.slice(0, at + 1).join(" "), words.slice(at + 1).join(" ")]);
  if (!halves.length) return [[text]];
  const longest = (lines) => Math.max(...lines.map((line) => [...line].length));
  return [[text], halves.reduce((one, other) => (longest(other) < longest(one) ? other : one))];
}
