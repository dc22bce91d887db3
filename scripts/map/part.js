/** A polygon of land, or a line, in degrees. */

import { arcBetween } from "./projection.js";

export class Part {
  /**
   * @param {number[][][]} lines rings of a polygon without the repeated corner, the outer one first, or one line
   * @param {number} seam meridian at the edge of the world map
   */
  constructor(lines, seam) {
    let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
    for (const [lon, lat] of lines[0]) {
      if (lon < west) west = lon;
      if (lon > east) east = lon;
      if (lat < south) south = lat;
      if (lat > north) north = lat;
    }
    const turn = east <= seam ? 360 : 0;
    /** Longitudes and latitudes in turn. */
    this.rings = lines.map((line) => {
      const degrees = new Float64Array(2 * line.length);
      line.forEach(([lon, lat], at) => {
        degrees[2 * at] = lon + turn;
        degrees[2 * at + 1] = lat;
      });
      return degrees;
    });
    /** @type {[number, number]} */
    this.middle = [(west + east) / 2 + turn, (south + north) / 2];
    this.north = north;
  }

  /** Degrees of arc from the middle to the farthest corner; found when it is asked for. */
  get reach() {
    if (this.farthest === undefined) {
      const [outer] = this.rings;
      this.farthest = 0;
      for (let at = 0; at < outer.length; at += 2) {
        this.farthest = Math.max(this.farthest, arcBetween(this.middle, [outer[at], outer[at + 1]]));
      }
    }
    return this.farthest;
  }
}
