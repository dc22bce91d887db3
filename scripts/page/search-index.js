/** The texts that the search looks through: those on the page, and the names that Python hands over. */

import { articleOf, DATA } from "./data.js";
import { eventRows, KIND, sourceRows, SUMMARY } from "./rows.js";
import { comparable } from "./words.js";

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
  const { cells } = eventRows[at];
  const notes = [...cells[SUMMARY].querySelectorAll("span, .event-note")].map((node) => node.textContent);
  const named = stations.flatMap((one) => DATA.stations[one].slice(0, 2));
  const keys = codes.map((code) => DATA.countries.indexOf(code)).filter((key) => key >= 0);
  const around = stations.flatMap((one) => DATA.search.stations[one].slice(1));
  return [
    joined([...notes, cells[KIND].textContent, DATA.search.texts[text], ...named]),
    [...keys, ...places, ...around],
  ];
}

let index = null;

/** The index, made at the first search. */
export function searchIndex() {
  index ??= {
    names: DATA.search.names.map(nameOf),
    stations: DATA.stations.map(stationOf),
    events: DATA.events.map(eventOf),
    sources: [...sourceRows].map((row) => comparable(row.textContent)),
  };
  return index;
}
