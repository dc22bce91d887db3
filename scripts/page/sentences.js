/** The selection in words, as geo/query/selection.py writes them from the same templates. */

import { DATA, say } from "./data.js";
import { dayWords } from "./days.js";
import { isLocated } from "./select.js";
import { now, wantedCountries, wantedStatuses } from "./state.js";

/** @param {"and" | "or"} conjunction */
function listed(words, conjunction) {
  if (words.length < 2) return words.join("");
  const lastWord = words[words.length - 1];
  return words.slice(0, -1).join(DATA.texts.comma) + DATA.texts[conjunction] + lastWord;
}

/**
 * A number with its noun.
 * @param {string} noun key of `nouns`
 */
export function counted(number, noun) {
  const [one, several] = DATA.nouns[noun];
  return `${number} ${number === 1 ? one : several}`;
}

export const asOfWords = () => say("asOf", { day: dayWords(now.to) });

export const rangeWords = () => say("range", { start: dayWords(now.from), end: dayWords(now.to) });

/** The text that was searched for before the page was made, and the reader's own. */
export const wholeQ = () => [DATA.q, now.q].filter(Boolean).join(" ");

/** The filters in one sentence. */
export function sentenceWords() {
  const countries = wantedCountries().map((code) => DATA.inSentence[code] || DATA.names[code] || code);
  const chosen = wantedStatuses();
  const statuses = Object.entries(DATA.map.statuses)
    .filter(([status]) => chosen.includes(status))
    .map(([, look]) => look.words.toLowerCase());
  const limits = [
    statuses.length && say("ofStatus", { statuses: listed(statuses, "or") }),
    DATA.limits,
    wholeQ() && say("mentioning", { q: wholeQ() }),
  ].filter(Boolean).join(DATA.texts.semicolon);
  return say("selection", {
    where: countries.length ? say("inCountries", { countries: listed(countries, "and") }) : DATA.texts.everywhere,
    narrowed: limits && say("narrowed", { limits }),
    period: rangeWords(),
  });
}

/** What the selection contains, with its day. */
export function countWords(view) {
  const drawn = view.stations.filter(isLocated).length;
  const unlocated = view.stations.length - drawn;
  const responses = Object.values(view.statuses).filter(([status]) => !DATA.unanswered.includes(status));
  return say("counts", {
    day: dayWords(now.to),
    stations: counted(view.stations.length, "station"),
    countries: counted(new Set(view.stations.map(({ values }) => values[2])).size, "country"),
    placed: unlocated ? say("placed", { drawn, unlocated }) : "",
    responses: counted(responses.length, "country"),
    rest: say("inRange", { events: counted(view.events.length, "event") }),
  });
}
