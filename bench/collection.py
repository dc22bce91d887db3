"""A large collection of the shape of ``data/``: the project's records and many invented stations."""

import json
import random
import shutil
from datetime import timedelta
from pathlib import Path
from typing import Any

from geo.collection.reading import EVENTS_FILE, SOURCES_FILE, STATIONS_FILE, read_catalogue
from geo.model.records import STANDINGS, WINDOW

DATA = Path(__file__).resolve().parent.parent / "data"


def write_collection(folder: Path, count: int) -> None:
    """Write a collection of ``count`` stations, the same at each call, and have it validated.

    Raises:
        InvalidCollection: where the rules for records have changed and the invented ones break them.

    """
    whole = json.loads((DATA / STATIONS_FILE).read_text("utf-8"))
    patterns = [feature for feature in whole["features"] if feature["geometry"]]
    chance = random.Random(count)  # noqa: S311  # nothing secret: the same collection each time
    missing = range(len(whole["features"]), count)
    whole["features"] += [_invented(chance, chance.choice(patterns), number) for number in missing]
    (folder / STATIONS_FILE).write_text(json.dumps(whole, ensure_ascii=False), "utf-8")
    for name in (EVENTS_FILE, SOURCES_FILE):
        shutil.copy(DATA / name, folder)
    read_catalogue(folder)


def _invented(chance: random.Random, pattern: dict[str, Any], number: int) -> dict[str, Any]:
    """A station like ``pattern``, elsewhere within some hundred kilometres and at another date."""
    lon, lat = pattern["geometry"]["coordinates"]
    place = [
        round(_within(lon + chance.gauss(0, 3), 179), 2),
        round(_within(lat + chance.gauss(0, 2), 84), 2),
    ]
    reported = WINDOW.start + timedelta(days=chance.randrange((WINDOW.end - WINDOW.start).days))
    later = min(WINDOW.end, reported + timedelta(days=chance.randrange(300)))
    sources = pattern["properties"]["sources"]
    history = [
        {"date": str(day), "standing": standing, "note": "Invented for the benchmark.", "sources": sources}
        for day, standing in ((reported, "reported"), (later, chance.choice(STANDINGS)))
    ]
    properties = pattern["properties"] | {
        "name": f"Alleged station {number} (invented)",
        "neighbourhood": None,
        "precision": "city",
        "reported_on": str(reported),
        "history": history,
    }
    geometry = {"type": "Point", "coordinates": place}
    return {"type": "Feature", "id": f"invented-{number}", "geometry": geometry, "properties": properties}


def _within(degrees: float, limit: float) -> float:
    return max(-limit, min(limit, degrees))
