/**
 * The lists and records of the page. They stand in <noscript>, which is one text where scripts run: nothing is laid
 * out before it is seen. A part is parsed when its texts are needed, and enters the document when it is shown.
 */

import { byId, DATA, split } from "./data.js";

const FIRST = 12; // rows that enter the document at once
const MORE = 16; // rows of each task that follows

class Part {
  /** @param {string} markup of one element; empty where the page has no such part */
  constructor(markup) {
    this.markup = markup;
  }

  /** The element, in the document or not; null for an empty part. */
  get root() {
    if (this.element === undefined) {
      const template = document.createElement("template");
      template.innerHTML = this.markup;
      this.element = template.content.firstElementChild;
    }
    return this.element;
  }
}

class List extends Part {
  /**
   * @param {string} name of its <noscript>
   * @param {string} [rowsOf] selects its rows
   */
  constructor(name, rowsOf = "tbody tr") {
    const holder = document.querySelector(`noscript[data-list="${name}"]`);
    super(holder?.textContent ?? "");
    Object.assign(this, { holder, rowsOf, isPlaced: false });
    /** @type {Element[]} rows that are not in the document yet */
    this.waiting = [];
  }

  /** In the order in which Python wrote them, in the document or not. */
  get rows() {
    this.found ??= this.root ? [...this.root.querySelectorAll(this.rowsOf)] : [];
    return this.found;
  }

  /** The links from the rows to records. */
  get links() {
    this.anchors ??= this.rows.flatMap((row) => [...row.querySelectorAll("a[href^='#record-']")]);
    return this.anchors;
  }

  /** Puts the list into the document: its first rows now, the others each in a task that lets input through. */
  place() {
    if (this.isPlaced || !this.root) return;
    this.isPlaced = true;
    this.waiting = this.rows.slice(FIRST);
    for (const row of this.waiting) row.remove();
    this.holder.replaceWith(this.root);
    if (!this.waiting.length) return;
    this.root.setAttribute("aria-busy", "true");
    this.goOn();
  }

  goOn() {
    setTimeout(() => {
      this.add(MORE);
      if (this.waiting.length) this.goOn();
    });
  }

  add(count) {
    this.rows[0].parentNode.append(...this.waiting.splice(0, count));
    if (!this.waiting.length) this.root.removeAttribute("aria-busy");
  }

  /** Puts all of the list into the document at once. */
  complete() {
    this.place();
    if (this.waiting.length) this.add(Infinity);
  }
}

/** The lists by name; of a list that the page does not have there are no rows. */
export const LISTS = {
  countries: new List("countries"),
  stations: new List("stations"),
  events: new List("events"),
  sources: new List("sources", ".source-list > li"),
  figures: new List("figures"),
};

/** Columns of the list of events. */
export const [DATE, COUNTRY, KIND, SUMMARY] = [0, 1, 2, 3];

/** The name of the list that a row or table with an id is in; undefined for none. */
export const listWith = (id) =>
  Object.keys(LISTS).find((name) => [LISTS[name].root, ...LISTS[name].rows].some((one) => one?.id === id));

const texts = byId("kept-records").textContent.split(/(?=<article )/).slice(1);
const listed = DATA.stations.slice(0, texts.length - DATA.countries.length);
const records = [...listed.map(([id]) => `station:${id}`), ...DATA.countries.map((code) => `country:${code}`)];

/** The records by kind and id, `station:can-markham-1`: stations in the order of their list, then countries. */
export const RECORDS = new Map(records.map((record, at) => [record, new Part(texts[at])]));

/** Puts the records into the document, where they are printed. */
export function placeRecords() {
  byId("kept-records")?.replaceWith(...[...RECORDS.values()].map(({ root }) => root));
}

/** The article with a record; null where this page has none. */
export const articleOf = (record) => RECORDS.get(record)?.root ?? null;

/** The link to a record. */
export function hrefOf(record) {
  const [kind, id] = split(record);
  return `#record-${kind}-${id}`;
}

/** The record that the place of a link names: `record-station-can-markham-1`. */
export const recordAt = (place) => place.replace(/^record-(\w+)-/, "$1:");
