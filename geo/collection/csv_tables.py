"""Rows of a CSV file: UTF-8, commas, one header."""

import csv
import io
from collections.abc import Iterator, Sequence

from geo.collection.rows import Faults, Row, identify, where


def decoded(content: bytes, file: str, faults: Faults) -> str | None:
    """The text of a file; None, and a fault, where it is not UTF-8."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        faults.refuse_file(file, "", f"is not UTF-8 text (byte {error.start}); save it as UTF-8")
        return None


def table_rows(content: bytes | None, file: str, columns: Sequence[str], faults: Faults) -> Iterator[Row]:
    """Every row of a table that is not blank; none where the file or its header cannot be used.

    Columns beyond ``columns`` are no fault. Where ``columns`` has an ``id``, each row has one of its own.
    """
    faults.ids[file] = {}
    text = decoded(content, file, faults) if content is not None else None
    if text is None:
        return
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    header: list[str] = []
    rows: list[tuple[int, list[str]]] = []
    try:
        header = [column.strip() for column in next(reader, [])]
        if reason := _header_fault(header, columns):
            faults.refuse_file(file, "row 1", reason)
            return
        rows.extend((reader.line_num, cells) for cells in reader if any(map(str.strip, cells)))
    except csv.Error as error:
        faults.refuse_file(file, f"row {reader.line_num}", f"cannot be read as CSV: {error}")
    _check_columns(file, header, [cells for _, cells in rows], faults)
    for line, cells in rows:
        torn = len(cells) != len(header)
        if torn:
            faults.add(file, f"row {line}", "", f"has {len(cells)} cells, the header has {len(header)}")
            faults.cited.update(part.strip() for cell in cells for part in cell.split(";"))
        values = dict(zip(header, cells, strict=False))
        identifier = values.get("id", "").strip() if "id" in columns else ""
        row = Row(
            file,
            where(f"row {line}", identifier),
            {"id": identifier} if torn else values,
            faults,
            torn=torn,
        )
        if "id" in columns:
            identify(row, line)
        yield row


def _header_fault(header: Sequence[str], columns: Sequence[str]) -> str:
    """Why a header cannot be used; empty where it can."""
    missing = [column for column in columns if column not in header]
    if not any(header):
        return "the header is blank; write the names of the columns there"
    for separator, name in ((";", "semicolons"), ("\t", "tabs")):
        if len(header) == 1 and len(header[0].split(separator)) >= len(columns):
            return f"the columns are separated by {name}; save the file with commas"
    return f"the header lacks {', '.join(missing)}" if missing else ""


def _check_columns(file: str, header: Sequence[str], rows: Sequence[Sequence[str]], faults: Faults) -> None:
    """Note the columns that have the name of another, or cells but no name."""
    for index, label in enumerate(header):
        if label and label in header[:index] and label not in header[index + 1 :]:
            reason = f"the header has this column {header.count(label)} times; names of columns are unique"
            faults.add(file, "row 1", label, reason)
        elif not label and any(any(map(str.strip, cells[index : index + 1])) for cells in rows):
            reason = f"column {index + 1} has cells but no name; name it or remove it"
            faults.add(file, "row 1", f"column {index + 1}", reason)
