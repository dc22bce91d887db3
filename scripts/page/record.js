/** The open record beside the map; without one, the latest developments. */

import { make, setText } from "../shared/dom.js";
import { byId, DATA, say, split, still } from "./data.js";
import { dayWords } from "./days.js";
import { markLinks } from "./lists.js";
import { changed } from "./memory.js";
import { drawing } from "./map.js";
import { articleOf, COUNTRY, DATE, LISTS, SUMMARY } from "./parts.js";
import { last } from "./select.js";
import { asOfWords } from "./sentences.js";
import { now } from "./state.js";

/** How a station or a country stood on the day of the map. */
function standingWords(record) {
  const [kind, id] = split(record);
  const day = dayWords(now.to);
  if (kind === "country") {
    const change = last(DATA.statuses[id], now.to);
    if (!change) return say("noStatus", { day });
    return say("statusOn", { status: DATA.map.statuses[change[1]].words, since: change[2], day });
  }
  const station = DATA.stations.find((values) => values[0] === id);
  const change = station && last(station[3], now.to);
  if (!change) return say("unreported", { day });
  return say("standingOn", { standing: DATA.map.standings[change[1]].words, day });
}

export function showRecord(view) {
  const article = articleOf(now.record);
  const body = byId("panel-record");
  const shown = article ? now.record : "";
  byId("close").hidden = !now.record;
  if (article) {
    byId("standing").textContent = standingWords(now.record);
    if (body.dataset.record !== now.record) {
      body.replaceChildren(copyOf(article));
      requestAnimationFrame(() => (byId("panel").scrollTop = 0)); // which lays the page out, once a frame
    }
  } else {
    setText(byId("standing"), asOfWords());
    showLatest(view, body);
  }
  if (!changed("panel", shown, body.dataset.record)) return;
  body.dataset.record = shown;
  const label = article ? say("record", { title: body.querySelector("h3").textContent }) : DATA.texts.latest;
  byId("panel").setAttribute("aria-label", label);
}

/** A copy of a record, with what the list of events says about each of its events. */
function copyOf(article) {
  const copy = article.cloneNode(true);
  copy.removeAttribute("id");
  copy.hidden = false;
  for (const anchor of copy.querySelectorAll("a[href^='#event-']")) {
    const row = LISTS.events.rows.find(({ id }) => `#${id}` === anchor.getAttribute("href"));
    const item = anchor.parentNode;
    anchor.replaceWith(make("b", null, "", anchor.textContent));
    item.append(" ", ...row.cells[SUMMARY].cloneNode(true).childNodes);
  }
  copy.querySelector(".attested")?.append(` ${document.querySelector(".attest").textContent}`);
  return copy;
}

function showLatest(view, body) {
  const certain = view.events.filter((at) => DATA.events[at][1] <= now.to).slice(-DATA.maxLatest).reverse();
  if (changed("latest", certain) || body.dataset.record !== "") body.replaceChildren(latest(certain));
  if (now.record) body.replaceChildren(make("p", null, "", DATA.texts.noRecord));
}

/** The words that Python wrote for the case of no event, with a list of events where there are some. */
function latest(certain) {
  const article = byId("latest").content.firstElementChild.cloneNode(true);
  if (!certain.length) return article;
  const list = make("ol", null, "history");
  for (const at of certain) {
    const { cells } = LISTS.events.rows[at];
    const item = make("li", list);
    make("b", item, "", cells[DATE].textContent);
    make("span", item, "kind", ` ${cells[COUNTRY].textContent}. `);
    item.append(cells[SUMMARY].querySelector("span").textContent);
  }
  article.querySelector("p:not([class])").replaceWith(list);
  return article;
}

/** The open record stays marked on the map and in the lists, whatever was painted anew. */
export function markRecord() {
  if (changed("marked", now.record)) markLinks();
  drawing.nodeOf(now.record)?.classList.add("chosen");
}

export function revealPanel() {
  const panel = byId("panel");
  panel.focus({ preventScroll: true });
  panel.scrollIntoView({ block: "nearest", behavior: still.matches ? "auto" : "smooth" });
}
