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
import { listenToLists, showFound, showLists } from "./page/lists.js";
import { announceLater } from "./page/live.js";
import { drawing, frameMap, makeMap, MAP_STEPS, mapState, startDrawing } from "./page/map.js";
import { closeRecord, openRecord } from "./page/opening.js";
import { LISTS, recordAt } from "./page/parts.js";
import { isPlaying, stop } from "./page/playback.js";
import { listenToPointing } from "./page/pointing.js";
import { listenToPrinter } from "./page/print.js";
import { markRecord, revealPanel, showRecord } from "./page/record.js";
import { select } from "./page/select.js";
import { countWords, sentenceWords } from "./page/sentences.js";
import { change, now, paintWith } from "./page/state.js";
import { listenToTimeline } from "./page/timeline-controls.js";
import { drawTicks, showTimeline } from "./page/timeline.js";
import { short } from "./page/wish.js";
import { tidied } from "./page/words.js";
import { LAND_STEPS, landOf } from "./page/world.js";

function showWords(view) {
  byId("counts").textContent = countWords(view);
  byId("sentence").textContent = sentenceWords();
  byId("link").textContent = appLink() || DATA.texts.noLink;
}

/** The parts of the page, each painted from what is in view. */
const PAINTERS = [
  showFound,
  showWords,
  (view) => drawing.paint(mapState(view)),
  showTimeline,
  showFilters,
  showLists,
  showRecord,
  markRecord,
];

function show() {
  const view = select();
  showFaults([]);
  for (const paint of PAINTERS) paint(view);
  if (!isPlaying()) keepAddress();
  announceLater(byId("counts").textContent);
  return view;
}

/** Links to the panel and to records lead to the panel; what other links point to is unfolded. */
function followLink(event) {
  const anchor = event.target.closest("a[href^='#']");
  if (!anchor) return;
  const place = anchor.getAttribute("href").slice(1);
  unfold(place);
  const isRecord = place.startsWith("record-");
  if (place !== "panel" && !isRecord) return;
  event.preventDefault();
  if (isRecord) openRecord(recordAt(place), anchor);
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

function open() {
  announceLater(byId("counts").textContent);
  if (isNarrow()) for (const fold of document.querySelectorAll(".fold")) fold.open = false;
  follow(true);
  if (byId("told").hidden) checkTheme();
  window.stationPage = { drawing, set };
}

/** For tests and for whoever embeds the page: sets any of from, to (days), countries, statuses, q. */
function set({ countries = now.countries, statuses = now.statuses, q = now.q, from, to }) {
  stop();
  const range = { from: from ? dayOf(from) : now.from, to: to ? dayOf(to) : now.to };
  const view = change({ countries, statuses, q: tidied(q), ...range });
  return {
    statuses: view.statuses,
    stations: view.stations.map(({ values, standing }) => [values[0], standing]),
    events: view.events.map((at) => LISTS.events.rows[at].id.slice("event-".length)),
    sentence: byId("sentence").textContent,
    counts: byId("counts").textContent,
    link: appLink(),
  };
}

function listen() {
  fillFilters();
  drawTicks();
  stop();
  listenToTimeline();
  listenToFilters();
  listenToLists();
  listenToPrinter();
  listenToPointing();
  byId("copy").addEventListener("click", copyLines);
  byId("close").addEventListener("click", closeRecord);
  document.addEventListener("keydown", closeUppermost);
  document.addEventListener("click", followLink);
  window.addEventListener("hashchange", () => follow(false));
  drawing.map.on("moveend", keepAddress);
}

/**
 * What is done before the page is complete. Each step is a script of its own at the end of the page, so that the
 * browser can paint and take input between them, and that the page is complete when it is loaded.
 */
const STEPS = [
  makeMap,
  () => startDrawing(openRecord, landOf),
  () => frameMap(select()),
  ...LAND_STEPS,
  listen,
  ...MAP_STEPS.map((step) => () => step(select())),
  ...PAINTERS.map((paint) => () => paint(select())),
  open,
];

paintWith(show);
window.startPage = () => {
  const step = STEPS.shift();
  try {
    step?.();
  } catch (fault) {
    STEPS.length = 0;
    throw fault;
  }
};
