/**
 * Walks the map of an exported page through zooms, places and days, and returns what stands where it should not:
 * `walk(stations, steps)`, a step being a zoom, a centre and days. Run inside the page.
 */

(() => {
  const TOLERANCE = 0.01; // pixels

  const map = () => window.stationPage.drawing.map;
  const shapes = () => [...document.querySelectorAll("#map .country")];

  /** Whether the drawn land of a path lies under a point of the window. */
  function isUnder(path, x, y) {
    return path.isPointInFill(new DOMPoint(x, y).matrixTransform(path.getScreenCTM().inverse()));
  }

  function idsOf(node) {
    return node.dataset.ids?.split(" ") ?? [/station--(\S+)/.exec(node.className)[1]];
  }

  /** Whether a point of the window lies within the radius of uncertainty of one of some stations. */
  function isNear(places, x, y, frame) {
    const point = map().containerPointToLatLng([x - frame.left, y - frame.top]);
    return places.some(({ lon, lat, radius }) => map().distance(point, [lat, lon]) <= radius);
  }

  /** What is wrong with one symbol or count; nothing where it stands well, or outside what is seen. */
  function faultOf(node, stations, frame) {
    const { left, top, width, height } = node.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    const places = idsOf(node).map((id) => stations[id]);
    const codes = [...new Set(places.map(({ country }) => country))];
    const isCount = node.classList.contains("station-count");
    const stated = codes.length === 1 ? codes[0] : undefined;
    if (isCount && node.dataset.country !== stated) return `data-country ${node.dataset.country}, not ${stated}`;
    if (x < frame.left || x > frame.right || y < frame.top || y > frame.bottom) return "";
    if (codes.some((code) => isUnder(document.querySelector(`#map .country--${code}`), x, y))) return "";
    const other = shapes().find((path) => isUnder(path, x, y));
    if (other) return `on ${other.getAttribute("class")}`;
    return codes.length === 1 && isNear(places, x, y, frame) ? "" : "on the sea";
  }

  function overlapping(nodes) {
    const boxes = nodes.map((node) => node.getBoundingClientRect());
    const pairs = [];
    boxes.forEach((one, at) => boxes.slice(0, at).forEach((other, before) => {
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const along = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      if (across > TOLERANCE && along > TOLERANCE) pairs.push([nodes[at], nodes[before]].map((node) => idsOf(node)[0]));
    }));
    return pairs;
  }

  /** What the legend counts of all standings together. */
  function legendSum() {
    const lines = [...window.stationPage.drawing.legend.lines].filter(([key]) => key.startsWith("standing"));
    return lines.reduce((sum, [, line]) => sum + Number(line.querySelector(".legend-count").textContent), 0);
  }

  function faultsNow(stations) {
    const { left, top, clientLeft, clientTop } = { ...rectOf(map().getContainer()) };
    const { x, y } = map().getSize();
    const frame = { left: left + clientLeft, top: top + clientTop, right: left + x, bottom: top + y };
    const nodes = [...document.querySelectorAll("#map .station, #map .station-count")];
    const ids = nodes.flatMap(idsOf);
    const faults = nodes.map((node) => [idsOf(node).join(" "), faultOf(node, stations, frame)]).filter(([, why]) => why);
    faults.push(...overlapping(nodes).map((pair) => [pair.join(" and "), "overlap"]));
    if (new Set(ids).size !== ids.length) faults.push(["a station", "is drawn twice"]);
    if (ids.length !== legendSum()) faults.push([`${ids.length} drawn`, `${legendSum()} in the legend`]);
    return { faults, seen: nodes.length };
  }

  function rectOf(node) {
    const { left, top } = node.getBoundingClientRect();
    return { left, top, clientLeft: node.clientLeft, clientTop: node.clientTop };
  }

  window.walk = (stations, steps) => {
    const faults = [];
    let seen = 0;
    const walked = new Set(); // steps below the zoom of the whole world are one
    for (const { zoom, centre, days } of steps) {
      const shown = Math.max(zoom, map().getMinZoom());
      const step = JSON.stringify([shown, centre, days]);
      if (walked.has(step)) continue;
      walked.add(step);
      map().setView(centre, shown, { animate: false });
      for (const day of days) {
        window.stationPage.set({ to: day });
        const now = faultsNow(stations);
        seen += now.seen;
        faults.push(...now.faults.map((fault) => [`${zoom} at ${centre} on ${day}`, ...fault]));
      }
    }
    return { faults, seen };
  };
})();
