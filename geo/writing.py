"""Files written whole, or not at all: no reader ever sees half of one, and nothing is lost to a fault."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from geo.errors import InvalidValue


def write_whole(path: Path, content: bytes) -> None:
    """Write beside the target and rename, so that no reader ever sees half a file."""
    write_all([(path, content)])


def write_all(files: Iterable[tuple[Path, bytes]]) -> None:
    """Write every file beside its target before the first is renamed: all of them, or none.

    Raises:
        InvalidValue: naming the file that cannot be written.

    """
    staged: list[tuple[Path, Path]] = []
    try:
        for path, content in files:
            staged.append((_stage(path, content), path))
        for temporary, path in staged:
            temporary.replace(path)
    except OSError as error:
        raise InvalidValue(f"{path}: cannot be written: {error.strerror}") from None
    finally:
        for temporary, _ in staged:
            temporary.unlink(missing_ok=True)


def _stage(path: Path, content: bytes) -> Path:
    """A file beside the target, with the permissions of an ordinary one; none where it cannot be written."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".export.")
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        temporary.chmod(0o644)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    return temporary
