/** Brings the map to a record, and to where the members of a count stand apart. */

import { arrange } from "./arrange.js";
import { extentOf } from "./extents.js";

const STEP = 0.5; // zoom levels
const REGION = 5.5; // zoom that shows a town in its part of a country
const NEARBY = 400; // pixels within which others may be in a station's way
const EDGE = 24; // pixels from the edge of the map within which a station is not yet in view

export class Camera {
  /**
   * @param {import("./fit.js").Fit} fit
   * @param {import("./placement.js").Placement} placement
   */
  constructor(map, fit, placement) {
    Object.assign(this, { map, fit, placement });
  }

  /** Shows a country: its main land, or of a large one where its stations are. */
  showCountry(code) {
    const { countries, stations } = this.placement;
    const places = [...stations.standings.keys()].map((id) => stations.places.get(id));
    this.fit.aimSoon(() => {
      const path = countries.paths.get(code); // none before the land has arrived
      return path && this.fit.viewOf(extentOf(path.parts, places.filter(({ country }) => country === code)));
    }, true);
  }

  /** Shows a station in its part of the country, closer if it stands alone only there; stays where it does already. */
  showStation(id) {
    this.fit.aimSoon(() => this.bringTo(id));
  }

  bringTo(id) {
    const { map, fit: { projections }, placement } = this;
    const alone = placement.arrangement().find(isOnly(id));
    const least = Math.min(REGION, map.getMaxZoom());
    if (alone && map.getZoom() >= least && this.isInView(alone)) return null;
    const place = placement.stations.places.get(id);
    let zoom = Math.max(least, this.zoomThat((marks) => marks.some(isOnly(id)), [id]) ?? map.getMaxZoom());
    for (;;) {
      const { crs, centre } = this.viewAt(place, zoom);
      projections.show(crs, centre, zoom);
      // In another projection and on finer land it may still be part of a count: a little closer then.
      if (zoom >= map.getMaxZoom() || placement.arrangement().some(isOnly(id))) return null;
      zoom = Math.min(map.getMaxZoom(), zoom + STEP);
    }
  }

  /**
   * Shows the members of a count apart.
   * @returns {boolean} false where no zoom does
   */
  split({ members }) {
    const { map, fit } = this;
    const ids = members.map(({ id }) => id);
    const zoom = this.zoomThat((marks) => marks.length > 1, ids, true);
    if (zoom === null && !members.some(({ isArea }) => isArea)) return false;
    const latLngs = members.map(({ lon, lat }) => [lon, lat]);
    const edges = (axis) => latLngs.map((one) => one[axis]);
    const [lons, lats] = [edges(0), edges(1)];
    const extent = [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
    const view = fit.viewOf(extent);
    const least = Math.min(map.getMaxZoom(), Math.max(zoom ?? 0, map.getZoom() + STEP));
    fit.aimSoon(() => ({ ...view, zoom: Math.max(least, Math.min(view.zoom, map.getMaxZoom())) }), true);
    return true;
  }

  /** The view of a latitude and longitude at a zoom. */
  viewAt(latLng, zoom) {
    const centre = L.latLng(latLng);
    return { crs: this.fit.projections.fitting(centre, zoom), centre, zoom };
  }

  /**
   * The first zoom from the present one on at which an arrangement of stations meets a condition, reckoned with
   * the projection of now; null for none.
   */
  zoomThat(isMet, ids, isAlone = false) {
    const { map, placement } = this;
    const [from, to] = [map.getZoom(), map.getMaxZoom()];
    const every = placement.placesNow();
    const centre = every.find(({ id }) => id === ids[0]);
    const wanted = new Set(ids);
    for (let zoom = from; ; zoom = Math.min(to, zoom + STEP)) {
      const factor = 2 ** (zoom - from);
      const rules = placement.rules(zoom);
      const scaled = (test) => (place, x, y) => test(place, x / factor, y / factor);
      const places = every
        .filter((one) => wanted.has(one.id) || (!isAlone && isNear(one, centre, NEARBY / factor)))
        .map((one) => ({
          ...one, x: one.x * factor, y: one.y * factor, trueX: one.trueX * factor, trueY: one.trueY * factor,
        }));
      const marks = arrange(places, {
        ...rules,
        allows: scaled(rules.allows),
        isFirm: scaled(rules.isFirm),
        sureOf: (place) => rules.sureOf(place) * factor,
      });
      if (isMet(marks)) return zoom;
      if (zoom >= to) return null;
    }
  }

  isInView({ x, y }) {
    const { x: atX, y: atY } = this.map.layerPointToContainerPoint(L.point(x, y));
    const { x: width, y: height } = this.map.getSize();
    return atX > EDGE && atX < width - EDGE && atY > EDGE && atY < height - EDGE;
  }
}

const isOnly = (id) => ({ at, count }) => at.id === id && count === 1;

function isNear(one, other, pixels) {
  return Math.abs(one.x - other.x) < pixels && Math.abs(one.y - other.y) < pixels;
}
