/**
 * Takes the theme that the address asks for, ?theme=light; else the reader's system decides.
 *
 * Runs before the body: what only a script can use is shown at once. Where the page's own script does
 * not come to its end, in a browser that is too old or too new for it, the mark is taken off again and what is
 * kept for readers without scripts is shown: picture and tables are better than an empty map.
 */

const theme = new URLSearchParams(location.search).get("theme");
if (theme) document.documentElement.dataset.theme = theme;
document.documentElement.className = "js";
window.addEventListener("load", () => {
  if (window.stationPage) return;
  document.documentElement.className = "";
  for (const fold of document.querySelectorAll(".fold")) fold.open = true;
  for (const part of document.querySelectorAll("noscript")) part.outerHTML = part.textContent;
});
