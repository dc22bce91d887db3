"""What a timeline step of the self-contained page costs, measured inside the browser from a file."""

from pathlib import Path

from playwright.sync_api import Browser

from geo.model.dates import Period

STEPS = 200

_TICKS = """
(days) => days.map((to) => {
  const started = performance.now();
  stationPage.set({ to });
  document.body.getBoundingClientRect();
  document.getElementById("map").getBoundingClientRect();
  return performance.now() - started;
})
"""
"""Milliseconds of each step by the page's own function, the layout it asks for included."""

_FRAMES = """
() => new Promise((resolve) => {
  const times = [];
  document.getElementById("play").click();
  const frame = (time) => {
    times.push(time);
    if (times.length < 181) requestAnimationFrame(frame);
    else resolve(times.slice(1).map((at, place) => at - times[place]));
  };
  requestAnimationFrame(frame);
})
"""
"""Milliseconds between frames during three seconds of playback."""


def page_ticks(browser: Browser, file: Path, period: Period) -> tuple[list[float], list[float]]:
    """Milliseconds of :data:`STEPS` steps over the whole range, and between the frames of playback."""
    span = (period.end - period.start).days
    days = [
        period.start.fromordinal(period.start.toordinal() + span * place // (STEPS - 1)).isoformat()
        for place in range(STEPS)
    ]
    page = browser.new_page(viewport={"width": 1440, "height": 1000})
    page.goto(file.as_uri())
    page.wait_for_timeout(1_000)
    page.evaluate(_TICKS, days[::20])
    ticks = page.evaluate(_TICKS, days)
    frames = page.evaluate(_FRAMES)
    page.close()
    return ticks, frames
