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

/** What a count that stands for several stations says. */
export function groupLine(tables, count) {
  return fill(tables.texts.group, { count });
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
