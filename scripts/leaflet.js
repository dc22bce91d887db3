/* What the self-contained page uses of Leaflet 1.9.4, and no more: no tiles, no canvas, no images.
 * Names that begin with an underscore, which only Leaflet uses, are shortened but for those reserved in build.mjs. */
import "leaflet/src/control/Control.Attribution.js";
import { scale } from "leaflet/src/control/Control.Scale.js";
import { zoom } from "leaflet/src/control/Control.Zoom.js";
import { disableClickPropagation, disableScrollPropagation } from "leaflet/src/dom/DomEvent.js";
import { toLatLng as latLng } from "leaflet/src/geo/LatLng.js";
import { toBounds as bounds } from "leaflet/src/geometry/Bounds.js";
import { toPoint as point } from "leaflet/src/geometry/Point.js";
import { clipPolygon } from "leaflet/src/geometry/PolyUtil.js";
import "leaflet/src/layer/Popup.js";
import "leaflet/src/layer/Tooltip.js";
import { divIcon } from "leaflet/src/layer/marker/DivIcon.js";
import { marker } from "leaflet/src/layer/marker/Marker.js";
import { circle } from "leaflet/src/layer/vector/Circle.js";
import { Polygon } from "leaflet/src/layer/vector/Polygon.js";
import { svg } from "leaflet/src/layer/vector/SVG.js";
import { Map, createMap as map } from "leaflet/src/map/Map.js";
import "leaflet/src/map/handler/Map.BoxZoom.js";
import "leaflet/src/map/handler/Map.DoubleClickZoom.js";
import "leaflet/src/map/handler/Map.Drag.js";
import "leaflet/src/map/handler/Map.Keyboard.js";
import "leaflet/src/map/handler/Map.ScrollWheelZoom.js";
import "leaflet/src/map/handler/Map.TapHold.js";
import "leaflet/src/map/handler/Map.TouchZoom.js";

/* As in Renderer.getRenderer.js, which would bring the canvas with it. */
Map.include({
  getRenderer(layer) {
    const own = layer.options.renderer || this._getPaneRenderer(layer.options.pane);
    let renderer = own || this.options.renderer || this._renderer;
    if (!renderer) renderer = this._renderer = svg();
    if (!this.hasLayer(renderer)) this.addLayer(renderer);
    return renderer;
  },
  _getPaneRenderer(name) {
    if (name === "overlayPane" || name === undefined) return false;
    let renderer = this._paneRenderers[name];
    if (renderer === undefined) renderer = this._paneRenderers[name] = svg({ pane: name });
    return renderer;
  },
});

window.L = {
  DomEvent: { disableClickPropagation, disableScrollPropagation },
  PolyUtil: { clipPolygon },
  Polygon,
  bounds,
  control: { scale, zoom },
  circle, divIcon, latLng, map, marker, point, svg,
};
