/** Follows the address: a state, a record, or a place on the page. */

import { setHidden, setText } from "../shared/dom.js";
import { keepAddress } from "./address.js";
import { byId, DATA, say } from "./data.js";
import { drawing } from "./map.js";
import { stop } from "./playback.js";
import { change, now } from "./state.js";
import { short, wishOf } from "./wish.js";

/** Says what is wrong with the address; nothing for no fault. */
export function showFaults(faults) {
  setHidden(byId("told"), !faults.length);
  setText(byId("told"), faults.length ? say("faults", { faults: faults.join(DATA.texts.semicolon) }) : "");
}

/** What a link points to has to be visible. */
export function unfold(target) {
  const fold = target?.closest(".fold");
  if (fold) fold.open = true;
  if (target?.closest(".source-list")) target.hidden = false;
}

function followState(hash) {
  const { state, view, faults } = wishOf(hash);
  if (faults.length) return showFaults(faults);
  stop();
  change(state);
  if (view || !state.record) drawing.looks.show(view ?? { name: "" }); // a record has brought the map to it
  return undefined;
}

/** @param {boolean} first whether the page has just been opened */
export function follow(first) {
  const hash = location.hash.slice(1);
  const target = hash ? byId(hash) : null;
  if (target?.matches("#records > article")) {
    stop();
    change({ ...now, record: hash.slice("record-".length).replace("-", ":") });
  } else if (target) {
    showFaults([]);
    unfold(target);
    keepAddress(); // the place was reached; the address goes on saying what is shown
  } else if (hash && !hash.includes("=")) showFaults([say("faultPlace", { place: short(hash) })]);
  else if (hash || !first) followState(hash);
}
