"""Where the project's own files lie: beside ``geo/`` in a checkout, inside it once installed."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]
_INSTALLED = _PACKAGE / "installed"
"""Where the wheel puts what stands beside the package in a checkout (pyproject.toml, force-include)."""

PROJECT = _INSTALLED if _INSTALLED.is_dir() else _PACKAGE.parent
DATA = PROJECT / "data"
STATIC = PROJECT / "static"
