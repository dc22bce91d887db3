/** The borders, from the text that geo/render/page/borders.py packs them into. */

import { DATA, read } from "./data.js";

const { digits, short } = DATA.borders;
const base = digits.length;
const values = new Map([...digits].map((digit, at) => [digit, at]));

/** The numbers of a packed line; an odd one stands for a step west or south. */
function* stepsOf(text) {
  let place = 0;
  const digit = () => values.get(text[place++]);
  while (place < text.length) {
    let number = digit();
    if (number === base - 1) number = [0, 0, 0, 0].reduce((sum) => sum * base + digit(), 0);
    else if (number >= short) number = short + (number - short) * base + digit();
    yield number % 2 ? -(number + 1) / 2 : number / 2;
  }
}

/** The points of a ring in degrees; `at` is moved along, from ring to ring of a country. */
function ringOf(text, scale, at) {
  const points = [];
  let axis = 0;
  for (const step of stepsOf(text)) {
    at[axis] += step;
    if (axis) points.push([at[0] / scale, at[1] / scale]);
    axis = 1 - axis;
  }
  return points;
}

/** A GeoJSON FeatureCollection. */
export function unpackedWorld() {
  const features = read("page-world").map(([id, name, scale, polygons]) => {
    const at = [0, 0];
    const coordinates = polygons.map((rings) => rings.map((text) => ringOf(text, scale, at)));
    return { type: "Feature", id, properties: { name }, geometry: { type: "MultiPolygon", coordinates } };
  });
  return { type: "FeatureCollection", features };
}
