"""One input row: its fields turned into values, and what is wrong with them noted."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, TypeVar

from geo.countries import country_names
from geo.dates import PartialDate, parse_partial_date
from geo.errors import InvalidValue
from geo.folding import UNSEEN
from geo.records import Rejection

T = TypeVar("T")

STATIONS_FILE = "stations.geojson"
EVENTS_FILE = "investigations.csv"
SOURCES_FILE = "sources.csv"


class Faults:
    """Collects what is wrong, so that one report tells all of it."""

    def __init__(self) -> None:
        self.found: list[Rejection] = []
        self.places: dict[tuple[str, str], str] = {}
        """Where each record stands, by file and id: "row 12 (id)"."""
        self.cited: set[str] = set()
        """Ids of the sources that any row names, sound or not."""

    def add(self, file: str, row: str, field: str, reason: str) -> None:
        self.found.append(Rejection(file, row, field, reason))


class Row:
    """One input row: turns its fields into values and notes what is wrong with them."""

    def __init__(self, file: str, where: str, values: Mapping[str, Any], faults: Faults) -> None:
        self.file, self.where, self.values, self.faults = file, where, values, faults
        self.sound = True

    def refuse(self, field: str, reason: str) -> None:
        self.sound = False
        self.faults.add(self.file, self.where, field, reason)

    def text(self, field: str, *, required: bool = False) -> str:
        value = self.values.get(field)
        if isinstance(value, str):
            value = value.strip()
            if unseen := _unseen(value):
                self.refuse(field, f"{shown(value)} holds {unseen}; write it again without")
                return ""
        if value is None or value == "":
            if required:
                self.refuse(field, "is empty; it must be filled in")
            return ""
        if not isinstance(value, str):
            self.refuse(field, f"{shown(value)} is not text; write it in quotation marks")
            return ""
        return value

    def choice(self, field: str, allowed: Collection[T], *, required: bool = True) -> T | None:
        value = self.text(field, required=required)
        if value and value not in allowed:
            self.refuse(field, f"{shown(value)} is not one of {', '.join(map(str, allowed))}")
            return None
        return value or None  # type: ignore[return-value]  # `value` is one of `allowed`

    def day(self, field: str, *, required: bool = True) -> PartialDate | None:
        value = self.text(field, required=required)
        return self.parsed(field, parse_partial_date, value) if value else None

    def parsed(self, field: str, parse: Callable[[str], T], value: str) -> T | None:
        try:
            return parse(value)
        except InvalidValue as fault:
            self.refuse(field, str(fault))
            return None

    def names(self, field: str, *, required: bool = False) -> tuple[str, ...]:
        """Ids, from a JSON list or from a cell with ``;`` between them."""
        value = self.values.get(field)
        if isinstance(value, list):
            if not all(isinstance(item, str) for item in value):
                self.refuse(field, f"{shown(value)} is not a list of texts")
                return ()
            if unseen := _unseen("".join(value)):
                self.refuse(field, f"{shown(value)} holds {unseen}; write it again without")
                return ()
            items = value
        else:
            items = self.text(field).split(";")
        names = tuple(dict.fromkeys(item.strip() for item in items if item.strip()))
        if required and not names:
            self.refuse(field, "is empty; name at least one")
        return names

    def references(
        self, field: str, known: Collection[str] | None, file: str, *, required: bool = False
    ) -> tuple[str, ...]:
        """Ids that have to exist in ``file``; not checked where that file could not be read (None)."""
        names = self.names(field, required=required)
        if file == SOURCES_FILE:
            self.faults.cited.update(names)
        for name in names:
            if known is not None and name not in known:
                self.refuse(field, f"{name!r} is not an id in {file}")
        return names

    def choices(self, field: str, allowed: Collection[T]) -> tuple[T, ...]:
        """Several values with ``;`` between them, each one of ``allowed``."""
        names = self.names(field)
        for name in names:
            if name not in allowed:
                self.refuse(field, f"{shown(name)} is not one of {', '.join(map(str, allowed))}")
        return names  # type: ignore[return-value]  # each is one of `allowed`, or the row is refused

    def country(self, field: str) -> str:
        code = self.text(field, required=True)
        self._check_countries(field, [code] if code else [])
        return code

    def countries(self, field: str) -> tuple[str, ...]:
        """ISO 3166-1 alpha-3 codes with ``;`` between them; empty for none."""
        codes = self.names(field)
        self._check_countries(field, codes)
        return codes

    def _check_countries(self, field: str, codes: Collection[str]) -> None:
        for code in codes:
            if code not in country_names():
                self.refuse(field, f"{shown(code)} is not an ISO 3166-1 alpha-3 code, such as CAN")


def shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 80 else text[:77] + "…"


def decoded(content: bytes, name: str, faults: Faults) -> str | None:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        faults.add(name, "", "", f"is not UTF-8 text (byte {error.start}); save it as UTF-8")
        return None


def _unseen(text: str) -> str:
    """Name the first character of a text that nobody sees and that no text needs; empty for none."""
    found = UNSEEN.search(text)
    if not found:
        return ""
    if "\ud800" <= found[0] <= "\udfff":
        return "half a character (a lone surrogate)"
    return f"U+{ord(found[0]):04X}, a sign that steers text and is not seen"


def table_rows(
    content: bytes | None, name: str, columns: tuple[str, ...], faults: Faults
) -> Iterator[tuple[str, Row]]:
    """Rows of a CSV file with the id each claims; nothing where the file or its header is unusable.

    Where ``columns`` has no ``id``, rows are told by their number alone, and the id given is empty.
    """
    text = decoded(content, name, faults) if content is not None else None
    if text is None:
        return
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = [column.strip() for column in next(reader, [])]
        missing = [column for column in columns if column not in header]
        if missing:
            faults.add(name, "row 1", "", f"the header lacks {', '.join(missing)}")
            return
        seen: dict[str, int] = {}
        for cells in reader:
            line = reader.line_num
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) != len(header):
                faults.add(name, f"row {line}", "", f"has {len(cells)} cells, the header has {len(header)}")
                continue
            values = dict(zip(header, cells, strict=True))
            identified = "id" in columns
            row = Row(name, where(f"row {line}", values["id"].strip() if identified else ""), values, faults)
            yield unique_id(row, seen, line) if identified else "", row
    except csv.Error as error:
        faults.add(name, f"row {reader.line_num}", "", f"cannot be read as CSV: {error}")


def where(row: str, identifier: object) -> str:
    if not isinstance(identifier, str) or not identifier:
        return row
    return f"{row} ({identifier if identifier.isprintable() else shown(identifier)})"


def unique_id(row: Row, seen: dict[str, int], number: int, noun: str = "row") -> str:
    identifier = row.text("id", required=True)
    row.faults.places.setdefault((row.file, identifier), row.where)
    if identifier in seen:
        row.refuse("id", f"{identifier!r} is already the id of {noun} {seen[identifier]}; ids are unique")
    elif identifier and not _is_slug(identifier):
        row.refuse("id", f"{identifier!r} may hold letters, digits, '-', '_' and '.' only")
    if identifier:
        seen.setdefault(identifier, number)
    return identifier


def _is_slug(identifier: str) -> bool:
    return identifier.isascii() and identifier.replace("-", "").replace("_", "").replace(".", "").isalnum()
