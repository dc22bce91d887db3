/** Reads the state that an address names, and every fault of it; nothing is guessed. */

import { byId, DATA, say } from "./data.js";
import { dayOf, dayWords, isoOf } from "./days.js";
import { statusChoices } from "./filters.js";
import { drawing } from "./map.js";
import { RECORDS } from "./parts.js";
import { defaults } from "./state.js";
import { tidied } from "./words.js";

/** What this page was made with, and cannot be chosen. */
const FIXED = new URLSearchParams(DATA.query.filter(Boolean).join("&"));

/** The text without what is beyond the length at which a wrong address is repeated. */
export const short = (text) =>
  (text.length > DATA.maxRepeated ? `${text.slice(0, DATA.maxRepeated)}…` : text);

class Wish {
  constructor() {
    this.state = { ...defaults(), record: "" };
    /** @type {{name: string} | {numbers: number[]} | null} see Looks */
    this.view = null;
    /** @type {string[]} */
    this.faults = [];
  }

  fault(name, value, why, values = {}) {
    this.faults.push(`${short(`${name}=${value}`)} ${say(why, values)}`);
  }

  several(name, key, values, allowed) {
    for (const one of values) if (!allowed.includes(one)) this.fault(name, one, "faultUnknown");
    this.state[key] = values;
  }

  day(name, value) {
    const day = /^\d{4}-\d\d-\d\d$/.test(value) ? dayOf(value) : NaN;
    if (Number.isNaN(day) || isoOf(day) !== value) this.fault(name, value, "faultDay", { day: isoOf(DATA.days) });
    else if (day < 0 || day > DATA.days) {
      this.fault(name, value, "faultOutside", { start: dayWords(0), end: dayWords(DATA.days) });
    } else this.state[name] = day;
  }

  text(value) {
    const most = byId("q").maxLength;
    this.state.q = tidied(value);
    if (value.length > most) this.faults.push(say("faultLong", { most }));
    else if (value.trim() && !this.state.q) this.fault("q", value, "faultEmpty");
  }

  record(value) {
    if (!RECORDS.has(value)) this.fault("record", value, "faultUnknown");
    this.state.record = value;
  }

  lookAt(value) {
    this.view = drawing.looks.read(value);
    if (this.view) return;
    const { looks, zoomRange: [minZoom, maxZoom] } = DATA.map;
    const names = looks.map(([name]) => name).join(DATA.texts.comma);
    this.fault("view", value, "faultView", { minZoom, maxZoom, looks: names });
  }

  fixed(name, values) {
    const given = FIXED.getAll(name);
    if (values.length === given.length && values.every((one) => given.includes(one))) return;
    const { comma } = DATA.texts;
    this.fault(name, values.join(comma), "faultFixed", { values: given.join(comma) });
  }
}

/** How each parameter is read, in the order in which they are named. */
const PARSERS = {
  country: (wish, values) => wish.several("country", "countries", values, DATA.countries),
  from: (wish, [value]) => wish.day("from", value),
  to: (wish, [value]) => wish.day("to", value),
  status: (wish, values) => wish.several("status", "statuses", values, statusChoices()),
  q: (wish, [value]) => wish.text(value),
  record: (wish, [value]) => wish.record(value),
  view: (wish, [value]) => wish.lookAt(value),
};
const SEVERAL = ["country", "status"];

/** @returns {Wish} */
export function wishOf(hash) {
  const wish = new Wish();
  const given = new URLSearchParams(hash);
  for (const name of new Set(given.keys())) {
    const values = [...new Set(given.getAll(name))];
    if (!SEVERAL.includes(name) && FIXED.has(name)) wish.fixed(name, values);
    else if (!Object.hasOwn(PARSERS, name)) {
      const known = Object.keys(PARSERS).join(DATA.texts.comma);
      wish.faults.push(say("faultName", { name: short(name), known }));
    } else if (!SEVERAL.includes(name) && given.getAll(name).length > 1) {
      wish.faults.push(say("faultTwice", { name }));
    } else PARSERS[name](wish, values);
  }
  const { from, to } = wish.state;
  if (from > to) wish.faults.push(say("faultOrder", { from: isoOf(from), to: isoOf(to) }));
  return wish;
}
