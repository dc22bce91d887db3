"""The golden outputs decide the edition of drawing: files in every format, made of a small frozen collection.

The number of the edition in their marks is 0, so that a new number changes none of them. Kept of each are its
digest and a sketch: means of pixels, or the text without its numbers beside their count and sum. On a
processor or with libraries that calculate otherwise in the last bits, the sketch is compared instead.
"""

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import pyproj
import shapely
from PIL import Image

from geo.collection.reading import read_catalogue
from geo.exports.edition import EDITION, EDITION_FILE, libraries_here
from geo.exports.formats import FORMATS, export_again
from geo.exports.origin import origin_of
from geo.mapspec.picture_style import style_from
from geo.query.selection import from_link

HERE = Path(__file__).parent
RECORD = HERE / "golden_outputs.json"
WORDS = {
    "title": "Alleged stations “in” Canada & elsewhere",
    "standfirst": "What is on record, 警侨 included.",
    "caption": "Two paragraphs.\nOf an editor.",
    "alt": "A map of <Canada>.",
}
CASES: Mapping[str, tuple[str, Mapping[str, str], tuple[str, ...]]] = {
    "whole": ("", {}, tuple(suffix for suffix in FORMATS if suffix not in (".gif", ".webp"))),
    "words": (
        "?country=CAN&to=2023-06-30",
        {"preset": "square", "theme": "dark", **WORDS},
        (".png", ".svg", ".pdf", ".html"),
    ),
    "two-days": ("", {"preset": "double", "compare": "2022-12-31", "extent": "europe"}, (".png", ".pdf")),
    "quarters": ("?to=2023-06-30", {"preset": "column", "multiples": "quarter"}, (".svg",)),
    "country": ("?country=GBR", {"preset": "story", "extent": "GBR"}, (".png",)),
    "found": ("?q=embassy", {"preset": "8k", "theme": "dark"}, (".png",)),
    "months": ("?country=CAN&from=2022-11-01&to=2023-03-31", {}, (".gif", ".webp")),
}
"""Link, style and suffixes of each selection."""
NAMES = tuple(f"{case}{suffix}" for case, (_, _, suffixes) in CASES.items() for suffix in suffixes)

LEVELS = 2.0
"""Levels of 255 by which the means of pixels may differ, on average."""
SHARE = 1e-4
"""Share by which the sum of all numbers of a text may differ."""

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_DIGEST = re.compile(r"[0-9a-f]{10,}|sha256-[\w+/=]+")


def output(name: str) -> bytes:
    """Make one golden output."""
    case, suffix = name.rsplit(".", 1)
    link, options, _ = CASES[case]
    catalogue = read_catalogue(HERE / "collection")
    style = style_from(**options)
    origin = origin_of(catalogue, from_link(link, catalogue), style.options)
    return export_again(catalogue, replace(origin, edition=0), f".{suffix}")


def recorded() -> dict[str, Any]:
    """What was recorded for the present edition."""
    return json.loads(RECORD.read_text("utf-8"))


def arithmetic() -> str:
    """Digest of how this machine calculates: last bits of projections, of functions and of shapes."""
    lon, lat = (part.ravel() for part in np.meshgrid(np.linspace(-179, 179, 60), np.linspace(-89, 89, 30)))
    results = [
        np.sin(lon),
        np.cos(lat),
        np.exp(lat / 90),
        np.hypot(lon, lat),
        np.asarray([lon @ lat, lon.sum()]),
    ]
    for target in ("+proj=eqearth", "+proj=laea +lat_0=45 +lon_0=-80"):
        results += pyproj.Transformer.from_crs(4326, target, always_xy=True).transform(lon, lat)
    circle = shapely.Point(0.1, 0.2).buffer(3.3, quad_segs=40)
    results.append(shapely.get_coordinates(circle.intersection(shapely.box(-1, -1, 2.5, 2.5))))
    digest = hashlib.sha256(json.dumps(libraries_here()).encode())
    for result in results:
        digest.update(np.ascontiguousarray(result, dtype="<f8").tobytes())
    return digest.hexdigest()


def entry(name: str, content: bytes) -> dict[str, Any]:
    """What is recorded of an output."""
    return {"sha256": hashlib.sha256(content).hexdigest(), **sketch(content, Path(name).suffix)}


def sketch(content: bytes, suffix: str) -> dict[str, Any]:
    """What an output looks like, without its last bits."""
    if suffix in (".png", ".gif", ".webp"):
        picture = Image.open(io.BytesIO(content))
        frames = getattr(picture, "n_frames", 1)
        picture.seek(frames - 1)
        small = picture.convert("RGB").resize((16, 9), Image.Resampling.BOX)
        return {"size": [*picture.size, frames], "pixels": small.tobytes().hex()}
    if suffix == ".zip":
        text = "\n".join(zipfile.ZipFile(io.BytesIO(content)).namelist())
    elif suffix == ".pdf":
        with pikepdf.open(io.BytesIO(content)) as document:
            text = document.pages[0].Contents.read_bytes().decode("latin-1")
    else:
        text = content.decode()
    text = _DIGEST.sub("#", text)
    numbers = [abs(float(number)) for number in _NUMBER.findall(text) if len(number) < 20]
    words = hashlib.sha256(_NUMBER.sub("#", text).encode()).hexdigest()
    return {"words": words[:16], "numbers": len(numbers), "sum": round(sum(numbers), 2)}


def difference(before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    """In what the sketches of two outputs differ, in English; empty where they agree within the tolerance."""
    if "pixels" in before:
        if before["size"] != after["size"]:
            return f"size and frames {before['size']} before, {after['size']} after"
        one, other = (
            np.frombuffer(bytes.fromhex(each["pixels"]), np.uint8).astype(int) for each in (before, after)
        )
        levels = float(np.abs(one - other).mean())
        return f"pixels, by {levels:.1f} levels on average" if levels > LEVELS else ""
    if before["words"] != after["words"]:
        return "words or structure"
    is_near = abs(before["sum"] - after["sum"]) <= SHARE * before["sum"]
    return "" if is_near else f"sum of numbers {before['sum']} before, {after['sum']} after"


def fault(name: str, content: bytes, record: Mapping[str, Any], here: str) -> str:
    """Why an output is not the one recorded; empty where it is, or where only last bits can differ."""
    before, after = record["outputs"][name], entry(name, content)
    if before["sha256"] == after["sha256"]:
        return ""
    found = difference(before, after)
    if here != record["arithmetic"]:
        return found and f"{name} differs beyond last bits, though this machine calculates otherwise: {found}"
    return (
        f"{name} has other bytes than edition {EDITION} of drawing ({found or 'pixels or numbers alike'}); "
        "if that is meant, run `make golden`, which shows what has changed and gives a new edition"
    )


def renew(*, is_same_edition: bool = False) -> int:
    """Record the outputs as they are now, print what has changed; a change gives a new edition.

    ``is_same_edition`` keeps the number, while no file of that edition has been handed on.
    """
    before = recorded() if RECORD.exists() else {"arithmetic": "", "outputs": {}}
    after = {"arithmetic": arithmetic(), "outputs": {name: entry(name, output(name)) for name in NAMES}}
    changed = 0
    for name in sorted({*before["outputs"], *after["outputs"]}):
        old, new = before["outputs"].get(name), after["outputs"].get(name)
        if old and new and old["sha256"] != new["sha256"]:
            print(f"{name}: changed: {difference(old, new) or 'bytes only; pixels or numbers alike'}")  # noqa: T201
        elif old != new and not (old and new):
            print(f"{name}: {'new' if new else 'gone'}")  # noqa: T201
        changed += (old or {}).get("sha256") != (new or {}).get("sha256")
    edition = EDITION + 1 if changed and not is_same_edition else EDITION
    RECORD.write_text(json.dumps(after, indent=1) + "\n", "utf-8")
    content = {"edition": edition, "libraries": libraries_here()}
    EDITION_FILE.write_text(json.dumps(content, indent=1) + "\n", "utf-8")
    print(f"outputs: {changed} of {len(NAMES)} changed; edition of drawing: {edition}")  # noqa: T201
    return edition
