"""Find where the names of countries fit on their land, and write geo/mapspec/borders/country_names.json.

Usage: python tools/build_country_names.py

Run it after ``tools/build_land.py``. For each country the file has up to :data:`MAX_ANCHORS` points, the
middle of the widest boxes of the name's proportions that lie inside the land. A box is level on a plane in
which a degree of longitude is as long as it is at the latitude of the piece's middle.
"""

import json
import sys
from itertools import product
from pathlib import Path

import numpy as np
import shapely

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from geo.mapspec.atlas import VIEWS, Feature, countries
from geo.mapspec.country_names import FILE
from geo.mapspec.labels import two_lines
from geo.model.places import EARTH_RADIUS_M

METRES_A_DEGREE = EARTH_RADIUS_M * np.pi / 180

LETTER, LINE = 0.72, 1.2
"""Width of a capital with the space after it, and height of a line, in the size of the type."""

LEFT_OUT = ("ATA",)
"""Countries beyond the edge of every map."""
MAX_ANCHORS = 5
MIN_WIDTH_KM = 8.0
"""Width of a box below which no name fits at the closest zoom."""
MIN_PIECE = 0.15
"""Share of the largest piece of land that another has to have, for the name to stand there."""
MIN_WIDTH = 0.4
"""Share of the widest box that another has to have."""
COLUMNS, ROWS, HALVINGS = 36, 28, 9


def anchors_of(shape: shapely.Geometry, aspect: float) -> list[tuple[float, float, float]]:
    """Longitude, latitude and width in metres of boxes inside a country, the widest first, well apart."""
    pieces = shapely.get_parts(shape)
    areas = np.array([piece.area * np.cos(np.radians(piece.centroid.y)) for piece in pieces])
    found = [
        box for piece, area in zip(pieces, areas, strict=True) if area >= MIN_PIECE * areas.max()
        for box in _boxes(piece, aspect)
    ]
    found.sort(key=lambda box: (-box[2], box[0], box[1]))
    kept: list[tuple[float, float, float]] = []
    for lon, lat, width in found:
        if len(kept) == MAX_ANCHORS or width < MIN_WIDTH * found[0][2]:
            break
        if all(_is_apart((lon, lat, width), other, aspect) for other in kept):
            kept.append((lon, lat, width))
    return kept


def _boxes(piece: shapely.Polygon, aspect: float) -> list[tuple[float, float, float]]:
    """The widest box around each point of a grid over a piece of land."""
    squeeze = np.cos(np.radians(piece.centroid.y))
    plane = shapely.transform(piece, lambda degrees: degrees * (squeeze, 1.0) * METRES_A_DEGREE)
    shapely.prepare(plane)
    west, south, east, north = plane.bounds
    across = np.linspace(west, east, COLUMNS + 2)[1:-1]
    up = np.linspace(south, north, ROWS + 2)[1:-1]
    points = np.array(list(product(across, up)))
    points = points[shapely.contains_xy(plane, *points.T)]
    middle = shapely.get_coordinates(shapely.point_on_surface(plane))
    x, y = np.vstack([points, middle]).T
    least, most = np.zeros(len(x)), np.full(len(x), (east - west) / 2)
    for _ in range(HALVINGS):
        half = (least + most) / 2
        inside = shapely.contains(plane, shapely.box(x - half, y - half / aspect, x + half, y + half / aspect))
        least, most = np.where(inside, half, least), np.where(inside, most, half)
    degrees = np.column_stack([x / squeeze, y]) / METRES_A_DEGREE
    return [(lon, lat, 2 * half) for (lon, lat), half in zip(degrees.tolist(), least.tolist(), strict=True)]


def _is_apart(one: tuple[float, float, float], other: tuple[float, float, float], aspect: float) -> bool:
    """Whether two boxes do not meet where both are as wide as the narrower."""
    width = min(one[2], other[2]) / METRES_A_DEGREE
    across = abs(one[0] - other[0]) * np.cos(np.radians(one[1]))
    return bool(across > width or abs(one[1] - other[1]) > width / aspect)


def aspect_of(name: str) -> float:
    """Width of a name by its height, on two lines where it has several words."""
    lines = two_lines(name) or (name,)
    return max(map(len, lines)) * LETTER / (len(lines) * LINE)


def row_of(feature: Feature) -> tuple[float, list[object]]:
    """Area of a country, and its code, name and anchors with the width in kilometres."""
    found = anchors_of(feature.shape, aspect_of(feature.name))
    anchors = [
        [round(lon, 2), round(lat, 2), round(width / 1000)]
        for lon, lat, width in found
        if width >= 1000 * MIN_WIDTH_KM
    ]
    area = shapely.area(shapely.transform(feature.shape, _equal_area))
    return area, [feature.code, feature.name, anchors]


def _equal_area(degrees: np.ndarray) -> np.ndarray:
    return np.column_stack([np.radians(degrees[:, 0]), np.sin(np.radians(degrees[:, 1]))])


def main() -> None:
    """Write the file: the largest country first."""
    features = {each.code: each for view in reversed(VIEWS) for each in countries("region", view)}
    drawn = [row_of(each) for code, each in features.items() if code not in LEFT_OUT]
    rows = [row for _, row in sorted(drawn, key=lambda pair: -pair[0]) if row[2]]
    lines = [json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows]
    FILE.write_text("[\n" + ",\n".join(lines) + "\n]\n", "utf-8")


if __name__ == "__main__":
    main()
