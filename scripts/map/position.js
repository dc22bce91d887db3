/** Markers at parts of a pixel, which Leaflet would round away: at the zoom of the world one is thirty kilometres. */

/** Puts the middle of a marker on a point of the layer, and gives it a square of `size` pixels. */
export function putAt(map, marker, x, y, size) {
  const latLng = map.layerPointToLatLng(L.point(x, y));
  marker.setLatLng(latLng);
  const whole = map.latLngToLayerPoint(latLng);
  const { style } = marker.getElement();
  style.width = style.height = `${size}px`;
  style.marginLeft = `${x - whole.x - size / 2}px`;
  style.marginTop = `${y - whole.y - size / 2}px`;
}
