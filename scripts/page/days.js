/** Days: whole numbers from the first day of the page's range. */

import { DATA, say } from "./data.js";

const DAY = 86400000; // milliseconds
const START = Date.parse(`${DATA.start}T00:00:00Z`);
const numberOf = (time) => Math.round((time - START) / DAY);

export const dateOf = (day) => new Date(START + day * DAY);
export const isoOf = (day) => dateOf(day).toISOString().slice(0, 10);
export const dayOf = (iso) => numberOf(Date.parse(`${iso}T00:00:00Z`));

/** In words, as `describe` of geo/model/dates.py writes them. */
export function dayWords(day) {
  const date = dateOf(day);
  const month = DATA.months[date.getUTCMonth()];
  return say("day", { day: date.getUTCDate(), month, year: date.getUTCFullYear() });
}

/** The nearest end of a month after a day. */
export function nextMonthEnd(day) {
  const after = dateOf(day + 1);
  return numberOf(Date.UTC(after.getUTCFullYear(), after.getUTCMonth() + 1, 0));
}

/** How far along the range a day lies, as a percentage for a style. */
export const shareOf = (day) => `${(100 * day) / Math.max(1, DATA.days)}%`;
