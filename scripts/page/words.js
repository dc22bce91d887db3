/** Search texts made comparable and taken apart, by the rules of geo/query/search.py. */

import { DATA } from "./data.js";

const { alike, between, unseen, maxShort, withoutBlanks } = DATA.search.rules;
const SIMPLIFIED = [...DATA.search.simplified.matchAll(/(.)(.)/gu)].map(([, traditional, form]) => [traditional, form]);
const LETTERS = new Map([...alike, ...SIMPLIFIED]);
const BETWEEN = new RegExp(`[${between}\\s]+`, "u");
const UNSEEN = new RegExp(unseen, "gu");
const ASCII = /^[\x00-\x7f]*$/; // eslint-disable-line no-control-regex
const BEYOND_ASCII = /[^\x00-\x7f]/gu; // eslint-disable-line no-control-regex

/** Lower case without accents, traditional characters simplified, typographic ones as typewritten. */
export function comparable(text) {
  const lower = text.toLowerCase();
  if (ASCII.test(lower)) return lower;
  const bare = lower.normalize("NFKD").replace(/\p{M}/gu, "");
  return bare.replace(BEYOND_ASCII, (letter) => LETTERS.get(letter) ?? letter);
}

/** Words, and phrases between quotation marks, each once. */
export function needles(q) {
  const found = new Set();
  for (const [part, phrase] of comparable(q.replace(UNSEEN, " ")).matchAll(/"([^"]*)"|[^"]+/gu)) {
    if (phrase === undefined) for (const word of part.split(BETWEEN)) found.add(word);
    else if (phrase.split(BETWEEN).join("")) found.add(oneBlank(phrase));
  }
  found.delete("");
  return [...found];
}

const oneBlank = (text) => text.trim().split(/\s+/u).join(" ");

/** The text with single blanks; empty where it has nothing to search for. */
export const tidied = (q) => (needles(q).length ? oneBlank(q.replace(UNSEEN, " ")) : "");

/** Whether a word has a letter of a script that writes no blanks between words. */
export const isEastern = (word) => [...word].some((letter) => letter.codePointAt(0) >= withoutBlanks);

const LETTERS_ALONE = new RegExp(`^\\p{L}{1,${maxShort}}$`, "u");
const EAST = `[\\u{${withoutBlanks.toString(16)}}-\\u{10ffff}]`;
const EDGE = `(?!${EAST})[\\p{L}\\p{N}_]`; // beside a short word it makes that a part of another

/** A short word is found whole only: "UK" is not in "Ukraine". */
export const isShort = (word) => LETTERS_ALONE.test(word) && !isEastern(word);

/** Whether a comparable text has a word in it, a short one as a whole word. */
export function mentions(text, word) {
  if (!text.includes(word) || !isShort(word)) return text.includes(word);
  return new RegExp(`(?<!${EDGE})${word}(?!${EDGE})`, "u").test(text);
}
