/** The records in view, by the rules of `select` in geo/query/selection.py. */

import { DATA } from "./data.js";
import { find } from "./search.js";
import { now, wantedCountries, wantedStatuses } from "./state.js";

/** The last change up to a day, or null before the first; changes are lists that begin with their day. */
export function last(changes, day) {
  let found = null;
  for (const change of changes || []) {
    if (change[0] > day) break;
    found = change;
  }
  return found;
}

/** A test of whether a country is in view on the day of the map. */
function countryFilter() {
  const countries = wantedCountries();
  const statuses = wantedStatuses();
  return (code) => {
    if (countries.length && !countries.includes(code)) return false;
    const status = last(DATA.statuses[code], now.to);
    return !statuses.length || (Boolean(status) && statuses.includes(status[1]));
  };
}

/**
 * @typedef {object} View
 * @property {Record<string, [string, string]>} statuses status, and since when, by alpha-3 code
 * @property {{at: number, values: unknown[], standing: string}[]} stations with their place in the list
 * @property {number[]} fitting the events of any day, by place in the list
 * @property {number[]} events those of the range
 * @property {object | null} found what the search found; null without one
 */

/** @returns {View} */
export function select() {
  const inCountry = countryFilter();
  const anywhere = !wantedCountries().length && !wantedStatuses().length;
  const found = find(now.q);
  const view = { statuses: {}, stations: [], fitting: [], events: [], found };
  for (const code of DATA.countries) {
    const status = last(DATA.statuses[code], now.to);
    if (status && inCountry(code)) view.statuses[code] = [status[1], status[2]];
  }
  DATA.stations.forEach((values, at) => {
    if (found && !found.stations.has(at)) return;
    const standing = last(values[3], now.to);
    if (standing && inCountry(values[2])) view.stations.push({ at, values, standing: standing[1] });
  });
  DATA.events.forEach(([first, certain, codes], at) => {
    if (found && !found.events.has(at)) return;
    if (!anywhere && !codes.some(inCountry)) return;
    view.fitting.push(at);
    if (first <= now.to && certain >= now.from) view.events.push(at);
  });
  return view;
}

/** Whether a station of the view has a place that can be drawn. */
export const isLocated = ({ values }) => values[4] !== null;
