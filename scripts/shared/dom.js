/** Small ways to make and change elements; whatever is given as text is shown as text. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * Appends a new SVG element to `parent`, where there is one.
 * @param {string} name
 * @param {Record<string, string | number>} attributes
 * @param {Element} [parent]
 */
export function makeSvg(name, attributes, parent) {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  parent?.append(node);
  return node;
}

/**
 * Appends a new HTML element to `parent`, where there is one.
 * @param {string} tag
 * @param {Element | null} [parent]
 * @param {string} [className]
 * @param {string} [text]
 */
export function make(tag, parent, className = "", text = "") {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text) node.textContent = text;
  parent?.append(node);
  return node;
}

/** Writes a text only where it differs: the browser lays out again what is written. */
export function setText(node, text) {
  if (node.textContent !== String(text)) node.textContent = text;
}

export function setHidden(node, hidden) {
  if (node.hidden !== hidden) node.hidden = hidden;
}
