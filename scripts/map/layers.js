/** Keyboard and screen reader: what Leaflet lacks for layers that can be focused. */

/** Keeps a screen reader from reading the tooltip after the name of a symbol or country: they are equal. */
export function leaveUndescribed(layer) {
  layer.on("tooltipopen", () => queueMicrotask(() => { // Leaflet writes the attribute after the event
    layer.getElement()?.removeAttribute("aria-describedby");
  }));
}

/** Calls back at Enter and at the blank: Leaflet opens a popup at Enter, but reports nothing. */
export function onPress(node, callback) {
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    callback();
  });
}
