"""Where the project's own files lie: data, what the browser fetches, pinned versions."""

from __future__ import annotations

from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
DATA = PROJECT / "data"
STATIC = PROJECT / "static"
REQUIREMENTS = PROJECT / "requirements.txt"
