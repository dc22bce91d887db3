/**
 * The only place where a text about a station or a country is made for the map: each is a template
 * of Python's (`texts` in geo/render/symbols.py), filled with what Python handed over.
 */

import { make } from "../shared/dom.js";
import { fill } from "../shared/text.js";

const MAX_COUNTRIES = 6; // that are named in a line

/**
 * What tooltip, popup and screen reader say of a station, line by line.
 * @returns {string[]}
 */
export function stationLines(tables, station, standing) {
  const values = {
    label: station.name,
    standing: tables.standings[standing].words,
    precision: tables.precisions[station.precision],
  };
  return tables.texts.station.map((line) => fill(line, values));
}

/**
 * What tooltip and screen reader say of a country with a status, line by line.
 * @returns {string[]}
 */
export function countryLines(tables, name, status, since) {
  const values = { name, status: tables.statuses[status].words, since };
  return tables.texts.country.map((line) => fill(line, values));
}

/**
 * What tooltip and screen reader say of a count: of how many stations and where, of several countries how many are
 * in each, then how many of each standing.
 * @param {import("./arrange.js").Mark} mark
 * @param {(id: string) => string | undefined} standingOf a station; of a count of the server it is not known
 * @param {(code: string) => string} nameOf a country
 * @returns {string[]}
 */
export function countLines({ texts, standings }, { members, country, count }, standingOf, nameOf) {
  const where = country
    ? [fill(texts.count, { count, name: nameOf(country) })]
    : linesOfCountries(texts, members, count, nameOf);
  const numbers = new Map();
  for (const { id } of members) {
    const standing = standingOf(id);
    if (standing) numbers.set(standing, (numbers.get(standing) ?? 0) + 1);
  }
  const inOrder = Object.keys(standings).filter((standing) => numbers.has(standing));
  return [...where, ...inOrder.map((standing) =>
    fill(texts.countOf, { count: numbers.get(standing), standing: standings[standing].words }))];
}

/** How many stations in how many countries, and how many in each, those with most first. */
function linesOfCountries(texts, members, count, nameOf) {
  const numbers = new Map();
  for (const { country, count: own } of members) numbers.set(country, (numbers.get(country) ?? 0) + own);
  const inOrder = [...numbers].map(([code, number]) => [nameOf(code), number])
    .sort(([one, number], [other, otherNumber]) => otherNumber - number || (one < other ? -1 : 1));
  const named = inOrder.length > MAX_COUNTRIES ? inOrder.slice(0, MAX_COUNTRIES - 1) : inOrder;
  const each = named.map(([name, number]) => fill(texts.countIn, { name, count: number }));
  const rest = inOrder.slice(named.length);
  if (rest.length) {
    const left = rest.reduce((sum, [, number]) => sum + number, 0);
    each.push(fill(texts.countInOthers, { countries: rest.length, count: left }));
  }
  return [fill(texts.countMixed, { count, countries: inOrder.length }), each.join(", ")];
}

/** One station in the list of a count. */
export function memberLine({ texts, standings }, { name }, standing) {
  return fill(texts.member, { label: name, standing: standings[standing].words });
}

/** The lines as one text, for screen readers. */
export function spoken(lines) {
  return lines.join(". ");
}

/** The lines as an element, the first of them bold. */
export function shown(lines) {
  const holder = make("div");
  lines.forEach((line, at) => {
    if (at) make("br", holder);
    if (at) holder.append(line);
    else make("b", holder, "", line);
  });
  return holder;
}
