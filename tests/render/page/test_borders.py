"""The borders of the page: packed as text, and read back exactly or to a hundredth of a degree."""

import json

from geo.mapspec.basemap import world_features
from geo.render.page.borders import DIGITS, SHORT, packed_world


def test_the_borders_are_packed_to_a_hundredth_of_a_degree_or_exactly():
    packed = json.loads(packed_world())
    assert [(code, name) for code, name, _, _ in packed] == [
        (feature.get("id", ""), feature["properties"]["name"]) for feature in world_features()
    ]
    for (_, name, scale, polygons), feature in zip(packed, world_features(), strict=True):
        shape = feature["geometry"]
        exact = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
        rounded = [
            [
                [[round(lon * scale) / scale, round(lat * scale) / scale] for lon, lat in ring]
                for ring in polygon
            ]
            for polygon in exact
        ]
        assert unpack(polygons, scale) == [[ring[:-1] for ring in polygon] for polygon in rounded], name
        assert scale == 100 or rounded == exact, name
        assert all(len({tuple(point) for point in ring}) >= 3 for polygon in rounded for ring in polygon), (
            name
        )


def unpack(polygons: list[list[str]], scale: int) -> list[list[list[list[float]]]]:
    at = [0, 0]
    unpacked = []
    for rings in polygons:
        unpacked.append([])
        for text in rings:
            steps = numbers_of(text)
            points = []
            for east, north in zip(steps[::2], steps[1::2], strict=True):
                at = [at[0] + east, at[1] + north]
                points.append([at[0] / scale, at[1] / scale])
            unpacked[-1].append(points)
    return unpacked


def numbers_of(text: str) -> list[int]:
    digits = iter(map(DIGITS.index, text))
    values = []
    for first in digits:
        if first < SHORT:
            number = first
        elif first < len(DIGITS) - 1:
            number = SHORT + (first - SHORT) * len(DIGITS) + next(digits)
        else:
            number = 0
            for _ in range(4):
                number = number * len(DIGITS) + next(digits)
        values.append(-(number + 1) // 2 if number % 2 else number // 2)
    return values
