/** Texts as Python hands them over: escaped by geo/render/escaping.py, sentences as templates. */

/** Plain text of escaped HTML. */
export function plain(markup) {
  if (!markup.includes("&")) return markup;
  const holder = document.createElement("textarea"); // its content is parsed as text: no element can come of it
  holder.innerHTML = markup;
  return holder.textContent;
}

/** The same value with every text in it plain; keys stay as they are. */
export function decoded(value) {
  if (typeof value === "string") return plain(value);
  if (Array.isArray(value)) return value.map(decoded);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, decoded(item)]));
}

/**
 * Fills the places in braces, as Python's `str.format` does.
 * @param {string} template
 * @param {Record<string, string | number>} values
 */
export function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}
