/** The map of the app, inside streamlit-folium's frame; see geo/render/leaflet.py. */

import { keepView } from "./map/address-view.js";
import { StationMap } from "./map/station-map.js";
import { followTheme } from "./map/theme.js";
import { unpackedTopology } from "./map/topology.js";
import { decoded } from "./shared/text.js";

const HERE = document.currentScript.src;
const SETTLED = 350; // milliseconds after which Leaflet's returns into bounds are over

class AppMap extends StationMap {
  /** @param {object} state its texts escaped, because folium carries it */
  paint(state) {
    super.paint(decoded(state));
    if (this.keeping || !this.state || this.state.linked) return;
    this.keeping = true;
    if (this.state.viewed) keepView(this.looks);
  }
}

/** Sends what was chosen to Streamlit, as the id alone; a number makes each message a new one. */
function reporter() {
  let n = 0;
  return (id) => {
    n += 1;
    const drawing = { type: "Feature", id, geometry: null, properties: { n } };
    const value = { last_active_drawing: drawing };
    window.__GLOBAL_DATA__.last_active_drawing = drawing;
    window.__GLOBAL_DATA__.previous_data = value;
    window.Streamlit.setComponentValue(value);
  };
}

/** Lets the map fill its frame, and keep its extent rather than a corner when the frame changes. */
function fillFrame(map, fit) {
  const container = map.getContainer();
  document.documentElement.style.overflow = "hidden"; // a scroll bar would come and go
  container.parentElement.style.height = "100vh"; // the map and its legend
  container.style.width = "auto";
  L.DomEvent.off(window, "resize", map._onResize, map); // Leaflet's own keeps a corner
  let settling = 0;
  new ResizeObserver(() => {
    fit.again();
    clearTimeout(settling);
    settling = setTimeout(() => fit.again(), SETTLED);
  }).observe(container);
}

/** Reads one level of land from static/land; a file has the hash of its content in its name, so it never changes. */
async function loadLand(files) {
  const texts = await Promise.all(files.map((name) =>
    fetch(new URL(`land/${name}`, HERE), { cache: "force-cache" }).then((answer) => answer.json())));
  return Object.assign({}, ...texts.map(unpackedTopology));
}

window.StationMap = {
  /** @param {object} map the Leaflet map */
  forStreamlit(map) {
    followTheme();
    const tables = window.SYMBOLOGY;
    const report = reporter();
    const stationMap = new AppMap(map, tables, {
      more: { words: tables.texts.besideMap },
      onChoose: (kind, id) => report(`${kind}:${id}`),
      onMissing: () => report("places:"),
      loadLand: (level, borders) => loadLand(tables.land.files[borders][level]),
    });
    fillFrame(map, stationMap.fit);
    return stationMap;
  },
};
