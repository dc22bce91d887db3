/** The timeline under mouse, finger and keyboard. */

import { byId, DATA, measure, still } from "./data.js";
import { dayOf, isoOf } from "./days.js";
import { play, stop } from "./playback.js";
import { select } from "./select.js";
import { change, moveRange, now } from "./state.js";
import { eventDays } from "./timeline.js";

/**
 * What a drag of one thumb means. Where the thumbs lie on one another, which of them was meant shows
 * in the direction: to the right goes the end, to the left the start.
 * @type {{from: number, to: number, at: number} | null}
 */
let grip = null;

function take(name) {
  const thumb = measure("thumb");
  const apart = ((now.to - now.from) / Math.max(1, DATA.days)) * (byId(name).offsetWidth - thumb);
  grip = apart < thumb ? { from: now.from, to: now.to, at: Number(byId(name).value) } : null;
}

function dragged(name, day) {
  if (!grip) return { [name]: day };
  const by = day - grip.at;
  return by > 0 ? { from: grip.from, to: grip.to + by } : { from: grip.from + by, to: grip.to };
}

/** Moves the end to the next day with an event, or the one before. */
function stepTo(direction) {
  stop();
  const days = eventDays(select());
  const next = direction > 0 ? days.find((day) => day > now.to) : days.reverse().find((day) => day < now.to);
  if (next !== undefined) moveRange({ to: next });
}

function listenToThumb(name) {
  const thumb = byId(name);
  thumb.max = DATA.days;
  thumb.addEventListener("pointerdown", () => take(name));
  thumb.addEventListener("keydown", () => (grip = null));
  thumb.addEventListener("input", () => {
    stop();
    moveRange(dragged(name, Number(thumb.value)));
  });
}

function listenToDay(name) {
  const box = byId(`${name}-day`);
  [box.min, box.max] = [isoOf(0), isoOf(DATA.days)];
  box.addEventListener("change", () => {
    stop();
    if (box.value) moveRange({ [name]: dayOf(box.value) });
    else change();
  });
}

/** A press beside the thumbs moves the nearer one there. */
function jump(event) {
  if (event.target.type === "range") return;
  const box = byId("density").getBoundingClientRect();
  const day = Math.round(((event.clientX - box.left) / box.width) * DATA.days);
  stop();
  moveRange(Math.abs(day - now.from) < Math.abs(day - now.to) ? { from: day } : { to: day });
}

export function listenToTimeline() {
  for (const name of ["from", "to"]) {
    listenToThumb(name);
    listenToDay(name);
  }
  byId("track").addEventListener("click", jump);
  byId("previous").addEventListener("click", () => stepTo(-1));
  byId("next").addEventListener("click", () => stepTo(1));
  byId("play").addEventListener("click", play);
  still.addEventListener("change", stop);
}
