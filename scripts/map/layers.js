/** What Leaflet needs to be told about every layer that takes the keyboard. */

/** The name of a symbol or a country says what its tooltip says: nobody wants to hear it twice. */
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
