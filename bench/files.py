"""What a file costs that a reader can take away: time, size, memory, and the time to verify it."""

import gzip
import json
import os
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any

from apps import BENCH, PROJECT

SECONDS_TO_MAKE = 600
"""What takes longer is given up."""


@dataclass(frozen=True, slots=True)
class File:
    """One kind of file, how often it is made, and what it may cost; None where nothing is promised."""

    words: str
    name: str
    """Its suffix decides the format; without one it is the folder of a published site."""
    times: int = 4
    """The first counts apart: it imports and reads what later ones find."""
    preset: str = "web"
    max_s: float | None = None
    max_kb: float | None = None
    max_gzip_kb: float | None = None
    verified: bool = False
    """Whether ``python -m geo verify`` is timed on it."""
    large: bool = False
    """Whether it is made of a large collection too."""


FILES = (
    File("PNG 1600 × 900 at 2×", "map.png", max_s=1.5, verified=True, large=True),
    File("PNG 7680 × 4320", "8k.png", 2, "8k", max_s=6, verified=True),
    File("SVG", "map.svg", max_s=1, verified=True),
    File("PDF", "map.pdf", verified=True),
    File("GIF of the months", "map.gif", 1, verified=True),
    File("WebP of the months", "map.webp", 1, verified=True),
    File("HTML", "map.html", max_s=0.5, max_kb=900, max_gzip_kb=300, verified=True, large=True),
    File("CSV", "stations.csv", large=True),
    File("GeoJSON", "stations.geojson", verified=True, large=True),
    File("package", "package.zip", 2, max_s=8, verified=True),
    File("published site", "site", 1, max_kb=3000),
)


@dataclass(frozen=True, slots=True)
class FileCost:
    """What one file of the whole collection cost."""

    file: File
    seconds: tuple[float, ...] = ()
    size: int = 0
    gzipped: int = 0
    """Bytes with gzip at its best; of HTML only, which servers send so."""
    peak_bytes: int = 0
    """Most memory of the process that made it, all times together."""
    verify_s: float | None = None
    fault: str = ""
    """Why it could not be made, or was not found authentic; empty where all went well."""

    @property
    def first_s(self) -> float | None:
        """The first time, with what it imports and reads."""
        return self.seconds[0] if self.seconds else None

    @property
    def warm_s(self) -> float | None:
        """The median of all times but the first."""
        return median(self.seconds[1:]) if len(self.seconds) > 1 else None

    def as_json(self) -> dict[str, Any]:
        return asdict(self) | {"file": self.file.words, "warm_s": self.warm_s}


def file_cost(file: File, folder: Path, collection: Path, times: int) -> FileCost:
    """Make the file in ``folder`` so often by a process of its own, and verify it by another."""
    path = folder / file.name
    try:
        made = _run([BENCH / "maker.py", path, file.preset, str(times), collection])
    except subprocess.TimeoutExpired:
        return FileCost(file, fault=f"not made within {SECONDS_TO_MAKE} s")
    if made.returncode:
        return FileCost(file, fault=_last_line(made.stderr))
    figures = json.loads(made.stdout)
    verify_s, fault = _verified(path, collection) if file.verified else (None, "")
    return FileCost(
        file,
        tuple(figures["seconds"]),
        sum(part.stat().st_size for part in (path, *path.rglob("*")) if part.is_file()),
        len(gzip.compress(path.read_bytes(), 9)) if path.suffix == ".html" else 0,
        figures["peak_bytes"],
        verify_s,
        fault,
    )


def _verified(path: Path, collection: Path) -> tuple[float | None, str]:
    """Seconds of the whole command; what it answered where that is not "authentic"."""
    started = time.perf_counter()
    try:
        answer = _run(["-m", "geo", "verify", path, "--data", collection])
    except subprocess.TimeoutExpired:
        return None, f"not verified within {SECONDS_TO_MAKE} s"
    spent = time.perf_counter() - started
    return spent, _last_line(answer.stdout.partition("\n")[0] or answer.stderr) if answer.returncode else ""


def _run(arguments: list[str | Path]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=PROJECT,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=SECONDS_TO_MAKE,
    )


def _last_line(text: str) -> str:
    return (text.strip().splitlines() or ["no word of why"])[-1]
