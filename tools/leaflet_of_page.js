/* What the self-contained page uses of Leaflet 1.9.4, and no more: no tiles, no canvas, no images.
 * static/README.md says how static/leaflet/leaflet-page.js is built from this. */
import { Attribution, attribution } from "leaflet/src/control/Control.Attribution.js";
import { Control, control } from "leaflet/src/control/Control.js";
import { Scale, scale } from "leaflet/src/control/Control.Scale.js";
import { Zoom, zoom } from "leaflet/src/control/Control.Zoom.js";
import * as Browser from "leaflet/src/core/Browser.js";
import * as Util from "leaflet/src/core/Util.js";
import * as DomEvent from "leaflet/src/dom/DomEvent.js";
import * as DomUtil from "leaflet/src/dom/DomUtil.js";
import { geoJSON } from "leaflet/src/layer/GeoJSON.js";
import "leaflet/src/layer/Popup.js";
import "leaflet/src/layer/Tooltip.js";
import { divIcon } from "leaflet/src/layer/marker/DivIcon.js";
import { marker } from "leaflet/src/layer/marker/Marker.js";
import { circle } from "leaflet/src/layer/vector/Circle.js";
import { circleMarker } from "leaflet/src/layer/vector/CircleMarker.js";
import { SVG, svg } from "leaflet/src/layer/vector/SVG.js";
import { Map, createMap as map } from "leaflet/src/map/Map.js";
import "leaflet/src/map/handler/Map.BoxZoom.js";
import "leaflet/src/map/handler/Map.DoubleClickZoom.js";
import "leaflet/src/map/handler/Map.Drag.js";
import "leaflet/src/map/handler/Map.Keyboard.js";
import "leaflet/src/map/handler/Map.ScrollWheelZoom.js";
import "leaflet/src/map/handler/Map.TapHold.js";
import "leaflet/src/map/handler/Map.TouchZoom.js";

Object.assign(Control, { Attribution, Scale, Zoom });
Object.assign(control, { attribution, scale, zoom });

/* As in Renderer.getRenderer.js, which would bring the canvas with it. */
Map.include({
  getRenderer(layer) {
    let renderer = layer.options.renderer || this._getPaneRenderer(layer.options.pane) || this.options.renderer || this._renderer;
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

window.L = { Browser, Control, DomEvent, DomUtil, Map, SVG, Util, circle, circleMarker, control, divIcon, geoJSON, map, marker, svg };
