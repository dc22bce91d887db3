/** Which symbols of one town share a name. */

import { around, grown, meet } from "./boxes.js";

const TOGETHER = 14; // pixels between symbols of one town that share a name

/** Symbols of one town whose boxes nearly touch, in groups; a count of several towns stands by itself. */
export function together(symbols) {
  const groups = [];
  for (const symbol of symbols) {
    const town = townOf(symbol);
    const near = groups.filter((group) =>
      town && group.town === town && meet(grown(group.box, TOGETHER), symbol.box));
    for (const group of near) groups.splice(groups.indexOf(group), 1);
    const marks = [...near.flatMap((group) => group.marks), symbol];
    groups.push({ town, marks, box: around(marks.map(({ box }) => box)) });
  }
  return groups.map(({ marks }) => marks);
}

/** Country and town of a symbol's stations; empty where they differ. */
function townOf({ members, country }) {
  const [{ town }] = members;
  return country && town && members.every((one) => one.town === town) ? `${country} ${town}` : "";
}
