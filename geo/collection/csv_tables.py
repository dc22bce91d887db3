"""Rows of a CSV file: UTF-8, commas, one header."""

import csv
import io
from collections.abc import Iterator, Sequence

from geo.collection.faults import WHOLE_RECORD, Faults
from geo.collection.rows import Row
from geo.model.errors import Position

_HEADER = Position("row", 1)


def table_rows(content: bytes | None, file: str, columns: Sequence[str], faults: Faults) -> Iterator[Row]:
    """Every row of a table that is not blank; none where the file or its header cannot be used.

    Columns beyond ``columns`` are no fault.
    """
    text = faults.text_of(file, content)
    if text is None:
        return
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    header: list[str] = []
    rows: list[tuple[int, list[str]]] = []
    try:
        header = [column.strip() for column in next(reader, [])]
        if reason := _header_fault(header, columns):
            faults.refuse_file(file, reason, _HEADER)
            return
        rows.extend((reader.line_num, cells) for cells in reader if any(map(str.strip, cells)))
    except csv.Error as error:
        faults.refuse_file(file, f"cannot be read as CSV: {error}", Position("row", reader.line_num))
    _check_columns(file, header, [cells for _, cells in rows], faults)
    for line, cells in rows:
        values = dict(zip(header, cells, strict=False))
        identifier = values.get("id", "").strip() if "id" in columns else ""
        row = Row(file, Position("row", line, identifier), values, faults)
        if len(cells) != len(header):
            reason = f"has {len(cells)} cells, the header has {len(header)}"
            faults.add(file, Position("row", line), "", reason)
            faults.cited.update(part.strip() for cell in cells for part in cell.split(";"))
            row.values, row.unread = {"id": identifier}, {WHOLE_RECORD}
        yield row


def _header_fault(header: Sequence[str], columns: Sequence[str]) -> str:
    """Why a header cannot be used; empty where it can."""
    if not any(header):
        return "the header is blank; write the names of the columns there"
    for separator, name in ((";", "semicolons"), ("\t", "tabs")):
        if len(header) == 1 and len(header[0].split(separator)) >= len(columns):
            return f"the columns are separated by {name}; save the file with commas"
    missing = [column for column in columns if column not in header]
    return f"the header lacks {', '.join(missing)}" if missing else ""


def _check_columns(file: str, header: Sequence[str], rows: Sequence[Sequence[str]], faults: Faults) -> None:
    """Note the columns that have the name of another, or cells but no name."""
    for index, label in enumerate(header):
        if label and label in header[:index] and label not in header[index + 1 :]:
            reason = f"the header has this column {header.count(label)} times; names of columns are unique"
            faults.add(file, _HEADER, label, reason)
        elif not label and any(any(map(str.strip, cells[index : index + 1])) for cells in rows):
            reason = f"column {index + 1} has cells but no name; name it or remove it"
            faults.add(file, _HEADER, f"column {index + 1}", reason)
