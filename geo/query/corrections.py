"""Corrections and withdrawals in words."""

import json

from geo.model.annotations import Correction
from geo.model.dates import parse_partial_date
from geo.model.records import Catalogue, HistoryEntry
from geo.query.claims import claim_of, describe_entry
from geo.query.events import EventWords


def label_of_record(catalogue: Catalogue, record: str) -> str:
    """What a correction calls a record: an alleged station's name, an event's kind and day, a publisher."""
    if station := catalogue.station_by_id.get(record):
        return f"{claim_of(catalogue, station).label} ({record})"
    if event := catalogue.event_by_id.get(record):
        return EventWords(catalogue, event).named
    if source := catalogue.sources.get(record):
        return f"Source: {source.publisher} ({record})"
    return record


def describe_correction(catalogue: Catalogue, correction: Correction) -> str:
    """What was changed in a record, when and why; or that it was withdrawn."""
    if correction.withdraws:
        return describe_withdrawal(correction)
    return f"{label_of_record(catalogue, correction.record)}. {describe_change(catalogue, correction)}"


def describe_change(catalogue: Catalogue, correction: Correction) -> str:
    """The same for a place that names the record already, such as its dossier."""
    if correction.withdraws:
        return describe_withdrawal(correction)
    sources = "; ".join(source.citation for source in catalogue.sources_of(correction.sources))
    return (
        f"Corrected on {correction.date.describe()}, field {correction.field}. "
        f"Before: {value_words(catalogue, correction.field, correction.before)}. "
        f"After: {value_words(catalogue, correction.field, correction.after)}. Reason: {correction.reason}"
        + (f" Source: {sources}." if sources else "")
    )


def describe_withdrawal(correction: Correction) -> str:
    """The withdrawal of a record: its day, its reason, and the record that replaces it."""
    instead = f" In its place: {correction.after}." if correction.after else ""
    return (
        f"The record {correction.record} was withdrawn on {correction.date.describe()}. "
        f"Reason: {correction.reason}{instead}"
    )


def value_words(catalogue: Catalogue, field: str, text: str) -> str:
    """A value of a correction as a reader sees it: entries of a history in words, sources by publisher."""
    if field.endswith("sources") and text:
        return "; ".join(
            f"{catalogue.sources[one].publisher} ({one})" if one in catalogue.sources else one
            for one in text.split(";")
        )
    if field == "history" and text.startswith("["):
        try:
            entries = [
                HistoryEntry(parse_partial_date(entry["date"]), entry["standing"], entry["note"], ())
                for entry in json.loads(text)
            ]
            return f"“{' | '.join(map(describe_entry, entries))}”"
        except (ValueError, KeyError, TypeError):
            return f"“{text}”"
    return f"“{text}”" if text else "(empty)"
