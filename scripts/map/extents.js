/** The part of the Earth that a view of a country shows: west, south, east and north in degrees. */

import { near } from "./projection.js";

const ISLAND = 0.2; // of the arc of the main land, that an island beside it spans to be shown with it
const NEARBY = 5; // degrees between the two
const LARGE = 15; // degrees of arc from the middle of a country to its end: of more, its stations decide
const MARGIN = 0.06; // share of an extent that is added on each side
const ABOUT = 9; // degrees shown on each side of the stations of a large country

/**
 * @param {import("./part.js").Part[]} parts of the country
 * @param {{lon: number, lat: number}[]} places of its stations
 */
export function extentOf(parts, places) {
  const inOrder = [...parts].sort((one, other) => other.reach - one.reach);
  const [main] = inOrder;
  let land = boxOf(main);
  for (const part of inOrder) {
    if (part.reach >= ISLAND * main.reach && between(boxOf(part), land) <= NEARBY) land = union(land, boxOf(part));
  }
  const points = places.map(({ lon, lat }) => [near(lon, main.middle[0]), lat]);
  if (!points.length) return grown(land);
  const stations = points.map((point) => [...point, ...point]).reduce((one, other) => union(one, other));
  if (main.reach <= LARGE) return grown(union(land, stations));
  const around = [stations[0] - ABOUT, stations[1] - ABOUT, stations[2] + ABOUT, stations[3] + ABOUT];
  return union(intersection(around, grown(land)), stations);
}

function boxOf({ rings: [outer] }) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at < outer.length; at += 2) {
    box[0] = Math.min(box[0], outer[at]);
    box[1] = Math.min(box[1], outer[at + 1]);
    box[2] = Math.max(box[2], outer[at]);
    box[3] = Math.max(box[3], outer[at + 1]);
  }
  return box;
}

function union(one, other) {
  return one.map((edge, at) => (at < 2 ? Math.min(edge, other[at]) : Math.max(edge, other[at])));
}

function intersection(one, other) {
  return one.map((edge, at) => (at < 2 ? Math.max(edge, other[at]) : Math.min(edge, other[at])));
}

/** Degrees between two boxes, across or along, whichever is more. */
function between([west, south, east, north], [otherWest, otherSouth, otherEast, otherNorth]) {
  return Math.max(otherWest - east, west - otherEast, otherSouth - north, south - otherNorth);
}

function grown([west, south, east, north]) {
  const [dx, dy] = [(east - west) * MARGIN, (north - south) * MARGIN];
  return [west - dx, Math.max(-90, south - dy), east + dx, Math.min(90, north + dy)];
}
