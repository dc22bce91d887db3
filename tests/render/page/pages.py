"""Pages of the project's collection, and of one with hostile text in it."""

import re
from dataclasses import replace
from datetime import date, timedelta

from playwright.sync_api import Page

from geo.collection.reading import read_catalogue
from geo.mapspec.spec import build
from geo.model.dates import Period
from geo.model.records import Catalogue
from geo.query.selection import Selection, select
from geo.render.page.document import render_page

CATALOGUE = read_catalogue()


HOSTILE = (
    "</noscript></script><script>window.hit=1</script> {{7*7}} {% raw %} ${window.hit=1} ` \\ ]]> \u2028 "
    "<img src=x onerror=window.hit=1> \"'><svg onload=window.hit=1> <!-- &lt;b&gt;"
)


LINKS = (
    "",
    "?country=CAN&country=USA&from=2022-10-15&to=2024-03-31",
    "?status=closed&status=investigating&from=2022-11-01",
    "?bureau=Fuzhou&attestation=high&kind=denial&q=embassy",
)


def page_of(selection: Selection, catalogue: Catalogue = CATALOGUE) -> str:
    selected = select(catalogue, selection)
    return render_page(catalogue, build(catalogue, selection, selected=selected), selected)


def without_scripts(page: str) -> str:
    return re.sub(r"<(script|style)\b.*?</\1>", "", page, flags=re.DOTALL)


def show_lists(page: Page) -> None:
    """Put every list into the document, as a browser's own search needs them."""
    page.keyboard.press("Control+f")
    page.wait_for_function("() => !document.querySelector('noscript[data-list], [aria-busy=true]')")


def days_of(period: Period, number: int) -> list[date]:
    """So many days, spread evenly over the period, both ends included."""
    span = (period.end - period.start).days
    return [period.start + timedelta(days=span * place // (number - 1)) for place in range(number)]


def hostile_catalogue() -> Catalogue:
    """The collection with hostile text in every free field of one station, the events and the sources."""
    target = next(station for station in CATALOGUE.stations if station.id == "can-markham-1")
    poisoned = replace(
        target,
        plain_name=f"Alleged {HOSTILE}",
        name_remark="",
        city=HOSTILE,
        bureau=HOSTILE,
        response=HOSTILE,
        since=HOSTILE,
        note=HOSTILE,
        history=tuple(replace(entry, note=HOSTILE) for entry in target.history),
    )
    stations = tuple(poisoned if station is target else station for station in CATALOGUE.stations)
    events = tuple(replace(event, summary=HOSTILE, note=HOSTILE, actor=HOSTILE) for event in CATALOGUE.events)
    sources = {
        key: replace(source, publisher=HOSTILE, title=HOSTILE, note=HOSTILE, kind=HOSTILE)
        for key, source in CATALOGUE.sources.items()
    }
    names = {**CATALOGUE.country_names, "CAN": HOSTILE}
    return Catalogue(stations, events, sources, names, digest="hostile")
