"""Which records have changed since a file was made: by the releases, or by the manifest of a package."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from geo.collection.releases import Release, digest_of, record_texts
from geo.exports.manifest import Manifest, record_digests, selected_digests
from geo.model.errors import InvalidSelection
from geo.model.records import Catalogue
from geo.query.citations import uses_by_source
from geo.query.corrections import describe_withdrawal
from geo.query.selection import from_link, select

UNKNOWN = (
    "Which records have changed is unknown: the collection of that digest is not among the releases. "
    "A package would tell, and so would the folder that the file was made from (--data)."
)


def differences_since(catalogue: Catalogue, collection: str, releases: Sequence[Release]) -> tuple[str, ...]:
    """One line a record that differs from the release of that digest; :data:`UNKNOWN` where there is none."""
    release = next((one for one in releases if one.collection == collection), None)
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
    """One line a record of the package that differs now, has gone, or would join its selection."""
    now = record_digests(catalogue)
    lines = [
        _line(catalogue, key, []) if key in now else _gone(catalogue, key)
        for key, digest in manifest.records.items()
        if now.get(key) != digest
    ]
    lines += _new(key for key in _present(catalogue, manifest) if key not in manifest.records)
    return ("Records of this selection that have changed:", *(lines or ["none"]))


def _present(catalogue: Catalogue, manifest: Manifest) -> Mapping[str, str]:
    """The records that the selection holds now; none where its link is not understood any more."""
    try:
        selected = select(catalogue, from_link(manifest.origin.link, catalogue))
    except InvalidSelection:
        return {}
    return selected_digests(catalogue, selected, tuple(uses_by_source(catalogue, selected)))


def _line(catalogue: Catalogue, key: str, fields: Sequence[str]) -> str:
    """The record, the fields that differ where they are known, and why they were corrected."""
    told = [
        f"Corrected on {one.date.describe()}, {one.field}: {one.reason}"
        for one in catalogue.corrections_of.get(key.partition(":")[2], ())
    ]
    return " ".join((f"{key}: {', '.join(fields) or 'changed'}.", *told))


def _new(keys: Iterable[str]) -> list[str]:
    """One line a kind of record, with the ids of those that the file could not hold."""
    by_kind: dict[str, list[str]] = {}
    for key in keys:
        kind, _, identifier = key.partition(":")
        by_kind.setdefault(kind, []).append(identifier)
    return [f"new, {kind} ({len(ids)}): {', '.join(ids)}" for kind, ids in by_kind.items()]


def _gone(catalogue: Catalogue, key: str) -> str:
    withdrawal = catalogue.withdrawn.get(key.partition(":")[2])
    return f"{key}: {describe_withdrawal(withdrawal) if withdrawal else 'gone'}"
