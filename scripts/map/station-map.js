/**
 * Draws the alleged stations and the countries' statuses on a Leaflet map, in the app and in the
 * exported page. It is handed plain values and paints the difference, so that a step of the timeline
 * neither mounts the map again nor moves it.
 */

import { groupLine } from "./claims.js";
import { Countries } from "./countries.js";
import { Fit } from "./fit.js";
import { leaveScrollingToPage } from "./gestures.js";
import { listInView } from "./in-view.js";
import { keepInside } from "./inside.js";
import { Legend } from "./legend.js";
import { linkMaps } from "./link.js";
import { Looks } from "./looks.js";
import { Stations } from "./stations.js";
import { definePatterns } from "./symbols.js";

const PANES = { land: 210, areas: 420 }; // z-index

/**
 * @typedef {object} State what to paint; geo/render/state.py makes it for the app
 * @property {string} asOf the day, as YYYY-MM-DD
 * @property {string} asOfWords
 * @property {string} label of the map, for screen readers
 * @property {Record<string, [string, string]>} countries status, and since when, by alpha-3 code
 * @property {Record<string, string[]>} stations ids by standing
 * @property {[number, number, number, number][]} groups longitude, latitude, count, radius in pixels
 * @property {["status" | "standing", string, number][]} legend kind, key and count
 * @property {[number, number, number, number]} extent west, south, east, north
 * @property {number} maxZoom
 * @property {string} chosen `station:<id>`, `country:<code>` or nothing
 * @property {unknown[][]} [places] of the stations, the first time only
 * @property {boolean} [viewed] whether the link of the page was followed, and so its view is to be shown
 * @property {boolean} [linked] whether all maps of this tab move together
 */

export class StationMap {
  /**
   * @param {object} tables made by geo/render/symbols.py
   * @param {object} options
   * @param {{words: string, href?: string}} options.more see Stations
   * @param {(kind: string, id: string, byKey: boolean) => void} options.onChoose
   * @param {() => void} [options.onMissing] called where a station has no place yet
   * @param {number} [options.scale] of symbols
   */
  constructor(map, tables, { more, onChoose, onMissing = () => {}, scale = 1 }) {
    Object.assign(this, { map, tables, onChoose, onMissing });
    /** @type {State | null} */
    this.state = null;
    this.groups = [];
    this.chosen = "";
    this.painted = false;
    this.prepare();
    this.legend = new Legend(map, tables);
    this.fit = new Fit(map);
    this.stations = new Stations(map, tables, scale, more, (id, byKey) => this.choose("station", id, byKey));
    this.countries = new Countries(map, tables, (code, byKey) => this.choose("country", code, byKey));
    map.on("popupclose", () => this.mark(""));
    this.looks = new Looks(this);
    leaveScrollingToPage(map, tables.texts);
    keepInside(map);
    this.listInView = listInView(this);
  }

  prepare() {
    const container = this.map.getContainer();
    container.classList.add("stationmap");
    container.setAttribute("role", "region");
    // Leaflet focuses the map at each press; the page must not scroll under the mouse for that.
    container.focus = () => HTMLElement.prototype.focus.call(container, { preventScroll: true });
    definePatterns(this.tables, container);
    for (const [name, z] of Object.entries(PANES)) this.map.createPane(name).style.zIndex = z;
    this.map.eachLayer((layer) => {
      if (L.TileLayer && layer instanceof L.TileLayer) container.classList.add("with-tiles");
    });
    this.map.attributionControl.setPrefix(false);
    this.map.attributionControl.addAttribution(this.tables.texts.borders);
  }

  setWorld(world) {
    this.countries.setWorld(world);
    if (!this.state) return;
    this.countries.paint(this.state.countries);
    this.mark(this.chosen);
    this.listInView();
  }

  /** @param {State} state */
  paint(state) {
    this.state = state;
    if (state.places) this.stations.setPlaces(state.places);
    if (Object.values(state.stations).flat().some((id) => !this.stations.places.has(id))) {
      this.onMissing();
      return;
    }
    if (state.linked) linkMaps(this);
    const container = this.map.getContainer();
    container.setAttribute("aria-label", state.label);
    this.map.setMaxZoom(state.maxZoom);
    this.legend.paint(state.legend, state.asOfWords);
    this.fit.to(state.extent);
    this.countries.paint(state.countries);
    this.stations.paint(state.stations);
    this.paintGroups(state.groups);
    this.mark(state.chosen);
    this.painted = true;
    container.setAttribute("data-as-of", state.asOf);
    this.listInView();
  }

  paintGroups(groups) {
    for (const group of this.groups) group.remove();
    this.groups = groups.map(([lon, lat, count, radius]) =>
      L.circleMarker([lat, lon], { radius, className: "station-group", pane: "areas" })
        .bindTooltip(groupLine(this.tables, count), { direction: "top" })
        .addTo(this.map));
  }

  /** What the reader sees, [west, south, east, north] in degrees. */
  view() {
    const { x, y } = this.map.getSize();
    const southWest = this.map.containerPointToLatLng([0, y]);
    const northEast = this.map.containerPointToLatLng([x, 0]);
    return [southWest.lng, southWest.lat, northEast.lng, northEast.lat];
  }

  /** Shows west, south, east and north; null shows the selection again. */
  showExtent(extent) {
    this.fit.aim(extent);
    this.tellOthers?.();
  }

  showView(lat, lng, zoom) {
    this.fit.aim({ centre: [lat, lng], zoom });
  }

  choose(kind, id, byKey) {
    this.onChoose(kind, id, byKey);
    this.mark(`${kind}:${id}`);
  }

  /** The element of a record, `station:<id>` or `country:<code>`; undefined where it is not drawn. */
  nodeOf(record) {
    const [kind, id] = record.split(":");
    return kind === "station" ? this.stations.nodeOf(id) : this.countries.nodeOf(id);
  }

  /** Shows which record is open; brings it into view if it is not. */
  mark(chosen) {
    const changed = chosen !== this.chosen;
    this.chosen = chosen;
    for (const node of this.map.getContainer().querySelectorAll(".chosen")) node.classList.remove("chosen");
    this.nodeOf(chosen)?.classList.add("chosen");
    const [kind, id] = chosen.split(":");
    const drawn = kind === "station" && this.stations.drawn.get(id);
    if (!drawn || !changed || !this.painted) return;
    const place = drawn.marker.getLatLng();
    if (!this.map.getBounds().contains(place)) this.map.panTo(place);
  }
}
