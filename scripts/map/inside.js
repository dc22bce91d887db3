/** Keeps tooltips and popups inside the map. */

const EDGE = 4; // pixels
const POPUP_EDGE = 12;
const BELOW = 16; // pixels between a popup above its symbol and one below it, without their tips
const OPPOSITE = { top: "bottom", bottom: "top", left: "right", right: "left" };

/** Pixels by which a span has to move to lie within another. */
function shift(start, end, first, last) {
  if (start < first) return first - start;
  return end > last ? Math.max(first - start, last - end) : 0;
}

/** Moves a tooltip by what it would be cut; `translate` is apart from the transform that Leaflet sets. */
function pushIn(map, node) {
  node.style.translate = "";
  const outer = map.getContainer().getBoundingClientRect();
  const inner = node.getBoundingClientRect();
  const x = shift(inner.left, inner.right, outer.left + EDGE, outer.right - EDGE);
  const y = shift(inner.top, inner.bottom, outer.top + EDGE, outer.bottom - EDGE);
  if (x || y) node.style.translate = `${Math.round(x)}px ${Math.round(y)}px`;
}

/** Turns a tooltip to the other side of its symbol where there is no room on its own. */
function turn(map, tooltip) {
  tooltip.side ??= tooltip.options.direction;
  const other = OPPOSITE[tooltip.side];
  if (!other) return;
  tooltip.options.direction = tooltip.side;
  tooltip.update();
  const outer = map.getContainer().getBoundingClientRect();
  const inner = tooltip.getElement().getBoundingClientRect();
  if (inner[tooltip.side] >= outer.top && tooltip.side === "top") return;
  if (inner[tooltip.side] <= outer.bottom && tooltip.side === "bottom") return;
  tooltip.options.direction = other;
  tooltip.update();
}

/** Puts a popup that would be cut at the upper edge below its symbol, and what is still cut back into the map. */
function settle(map, popup) {
  const node = popup.getElement();
  if (!node) return;
  node.style.translate = "";
  node.classList.remove("popup--moved");
  const outer = map.getContainer().getBoundingClientRect();
  const { left, right, top, bottom, height } = node.getBoundingClientRect();
  const x = shift(left, right, outer.left + EDGE, outer.right - EDGE);
  const isCut = top < outer.top + EDGE;
  const below = isCut && bottom + height + BELOW <= outer.bottom - EDGE ? height + BELOW : 0;
  const y = below || shift(top, bottom, outer.top + EDGE, outer.bottom - EDGE);
  if (!x && !y) return;
  node.classList.add("popup--moved");
  node.style.translate = `${Math.round(x)}px ${Math.round(y)}px`;
}

export function keepInside(map) {
  let open = null;
  map.on("tooltipopen", ({ tooltip }) => queueMicrotask(() => { // Leaflet places it after the event
    if (!tooltip.getElement()) return;
    turn(map, tooltip);
    pushIn(map, tooltip.getElement());
  }));
  map.getContainer().addEventListener("mousemove", () => { // after Leaflet, which moves a tooltip with the mouse
    for (const node of map.getPane("tooltipPane").children) pushIn(map, node);
  }, { passive: true });
  map.on("popupopen", ({ popup }) => {
    const { x, y } = map.getSize();
    Object.assign(popup.options, {
      maxHeight: y - 60,
      maxWidth: Math.min(260, x - 60),
      autoPan: map.getZoom() > map.getMinZoom(), // the whole world stays where it is
      autoPanPadding: [POPUP_EDGE, POPUP_EDGE],
    });
    popup.update();
    open = popup;
    settle(map, popup);
  });
  map.on("popupclose", ({ popup }) => {
    popup.options.autoPan = false; // until it is known where it opens
    open = null;
  });
  map.on("moveend zoomend", () => open && settle(map, open));
}
