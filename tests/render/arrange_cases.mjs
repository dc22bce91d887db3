/** Arranges the cases on standard input, in countries that are discs, and writes the arrangements as JSON. */

import { readFileSync } from "node:fs";
import { arrange } from "../../scripts/map/arrange.js";

const { cases, rules } = JSON.parse(readFileSync(0, "utf8"));
const { symbol, room, gap, count: [small, large, mixed] } = rules;

function arranged({ places, countries }) {
  const isFirm = ({ country }, x, y) => {
    const [midX, midY, radius] = countries[country];
    return Math.hypot(x - midX, y - midY) <= radius;
  };
  const sizeOf = (count, isMixed) => (count < 100 ? small : large) + (isMixed ? mixed : 0);
  const marks = arrange(places, { symbol, room, gap, sizeOf, allows: isFirm, isFirm, sureOf: () => 0 });
  return marks.map(({ members, at, ...mark }) => ({ ...mark, at: at.id, ids: members.map(({ id }) => id) }));
}

process.stdout.write(JSON.stringify(cases.map(arranged)));
