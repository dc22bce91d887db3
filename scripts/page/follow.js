/** Follows the address: a state, a record, or a place on the page. */

import { setHidden, setText } from "../shared/dom.js";
import { keepAddress } from "./address.js";
import { byId, DATA, say } from "./data.js";
import { showList } from "./lists.js";
import { drawing } from "./map.js";
import { listWith, recordAt, RECORDS } from "./parts.js";
import { stop } from "./playback.js";
import { change, now } from "./state.js";
import { short, wishOf } from "./wish.js";

/** Says what is wrong with the address; nothing for no fault. */
export function showFaults(faults) {
  setHidden(byId("told"), !faults.length);
  setText(byId("told"), faults.length ? say("faults", { faults: faults.join(DATA.texts.semicolon) }) : "");
}

/**
 * Makes what a link points to visible, in a list that is put into the document for it if need be; returns null
 * where the page has no such place.
 */
export function unfold(place) {
  const list = byId(place) ? undefined : listWith(place);
  if (list) showList(list, true);
  const target = byId(place);
  const fold = target?.closest(".fold");
  if (fold) fold.open = true;
  if (target?.closest(".source-list")) target.hidden = false;
  return target;
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
  const record = recordAt(hash);
  const wasThere = Boolean(hash && byId(hash));
  if (RECORDS.has(record) && record !== hash) {
    stop();
    change({ ...now, record });
  } else if (hash && unfold(hash)) {
    showFaults([]);
    if (!wasThere) location.replace(`#${hash}`); // the browser looked for it before it was in the document
    keepAddress(); // the place was reached; the address goes on saying what is shown
  } else if (hash && !hash.includes("=")) showFaults([say("faultPlace", { place: short(hash) })]);
  else if (hash || !first) followState(hash);
}
