/**
 * The only place where a text about a station or a country is made for the map: each is a template
 * of Python's (`texts` in geo/render/symbols.py), filled with what Python handed over.
 */

import { make } from "../shared/dom.js";
import { fill } from "../shared/text.js";

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
 * What tooltip and screen reader say of a count: of how many stations and where, then how many of each standing.
 * @param {import("./arrange.js").Mark} mark
 * @param {(id: string) => string | undefined} standingOf a station; of a count of the server it is not known
 * @param {(code: string) => string} nameOf a country
 * @returns {string[]}
 */
export function countLines({ texts, standings }, { members, country, count }, standingOf, nameOf) {
  const countries = new Set(members.map((one) => one.country)).size;
  const first = country
    ? fill(texts.count, { count, name: nameOf(country) })
    : fill(texts.countMixed, { count, countries });
  const numbers = new Map();
  for (const { id } of members) {
    const standing = standingOf(id);
    if (standing) numbers.set(standing, (numbers.get(standing) ?? 0) + 1);
  }
  const inOrder = Object.keys(standings).filter((standing) => numbers.has(standing));
  return [first, ...inOrder.map((standing) =>
    fill(texts.countOf, { count: numbers.get(standing), standing: standings[standing].words }))];
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
