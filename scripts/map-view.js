/**
 * Reports the bounds of the app's map when Streamlit asks; see geo/ui/view.py. The frame of the map is of the
 * app's own origin, so a script of the page can read it.
 */

export default function ({ data, setStateValue }) {
  const frame = document.querySelector(`iframe[title="streamlit_folium.st_folium"]`);
  const map = frame && frame.contentWindow.stationMap;
  const seen = map ? map.view().map((degrees) => Math.round(degrees * 100) / 100) : null;
  if (JSON.stringify(seen) !== JSON.stringify(data)) setStateValue("seen", seen);
}
