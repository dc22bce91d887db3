"""Files written whole or not at all: a reader never sees half of one, and an error loses nothing."""

import os
import secrets
import shutil
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from geo.model.errors import InvalidValue


def checked_target(path: Path) -> Path:
    """The path to which a file will be written, links followed; nothing is written yet.

    Raises:
        InvalidValue: where no file can be written there.

    """
    if "\0" in str(path):
        raise InvalidValue(f"{str(path)!r} is no name of a file")
    try:
        if path.is_symlink() or path.exists():
            _check_present(path)
        target = path.resolve()
        if not target.parent.is_dir():
            folder = target.parent if path.is_symlink() else path.parent
            raise InvalidValue(f"{path}: the folder {folder} does not exist; make it first")
        check_writable(target.parent)
    except OSError as error:
        raise InvalidValue(f"{path}: cannot be written: {error.strerror}") from None
    return target


def _check_present(path: Path) -> None:
    """Refuse to replace what is no ordinary file, or is protected."""
    try:
        path.stat()
    except FileNotFoundError:
        return  # a link to a file that is still to be made
    if path.is_dir():
        raise InvalidValue(f"{path} is a folder; give a file name")
    if not path.is_file():
        raise InvalidValue(f"{path} is a device or a pipe; give the name of a file")
    if not os.access(path, os.W_OK):
        raise InvalidValue(f"{path} is write-protected; give another name")


def check_writable(folder: Path) -> None:
    """Create and delete a file in a folder, so that one that cannot be written to is refused early.

    Raises:
        OSError: where that fails.

    """
    with tempfile.TemporaryFile(dir=folder, prefix=".export."):
        pass


def write_all(files: Sequence[tuple[Path, bytes]]) -> None:
    """Write every file beside its target before the first takes its place: all of them, or none.

    Raises:
        InvalidValue: naming the file that cannot be written.

    """
    staged: list[tuple[Path, Path]] = []
    with ExitStack() as leftovers, ExitStack() as restore:  # an interrupt too leaves nothing behind
        try:
            for path, content in files:
                temporary = path.with_name(f".export.{secrets.token_hex(8)}")
                leftovers.callback(temporary.unlink, missing_ok=True)
                _write_beside(path, temporary, content)
                staged.append((temporary, path))
            for number, (temporary, path) in enumerate(staged, 1):
                if number < len(staged):  # the last rename is all or nothing by itself
                    aside = temporary.with_name(f"{temporary.name}.before")
                    if path.exists():
                        path.rename(aside)
                        leftovers.callback(aside.unlink, missing_ok=True)
                        restore.callback(aside.replace, path)
                    else:
                        restore.callback(path.unlink, missing_ok=True)
                temporary.replace(path)
            restore.pop_all()
        except OSError as error:
            raise InvalidValue(f"{path}: cannot be written: {error.strerror}") from None


def _write_beside(path: Path, temporary: Path, content: bytes) -> None:
    """A new file has the permissions that the umask leaves, another those of the one it replaces."""
    with temporary.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())  # a machine that stops now has the old file or the new one
    if path.exists():
        shutil.copymode(path, temporary)
