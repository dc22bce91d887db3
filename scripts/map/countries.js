/** The land of the map: a path for each country, coloured by status. */

import { countryLines, shown, spoken } from "./claims.js";
import { leaveUndescribed, onPress } from "./layers.js";

export class Countries {
  /** @param {(code: string, byKey: boolean) => void} choose called when a country is pressed */
  constructor(map, tables, choose) {
    this.map = map;
    this.tables = tables;
    this.choose = choose;
    this.renderer = L.svg({ pane: "land", padding: 0.3 });
    this.paths = new Map(); // alpha-3 -> Leaflet path
  }

  /** Draws all land, a GeoJSON FeatureCollection; a feature without an id stays plain. */
  setWorld(world) {
    const style = { pane: "land", renderer: this.renderer, smoothFactor: 1.1, attribution: "" };
    for (const feature of world.features) {
      L.geoJSON(feature, style).eachLayer((path) => this.add(path, feature.id || "", feature.properties.name));
    }
  }

  add(path, code, name) {
    path.options.className = code ? `country country--${code}` : "country";
    path.feature = undefined; // a click must not send a country's outline to the server
    path.addTo(this.map);
    path.countryName = name;
    leaveUndescribed(path);
    if (!code) return;
    this.paths.set(code, path);
    path.on("click", () => this.choose(code, false));
    onPress(path.getElement(), () => this.choose(code, true));
  }

  /** @param {Record<string, [string, string]>} statuses status, and since when, by alpha-3 code */
  paint(statuses) {
    for (const [code, path] of this.paths) {
      const node = path.getElement();
      if (!node) continue;
      const [status, since] = statuses[code] || ["", ""];
      const lines = status ? countryLines(this.tables, path.countryName, status, since) : [];
      if (path.words === spoken(lines)) continue;
      path.words = spoken(lines);
      const look = status ? ` status--${status}` : "";
      node.setAttribute("class", `leaflet-interactive country country--${code}${look}`);
      if (status) this.offer(path, node, lines);
      else this.withdraw(path, node);
    }
  }

  /** Lets a country with a status be chosen, by keyboard too, and say what its status is. */
  offer(path, node, lines) {
    node.setAttribute("tabindex", "0");
    node.setAttribute("role", "button");
    node.setAttribute("aria-label", spoken(lines));
    const content = () => shown(lines);
    if (path.getTooltip()) path.setTooltipContent(content);
    else path.bindTooltip(content, { sticky: true });
  }

  withdraw(path, node) {
    for (const name of ["tabindex", "role", "aria-label"]) node.removeAttribute(name);
    path.unbindTooltip();
  }

  /** The element of a country; undefined where it has none. */
  nodeOf(code) {
    return this.paths.get(code)?.getElement();
  }
}
