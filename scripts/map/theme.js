/** Light or dark in the app's frame: that of the app around it, which is of the same origin. */

const RENDER = "streamlit:render"; // Streamlit's message to a component, with the theme among the rest

function show(scheme) {
  document.documentElement.style.colorScheme = scheme === "dark" ? "dark" : "light";
}

/** The scheme of the app; with forced colours the browser answers "light dark", and the system's counts. */
function schemeOf(app) {
  const scheme = window.parent.getComputedStyle(app).colorScheme;
  if (scheme === "light" || scheme === "dark") return scheme;
  return window.parent.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

/** Takes the colours of the app now, and at each change of them. */
export function followTheme() {
  const app = window.parent.document.querySelector(".stApp");
  if (app) show(schemeOf(app));
  window.addEventListener("message", ({ data }) => {
    if (data?.type === RENDER && data.theme) show(data.theme.base);
  });
}
