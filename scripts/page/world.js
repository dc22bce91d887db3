/** The land that the page carries. */

import { unpackedTopology } from "../map/topology.js";
import { read } from "./data.js";

let detail = null;

/**
 * The land of a level of detail: the page has one for the world, and one for regions and countries, in which
 * what is not given stays as it is.
 * @returns {Promise<import("../map/land.js").Detail>}
 */
export async function landOf(level) {
  if (level === "world") return unpackedTopology(read("page-land-world"));
  detail ??= unpackedTopology(read("page-land-detail"));
  return detail;
}
