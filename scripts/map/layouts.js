/** The ways in which a group of stations can be drawn, in pixels, the preferred first; see arrange.js. */

const MAX_WEIGHED = 50; // members of a count whose distances to all others are summed
const MAX_SPOTS = 12; // members at which a count may stand
const MAX_SPREAD = 4; // symbols that are drawn side by side
const TURNS = [0, 4, 2, 6, 1, 3, 5, 7].map((eighth) => (eighth * Math.PI) / 4);
const STEPS = { symbol: [0.5, 1], spread: [0.6, 1.1], count: [0.5, 1, 1.5, 2] }; // widths of a symbol with its room
const FARTHEST = 0.8; // widths of a symbol with its room, from a station to its symbol, where its area is smaller

/** Centres of symbols side by side, in widths of a symbol with its room from their middle, by number. */
const PATTERNS = {
  2: [[[-0.5, 0], [0.5, 0]], [[0, -0.5], [0, 0.5]]],
  3: [[[-0.5, 0.5], [0, -0.5], [0.5, 0.5]], [[-0.5, -0.5], [0, 0.5], [0.5, -0.5]], [[-1, 0], [0, 0], [1, 0]]],
  4: [[[-0.5, -0.5], [-0.5, 0.5], [0.5, -0.5], [0.5, 0.5]]],
};

/** Whether a mark of one layout comes too near to one of another. */
export function overlaps(some, others, { gap, room }) {
  for (const one of some) {
    for (const other of others) {
      const least = (Math.max(room, one.size) + Math.max(room, other.size)) / 2 + gap;
      if (Math.abs(one.x - other.x) < least && Math.abs(one.y - other.y) < least) return true;
    }
  }
  return false;
}

/** The point itself, then points around it. */
function* around({ x, y }, steps, unit) {
  yield { x, y };
  for (const step of steps) {
    for (const turn of TURNS) {
      yield { x: x + Math.cos(turn) * step * unit, y: y + Math.sin(turn) * step * unit };
    }
  }
}

function middleOf(members) {
  const sum = (axis) => members.reduce((total, one) => total + one[axis], 0);
  return { x: sum("x") / members.length, y: sum("y") / members.length };
}

/** All orders of a few members. */
function* ordersOf(members) {
  if (members.length < 2) yield members;
  for (const first of members) {
    for (const rest of ordersOf(members.filter((one) => one !== first))) yield [first, ...rest];
  }
}

/** The order in which members stand in a pattern about their middle as they lie to each other, or nearly. */
function nearestOrder(members, pattern, { x, y }) {
  const costOf = (order) => order.reduce((sum, one, at) =>
    sum + ((one.trueX ?? one.x) - x - pattern[at][0]) ** 2 + ((one.trueY ?? one.y) - y - pattern[at][1]) ** 2, 0);
  let best = null;
  for (const order of ordersOf(members)) {
    const cost = costOf(order);
    if (!best || cost < best.cost) best = { order, pattern, cost };
  }
  return best;
}

/** One symbol at its place or beside it; several side by side, each still in its country. */
export function* spreadLayouts({ members, country }, { symbol, room, gap, allows, sureOf }) {
  if (!country || members.length > MAX_SPREAD || members.some(({ isArea }) => isArea)) return;
  const unit = Math.max(symbol, room) + gap;
  const mark = (at, x, y) => ({ members: [at], country, at, count: 1, x, y, size: symbol });
  if (members.length === 1) {
    const [place] = members;
    yield [mark(place, place.x, place.y)];
    for (const { x, y } of around(place, STEPS.symbol, unit)) if (allows(place, x, y)) yield [mark(place, x, y)];
    return;
  }
  const middle = middleOf(members);
  const patterns = PATTERNS[members.length].map((pattern) => pattern.map(([dx, dy]) => [dx * unit, dy * unit]));
  const assigned = patterns.map((pattern) => nearestOrder(members, pattern, middle));
  assigned.sort((one, other) => one.cost - other.cost);
  for (const { x, y } of around(middle, STEPS.spread, unit)) {
    for (const { order, pattern } of assigned) {
      const marks = order.map((member, at) => mark(member, x + pattern[at][0], y + pattern[at][1]));
      const isNear = marks.every(({ at, ...one }) =>
        Math.hypot(one.x - at.x, one.y - at.y) <= Math.max(FARTHEST * unit, sureOf(at)));
      if (isNear && marks.every((one) => allows(one.at, one.x, one.y))) yield marks;
    }
  }
}

/**
 * One count: at a member on firm land of its country, of several countries first the one with most stations, and
 * there at the member that is nearest to all; else at another, or beside them.
 */
export function* countLayouts({ members, country, count }, { symbol, room, gap, sizeOf, allows, isFirm }) {
  if (count === 1 && !members[0].isArea) return;
  const from = members.length > MAX_WEIGHED ? [{ ...middleOf(members), count: 1 }] : members;
  const away = ({ x, y }) => from.reduce((sum, one) => sum + one.count * Math.hypot(x - one.x, y - one.y), 0);
  const totals = totalsOf(members);
  const ranks = members.map((place) => ({
    place,
    firm: isFirm(place, place.x, place.y),
    total: totals.get(place.country),
    away: away(place),
  }));
  ranks.sort((one, other) => other.total - one.total || compared(one.place.country, other.place.country)
    || one.away - other.away);
  const size = sizeOf(count, !country);
  const mark = (at, x, y) => [{ members, country, at, count, x, y, size }];
  const [firm, coastal] = [true, false].map((is) => spotsOf(ranks.filter((one) => one.firm === is)));
  for (const spots of country || !firm.length ? [firm, coastal] : [firm]) {
    for (const place of spots) yield mark(place, place.x, place.y);
    for (const place of spots) {
      const beside = around(place, STEPS.count, Math.max(symbol, room) + gap);
      for (const { x, y } of beside) if (allows(place, x, y)) yield mark(place, x, y);
    }
  }
}

/** The first of some ranked places, each spot once. */
function spotsOf(ranks) {
  const seen = new Map();
  for (const { place } of ranks) if (!seen.has(`${place.x},${place.y}`)) seen.set(`${place.x},${place.y}`, place);
  return [...seen.values()].slice(0, MAX_SPOTS);
}

/** How many stations each country has. */
function totalsOf(members) {
  const totals = new Map();
  for (const { country, count } of members) totals.set(country, (totals.get(country) ?? 0) + count);
  return totals;
}

function compared(one, other) {
  return one < other ? -1 : Number(one > other);
}
