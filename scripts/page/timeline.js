/** The timeline as it is shown: ticks, bars of events, the range and its two days. */

import { make, makeSvg } from "../shared/dom.js";
import { byId, DATA, say } from "./data.js";
import { dateOf, dayWords, isoOf, shareOf } from "./days.js";
import { changed } from "./memory.js";
import { counted } from "./sentences.js";
import { now } from "./state.js";

const WEEK = 7;
const GAP = 0.6; // days on each side of a bar

/** Marks years, and months where there is room for them. */
export function drawTicks() {
  const step = DATA.days > 1500 ? 12 : DATA.days > 200 ? 3 : 1;
  for (let day = DATA.days; day >= 0; day -= 1) {
    const date = dateOf(day);
    const month = date.getUTCMonth();
    if (date.getUTCDate() !== 1 || month % step) continue;
    const words = month && step < 12 ? DATA.months[month].slice(0, 3) : String(date.getUTCFullYear());
    make("span", byId("ticks"), month ? "" : "year", words).style.left = shareOf(day);
  }
}

let bars = []; // number of the week and its bar

function drawDensity(view) {
  if (changed("density", view.fitting)) buildDensity(view);
  for (const [week, bar] of bars) {
    const inside = (week + 1) * WEEK > now.from && week * WEEK <= now.to;
    if (bar.classList.contains("inside") !== inside) bar.classList.toggle("inside", inside);
  }
}

function buildDensity(view) {
  const svg = byId("density");
  const counts = new Array(Math.floor(DATA.days / WEEK) + 1).fill(0);
  for (const day of view.fitting.map((at) => DATA.events[at][1])) {
    if (day >= 0 && day <= DATA.days) counts[Math.floor(day / WEEK)] += 1;
  }
  const most = Math.max(1, ...counts);
  svg.setAttribute("viewBox", `0 0 ${DATA.days + 1} ${most}`);
  bars = [...counts.entries()].filter(([, count]) => count).map(([week, count]) => {
    const across = { x: week * WEEK + GAP, width: WEEK - 2 * GAP };
    return [week, makeSvg("rect", { ...across, y: most - count, height: count })];
  });
  svg.replaceChildren(...bars.map(([, bar]) => bar));
  svg.setAttribute("aria-label", say("density", { events: counted(view.fitting.length, "event"), most }));
}

/** The days of the range on which events were certain, in order. */
export function eventDays(view) {
  const days = new Set(view.fitting.map((at) => DATA.events[at][1]));
  return [...days].filter((day) => day >= 0 && day <= DATA.days).sort((a, b) => a - b);
}

export function showTimeline(view) {
  for (const [name, day] of [["from", now.from], ["to", now.to]]) {
    byId(name).value = day;
    byId(name).setAttribute("aria-valuetext", dayWords(day));
    byId(`${name}-day`).value = isoOf(day);
  }
  byId("from").classList.toggle("above", now.from > DATA.days / 2);
  byId("bar-range").style.left = shareOf(now.from);
  byId("bar-range").style.width = shareOf(now.to - now.from);
  const days = eventDays(view);
  byId("previous").disabled = !days.some((day) => day < now.to);
  byId("next").disabled = !days.some((day) => day > now.to);
  drawDensity(view);
}
