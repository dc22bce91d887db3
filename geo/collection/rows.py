"""One input row: its fields turned into values, and the faults of each recorded."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from geo.collection.faults import WHOLE_RECORD, Entry, Faults
from geo.model.countries import country_names
from geo.model.dates import PartialDate, parse_partial_date
from geo.model.errors import InvalidValue, Position
from geo.model.text import UNSEEN, shown

T = TypeVar("T")

STATIONS_FILE = "stations.geojson"
EVENTS_FILE = "investigations.csv"
SOURCES_FILE = "sources.csv"

_COUNTRY = "an ISO 3166-1 alpha-3 code, such as CAN"

UNREAD_DATE = PartialDate(9999)
"""In a record instead of a date that could not be read; only ``check`` sees such a record."""


@dataclass
class Row:
    """One input row: turns its fields into values and records their faults.

    A field that is refused has what can be made of its value, else an empty one: the rules that are applied
    later find further faults there. The fields of a row whose cells cannot be matched to columns are all
    empty and not refused one by one.
    """

    file: str
    position: Position
    values: Mapping[str, Any]
    faults: Faults
    unread: set[str] = field(default_factory=set)
    """Names of the fields that are refused."""

    def entry(self, record: T) -> Entry[T]:
        return Entry(record, self.file, self.position, frozenset(self.unread))

    def refuse(self, field: str, reason: str) -> None:
        if WHOLE_RECORD not in self.unread:
            self.unread.add(field)
            self.faults.add(self.file, self.position, field, reason)

    def identify(self) -> str:
        """The id of the row, which has to be new in its file."""
        identifier, seen = self.text("id", required=True), self.faults.ids[self.file]
        if identifier in seen:
            first = f"{self.position.noun} {seen[identifier]}"
            self.refuse("id", f"{identifier!r} is already the id of {first}; ids are unique")
        if identifier and not _is_slug(identifier):
            self.refuse("id", f"{identifier!r} may have letters, digits, '-', '_' and '.' only")
        if identifier:
            seen.setdefault(identifier, self.position.number)
        return identifier

    def text(self, field: str, *, required: bool = False) -> str:
        """The text of a field without blanks around it; empty where it is empty or no text."""
        value = self.values.get(field)
        if value is not None and not isinstance(value, str):
            self.refuse(field, f"{shown(value)} is not text; write it in quotation marks")
            return ""
        value = (value or "").strip()
        if required and not value:
            self.refuse(field, "is empty; it must be filled in")
        return self._without_hidden(field, value, value)

    def _without_hidden(self, field: str, text: str, value: object) -> str:
        """The text of a value without control characters, of which the first is a fault."""
        found = UNSEEN.search(text)
        if not found:
            return text
        hidden = f"U+{ord(found[0]):04X}, a control character, which nobody sees"
        if "\ud800" <= found[0] <= "\udfff":
            hidden = "half a character (a lone surrogate)"
        self.refuse(field, f"{shown(value)} has {hidden}; write it again without")
        return UNSEEN.sub("", text).strip()

    def parsed(self, field: str, parse: Callable[[str], T], *, required: bool = True) -> T | None:
        """What ``parse`` makes of a field; None where the field is empty or refused with InvalidValue."""
        value = self.text(field, required=required)
        try:
            return parse(value) if value else None
        except InvalidValue as fault:
            self.refuse(field, str(fault))
            return None

    def day(self, field: str, *, required: bool = True) -> PartialDate | None:
        """A date; None where the field is empty or refused."""
        return self.parsed(field, parse_partial_date, required=required)

    def names(self, field: str, *, required: bool = False) -> tuple[str, ...]:
        """Ids, from a JSON list or from a cell with ``;`` between them."""
        value = self.values.get(field)
        if not isinstance(value, list):
            items = self.text(field).split(";")
        elif all(isinstance(item, str) for item in value):
            items = [self._without_hidden(field, item, value) for item in value]
        else:
            self.refuse(field, f"{shown(value)} is not a list of texts")
            return ()
        names = tuple(dict.fromkeys(item.strip() for item in items if item.strip()))
        if required and not names and field not in self.unread:
            self.refuse(field, "is empty; name at least one")
        return names

    def sources(self, field: str = "sources", *, required: bool = False) -> tuple[str, ...]:
        names = self.references(field, SOURCES_FILE, required=required)
        self.faults.cited.update(names)
        return names

    def references(self, field: str, file: str, *, required: bool = False) -> tuple[str, ...]:
        """Ids that have to exist in ``file``; not checked where that file could not be read whole."""
        names = self.names(field, required=required)
        if file not in self.faults.incomplete:
            self._compare(field, names, self.faults.ids[file], f"an id in {file}")
        return names

    def choice(self, field: str, allowed: Collection[T], *, required: bool = True) -> T | None:
        """One of ``allowed``; None where the field is empty or refused."""
        value = self.text(field, required=required)
        self._compare(field, [value] if value else [], allowed, f"one of {', '.join(map(str, allowed))}")
        return value if value in allowed else None  # type: ignore[return-value]  # it is one of `allowed`

    def choices(self, field: str, allowed: Collection[T], what: str = "") -> tuple[T, ...]:
        """Several values with ``;`` between them, each one of ``allowed``, which ``what`` describes."""
        names = self.names(field)
        self._compare(field, names, allowed, what or f"one of {', '.join(map(str, allowed))}")
        return names  # type: ignore[return-value]  # each is one of `allowed`, or the row is refused

    def country(self, field: str) -> str:
        code = self.text(field, required=True)
        self._compare(field, [code] if code else [], country_names(), _COUNTRY)
        return code

    def countries(self, field: str) -> tuple[str, ...]:
        """ISO 3166-1 alpha-3 codes with ``;`` between them; empty for none."""
        return self.choices(field, country_names(), _COUNTRY)

    def _compare(self, field: str, values: Iterable[str], known: Collection[Any], what: str) -> None:
        for value in values:
            if value not in known:
                self.refuse(field, f"{shown(value)} is not {what}")


def _is_slug(identifier: str) -> bool:
    return identifier.isascii() and identifier.replace("-", "").replace("_", "").replace(".", "").isalnum()
