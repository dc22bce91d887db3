/** The countries of the map: a path for each, coloured by status. */

import { countryLines, shown, spoken } from "./claims.js";
import { leaveUndescribed, onPress } from "./layers.js";
import { outline } from "./outline.js";
import { Part } from "./part.js";

export class Countries {
  /** @param {(code: string, byKey: boolean) => void} choose called when a country is pressed */
  constructor(map, tables, choose) {
    this.map = map;
    this.tables = tables;
    this.choose = choose;
    this.renderer = L.svg({ pane: "land", padding: 0.3 });
    this.paths = new Map(); // alpha-3 -> Leaflet path
  }

  /** Draws the countries in more or less detail; those that are not given stay as they are. */
  setFeatures(features) {
    const { extent: [, south], meridian } = this.tables.world;
    for (const feature of features) {
      const inhabited = feature.geometry.coordinates
        .map((polygon) => new Part(polygon.map((ring) => ring.slice(1)), meridian - 180))
        .filter(({ north }) => north > south);
      if (!inhabited.length) continue;
      const path = this.paths.get(feature.id);
      if (path) path.setParts(inhabited);
      else this.add(inhabited, feature.id, feature.properties.name);
    }
  }

  add(parts, code, name) {
    const path = outline(parts, {
      pane: "land",
      renderer: this.renderer,
      attribution: "",
      className: `country country--${code}`,
    }).addTo(this.map);
    path.countryName = name;
    leaveUndescribed(path);
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
      Object.assign(path, { words: spoken(lines), status });
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

  /** Whether a point of the layer, and what lies `clear` pixels around it, is on the drawn land of a country. */
  holds(code, x, y, clear = 0) {
    return this.paths.get(code)?.holds(x, y, clear) ?? false;
  }

  /** Code of the country on whose drawn land a point of the layer lies; empty for water. */
  at(x, y) {
    for (const [code, path] of this.paths) if (path.holds(x, y)) return code;
    return "";
  }
}
