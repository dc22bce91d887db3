"""What a rerun of each page costs: a search is entered, and the page has come to rest."""

from pathlib import Path

from playwright.sync_api import Browser

from apps import PROJECT, App
from reader import new_visit

SEARCHES = ("police", "station")
"""Two words by turns that nearly every record mentions: the page is full after each."""

WARM_UPS = 2

REST = """
() => new Promise((resolve) => {
  const at = () => performance.timeOrigin + performance.now();
  const main = document.querySelector("[data-testid=stMain]");
  let last = 0;
  const seen = new MutationObserver((changes) => {
    const shown = changes.some((change) => {
      const element = change.target.nodeType === 1 ? change.target : change.target.parentElement;
      return element && !element.closest("canvas");
    });
    if (shown) requestAnimationFrame(() => { last = at(); });
  });
  seen.observe(main, { subtree: true, childList: true, characterData: true });
  bench.keys = [];
  const look = () => {
    const answered = bench.received.length ? bench.received[bench.received.length - 1][0] : 0;
    const runs = document.querySelector("[data-test-script-state=running]");
    if (last && bench.keys.length && !runs && at() - Math.max(last, answered) > 400) {
      seen.disconnect();
      resolve(last - bench.keys[bench.keys.length - 1]);
    } else setTimeout(look, 20);
  };
  look();
})
"""
"""Milliseconds from the last key press to the last change of the page.

The page is at rest when its script has ended and nothing has changed for 400 ms.
What a table keeps inside its canvas for screen readers follows 200 ms after the painting, on
purpose, and is left out; so are attributes, which mark elements as up to date.
"""


def page_names() -> list[str]:
    """The pages of the app but the map, which has a measurement of its own."""
    return sorted(path.stem for path in Path(PROJECT, "pages").glob("*.py") if path.stem != "map")


def page_reruns(browser: Browser, app: App, count: int) -> dict[str, list[float]]:
    """Milliseconds of ``count`` reruns of each page that has a search box, by its name."""
    spent: dict[str, list[float]] = {}
    for name in page_names():
        context = new_visit(browser)
        page = context.new_page()
        page.goto(f"{app.url}{name}")
        page.locator("h1.headline").wait_for()
        page.locator("[data-test-script-state=notRunning]").wait_for()
        page.wait_for_timeout(3_000)
        box = page.get_by_test_id("stTextInputField").first
        if not box.count():  # a page to read: nothing on it narrows anything
            context.close()
            continue
        spent[name] = []
        for turn in range(WARM_UPS + count):
            box.fill(SEARCHES[turn % 2])
            page.evaluate(f"window.resting = ({REST})(); 0")
            box.press("Enter")
            rested = float(page.evaluate("window.resting"))
            if turn >= WARM_UPS:
                spent[name].append(rested)
        context.close()
    return spent
