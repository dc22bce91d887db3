/** What the reader has chosen, and how the page learns of a change. */

import { DATA } from "./data.js";

const nothing = () => ({ from: 0, to: DATA.days, countries: [], statuses: [], q: "" });

/** The filters, and `record`, the open one: `station:<id>`, `country:<code>` or nothing. */
export const now = { ...nothing(), record: "" };

export const wantedCountries = () => (now.countries.length ? now.countries : DATA.selection.countries);
export const wantedStatuses = () => (now.statuses.length ? now.statuses : DATA.selection.statuses);

/** The default of the filters, with the open record or without one. */
export const defaults = nothing;

export const isDefault = () =>
  !now.countries.length && !now.statuses.length && !now.q && now.from === 0 && now.to === DATA.days;

let painter = () => {};

/** Names the function that shows the page as it now is. */
export function paintWith(paint) {
  painter = paint;
}

/** Changes what is chosen and shows it; returns the records in view. */
export function change(wish = {}) {
  Object.assign(now, wish);
  return painter();
}

/** Moves one end of the range; the end pushes the start before it, the start stops at the end. */
export function moveRange({ from, to }) {
  const within = (day, last) => Math.min(last, Math.max(0, day));
  if (to !== undefined) {
    now.to = within(to, DATA.days);
    now.from = Math.min(now.from, now.to);
  }
  if (from !== undefined) now.from = within(from, now.to);
  return change();
}
