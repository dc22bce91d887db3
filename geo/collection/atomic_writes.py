"""Files written whole or not at all: a reader never sees half of one, and an error loses nothing."""

import os
import secrets
import shutil
import tempfile
from collections.abc import Iterable, Sequence
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
    """Create and delete a file in a folder, to learn before drawing whether that works.

    Raises:
        OSError: where that fails.

    """
    with tempfile.TemporaryFile(dir=folder, prefix=".export."):
        pass


def write_whole(path: Path, content: bytes) -> None:
    """Write beside the target and rename, so that a reader never sees half a file.

    Raises:
        InvalidValue: where it cannot be written.

    """
    write_all([(path, content)])


def write_all(files: Sequence[tuple[Path, bytes]]) -> None:
    """Write every file beside its target before the first takes its place: all of them, or none.

    Raises:
        InvalidValue: naming the file that cannot be written.

    """
    staged: list[tuple[Path, Path]] = []
    try:
        for path, content in files:
            staged.append((_stage(path, content), path))
        _put_in_place(staged)
    except OSError as error:
        raise InvalidValue(f"{path}: cannot be written: {error.strerror}") from None
    finally:
        _drop(temporary for temporary, _ in staged)


def _stage(path: Path, content: bytes) -> Path:
    """A file beside the target, with the permissions of the one it replaces; none where it cannot be written.

    A new file has the permissions that the umask leaves.
    """
    temporary = path.with_name(f".export.{secrets.token_hex(8)}")
    try:
        with temporary.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())  # a machine that stops now has the old file or the new one
        if path.exists():
            shutil.copymode(path, temporary)
    except BaseException:  # an interrupt too leaves nothing behind
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _put_in_place(staged: Sequence[tuple[Path, Path]]) -> None:
    """Rename each to its target; where one fails, those before it are restored.

    Raises:
        InvalidValue: naming the target.

    """
    before: list[tuple[Path, Path | None]] = []
    try:
        for number, (temporary, path) in enumerate(staged, 1):
            if number < len(staged):  # the last rename is all or nothing by itself
                before.append((path, _set_aside(path, temporary)))
            temporary.replace(path)
    except BaseException as error:
        for replaced, aside in before:
            if aside:
                aside.replace(replaced)
            else:
                replaced.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise InvalidValue(f"{path}: cannot be written: {error.strerror}") from None
        raise
    _drop(aside for _, aside in before if aside)


def _set_aside(path: Path, temporary: Path) -> Path | None:
    """Rename what stands at a target; None where nothing does."""
    if not path.exists():
        return None
    return path.rename(temporary.with_name(f"{temporary.name}.before"))


def _drop(files: Iterable[Path]) -> None:
    for file in files:
        file.unlink(missing_ok=True)
