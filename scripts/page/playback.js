/** Plays the range: day after day, at the pace of the clock and not of the machine. */

import { keepAddress } from "./address.js";
import { byId, DATA, still } from "./data.js";
import { nextMonthEnd } from "./days.js";
import { moveRange, now } from "./state.js";

const DAYS_A_SECOND = 30;

let playing = 0; // the frame asked for

export const isPlaying = () => playing !== 0;

export function stop() {
  if (playing) keepAddress();
  window.cancelAnimationFrame(playing);
  playing = 0;
  byId("play").textContent = still.matches ? DATA.texts.byMonth : DATA.texts.play;
}

function run() {
  const [started, first] = [performance.now(), now.to];
  const frame = (time) => {
    const days = Math.floor((Math.max(0, time - started) * DAYS_A_SECOND) / 1000);
    const day = Math.min(DATA.days, first + days);
    if (day !== now.to) moveRange({ to: day });
    if (day >= DATA.days) stop();
    else playing = window.requestAnimationFrame(frame);
  };
  playing = window.requestAnimationFrame(frame);
  byId("play").textContent = DATA.texts.pause;
}

/** Starts or pauses; where the reader prefers less motion, moves on by one month instead. */
export function play() {
  const again = now.to >= DATA.days;
  if (playing) stop();
  else if (still.matches) moveRange({ to: Math.min(DATA.days, nextMonthEnd(again ? now.from - 1 : now.to)) });
  else {
    if (again) moveRange({ to: now.from });
    run();
  }
}
