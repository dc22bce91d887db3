/** Links to this selection, written as Python writes them. */

import { DATA } from "./data.js";
import { isoOf } from "./days.js";
import { wholeQ } from "./sentences.js";
import { now, wantedCountries, wantedStatuses } from "./state.js";

/** Pairs of name and value as Python's `urlencode` writes them. */
export function encoded(pairs) {
  return new URLSearchParams(pairs).toString().replace(/\*/g, "%2A").replace(/%7E/g, "~");
}

/** The query string for the app, with its question mark; empty for the default. */
export function appLink() {
  const [kinds, others] = DATA.query;
  const [first, end] = DATA.window;
  const pairs = wantedCountries().map((code) => ["country", code]);
  if (isoOf(now.from) !== first) pairs.push(["from", isoOf(now.from)]);
  if (isoOf(now.to) !== end) pairs.push(["to", isoOf(now.to)]);
  const statuses = wantedStatuses().map((status) => ["status", status]);
  const q = wholeQ() ? [["q", wholeQ()]] : [];
  const parts = [encoded(pairs), kinds, encoded(statuses), others, encoded(q)].filter(Boolean);
  return parts.length ? `?${parts.join("&")}` : "";
}
