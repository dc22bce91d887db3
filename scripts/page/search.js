/** Finds the records that mention every word, by the rules of geo/query/search.py. */

import { DATA, say } from "./data.js";
import { searchIndex } from "./search-index.js";
import { isEastern, isShort, mentions, needles } from "./words.js";

/** Whether a name, in any language, or a code has a word in it. */
function holds(name, word) {
  if (isShort(word)) {
    return name.codes.includes(word) || mentions(name.own, word) || mentions(name.others, word);
  }
  const others = isEastern(word) ? word : ` ${word}`;
  return name.own.includes(word) || name.others.includes(others) || name.codes.includes(word);
}

/** Which names, not so written, a word was understood as. */
function readings(names, word) {
  return names.filter((name) => !mentions(name.own, word) && holds(name, word))
    .slice(0, DATA.search.rules.maxReadings)
    .map(({ name }) => say("readAs", { word, name }));
}

function search(words) {
  const { names, stations, events, sources } = searchIndex();
  const keys = words.map((word) =>
    new Set([...names.keys()].filter((key) => holds(names[key], word))));
  const matching = (records) => new Set([...records.keys()].filter((at) => {
    const [text, named] = records[at];
    return words.every((word, place) => mentions(text, word) || named.some((key) => keys[place].has(key)));
  }));
  return {
    stations: matching(stations),
    events: matching(events),
    sources: new Set([...sources.keys()].filter((at) => words.every((word) => mentions(sources[at], word)))),
    readings: words.flatMap((word) => readings(names, word)),
  };
}

let lastQ = "";
let lastFound = null;

/** Places in the lists of the stations, events and sources that mention every word; null for no word. */
export function find(q) {
  if (q === lastQ) return lastFound;
  const words = needles(q);
  lastQ = q;
  lastFound = words.length ? search(words) : null;
  return lastFound;
}
