/**
 * Draws the alleged stations and the countries' statuses on a Leaflet map, in the app and in the
 * exported page. It is handed plain values and paints the difference, so that a step of the timeline
 * neither mounts the map again nor moves it.
 */

import { Camera } from "./camera.js";
import { Countries } from "./countries.js";
import { Counts } from "./counts.js";
import { Fit } from "./fit.js";
import { leaveScrollingToPage } from "./gestures.js";
import { listInView } from "./in-view.js";
import { keepInside } from "./inside.js";
import { Land } from "./land.js";
import { Legend } from "./legend.js";
import { keepToWorld } from "./limits.js";
import { linkMaps } from "./link.js";
import { Looks } from "./looks.js";
import { NamesLayer } from "./names-layer.js";
import { Placement } from "./placement.js";
import { Projections } from "./projection.js";
import { Stations } from "./stations.js";
import { definePatterns } from "./symbols.js";
import { seenThrough } from "./views.js";

const PANES = { land: 210, water: 220, borders: 230, areas: 420, names: 430 }; // z-index

/**
 * @typedef {object} State what to paint; geo/render/state.py makes it for the app
 * @property {string} asOf the day, as YYYY-MM-DD
 * @property {string} asOfWords
 * @property {string} label of the map, for screen readers
 * @property {Record<string, [string, string]>} countries status, and since when, by alpha-3 code
 * @property {Record<string, string[]>} stations ids by standing
 * @property {Record<string, [number, number, number][]>} groups longitude, latitude and number of each count of
 *   stations that are not drawn singly, by country
 * @property {["status" | "standing", string, number][]} legend kind, key and count
 * @property {[number, number, number, number]} extent west, south, east, north
 * @property {string} borders whose borders are drawn
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
   * @param {(level: string, borders: string) => Promise<object>} options.loadLand see Land
   * @param {() => void} [options.onMissing] called where a station has no place yet
   * @param {number} [options.scale] of symbols
   */
  constructor(map, tables, { more, onChoose, loadLand, onMissing = () => {}, scale = 1 }) {
    Object.assign(this, { map, tables, onChoose, onMissing });
    /** @type {State | null} */
    this.state = null;
    Object.assign(this, { chosen: "", highlighted: "" });
    this.prepare();
    this.legend = new Legend(map, tables);
    this.projections = new Projections(map, tables.world.meridian, this.hasTiles());
    this.fit = new Fit(map, this.projections, tables.world);
    const choose = (kind) => (id, byKey) => this.choose(kind, id, byKey);
    this.stations = new Stations(map, tables, more, choose("station"));
    this.countries = new Countries(map, tables, choose("country"));
    const nameOf = (code) => this.countries.paths.get(code)?.countryName ?? code;
    const split = (mark) => this.camera.split(mark);
    this.counts = new Counts(map, tables, this.stations, nameOf, split, choose("station"));
    this.placement = new Placement(map, tables, { ...this, scale });
    const isChosen = (id) => this.highlighted === `station:${id}`;
    this.names = new NamesLayer(map, tables, this.countries, () => this.placement.arrangement(), isChosen);
    this.camera = new Camera(map, this.fit, this.placement);
    this.land = new Land(map, tables, this.countries, loadLand, () => this.landChanged());
    keepToWorld(map, this.fit, tables.world);
    map.on({ popupclose: () => this.highlight(""), arranged: () => this.highlight(this.highlighted) });
    this.looks = new Looks(this);
    leaveScrollingToPage(map, tables.texts);
    keepInside(map);
    this.listInView = listInView(this);
  }

  prepare() {
    const container = this.map.getContainer();
    container.classList.add("stationmap");
    container.classList.toggle("with-tiles", this.hasTiles());
    container.setAttribute("role", "region");
    // Leaflet focuses the map at each press; the page must not scroll under the mouse for that.
    container.focus = () => HTMLElement.prototype.focus.call(container, { preventScroll: true });
    definePatterns(this.tables, container);
    for (const [name, z] of Object.entries(PANES)) this.map.createPane(name).style.zIndex = z;
    this.map.attributionControl.setPrefix(false);
    if (this.hasTiles()) this.map.attributionControl.addAttribution(this.tables.texts.mercator);
  }

  hasTiles() {
    let tiles = false;
    this.map.eachLayer((layer) => (tiles ||= Boolean(L.TileLayer && layer instanceof L.TileLayer)));
    return tiles;
  }

  landChanged() {
    this.names.again();
    if (!this.state) return;
    this.countries.paint(this.state.countries);
    this.placement.again();
    this.fit.again();
    this.highlight(this.highlighted);
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
    this.stations.setStandings(state.stations);
    this.placement.setGroups(state.groups);
    this.setBorders(state.borders);
    this.fit.to(state.extent);
    this.countries.paint(state.countries);
    this.placement.paint();
    this.mark(state.chosen);
    container.setAttribute("data-as-of", state.asOf);
    this.looks.mark();
    this.listInView();
  }

  /** Draws land in a view of the borders, and says which it is. */
  setBorders(borders) {
    const { attributionControl } = this.map;
    const { [this.land.borders]: before, [borders]: words } = this.tables.texts.borders;
    if (before) attributionControl.removeAttribution(before);
    attributionControl.addAttribution(words);
    this.land.setBorders(borders);
  }

  /** What the reader sees, [west, south, east, north] in degrees. */
  view() {
    const { x, y } = this.map.getSize();
    return seenThrough(this.map, x, y, this.projections.world.centre[0]);
  }

  /** Shows west, south, east and north; null shows the selection again. */
  showExtent(extent) {
    const isWorld = extent?.join() === this.tables.world.extent.join();
    this.fit.aim(extent && (() => (isWorld ? this.fit.world() : this.fit.viewOf(extent))), true);
    this.tellOthers?.();
  }

  showView(lat, lng, zoom) {
    this.fit.aim(() => this.camera.viewAt([lat, lng], zoom));
  }

  choose(kind, id, byKey) {
    const record = `${kind}:${id}`;
    // A symbol that is pressed stays under the mouse: the map does not move to it.
    if (kind === "station" && this.stations.nodeOf(id)) this.chosen = record;
    this.onChoose(kind, id, byKey);
    this.mark(record);
  }

  /** The element of a record, `station:<id>` or `country:<code>`: its own, or the count that holds it. */
  nodeOf(record) {
    const [kind, id] = record.split(":");
    return kind === "station" ? this.placement.nodeOf(id) : this.countries.nodeOf(id);
  }

  /** Shows which record is open, and brings the map there when that changes. */
  mark(chosen) {
    const changed = chosen !== this.chosen;
    this.chosen = chosen;
    if (changed) this.bring(chosen);
    this.highlight(chosen);
  }

  highlight(record) {
    if (record !== this.highlighted) this.names.ask(); // they keep clear of the ring
    this.highlighted = record;
    for (const node of this.map.getContainer().querySelectorAll(".chosen")) node.classList.remove("chosen");
    this.nodeOf(record)?.classList.add("chosen");
  }

  bring(record) {
    const [kind, id] = record.split(":");
    if (kind === "station" && this.stations.standings.has(id)) this.camera.showStation(id);
    else if (kind === "country") this.camera.showCountry(id);
  }
}
