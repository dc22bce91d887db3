/**
 * Shows the app in the theme that its link asks for. Streamlit takes a theme from a link only under a name of its
 * own, when the page is loaded: so it is loaded once more, with that name beside ours.
 */

const OPTION = "embed_options";

export default function ({ data }) {
  const given = new URLSearchParams(location.search);
  const wanted = `${data}_theme`;
  const others = given.getAll(OPTION).filter((option) => !option.endsWith("_theme"));
  if (given.getAll(OPTION).length === others.length + 1 && given.getAll(OPTION).includes(wanted)) return;
  given.delete(OPTION);
  for (const option of [...others, wanted]) given.append(OPTION, option);
  location.replace(`?${given}${location.hash}`);
}
