/** What Python handed over for this page: geo/render/page/values.py describes each value. */

import { decoded, fill } from "../shared/text.js";

export const byId = (id) => document.getElementById(id);

/** The JSON of an element, as it is written. */
export const read = (id) => JSON.parse(byId(id).textContent);

export const DATA = decoded(read("page-records"));

/** A sentence of Python's, filled. */
export const say = (name, values = {}) => fill(DATA.texts[name], values);

/** Kind and id of a record: `station:can-markham-1`. */
export function split(record) {
  const at = record.indexOf(":");
  return [record.slice(0, at), record.slice(at + 1)];
}

export const still = window.matchMedia("(prefers-reduced-motion: reduce)");

/** A measure that page.css sets on the root of the page. */
export const measure = (name) => parseFloat(getComputedStyle(document.documentElement).getPropertyValue(`--${name}`));

/** Whether the page is laid out for a phone. */
export const isNarrow = () => measure("narrow") === 1;
