/**
 * Runs the self-contained page: timeline, filters, lists and the open record around the map. All rules
 * about days are settled in geo/render/page/timeline.py; here they are only looked up.
 */

import { keepAddress } from "./page/address.js";
import { byId, DATA, isNarrow, say } from "./page/data.js";
import { dayOf } from "./page/days.js";
import { fillFilters, listenToFilters, showFilters } from "./page/filters.js";
import { follow, showFaults, unfold } from "./page/follow.js";
import { appLink } from "./page/links.js";
import { numberSources, showFound, showLists } from "./page/lists.js";
import { announceLater } from "./page/live.js";
import { drawing, mapState, startMap } from "./page/map.js";
import { closeRecord, openRecord } from "./page/opening.js";
import { isPlaying, stop } from "./page/playback.js";
import { listenToPointing } from "./page/pointing.js";
import { listenToPrinter } from "./page/print.js";
import { markRecord, revealPanel, showRecord } from "./page/record.js";
import { eventRows } from "./page/rows.js";
import { select } from "./page/select.js";
import { countWords, sentenceWords } from "./page/sentences.js";
import { change, now, paintWith } from "./page/state.js";
import { listenToTimeline } from "./page/timeline-controls.js";
import { drawTicks, showTimeline } from "./page/timeline.js";
import { short } from "./page/wish.js";
import { tidied } from "./page/words.js";

function show() {
  const view = select();
  const counts = countWords(view);
  showFaults([]);
  showFound(view);
  byId("counts").textContent = counts;
  byId("sentence").textContent = sentenceWords();
  byId("link").textContent = appLink() || DATA.texts.noLink;
  drawing.paint(mapState(view));
  showTimeline(view);
  showFilters();
  showLists(view);
  showRecord(view);
  markRecord();
  if (!isPlaying()) keepAddress();
  announceLater(counts);
  return view;
}

/** Links to the panel and to records lead to the panel; what other links point to is unfolded. */
function followLink(event) {
  const anchor = event.target.closest("a[href^='#']");
  if (!anchor) return;
  const place = anchor.getAttribute("href").slice(1);
  unfold(byId(place));
  const isRecord = place.startsWith("record-");
  if (place !== "panel" && !isRecord) return;
  event.preventDefault();
  if (isRecord) openRecord(place.slice("record-".length).replace("-", ":"), anchor);
  else revealPanel();
}

function closeUppermost(event) {
  if (event.key !== "Escape" || event.target.matches("textarea, input:not([type=range])")) return;
  if (now.record) closeRecord();
  else drawing.map.closePopup();
}

function copyLines() {
  byId("embed").select();
  byId("copied").textContent = document.execCommand("copy") ? DATA.texts.copied : DATA.texts.notCopied;
}

/** The theme that the address asks for has been shown already: page-head.js. */
function checkTheme() {
  const theme = new URLSearchParams(location.search).get("theme");
  if (theme !== null && !DATA.themes.includes(theme)) showFaults([`${short(`theme=${theme}`)} ${say("faultTheme")}`]);
}

function listen() {
  listenToTimeline();
  listenToFilters();
  listenToPrinter();
  listenToPointing();
  byId("copy").addEventListener("click", copyLines);
  byId("close").addEventListener("click", closeRecord);
  document.addEventListener("keydown", closeUppermost);
  document.addEventListener("click", followLink);
  window.addEventListener("hashchange", () => follow(false));
  drawing.map.on("moveend", keepAddress);
}

paintWith(show);
numberSources();
fillFilters();
startMap(openRecord);
drawTicks();
listen();
stop();
change();
if (isNarrow()) for (const fold of document.querySelectorAll(".fold")) fold.open = false;
follow(true);
if (byId("told").hidden) checkTheme();

/** For tests and for whoever embeds the page: set any of from, to (days), countries, statuses, q. */
window.stationPage = {
  drawing,
  set({ countries = now.countries, statuses = now.statuses, q = now.q, from, to }) {
    stop();
    const range = { from: from ? dayOf(from) : now.from, to: to ? dayOf(to) : now.to };
    const view = change({ countries, statuses, q: tidied(q), ...range });
    return {
      statuses: view.statuses,
      stations: view.stations.map(({ values, standing }) => [values[0], standing]),
      events: view.events.map((at) => eventRows[at].id.slice("event-".length)),
      sentence: byId("sentence").textContent,
      counts: byId("counts").textContent,
      link: appLink(),
    };
  },
};
