/** Opens and closes records, and takes the keyboard there and back. */

import { keepAddress } from "./address.js";
import { byId } from "./data.js";
import { announce } from "./live.js";
import { drawing } from "./map.js";
import { markRecord, revealPanel, showRecord } from "./record.js";
import { select } from "./select.js";
import { now } from "./state.js";

/** @type {Element | null} where the keyboard was when a record was opened */
let origin = null;

function setRecord(record) {
  now.record = record;
  showRecord(select());
  markRecord();
  keepAddress();
}

/**
 * @param {string} record
 * @param {Element | null} opener what was worked by keyboard or in a list, and gets the focus back; null
 *   for a press on the map
 */
export function openRecord(record, opener) {
  if (!byId("panel").contains(opener)) origin = opener; // from record to record the way back stays
  setRecord(record);
  if (!opener) {
    announce(byId("panel").getAttribute("aria-label"));
    return;
  }
  if (!drawing.map.getContainer().contains(opener)) showOnMap(record);
  revealPanel();
}

function showOnMap(record) {
  drawing.map.closePopup();
  drawing.mark(record);
}

export function closeRecord() {
  const reading = byId("panel").contains(document.activeElement);
  drawing.map.closePopup();
  drawing.mark("");
  setRecord("");
  if (origin?.isConnected) origin.focus();
  else if (reading) byId("panel").focus();
  origin = null;
}
