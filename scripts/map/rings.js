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
  const [dx, dy] = [toX - fromX, toY - fromY];
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
  let found = best;
  for (let at = 0; at < ring.length; at += 2) {
    const [fromX, fromY] = at ? [ring[at - 2], ring[at - 1]] : [ring.at(-2), ring.at(-1)];
    const share = shareOf(fromX, fromY, ring[at], ring[at + 1], x, y);
    const [onX, onY] = [fromX + share * (ring[at] - fromX), fromY + share * (ring[at + 1] - fromY)];
    const distance = Math.hypot(onX - x, onY - y);
    if (!found || distance < found.distance) found = { x: onX, y: onY, distance };
  }
  return found;
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
