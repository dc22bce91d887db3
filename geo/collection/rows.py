"""One input row: its fields turned into values, and the faults of each recorded."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from geo.model.countries import country_names
from geo.model.dates import PartialDate, parse_partial_date
from geo.model.errors import InvalidValue, Rejection
from geo.model.text import UNSEEN

T = TypeVar("T")
R_co = TypeVar("R_co", covariant=True)

STATIONS_FILE = "stations.geojson"
EVENTS_FILE = "investigations.csv"
SOURCES_FILE = "sources.csv"

UNREAD_DATE = PartialDate(9999)
"""In a record instead of a date that could not be read; only ``check`` sees such a record."""

_WHOLE = "*"


@dataclass(frozen=True, slots=True)
class Entry(Generic[R_co]):
    """A record as far as it could be read, and where it stands in its file."""

    record: R_co
    file: str
    row: str
    """Row or feature number and, where there is one, the record's id."""
    unread: frozenset[str]
    """Fields that were refused: the record has a meaningless stand-in there."""

    def has(self, *fields: str) -> bool:
        """Whether all of these fields could be read."""
        return self.unread.isdisjoint((*fields, _WHOLE))

    def fault(self, field: str, reason: str) -> Rejection:
        return Rejection(self.file, self.row, field, reason)


class Faults:
    """Collects the faults of all files for one report."""

    def __init__(self) -> None:
        self.found: list[Rejection] = []
        self.ids: dict[str, dict[str, int]] = {}
        """Number of the row or feature of each id, by file."""
        self.incomplete: set[str] = set()
        """Files of which not every record could be read: a missing id may be in one of these."""
        self.cited: set[str] = set()
        """Ids of the sources that any row names, faulty ones included."""

    def add(self, file: str, row: str, field: str, reason: str) -> None:
        self.found.append(Rejection(file, row, field, reason))

    def refuse_file(self, file: str, row: str, reason: str) -> None:
        """Record that a file, or the rest of it from ``row`` on, cannot be read."""
        self.incomplete.add(file)
        self.add(file, row, "", reason)


class Row:
    """One input row: turns its fields into values and records their faults.

    A field that is refused has an empty value, and is named in ``unread``. The fields of a torn row, whose
    cells cannot be matched to columns, are all empty and not refused one by one.
    """

    def __init__(
        self, file: str, where: str, values: Mapping[str, Any], faults: Faults, *, torn: bool = False
    ) -> None:
        self.file, self.where, self.values, self.faults = file, where, values, faults
        self.torn = torn
        self.id = ""
        self.unread = {_WHOLE} if torn else set()

    def entry(self, record: T) -> Entry[T]:
        return Entry(record, self.file, self.where, frozenset(self.unread))

    def refuse(self, field: str, reason: str) -> None:
        if not self.torn:
            self.unread.add(field)
            self.faults.add(self.file, self.where, field, reason)

    def text(self, field: str, *, required: bool = False) -> str:
        """The text of a field without blanks around it; empty where it is empty or refused."""
        value = self.values.get(field)
        if isinstance(value, str):
            value = value.strip()
            if hidden := _hidden_character(value):
                self.refuse(field, f"{shown(value)} has {hidden}; write it again without")
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
        """One of ``allowed``; None where the field is empty or refused."""
        value = self.text(field, required=required)
        if value and value not in allowed:
            self.refuse(field, f"{shown(value)} is not one of {', '.join(map(str, allowed))}")
            return None
        return value or None  # type: ignore[return-value]  # `value` is one of `allowed`

    def day(
        self,
        field: str,
        parse: Callable[[str], PartialDate] = parse_partial_date,
        *,
        required: bool = True,
    ) -> PartialDate | None:
        """A date; None where the field is empty or refused."""
        value = self.text(field, required=required)
        if not value:
            return None
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
            if hidden := _hidden_character("".join(value)):
                self.refuse(field, f"{shown(value)} has {hidden}; write it again without")
                return ()
            items = value
        else:
            items = self.text(field).split(";")
        names = tuple(dict.fromkeys(item.strip() for item in items if item.strip()))
        if required and not names and field not in self.unread:
            self.refuse(field, "is empty; name at least one")
        return names

    def sources(self, field: str = "sources", *, required: bool = False) -> tuple[str, ...]:
        """Ids of sources."""
        names = self.references(field, SOURCES_FILE, required=required)
        self.faults.cited.update(names)
        return names

    def references(self, field: str, file: str, *, required: bool = False) -> tuple[str, ...]:
        """Ids that have to exist in ``file``; not checked where that file could not be read whole."""
        names = self.names(field, required=required)
        if file not in self.faults.incomplete:
            for name in names:
                if name not in self.faults.ids[file]:
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


def identify(row: Row, number: int, noun: str = "row") -> None:
    """Read the id of a row, which has to be new in its file."""
    seen = row.faults.ids[row.file]
    row.id = identifier = row.text("id", required=True)
    if identifier in seen:
        row.refuse("id", f"{identifier!r} is already the id of {noun} {seen[identifier]}; ids are unique")
    elif identifier and not _is_slug(identifier):
        row.refuse("id", f"{identifier!r} may have letters, digits, '-', '_' and '.' only")
    if identifier:
        seen.setdefault(identifier, number)


def where(row: str, identifier: object) -> str:
    """A row and the id in it, where it has one: "row 12 (can-markham-1)"."""
    if not isinstance(identifier, str) or not identifier:
        return row
    return f"{row} ({identifier if identifier.isprintable() else shown(identifier)})"


def shown(value: object) -> str:
    """A value as Python writes it, in at most 80 characters."""
    text = repr(value)
    return text if len(text) <= 80 else text[:77] + "…"


def _hidden_character(text: str) -> str:
    """Name the first control character of a text; empty for none."""
    found = UNSEEN.search(text)
    if not found:
        return ""
    if "\ud800" <= found[0] <= "\udfff":
        return "half a character (a lone surrogate)"
    return f"U+{ord(found[0]):04X}, a control character, which nobody sees"


def _is_slug(identifier: str) -> bool:
    return identifier.isascii() and identifier.replace("-", "").replace("_", "").replace(".", "").isalnum()
