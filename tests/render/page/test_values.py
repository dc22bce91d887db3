"""The values of the page's script: numbers and tables are those of the program."""

import json

import pytest

from geo.query.selection import whole
from render.page.pages import CATALOGUE, page_of


def records_of(page: str) -> dict:
    return json.loads(page.split('id="page-records">')[1].split("</script>", maxsplit=1)[0])


@pytest.mark.parametrize(
    ("constant", "value", "place"),
    [
        ("geo.mapspec.web_map.SYMBOL_SIZES", (5, 16), ("map", "symbol", "far")),
        ("geo.mapspec.web_map.CLOSE_ZOOM", 5, ("map", "symbol", "closeZoom")),
        ("geo.mapspec.web_view.MAX_ZOOM", 5, ("map", "zoomRange", 1)),
        ("geo.render.page.values.MAX_SELECTED", 5, ("extents", "widest")),
        ("geo.render.symbols.WORLD_MERIDIAN", 5, ("map", "world", "meridian")),
        ("geo.mapspec.web_map.GAP", 5, ("map", "symbol", "gap")),
        ("geo.render.page.values.MIN_MARGIN", 5, ("extents", "minMargin")),
        ("geo.render.page.values.ZOOM_WITHOUT_PLACES", 5, ("zoomWithout",)),
        ("geo.render.page.values.MAX_LATEST", 5, ("maxLatest",)),
        ("geo.render.page.search.MAX_SHORT", 5, ("search", "rules", "maxShort")),
        ("geo.render.page.search.SEPARATORS", "5", ("search", "rules", "between")),
    ],
)
def test_a_number_or_table_that_changes_in_python_changes_in_the_page(monkeypatch, constant, value, place):
    monkeypatch.setattr(constant, value)
    found = records_of(page_of(whole(CATALOGUE)))
    for name in place:
        found = found[name]
    assert str(found) == "5"


def test_the_longest_query_that_changes_in_python_changes_in_the_page(monkeypatch):
    monkeypatch.setattr("geo.render.page.document.MAX_QUERY", 17)
    assert '<input type="search" id="q" maxlength="17"' in page_of(whole(CATALOGUE))
