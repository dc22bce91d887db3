/** The land that the page carries, drawn in several steps: it is the larger part of the map. */

import { unpackedTopology } from "../map/topology.js";
import { read } from "./data.js";
import { drawing } from "./map.js";

const PARTS = 5; // of the countries, each drawn in a step of its own

/** @type {import("../map/land.js").Detail} */
let land = {};
let arrive;
const arrival = new Promise((resolve) => (arrive = resolve));

/** What is drawn beside the countries: the page has one level of detail for all zooms. */
export const landOf = () => arrival;

const cornersOf = ({ geometry: { coordinates } }) => coordinates.flat().reduce((sum, ring) => sum + ring.length, 0);

/** The countries in order, in parts of about as many corners. */
function partsOf(countries) {
  const most = countries.reduce((sum, one) => sum + cornersOf(one), 0) / PARTS;
  const parts = Array.from({ length: PARTS }, () => []);
  let corners = 0;
  for (const country of countries) {
    parts[Math.min(PARTS - 1, Math.floor(corners / most))].push(country);
    corners += cornersOf(country);
  }
  return parts;
}

/** @type {object[][]} */
let parts = [];

function unpack() {
  land = unpackedTopology(read("page-land"));
  parts = partsOf(land.countries);
}

/** What draws the land, step by step; the map is framed before. */
export const LAND_STEPS = [
  unpack,
  ...Array.from({ length: PARTS }, () => () => drawing.countries.setFeatures(parts.shift())),
  () => arrive({ ...land, countries: [] }),
];
