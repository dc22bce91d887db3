/** In the app: the view of the map in the address of the page around its frame. */

const NAME = "view";
const PACE = 600; // milliseconds: Streamlit writes the address anew with each step, and knows of no movement

/** The view in the address; empty where it has none or cannot be read. */
function viewInAddress() {
  return new URLSearchParams(window.parent.location.search).get(NAME) ?? "";
}

function write(link) {
  if (viewInAddress() === link) return;
  const { location, history } = window.parent;
  const given = new URLSearchParams(location.search);
  if (link) given.set(NAME, link);
  else given.delete(NAME);
  const search = given.toString().replace(/%2C/g, ",").replace(/%3A/g, ":");
  history.replaceState(history.state, "", location.pathname + (search && `?${search}`) + location.hash);
}

/** Shows the view that the address names, and keeps it there from now on. */
export function keepView(looks) {
  const asked = viewInAddress();
  const view = asked && looks.read(asked);
  if (view) looks.show(view);
  window.setInterval(() => write(looks.link()), PACE);
}
