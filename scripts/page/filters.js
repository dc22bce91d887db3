/** The filters of country and official response, and the search box. */

import { make } from "../shared/dom.js";
import { byId, DATA, say } from "./data.js";
import { changed } from "./memory.js";
import { stop } from "./playback.js";
import { prepareSearch } from "./search-index.js";
import { change, defaults, isDefault, now } from "./state.js";
import { comparable, tidied } from "./words.js";

const TYPING = 150; // milliseconds without a key

/** Element, what it chooses, and how many of it its summary names. */
const FILTERS = [["country-filter", "countries", 2], ["status-filter", "statuses", 1]];

/** The choices, which are of no use without this script. */
export function fillFilters() {
  const allowed = DATA.selection.statuses;
  const statuses = Object.entries(DATA.map.statuses).map(([status, look]) => [status, look.words])
    .filter(([status]) => !allowed.length || allowed.includes(status));
  const choices = { countries: DATA.countries.map((code) => [code, DATA.names[code]]), statuses };
  for (const [id, key] of FILTERS) {
    for (const [value, words] of choices[key]) {
      const label = make("label", make("li", byId(id).querySelector(".choices")));
      Object.assign(make("input", label), { type: "checkbox", value });
      label.append(` ${words}`);
    }
  }
}

const boxes = (id) => [...byId(id).querySelectorAll("[type=checkbox]")];

/** The statuses that can be chosen here. */
export const statusChoices = () => boxes("status-filter").map((box) => box.value);

const nameOf = (key, value) => (key === "countries" ? DATA.names[value] : DATA.map.statuses[value].words);

function summaryOf(key, chosen, most) {
  if (!chosen.length) return DATA.texts[key === "countries" ? "allCountries" : "anyStatus"];
  if (chosen.length > most) return say("chosen", { number: chosen.length });
  return chosen.map((value) => nameOf(key, value)).join(DATA.texts.comma);
}

export function showFilters() {
  if (!changed("filters", now.countries, now.statuses, now.q, isDefault())) return;
  for (const [id, key, most] of FILTERS) {
    byId(id).querySelector("summary b").textContent = summaryOf(key, now[key], most);
    for (const box of boxes(id)) box.checked = now[key].includes(box.value);
  }
  if (tidied(byId("q").value) !== now.q) byId("q").value = now.q;
  byId("reset").hidden = isDefault();
}

function searchCountries() {
  const wanted = comparable(byId("country-search").value.trim());
  const items = [...byId("country-filter").querySelectorAll("li")];
  for (const item of items) item.hidden = !comparable(item.textContent).includes(wanted);
  byId("country-filter").querySelector(".none").hidden = items.some((item) => !item.hidden);
}

function listenToFilter(id, key) {
  const filter = byId(id);
  filter.addEventListener("change", (event) => {
    if (event.target.type !== "checkbox") return;
    change({ [key]: boxes(id).filter((box) => box.checked).map((box) => box.value) });
  });
  filter.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !filter.open) return;
    event.stopPropagation(); // the record stays
    filter.open = false;
    filter.querySelector("summary").focus();
  });
}

export function listenToFilters() {
  let typing = 0;
  byId("q").addEventListener("focus", prepareSearch, { once: true });
  byId("q").addEventListener("input", () => {
    window.clearTimeout(typing);
    typing = window.setTimeout(() => change({ q: tidied(byId("q").value) }), TYPING);
  });
  byId("country-search").addEventListener("input", searchCountries);
  for (const [id, key] of FILTERS) listenToFilter(id, key);
  byId("reset").addEventListener("click", () => {
    stop();
    change(defaults());
    byId("country-filter").querySelector("summary").focus();
  });
  document.addEventListener("click", (event) => {
    for (const filter of document.querySelectorAll("details.filter[open]")) {
      if (!filter.contains(event.target)) filter.open = false;
    }
  });
}
