/** Moves all maps of one browser tab together. */

/** No movement echoes: one that follows another map is not sent on; a touch takes the lead. */
export function linkMaps(stationMap) {
  const { map, fit, legend } = stationMap;
  if (stationMap.channel || !window.BroadcastChannel) return;
  legend.box.open = false; // maps side by side have little room
  const tab = sessionStorage.stationmapTab || Math.random().toString(36).slice(2);
  sessionStorage.stationmapTab = tab;
  const channel = new BroadcastChannel(`stationmap-${tab}`);
  stationMap.channel = channel;
  stationMap.tellOthers = (rests = true) => {
    const { lng, lat } = map.getCenter();
    channel.postMessage([lng, lat, map.getZoom(), rests]);
  };
  map.on("move moveend", ({ type }) => {
    if (!fit.isQuiet()) stationMap.tellOthers(type === "moveend");
  });
  channel.onmessage = (message) => {
    const [lng, lat, zoom, rests] = message.data;
    fit.rest();
    fit.moved = true;
    map.setView([lat, lng], zoom, { animate: false, reset: rests }); // without it Leaflet pans by whole pixels
  };
}
