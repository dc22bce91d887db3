"""One description: Leaflet, SVG, page, table and GeoJSON have the same stations, legend and credit."""

import csv
import io
import json
import re
from collections import Counter
from html import unescape
from xml.etree import ElementTree as ET

import pytest

from geo.exports.formats import export_bytes
from geo.mapspec.labels import labels_of
from geo.mapspec.sheet import finished
from geo.mapspec.spec import MapSpec, build
from geo.model.records import Catalogue
from geo.query.selection import from_link, select
from geo.render.page.document import render_page
from geo.render.state import map_places, map_state
from render.print.drawn import render_svg

SVG = "{http://www.w3.org/2000/svg}"
LINKS = (
    "",
    "country=CAN",
    "to=2022-12-05&bureau=Fuzhou",
    "country=GBR&country=IRL&to=2022-10-31",
    "q=nothing at all",
    "country=NZL",
    "country=NLD&from=2022-10-01&to=2022-11-01",
    "country=USA&status=charged",
    "country=CAN&country=USA&attestation=high&to=2023-04-17",
    "country=IRL&kind=closure_ordered",
    "country=DEU&country=AUT&bureau=Qingtian",
    "country=JPN&q=Tokyo&to=2023-01-01",
)


class Rendered:
    """One selection in all its renderings."""

    def __init__(self, catalogue: Catalogue, link: str) -> None:
        selection = from_link(link, catalogue)
        self.selected = select(catalogue, selection)
        self.spec: MapSpec = build(catalogue, selection, selected=self.selected)
        self.state = map_state(self.spec)
        self.svg = ET.fromstring(render_svg(finished([self.spec])))  # noqa: S314
        self.page = render_page(catalogue, self.spec, self.selected)
        self.table = list(csv.DictReader(io.StringIO(export_bytes(catalogue, selection, ".csv").decode())))
        self.geojson = json.loads(export_bytes(catalogue, selection, ".geojson"))
        self.records = unescaped(
            json.loads(re.search(r'id="page-records">(.*?)</script>', self.page, re.DOTALL)[1])
        )

    def groups(self, kind: str) -> list[list[str]]:
        """Classes of the SVG groups whose first class is ``kind``."""
        found = [group.get("class", "").split() for group in self.svg.iter(f"{SVG}g")]
        return [classes for classes in found if classes[:1] == [kind]]

    def titles(self) -> dict[str, str]:
        """Titles of the SVG groups by id."""
        found = {group.get("id", ""): group.find(f"{SVG}title") for group in self.svg.iter(f"{SVG}g")}
        return {identifier: title.text for identifier, title in found.items() if title is not None}

    def listed(self) -> set[str]:
        """Ids of the stations in the page's table that are not hidden."""
        return set(re.findall(r'<tr><th scope="row"><a href="#record-station-([^"]+)"', self.page))


def unescaped(value):
    if isinstance(value, str):
        return unescape(value)
    if isinstance(value, list):
        return [unescaped(item) for item in value]
    return {key: unescaped(item) for key, item in value.items()} if isinstance(value, dict) else value


@pytest.fixture(scope="module", params=LINKS, ids=lambda link: link or "everything")
def rendered(request, catalogue: Catalogue) -> Rendered:
    return Rendered(catalogue, request.param)


def test_the_same_stations_are_drawn_with_the_same_standing(rendered, catalogue):
    wanted = {mark.id: mark.standing for mark in rendered.spec.stations}
    leaflet = {one: standing for standing, ids in rendered.state["stations"].items() for one in ids}
    assert leaflet == wanted
    assert sorted(rendered.groups("station")) == sorted(["station", f"station--{one}"] for one in wanted)
    unlocated = {claim.station.id for claim in rendered.spec.unlocated}
    assert rendered.listed() == {*wanted, *unlocated}
    assert set(wanted) <= {place[0] for place in map_places(catalogue, rendered.spec)}


def test_table_and_geojson_have_the_same_stations_with_the_same_standing(rendered):
    features = {one["id"]: one for one in rendered.geojson["features"]}
    rows = {row["id"]: row for row in rendered.table}
    assert list(rows) == list(features) == [station.id for station in rendered.selected.stations]
    assert rows.keys() == rendered.listed()
    located = {one for one, feature in features.items() if feature["geometry"]}
    wanted = {mark.id: mark.standing for mark in rendered.spec.stations}
    assert {one: features[one]["properties"]["standing"] for one in located} == wanted
    assert {one: rows[one]["standing"] for one in located} == wanted
    assert {row["as_of"] for row in rows.values()} <= {rendered.geojson["as_of"]}


def test_the_same_station_stands_at_the_same_place(rendered, catalogue):
    leaflet = {place[0]: place[1:6] for place in map_places(catalogue, rendered.spec)}
    page = {one[0]: [one[1], *one[4:8]] for one in rendered.records["stations"]}
    for mark in rendered.spec.stations:
        place = [mark.claim.label, mark.point.lon, mark.point.lat, mark.radius_m, mark.precision]
        assert leaflet[mark.id] == place
        assert page[mark.id] == place


def test_the_names_of_places_are_the_same_and_stand_for_the_same_stations(rendered, catalogue):
    drawn = {one for ids in rendered.state["stations"].values() for one in ids}
    names = {place[0]: place[7] for place in map_places(catalogue, rendered.spec)}
    labels = labels_of(rendered.spec.stations)
    assert sorted(one for label in labels for one in label.stations) == sorted(drawn)
    for label in labels:
        of_stations = [names[one] for one in label.stations]
        assert {town for town, *_ in of_stations} == {label.town}
        shared = set.intersection(*({name for name in some if name} for some in of_stations))
        assert label.name in shared
        finest = [some[1] if len(some) > 1 and some[1] else some[0] for some in of_stations]
        assert label.count > 1 or [label.name] == finest


def test_countries_have_the_same_names_and_numbers_of_stations_everywhere(rendered, catalogue):
    countries = {place[0]: place[6] for place in map_places(catalogue, rendered.spec)}
    on_web = Counter(countries[one] for ids in rendered.state["stations"].values() for one in ids)
    printed = Counter[str]()
    for label in labels_of(rendered.spec.stations):
        printed[label.country] += label.count
    assert on_web == printed == Counter(mark.country for mark in rendered.spec.stations)
    legend = sum(count for kind, _, count in rendered.state["legend"] if kind == "standing")
    assert legend == on_web.total() == len(rendered.groups("station"))
    names = rendered.records["names"]
    assert {code: names[code] for code in on_web} == {code: catalogue.name_of(code) for code in on_web}


def test_every_listed_station_has_its_dossier_on_the_page(rendered):
    records = set(re.findall(r'id="record-station-([^"]+)"', rendered.page))
    assert {station.id for station in rendered.selected.stations} <= records


def test_the_same_countries_have_the_same_colour(rendered):
    wanted = {mark.code: [mark.status, mark.since] for mark in rendered.spec.countries}
    assert rendered.state["countries"] == wanted
    assert {tuple(classes) for classes in rendered.groups("country")} == {
        ("country", f"country--{code}", f"status--{status}") for code, (status, _) in wanted.items()
    }
    changes = {code: known[-1][1:] for code, known in rendered.records["statuses"].items()}
    assert changes == wanted


def test_the_legend_has_the_same_entries(rendered):
    legend = [("status" if one.fill else "standing", one.key, one.count) for one in rendered.spec.legend]
    assert [tuple(one) for one in rendered.state["legend"]] == legend
    titles = rendered.titles()
    drawn = {key: text for key, text in titles.items() if re.match(r"legend--(?:status|standing)--", key)}
    assert drawn == {
        f"legend--{kind}--{entry.key}": f"{entry.words}: {entry.count}"
        for (kind, _, _), entry in zip(legend, rendered.spec.legend, strict=True)
        if entry.count  # the picture stands still: it explains only what it shows
    }
    assert {
        entry.words for entry in rendered.spec.legend if entry.words not in unescape(rendered.page)
    } == set()


def test_the_credit_line_and_the_words_are_the_same(rendered):
    spec, titles, page = rendered.spec, rendered.titles(), unescape(rendered.page)
    assert f"{titles['credit']} {titles['borders-note']}" == spec.credit.line
    assert (titles["standfirst"], titles["selection"]) == (
        str(spec.counts),
        f"{spec.sentence} {spec.claims}".rstrip(),
    )
    for text in (spec.headline, str(spec.counts), spec.sentence, spec.credit.sources, spec.credit.borders):
        assert text in page
    assert {name: rendered.geojson[name] for name in ("title", "as_of", "link", "credit")} == {
        "title": spec.headline,
        "as_of": spec.as_of.isoformat(),
        "link": spec.link,
        "credit": spec.credit.line,
    }
    assert (rendered.state["label"], rendered.state["asOf"]) == (
        f"Map. {spec.counts}",
        spec.as_of.isoformat(),
    )


def test_the_same_part_of_the_earth_is_shown(rendered):
    extent = rendered.spec.extent
    corners = [extent.west, extent.south, extent.east, extent.north]
    assert rendered.state["extent"] == corners
    assert rendered.records["extents"]["selection"] == corners


def test_a_status_filter_applies_on_the_day_of_the_map(catalogue):
    rendered = Rendered(catalogue, "status=closure_ordered&to=2022-10-25")
    assert rendered.state["stations"] == {"closure_ordered": ["irl-dublin-1"]}
    assert rendered.groups("station") == [["station", "station--irl-dublin-1"]]
    assert rendered.listed() == {"irl-dublin-1"}
