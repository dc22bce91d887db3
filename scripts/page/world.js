/** The land that the page carries. */

import { unpackedTopology } from "../map/topology.js";
import { read } from "./data.js";

let land = null;

/**
 * The land: the page has one level of detail for all zooms.
 * @returns {Promise<import("../map/land.js").Detail>}
 */
export async function landOf() {
  land ??= unpackedTopology(read("page-land"));
  return land;
}
