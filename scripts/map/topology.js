/** Land and water, from the files of static/land, which geo/mapspec/topology.py writes and describes. */

/** Reads the steps of a packed arc one after the other; an odd number stands for a step west or south. */
class Steps {
  constructor(text, values, short) {
    Object.assign(this, { text, values, base: values.size, short, at: 0 });
  }

  digit() {
    return this.values.of[this.text.charCodeAt(this.at++)];
  }

  next() {
    const { base, short } = this;
    let number = this.digit();
    if (number === base - 1) {
      number = 0;
      for (let more = 0; more < 4; more++) number = number * base + this.digit();
    } else if (number >= short) number = short + (number - short) * base + this.digit();
    return number & 1 ? -(number + 1) / 2 : number / 2;
  }

  get more() {
    return this.at < this.text.length;
  }
}

/** The value of each digit by its character code. */
function valuesOf(digits) {
  const of = new Uint8Array(128);
  for (let at = 0; at < digits.length; at++) of[digits.charCodeAt(at)] = at;
  return { of, size: digits.length };
}

/** Every arc of a topology as points in degrees, longitude first. */
function arcsOf({ digits, short, scales, arcs }) {
  const values = valuesOf(digits);
  const finest = scales.at(-1);
  let startX = 0;
  let startY = 0;
  return arcs.map((text) => {
    const steps = new Steps(text, values, short);
    const step = finest / scales[steps.digit()];
    let x = (startX += steps.next());
    let y = (startY += steps.next());
    const points = [[x / finest, y / finest]];
    while (steps.more) {
      x += steps.next() * step;
      y += steps.next() * step;
      points.push([x / finest, y / finest]);
    }
    return points;
  });
}

/** A ring or line from the numbers of its arcs; `~number` runs backwards. */
function lineOf(numbers, arcs) {
  const points = [];
  for (const number of numbers) {
    const arc = number < 0 ? arcs[~number].slice().reverse() : arcs[number];
    for (let at = points.length ? 1 : 0; at < arc.length; at++) points.push(arc[at]);
  }
  return points;
}

/**
 * The objects of a topology by name, each a list of GeoJSON features: `id` is a country's alpha-3 code or empty.
 * Longitudes go on beyond 180° where land crosses it.
 */
export function unpackedTopology(topology) {
  const arcs = arcsOf(topology);
  const line = (numbers) => lineOf(numbers, arcs);
  const geometry = (parts) =>
    Array.isArray(parts[0]?.[0])
      ? { type: "MultiPolygon", coordinates: parts.map((rings) => rings.map(line)) }
      : { type: "MultiLineString", coordinates: parts.map(line) };
  const feature = ([id, name, parts]) => ({ type: "Feature", id, properties: { name }, geometry: geometry(parts) });
  return Object.fromEntries(Object.entries(topology.objects).map(([name, rows]) => [name, rows.map(feature)]));
}
