"""The pages of a published site, other than its map: plain HTML with relative links, without a script.

The policy of each page allows its own pictures and style sheet only.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from geo.mapspec.spec import MapSpec, as_of_words
from geo.model.installation import STATIC
from geo.model.records import Catalogue
from geo.model.sources import CREATOR
from geo.query.history import status_spans
from geo.query.reference import TITLE
from geo.query.selection import Selected
from geo.query.sentences import status_line
from geo.render.html.corrections import render_corrections
from geo.render.html.dossier import render_country, render_station
from geo.render.html.method import render_method
from geo.render.html.swatches import boxes_css
from geo.render.symbols import theme_css
from geo.render.templating import render_template

PLACES = {
    "index.html": "Map",
    "countries/index.html": "Countries",
    "method.html": "How to read",
    "corrections.html": "Corrections",
    "data/index.html": "Data",
}
"""The pages that every page links to."""

FEEDS = (("Corrections", "corrections.xml"), ("Latest events", "events.xml"))


@dataclass(frozen=True, slots=True)
class Site:
    catalogue: Catalogue
    spec: MapSpec
    """The map of the whole collection."""
    selected: Selected
    address: str = ""
    """Where the site will stand, with a slash at its end; empty where it is not known."""

    def page(self, name: str, title: str, body: Markup, description: str = "") -> str:
        """The page at the path ``name`` of the site; its description is by default title and counts."""
        return render_template(
            "site.html.j2",
            site=self,
            title=title,
            description=description or f"{title}. {self.spec.counts}",
            body=body,
            root="../" * name.count("/"),
            places=PLACES.items(),
            feeds=FEEDS,
            here=name,
            as_of=as_of_words(self.spec),
        )

    def address_of(self, record: str) -> str:
        """The address of a dossier, ``station:<id>`` or ``country:<code>``, from the top of the site."""
        kind, _, identifier = record.partition(":")
        if kind == "country":
            return f"countries/{identifier}.html"
        return f"countries/{self.catalogue.station_by_id[identifier].country}.html#station-{identifier}"


def render_countries(site: Site) -> str:
    body = render_template(
        "site_countries.html.j2",
        catalogue=site.catalogue,
        spec=site.spec,
        statuses={status.country: status for status in site.selected.statuses},
        stations=Counter(station.country for station in site.selected.stations),
    )
    return site.page("countries/index.html", "Countries", body)


def render_country_page(site: Site, code: str, spec: MapSpec, size: tuple[int, int]) -> str:
    """A country: status, picture, dossier, and each alleged station with its own sources.

    ``size`` is the width and height of the picture in pixels.
    """
    catalogue = site.catalogue
    line = status_line(catalogue, catalogue.status_on(spec.as_of).get(code), spec.as_of)
    stations = sorted((one for one in catalogue.stations if one.country == code), key=lambda one: one.id)
    cited = dict.fromkeys(source for station in stations for source in station.cited)
    numbers = {source: number for number, source in enumerate(cited, 1)}
    body = render_template(
        "site_country.html.j2",
        line=line,
        picture=f"{code}.png",
        size=size,
        spec=spec,
        dossier=render_country(catalogue, code, styled=False),
        stations=[(one.id, render_station(catalogue, one, numbers)) for one in stations],
        sources=catalogue.sources_of(tuple(numbers)),
    )
    title = f"{catalogue.name_of(code)}: alleged stations, and what its authorities did"
    return site.page(f"countries/{code}.html", title, body, f"{line}. {spec.counts}")


def render_method_page(site: Site) -> str:
    """The text on how to read the map, and how to cite; the day of access is the reader's to add."""
    where = f" {site.address}." if site.address else ""
    cited = Markup('<div class="method"><h2 id="cite">How to cite</h2><p>{}</p></div>').format(
        f"{CREATOR}: {TITLE}. {as_of_words(site.spec)}. Data version {site.catalogue.digest[:12]}.{where} "
        "Add the day on which you read it."
    )
    return site.page("method.html", "How to read this map", render_method(site.catalogue) + cited)


def render_corrections_page(site: Site) -> str:
    feed = Markup('<p><a href="corrections.xml">Atom feed of corrections</a></p>')
    body = (
        render_corrections(site.catalogue, site.address_of)
        + feed
        + render_template("figures.html.j2", catalogue=site.catalogue)
    )
    return site.page("corrections.html", "Corrections", body)


def render_data_page(site: Site, files: Sequence[tuple[str, int, str]], package: Mapping[str, Any]) -> str:
    listed = {name for name, _, _ in files}
    body = render_template(
        "site_data.html.j2",
        files=files,
        readme="README.md" in listed,
        dictionary=[one for one in _dictionary(package) if one[0] in listed],
    )
    return site.page("data/index.html", "Data", body)


def _dictionary(package: Mapping[str, Any]) -> list[tuple[str, str, list[tuple[str, str, str]]]]:
    """Path, title and fields of each resource; a GeoJSON's are the properties of its features."""
    described = []
    for resource in _objects(package.get("resources")):
        fields = [
            (str(field.get("name", "")), field.get("type", ""), field.get("description", ""))
            for field in _objects(_object(resource, "schema").get("fields"))
        ]
        members = _object(resource, "jsonschema", "properties")
        own = {name: members[name] for name in ("id", "geometry") if name in members}
        properties = {**own, **_object(members, "properties", "properties")}
        fields += [(name, _type_of(one), one.get("description", "")) for name, one in properties.items()]
        title = resource.get("description", resource.get("title", ""))
        described.append((str(resource.get("path", "")), title, fields))
    return described


def _objects(value: object) -> list[Mapping[str, Any]]:
    """The objects of a list in a descriptor, which may hold anything."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _object(value: object, *names: str) -> Mapping[str, Any]:
    """The object at the end of a path of members; an empty one where there is none."""
    for name in names:
        value = value.get(name) if isinstance(value, dict) else None
    return value if isinstance(value, dict) else {}


def _type_of(schema: Mapping[str, Any]) -> str:
    kind = schema.get("type", "one of a list" if "enum" in schema else "")
    return kind if isinstance(kind, str) else " or ".join(kind)


def site_css(catalogue: Catalogue) -> str:
    """The style sheet of all pages: colours, fonts, our own, the fills of statuses, and lengths of strips."""
    spans = (status_spans(catalogue, code, catalogue.window) for code in catalogue.countries)
    days = sorted({span.days for some in spans for span in some})
    lengths = "".join(f'.strip [data-days="{one}"] {{ flex-grow: {one}; }}\n' for one in days)
    own = "".join((STATIC / name).read_text("utf-8") for name in ("fonts.css", "site.css"))
    return f"{theme_css()}\n{own}{boxes_css()}{lengths}"


def render_lost(site: Site) -> str:
    """The page for an address that does not exist; it may be served at any depth, so it links nowhere."""
    return render_template("site_lost.html.j2", address=site.address) + "\n"
