/** Points and closed rings in a plane; a ring is x and y in turn, its first point not repeated. */

/**
 * Whether a line from a point to the right crosses a ring an odd number of times, and whether the ring stays
 * `clear` away from the point.
 */
export function inspect(ring, x, y, clear) {
  let crosses = false;
  let fromX = ring[ring.length - 2];
  let fromY = ring[ring.length - 1];
  for (let at = 0; at < ring.length; at += 2) {
    const toX = ring[at];
    const toY = ring[at + 1];
    const isBeside = (fromY > y + clear && toY > y + clear) || (fromY < y - clear && toY < y - clear);
    if (!isBeside) {
      if (fromY > y !== toY > y && x < ((fromX - toX) * (y - toY)) / (fromY - toY) + toX) crosses = !crosses;
      if (clear && distanceTo(fromX, fromY, toX, toY, x, y) < clear) return { crosses, isClear: false };
    }
    fromX = toX;
    fromY = toY;
  }
  return { crosses, isClear: true };
}

/** Share of a segment, from its start, at which it is nearest to a point. */
function shareOf(fromX, fromY, toX, toY, x, y) {
  const dx = toX - fromX;
  const dy = toY - fromY;
  return Math.min(1, Math.max(0, ((x - fromX) * dx + (y - fromY) * dy) / (dx * dx + dy * dy || 1)));
}

function distanceTo(fromX, fromY, toX, toY, x, y) {
  const share = shareOf(fromX, fromY, toX, toY, x, y);
  return Math.hypot(fromX + share * (toX - fromX) - x, fromY + share * (toY - fromY) - y);
}

/**
 * The point of a ring that is nearest to a point, or one found before if that is nearer.
 * @param {{x: number, y: number, distance: number}} [best]
 */
export function nearestOn(ring, x, y, best) {
  let [least, nearX, nearY] = [best ? best.distance ** 2 : Infinity, 0, 0];
  let isNearer = false;
  let fromX = ring[ring.length - 2];
  let fromY = ring[ring.length - 1];
  for (let at = 0; at < ring.length; at += 2) { // of thousands of corners: without a new object for each
    const toX = ring[at];
    const toY = ring[at + 1];
    const share = shareOf(fromX, fromY, toX, toY, x, y);
    const onX = fromX + share * (toX - fromX);
    const onY = fromY + share * (toY - fromY);
    const squared = (onX - x) * (onX - x) + (onY - y) * (onY - y);
    if (squared < least) [isNearer, least, nearX, nearY] = [true, squared, onX, onY];
    fromX = toX;
    fromY = toY;
  }
  return isNearer ? { x: nearX, y: nearY, distance: Math.sqrt(least) } : best;
}

/** Rings or lines as SVG draws them. */
export function pathOf(rings, closes) {
  let path = "";
  for (const pixels of rings) {
    for (let at = 0; at < pixels.length; at += 2) path += `${at ? "L" : "M"}${pixels[at]} ${pixels[at + 1]}`;
    if (pixels.length && closes) path += "Z";
  }
  return path;
}
