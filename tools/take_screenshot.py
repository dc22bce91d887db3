"""Take the README's picture of the app.

Usage: python tools/take_screenshot.py [FILE]

Starts the app on a free port of this machine, opens it in Chromium, chooses a record and saves
what a reader sees at 1440 by 1000 pixels.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from playwright.sync_api import sync_playwright  # noqa: E402

from browser.conftest import FLAGS, installed_chromium, running_app  # noqa: E402


def main() -> int:
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "app.png"
    with running_app() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed_chromium(), args=FLAGS)
        page = browser.new_page(viewport={"width": 1440, "height": 1000})
        page.goto(f"{address}/?to=2023-06-13&record=station:can-montreal-1&view=north-america")
        frame = page.frame_locator("iframe[title='streamlit_folium.st_folium']")
        frame.locator(".country[tabindex]").first.wait_for(state="attached")
        page.wait_for_timeout(1_500)
        page.screenshot(path=target)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
