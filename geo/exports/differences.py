"""Which records have changed since a file was made: by the releases, or by the manifest of a package."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from geo.collection.releases import Release, digest_of, record_texts
from geo.exports.manifest import Manifest, keys_of, record_digests
from geo.model.errors import InvalidSelection
from geo.model.records import Catalogue
from geo.query.citations import uses_by_source
from geo.query.corrections import describe_withdrawal
from geo.query.selection import from_link, select

UNKNOWN = (
    "Which records have changed is unknown: the collection of that digest is not among the releases. "
    "A package names them, and so does the folder that the file was made from (--data)."
)


NOT_IN_SELECTION = ("Records of this selection that have changed:", "none")


def differences_since(catalogue: Catalogue, release: Release | None) -> tuple[str, ...]:
    """One line a record that differs from a release; :data:`UNKNOWN` without one."""
    if release is None:
        return (UNKNOWN,)
    texts = record_texts(catalogue)
    changed = {
        key: [name for name, digest in digests.items() if digest_of(texts[key].get(name, "")) != digest]
        for key, digests in release.records.items()
        if key in texts
    }
    lines = [_line(catalogue, key, fields) for key, fields in changed.items() if fields]
    lines += [_gone(catalogue, key) for key in release.records if key not in texts]
    lines += _new(key for key in texts if key not in release.records)
    return (f"Changes since {release.label}:", *(lines or ["no record; corrections or names of places only"]))


def differences_from(catalogue: Catalogue, manifest: Manifest) -> tuple[str, ...]:
    """One line a record of a package that changed or is gone, one a kind of record new to its selection."""
    now = record_digests(catalogue)
    lines = [
        _line(catalogue, key, []) if key in now else _gone(catalogue, key)
        for key, digest in manifest.records.items()
        if now.get(key) != digest
    ]
    present = _present(catalogue, manifest)
    lines += _new(key for key in now if key in present and key not in manifest.records)
    return (NOT_IN_SELECTION[0], *lines) if lines else NOT_IN_SELECTION


def _present(catalogue: Catalogue, manifest: Manifest) -> set[str]:
    """The records that its selection has now; none where its link is not valid any more."""
    try:
        selected = select(catalogue, from_link(manifest.origin.link, catalogue))
    except InvalidSelection:
        return set()
    return keys_of(catalogue, selected, uses_by_source(catalogue, selected))


def _line(catalogue: Catalogue, key: str, fields: Sequence[str]) -> str:
    """The record, the fields that differ where they are known, and why they were corrected."""
    reasons = [
        f"Corrected on {one.date.describe()}, {one.field}: {one.reason}"
        for one in catalogue.corrections_of.get(key.partition(":")[2], ())
    ]
    return " ".join((f"{key}: {', '.join(fields) or 'changed'}.", *reasons))


def _new(keys: Iterable[str]) -> list[str]:
    by_kind = defaultdict[str, list[str]](list)
    for key in keys:
        kind, _, identifier = key.partition(":")
        by_kind[kind].append(identifier)
    return [f"new, {kind} ({len(ids)}): {', '.join(ids)}" for kind, ids in by_kind.items()]


def _gone(catalogue: Catalogue, key: str) -> str:
    withdrawal = catalogue.withdrawn.get(key.partition(":")[2])
    return f"{key}: {describe_withdrawal(withdrawal) if withdrawal else 'gone'}"
