/** The land that the page carries. */

import { unpackedTopology } from "../map/topology.js";
import { DATA, read } from "./data.js";

/** @returns {Promise<import("../map/land.js").Detail>} one level of detail; what it lacks stays as it is */
export async function landOf(level) {
  return Object.assign({}, ...DATA.land[level].map((id) => unpackedTopology(read(id))));
}
