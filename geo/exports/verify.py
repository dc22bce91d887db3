"""Is a file what this program makes of the present collection? Made again, and compared byte by byte.

A file may come from anybody: it is read up to a limit, nothing is unpacked to disk, and a fault in it is an
answer, not an error.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from geo.collection.releases import Release
from geo.exports.differences import NOT_IN_SELECTION, differences_from, differences_since
from geo.exports.edition import EDITION, foreign_libraries
from geo.exports.formats import FORMATS, export_again
from geo.exports.manifest import MANIFEST_FILE, Manifest, parse_manifest, sha256_of
from geo.exports.marks import former_collection, mark_of, suffix_of
from geo.exports.origin import BEFORE_NUMBERS, Origin, parse_origin
from geo.exports.package import MAX_UNPACKED, unpacked
from geo.mapspec.picture_style import MAX_LENGTHS
from geo.model.errors import GeoError, InvalidValue
from geo.model.records import Catalogue
from geo.model.text import on_one_line
from geo.query.selection import from_link

Answer = Literal["authentic", "altered", "superseded", "not verifiable"]

EXIT_CODES: Mapping[Answer, int] = {"authentic": 0, "altered": 1, "superseded": 1, "not verifiable": 2}

_TABLES = (".csv", ".txt")


@dataclass(frozen=True, slots=True)
class Verdict:
    answer: Answer
    reason: str
    details: tuple[str, ...] = ()
    """One line each: files that differ, or records that have changed."""

    def __str__(self) -> str:
        return "\n".join((f"{self.answer}: {self.reason}", *(f"  {line}" for line in self.details)))


def verify_file(path: Path, catalogue: Catalogue, releases: Sequence[Release] = ()) -> Verdict:
    """Compare a file of at most :data:`MAX_UNPACKED` bytes with what this program makes of the collection.

    Raises:
        InvalidValue: where there is no such file, or it cannot be read.

    """
    content = _read(path)
    try:
        verdict = _verify(content, _kind(path, content), catalogue, releases)
    except GeoError as fault:
        verdict = Verdict("not verifiable", str(fault))
    return Verdict(verdict.answer, _plain(verdict.reason), tuple(map(_plain, verdict.details)))


def _read(path: Path) -> bytes:
    try:
        if not path.is_file():
            reason = "is not a file" if path.exists() else "there is no such file"
        elif (size := path.stat().st_size) > MAX_UNPACKED:
            reason = f"has {size / 1e6:,.0f} MB; files over {MAX_UNPACKED // 10**6} MB are not read"
        else:
            return path.read_bytes()
    except OSError as error:
        reason = f"cannot be read: {error.strerror}"
    raise InvalidValue(f"{path}: {reason}")


def _kind(path: Path, content: bytes) -> str:
    """The suffix of the content, with which that of the name has to agree."""
    named, suffix = path.suffix.lower(), suffix_of(content)
    if named in _TABLES and suffix not in FORMATS:
        raise InvalidValue(
            "a table or text says nothing of its origin and cannot be verified alone; verify the package"
        )
    if suffix not in FORMATS:
        raise InvalidValue(f"this is none of the files that this program makes: {' '.join(FORMATS)}")
    if named != suffix:
        raise InvalidValue(f"it is named {named or 'without suffix'}, but holds {suffix}; rename it")
    return suffix


def _verify(content: bytes, suffix: str, catalogue: Catalogue, releases: Sequence[Release]) -> Verdict:
    manifest = None
    if suffix == ".zip":
        members, repeated = unpacked(content)
        manifest = parse_manifest(members.get(MANIFEST_FILE, b""))
        wrong = tuple(_faults(manifest, members, repeated))
        if wrong:
            return Verdict("altered", "it differs from its own manifest", wrong)
    origin = manifest.origin if manifest else _origin(content, suffix, catalogue)
    release = next((one for one in releases if one.collection == origin.collection), None)
    lines: tuple[str, ...] = ()
    if (origin.collection, origin.release) != (catalogue.digest, catalogue.release):
        lines = differences_from(catalogue, manifest) if manifest else differences_since(catalogue, release)
    if origin.edition != EDITION:
        return _of_another_edition(origin, lines)
    if manifest and lines:
        made_from = f"It was made from {release.label}. " if release else ""
        lines = (f"{made_from}Its files agree with its own manifest.", *lines)
    if lines:
        return _superseded(origin, lines, content, suffix, catalogue)
    return _compared(content, origin, suffix, catalogue)


def _compared(content: bytes, origin: Origin, suffix: str, catalogue: Catalogue) -> Verdict:
    """The verdict on a file of this edition and collection: it is made again from its origin."""
    day = from_link(origin.link, catalogue).as_of
    if day != origin.as_of:
        return Verdict("altered", f"it says as of {origin.as_of}, but its selection is as of {day}")
    made = export_again(catalogue, origin, suffix)
    if made == content:
        return _authentic(origin)
    foreign = foreign_libraries()
    if foreign:  # other bytes prove a change only where the libraries are those that made the file
        reason = f"its bytes differ, and this environment is not the pinned one: {'; '.join(foreign)}"
        return Verdict("not verifiable", reason)
    return _altered_package(content, made) if suffix == ".zip" else _altered(content, made)


def _faults(manifest: Manifest, members: Mapping[str, bytes], repeated: Sequence[str]) -> Iterator[str]:
    for name in repeated:
        yield f"{name}: stands in the package more than once"
    for name, digest in manifest.files.items():
        if name not in members:
            yield f"{name}: is missing"
        elif sha256_of(members[name]) != digest:
            yield f"{name}: differs from its SHA-256"
    for name in members:
        if name not in manifest.files and name != MANIFEST_FILE:
            yield f"{name}: is not in the manifest"


def _origin(content: bytes, suffix: str, catalogue: Catalogue) -> Origin:
    """The origin in the mark of a file; of one from before the numbered editions, its collection only."""
    mark = mark_of(content, suffix)
    if mark:
        return parse_origin(mark)
    collection = former_collection(content)
    if collection is None:
        raise InvalidValue(
            "it says nothing of its origin: it was not made by this program, it was cut off, or its metadata "
            "were taken out, as picture services do"
        )
    return Origin("", date.min, collection, catalogue.release, BEFORE_NUMBERS)


def _of_another_edition(origin: Origin, lines: tuple[str, ...]) -> Verdict:
    """Whether the data have changed; its bytes prove nothing, as this edition draws other ones."""
    is_former = origin.edition <= BEFORE_NUMBERS
    named = f"an edition before {BEFORE_NUMBERS + 1}" if is_former else f"edition {origin.edition}"
    if not lines:
        data = "unchanged"
    elif lines == NOT_IN_SELECTION:
        data = "changed outside its selection"
    else:
        data = "changed: as listed below" if origin.collection else "unknown"
    reason = (
        f"made by {named}, this program draws edition {EDITION}; data {data}; "
        "the drawing itself was not compared"
    )
    return Verdict("not verifiable", reason, lines if origin.collection else ())


def _superseded(
    origin: Origin, lines: tuple[str, ...], content: bytes, suffix: str, catalogue: Catalogue
) -> Verdict:
    """What has changed, and whether the present records give the same file."""
    version = f" (version {origin.release})" if origin.release else ""
    reason = (
        f"made from collection {origin.collection[:12] or 'without digest'}{version}, as of {origin.as_of}; "
        f"the present one is {catalogue.digest[:12]}"
    )
    note = (
        "What this file shows has not changed: the present records give the same bytes."
        if suffix != ".zip" and _gives(content, origin, suffix, catalogue)
        else "Whether its bytes were altered shows only with the collection it was made from (--data)."
    )
    return Verdict("superseded", reason, (note, *lines))


def _gives(content: bytes, origin: Origin, suffix: str, catalogue: Catalogue) -> bool:
    """Whether the present records give these bytes, apart from the digest of the collection on a page."""
    try:
        made = export_again(catalogue, origin, suffix)
    except GeoError:
        return False
    return content in (made, made.replace(catalogue.digest[:12].encode(), origin.collection[:12].encode()))


def _authentic(origin: Origin) -> Verdict:
    """The selection, the style, and the words that are the editor's and not the program's."""
    style = origin.style.items()
    looks = ", ".join(f"{name} {text}" for name, text in style if name not in MAX_LENGTHS)
    words = [f"Not the program's words: {name} “{text}”" for name, text in style if name in MAX_LENGTHS]
    return Verdict(
        "authentic",
        f"byte for byte what edition {origin.edition} draws of collection {origin.collection[:12]}",
        (
            f"Selection: {origin.link or 'the whole collection'}",
            f"As of {origin.as_of}",
            *([f"Drawn with: {looks}"] if looks else []),
            *words,
        ),
    )


def _altered(content: bytes, made: bytes) -> Verdict:
    pairs = enumerate(zip(content, made, strict=False))
    place = next((at for at, (one, other) in pairs if one != other), min(len(content), len(made)))
    return Verdict(
        "altered",
        "its bytes differ from what this program makes of the same selection and collection",
        (f"{len(content):,} bytes, {len(made):,} expected; the first difference is at byte {place + 1:,}",),
    )


def _altered_package(content: bytes, made: bytes) -> Verdict:
    (members, _), (expected, _) = unpacked(content), unpacked(made)
    differing = [f"{name}: differs" for name in members if members[name] != expected.get(name)]
    differing += [f"{name}: is missing" for name in expected if name not in members]
    reason = (
        "it differs from what this program makes of the same selection and collection"
        if differing
        else "it was packed again; every file in it is as it was made"
    )
    return Verdict("altered", reason, tuple(differing))


def _plain(text: str) -> str:
    """A text of unknown origin on one line of a terminal, of at most 1,000 characters."""
    return on_one_line(text)[:1000]
