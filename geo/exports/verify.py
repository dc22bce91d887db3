"""Is a file what this program makes of the present collection? Made again, and compared byte by byte.

Files come from anybody. They are read up to a limit, nothing is unpacked to disk, and whatever is
wrong with one is an answer, not an error.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from geo.collection.releases import Release
from geo.exports.differences import differences_from, differences_since
from geo.exports.edition import EDITION, foreign_libraries
from geo.exports.formats import FORMATS, export_again
from geo.exports.manifest import MANIFEST_FILE, Manifest, parse_manifest, sha256_of
from geo.exports.marks import former_collection, mark_of, suffix_of
from geo.exports.origin import BEFORE_NUMBERS, Origin, parse_origin
from geo.exports.package import MAX_UNPACKED, unpacked
from geo.mapspec.picture_style import MAX_LENGTHS
from geo.model.errors import GeoError, InvalidValue
from geo.model.records import Catalogue
from geo.query.selection import from_link

Answer = Literal["authentic", "altered", "superseded", "not verifiable"]

EXIT_CODES: Mapping[Answer, int] = {"authentic": 0, "altered": 1, "superseded": 1, "not verifiable": 2}

MAX_BYTES = MAX_UNPACKED
"""Bytes of a file; more is refused unread."""

_TABLES = (".csv", ".txt")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What can be said of a file."""

    answer: Answer
    reason: str
    details: tuple[str, ...] = ()
    """One line each: files that differ, or records that have changed."""

    def __str__(self) -> str:
        return "\n".join((f"{self.answer}: {self.reason}", *(f"  {line}" for line in self.details)))


class _Found(Exception):
    """Carries a verdict out of any depth."""

    def __init__(self, answer: Answer, reason: str, *details: str) -> None:
        super().__init__(reason)
        self.verdict = Verdict(answer, _plain(reason), tuple(map(_plain, details)))


def verify_file(path: Path, catalogue: Catalogue, releases: Sequence[Release] = ()) -> Verdict:
    """Compare a file with what this program makes of the present collection.

    Raises:
        InvalidValue: where there is no such file, or it cannot be read.

    """
    content = _read(path)
    try:
        return _verify(content, _kind(path, content), catalogue, releases)
    except _Found as found:
        return found.verdict
    except InvalidValue as fault:
        return Verdict("not verifiable", _plain(str(fault)))


def _verify(content: bytes, suffix: str, catalogue: Catalogue, releases: Sequence[Release]) -> Verdict:
    manifest = _own_manifest(content) if suffix == ".zip" else None
    origin = manifest.origin if manifest else _origin(content, suffix, catalogue)
    lines: tuple[str, ...] = ()
    if (origin.collection, origin.release) != (catalogue.digest, catalogue.release):
        lines = (
            differences_from(catalogue, manifest)
            if manifest
            else differences_since(catalogue, origin.collection, releases)
        )
    if origin.edition != EDITION:
        return _of_another_edition(origin, lines)
    if manifest and lines:
        release = next((one.label for one in releases if one.collection == origin.collection), "")
        made_from = f"It was made from {release}. " if release else ""
        lines = (f"{made_from}Its files agree with its own manifest.", *lines)
    if lines:
        return _superseded(origin, lines, content, suffix, catalogue)
    made = _made_again(catalogue, origin, suffix)
    if made == content:
        return _authentic(origin)
    foreign = foreign_libraries()
    if foreign:  # other bytes prove a change only where the libraries are those that made the file
        reason = f"its bytes differ, and this environment is not the pinned one: {'; '.join(foreign)}"
        return Verdict("not verifiable", reason)
    return _altered_package(content, made) if manifest else _altered(content, made)


def _read(path: Path) -> bytes:
    try:
        reason = _reason_against(path)
        content = b"" if reason else path.read_bytes()
    except OSError as error:
        raise InvalidValue(f"{path}: cannot be read: {error.strerror}") from None
    except ValueError as error:
        raise InvalidValue(f"{str(path)!r}: cannot be read: {error}") from None
    if reason:
        raise InvalidValue(f"{path}: {reason}")
    return content


def _reason_against(path: Path) -> str:
    """Why a file is not read; empty for no reason."""
    if not path.is_file():
        return "is not a file" if path.exists() else "there is no such file"
    size = path.stat().st_size
    return (
        f"has {size / 1e6:,.0f} MB; files over {MAX_BYTES // 10**6} MB are not read"
        if size > MAX_BYTES
        else ""
    )


def _kind(path: Path, content: bytes) -> str:
    """What the file is; its name and its content have to agree."""
    named, held = path.suffix.lower(), suffix_of(content)
    if named in _TABLES and held not in FORMATS:
        raise _Found(
            "not verifiable",
            "a table or text says nothing of its origin and cannot be verified alone; verify the package",
        )
    if held not in FORMATS:
        raise _Found(
            "not verifiable", f"this is none of the files that this program makes: {' '.join(FORMATS)}"
        )
    if named != held:
        raise _Found(
            "not verifiable", f"it is named {named or 'without suffix'}, but holds {held}; rename it"
        )
    return held


def _origin(content: bytes, suffix: str, catalogue: Catalogue) -> Origin:
    """What a single file says of itself; of one from before the numbered editions, its collection only."""
    mark = mark_of(content, suffix)
    if mark:
        return parse_origin(mark)
    collection = former_collection(content)
    if collection is None:
        raise _Found(
            "not verifiable",
            "it says nothing of its origin: it was not made by this program, it was cut off, or its metadata "
            "were taken out, as picture services do",
        )
    return Origin("", date.min, collection, catalogue.release, BEFORE_NUMBERS)


def _of_another_edition(origin: Origin, lines: tuple[str, ...]) -> Verdict:
    """Other bytes prove nothing then; whether the data have changed can be said all the same."""
    is_former = origin.edition <= BEFORE_NUMBERS
    named = f"an edition before {BEFORE_NUMBERS + 1}" if is_former else f"edition {origin.edition}"
    data = "unchanged" if not lines else "changed:" if origin.collection else "unknown"
    reason = f"made by {named}, this program draws edition {EDITION}; data {data}"
    return Verdict("not verifiable", reason, tuple(map(_plain, lines)) if origin.collection else ())


def _authentic(origin: Origin) -> Verdict:
    link = origin.link or "the whole collection"
    return Verdict(
        "authentic",
        f"byte for byte what edition {origin.edition} draws of collection {origin.collection[:12]}",
        (f"Selection: {_plain(link)}", f"As of {origin.as_of}", *_asked_for(origin)),
    )


def _asked_for(origin: Origin) -> list[str]:
    """What somebody asked for beyond the selection: words of their own are not the program's."""
    words = [f"{name} “{_plain(text)}”" for name, text in origin.style.items() if name in MAX_LENGTHS]
    looks = [f"{name} {_plain(text)}" for name, text in origin.style.items() if name not in MAX_LENGTHS]
    lines = [f"Drawn with: {', '.join(looks)}"] if looks else []
    return lines + [f"Not the program's words: {line}" for line in words]


def _superseded(
    origin: Origin, lines: tuple[str, ...], content: bytes, suffix: str, catalogue: Catalogue
) -> Verdict:
    """Say what has changed; where the same file comes out of the present records, say that too."""
    same = False
    if suffix != ".zip":
        try:
            made = export_again(catalogue, origin, suffix)
            digests = (catalogue.digest[:12].encode(), origin.collection[:12].encode())
            same = content in (made, made.replace(*digests))  # the page prints the digest
        except GeoError:
            same = False
    note = (
        "What this file shows has not changed: the present records give the same bytes."
        if same
        else "Whether its bytes were altered can be told only with the collection it was made from (--data)."
    )
    return Verdict("superseded", _from_another(origin, catalogue), (note, *map(_plain, lines)))


def _from_another(origin: Origin, catalogue: Catalogue) -> str:
    return (
        f"made from collection {origin.collection[:12] or 'without digest'}"
        f"{f' (version {_plain(origin.release)})' if origin.release else ''}, as of {origin.as_of}; "
        f"the present one is {catalogue.digest[:12]}"
    )


def _made_again(catalogue: Catalogue, origin: Origin, suffix: str) -> bytes:
    """The file that its own words ask for."""
    try:
        day = from_link(origin.link, catalogue).as_of
        if day != origin.as_of:
            raise _Found("altered", f"it says as of {origin.as_of}, but its selection is as of {day}")
        return export_again(catalogue, origin, suffix)
    except GeoError as fault:
        raise _Found("not verifiable", str(fault)) from None


def _altered(content: bytes, made: bytes) -> Verdict:
    pairs = enumerate(zip(content, made, strict=False))
    place = next((at for at, (one, other) in pairs if one != other), min(len(content), len(made)))
    return Verdict(
        "altered",
        "its bytes differ from what this program makes of the same selection and collection",
        (f"{len(content):,} bytes, {len(made):,} expected; the first difference is at byte {place + 1:,}",),
    )


def _plain(text: str) -> str:
    """A text of unknown origin on one line of a terminal, of at most 400 characters."""
    shown = "".join(character if character.isprintable() else " " for character in text)
    return " ".join(shown.split())[:400]


# A package


def _own_manifest(content: bytes) -> Manifest:
    """The manifest of a package that agrees with it."""
    members, repeated = unpacked(content)
    manifest = parse_manifest(members.get(MANIFEST_FILE, b""))
    wrong = [f"{name}: stands in the package more than once" for name in repeated]
    for name, entry in manifest.files.items():
        if name not in members:
            wrong.append(f"{name}: is missing")
        elif sha256_of(members[name]) != entry.sha256:
            wrong.append(f"{name}: differs from its SHA-256")
    foreign = [name for name in members if name not in manifest.files and name != MANIFEST_FILE]
    wrong += [f"{name}: is not in the manifest" for name in foreign]
    if wrong:
        raise _Found("altered", "it differs from its own manifest", *wrong)
    return manifest


def _altered_package(content: bytes, made: bytes) -> Verdict:
    (members, _), (expected, _) = unpacked(content), unpacked(made)
    differing = [f"{_plain(name)}: differs" for name in members if members[name] != expected.get(name)]
    differing += [f"{name}: is missing" for name in expected if name not in members]
    reason = (
        "it differs from what this program makes of the same selection and collection"
        if differing
        else "it was packed again; every file in it is as it was made"
    )
    return Verdict("altered", reason, tuple(differing))
