/** The texts that the search looks through: those on the page, and the names that Python hands over. */

import { DATA } from "./data.js";
import { articleOf, KIND, LISTS, SUMMARY } from "./parts.js";
import { comparable } from "./words.js";

const SLICE = 8; // milliseconds
const SAID = ".answer p, .since p, .history li, .said, p.note";

/** The elements' own lines: neither dates and labels nor numbers of sources. */
function linesOf(parent) {
  const lines = [...parent.querySelectorAll(SAID)].flatMap((element) =>
    [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data.trim()));
  return lines.filter((line) => !DATA.search.gaps.includes(line));
}

/** The words that geo/render/page/search.py writes as what each shares with the one before, and the rest. */
function unfolded(text = "") {
  let word = "";
  return text.replace(/(\d)(\D+)/g, (_, shared, rest) => ` ${(word = word.slice(0, shared) + rest)}`);
}

const joined = (lines) => comparable(lines.join("\n"));

function nameOf([name, others, codes, latin]) {
  return { name, own: comparable(name), others: comparable(others) + unfolded(latin), codes };
}

/** Text, and numbers of the names, of a station. */
function stationOf([id, name], at) {
  const record = articleOf(`station:${id}`);
  return [joined([id, name, ...(record ? linesOf(record) : [])]), DATA.search.stations[at]];
}

/** The same of an event. */
function eventOf([, , codes], at) {
  const [stations, places, text] = DATA.search.events[at];
  const { cells } = LISTS.events.rows[at];
  const notes = [...cells[SUMMARY].querySelectorAll("span, .event-note")].map((node) => node.textContent);
  const named = stations.flatMap((one) => DATA.stations[one].slice(0, 2));
  const keys = codes.map((code) => DATA.countries.indexOf(code)).filter((key) => key >= 0);
  const around = stations.flatMap((one) => DATA.search.stations[one].slice(1));
  return [
    joined([...notes, cells[KIND].textContent, DATA.search.texts[text], ...named]),
    [...keys, ...places, ...around],
  ];
}

const KINDS = [
  ["names", DATA.search.names, nameOf],
  ["stations", DATA.stations, stationOf],
  ["events", DATA.events, eventOf],
];

const index = { names: [], stations: [], events: [], sources: [] };

/** Makes the index, one text after the other. */
function* making() {
  for (const [kind, values, textOf] of KINDS) {
    for (const [at, value] of values.entries()) yield index[kind].push(textOf(value, at));
  }
  for (const row of LISTS.sources.rows) yield index.sources.push(comparable(row.textContent));
}

const work = making();

/** Makes some more of the index in each of the tasks that follow, so that the first search finds it ready. */
export function prepareSearch() {
  const until = performance.now() + SLICE;
  while (performance.now() < until) if (work.next().done) return;
  setTimeout(prepareSearch);
}

/** The index; what of it is not made yet is made now. */
export function searchIndex() {
  while (!work.next().done);
  return index;
}
