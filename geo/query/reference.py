"""How to cite the collection or one view of it: plain text, BibTeX and CSL-JSON.

The author is the project under its own name; address and day of access are those that the caller gives. The
version is the digest of the data.
"""

import json
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from geo.model.dates import describe_day
from geo.model.records import Catalogue
from geo.model.sources import CREATOR
from geo.model.text import on_one_line
from geo.query.selection import Selection, describe, to_link

TITLE = "Alleged overseas Chinese police stations, and what governments did"

_DIGEST = 12
"""Characters of the data digest, as on the exported page."""

_BIBTEX = str.maketrans(
    {one: f"\\{one}" for one in "{}$&%#_"}
    | {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", '"': "''"}
)


@dataclass(frozen=True, slots=True)
class Citation:
    """The parts of a citation of the collection, or of one view of it."""

    version: str
    """First characters of the data digest; empty for records that were not read from files."""
    as_of: date | None
    """The day for which a view claims to be true; None for the collection as a whole."""
    selection: str
    """The filters of a view in one sentence; empty for the collection as a whole."""
    link: str
    """Query string of the view, for the address of the map; empty for the default."""
    accessed: date
    base: str = ""
    """http(s) address of the map, where the caller knows one."""

    @property
    def key(self) -> str:
        return f"alleged-stations-{self.as_of}" if self.as_of else "alleged-stations"

    @property
    def url(self) -> str:
        return f"{self.base}{self.link}" if self.base else ""

    @property
    def text(self) -> str:
        """One paragraph."""
        parts = [f"{CREATOR}: {TITLE}."]
        parts += [self.selection] if self.selection else []
        parts += [f"State of things as of {describe_day(self.as_of)}."] if self.as_of else []
        parts += [f"Data version {self.version}."] if self.version else []
        if self.url:
            parts.append(f"{self.url}.")
        elif self.link:
            parts.append(f"Link behind the address of the map: {self.link}.")
        return " ".join([*parts, f"Accessed {describe_day(self.accessed)}."])

    @property
    def note(self) -> str:
        """What has no field of its own in BibTeX and CSL."""
        parts = [self.selection, f"As of {self.as_of.isoformat()}." if self.as_of else ""]
        parts += [f"Link: {self.link}" if self.link and not self.url else ""]
        return " ".join(part for part in parts if part)

    def to_bibtex(self) -> str:
        """One ``@misc`` entry, every value escaped and on one line."""
        fields = {
            "author": f"{{{_escaped(CREATOR)}}}",
            "title": f"{{{_escaped(TITLE)}}}",
            "version": _escaped(self.version),
            "date": self.as_of.isoformat() if self.as_of else "",
            "note": _escaped(self.note),
            "url": _safe_url(self.url),
            "urldate": self.accessed.isoformat(),
        }
        lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
        return f"@misc{{{self.key},\n" + ",\n".join(lines) + "\n}\n"

    def to_csl(self) -> str:
        """A CSL-JSON list with one item."""
        item: dict[str, Any] = {
            "id": self.key,
            "type": "dataset",
            "title": TITLE,
            "author": [{"literal": CREATOR}],
            "version": self.version,
            "note": self.note,
            "URL": self.url,
            "accessed": _date_parts(self.accessed),
            "issued": self.as_of and _date_parts(self.as_of),
        }
        return json.dumps([{k: v for k, v in item.items() if v}], ensure_ascii=False, indent=2) + "\n"


def cite(
    catalogue: Catalogue, accessed: date, base: str = "", selection: Selection | None = None
) -> Citation:
    """One selection, with its as-of day, its sentence and its link; without one, the whole collection."""
    return Citation(
        version=catalogue.digest[:_DIGEST],
        as_of=selection.as_of if selection else None,
        selection=on_one_line(describe(catalogue, selection)) if selection else "",
        link=to_link(selection, catalogue) if selection else "",
        accessed=accessed,
        base=base,
    )


def _escaped(text: str) -> str:
    """Text that BibTeX and LaTeX print literally; a straight quotation mark becomes two apostrophes."""
    return on_one_line(text).translate(_BIBTEX)


def _safe_url(url: str) -> str:
    """An address without the characters that would end a BibTeX field; biblatex takes others literally."""
    return re.sub(r"[{}\\\s]", lambda match: f"%{ord(match[0]):02X}", url)


def _date_parts(day: date) -> dict[str, list[list[int]]]:
    return {"date-parts": [[day.year, day.month, day.day]]}
