"""A CSV file against a Table Schema: ``frictionless`` judges, the sentences are ours.

The rows are read here and handed over as values, so that ``frictionless`` opens no path, guesses no
dialect, and a fault carries the line of the file that an editor sees.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from frictionless import Resource

from geo.checks.trust import clipped, offline
from geo.rows import Faults, shown, where

FAULTS_TOLD = 1000
"""Faults told of one file; whoever has more mends these first."""

TYPE_WORDS = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "date": "a day; write it as 2022-11-05",
    "datetime": "a moment; write it as 2022-11-05T12:00:00Z",
    "time": "a time of day; write it as 12:00:00",
    "year": "a year; write it as 2022",
    "yearmonth": "a month; write it as 2022-11",
    "array": "a list in JSON",
    "object": "an object in JSON",
    "list": "a list",
}

_BOUNDS = {
    "minimum": "is below {}, the least allowed",
    "maximum": "is above {}, the most allowed",
    "exclusiveMinimum": "is not above {}",
    "exclusiveMaximum": "is not below {}",
    "minLength": "is shorter than {} characters",
    "maxLength": "is longer than {} characters",
}


@dataclass(frozen=True)
class _Table:
    """A CSV file as read: blank rows left out, cells stripped, as reading takes them."""

    file: str
    header: list[str]
    rows: list[list[str]]
    lines: list[int]

    def where(self, number: int) -> str:
        """The row as reading names it; ``number`` counts the header as 1."""
        line = f"row {self.lines[number - 2]}"
        cells = self.rows[number - 2]
        return where(line, self.cell(number, "id")) if len(cells) == len(self.header) else line

    def cell(self, number: int, column: str) -> str:
        cells = dict(zip(self.header, self.rows[number - 2], strict=False))
        return cells.get(column, "")


def table_faults(file: str, text: str, schema: Mapping[str, Any], version: str | None = None) -> Faults:
    """Every fault of the CSV ``text`` of ``file`` under a Table Schema.

    Columns that the schema does not know are no fault. ``version`` is the ``$schema`` of the package that
    the schema belongs to, where it has one.
    """
    faults = Faults()
    table = _parse_table(file, text, faults)
    if table is None:
        return faults
    labels = _drop_unusable_columns(table, faults)
    fields = {field["name"]: field for field in schema["fields"]}
    tolerant = schema.get("fieldsMatch") in ("partial", "superset")
    descriptor = {
        **({"$schema": version} if version else {}),
        "name": "table",
        "type": "table",
        "data": labels,
        "schema": {
            **{name: value for name, value in schema.items() if name != "foreignKeys"},
            "fieldsMatch": "partial" if tolerant else "subset",
        },
    }
    try:
        with offline():
            report = Resource.from_descriptor(descriptor).validate(limit_errors=FAULTS_TOLD)
    except Exception:  # noqa: BLE001  # a schema written elsewhere may break the library in any way
        reason = "cannot be checked: its schema holds a value of a kind that does not belong there"
        faults.add(file, "", "", reason)
        return faults
    errors = [error for task in report.tasks for error in task.errors]
    errors += report.errors
    _tell(table, [error.to_descriptor() for error in errors], schema, fields, faults)
    if len(errors) >= FAULTS_TOLD:
        faults.add(file, "", "", f"has more faults than these; the first {FAULTS_TOLD:,} are told")
    return faults


def _parse_table(file: str, text: str, faults: Faults) -> _Table | None:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    table = _Table(file, [], [], [])
    try:
        table.header.extend(label.strip() for label in next(reader, []))
        for cells in reader:
            if any(cell.strip() for cell in cells):
                table.rows.append([cell.strip() for cell in cells])
                table.lines.append(reader.line_num)
    except csv.Error as error:
        faults.add(file, f"row {reader.line_num}", "", f"cannot be read as CSV: {error}")
    if not any(table.header):
        faults.add(file, "row 1", "", "the header is blank; write the names of the columns there")
        return None
    return table


def _drop_unusable_columns(table: _Table, faults: Faults) -> list[list[str]]:
    """The table without columns that have no name or, as reading does, all but the last of one name."""
    kept = []
    for index, label in enumerate(table.header):
        if label in table.header[index + 1 :] and label:
            continue
        if label:
            kept.append(index)
            count = table.header.count(label)
            if count > 1:
                reason = f"the header names this column {count} times; names of columns are unique"
                faults.add(table.file, "row 1", label, reason)
        elif any(cells[index : index + 1] not in ([], [""]) for cells in table.rows):
            reason = f"column {index + 1} has cells but no name; name it or remove it"
            faults.add(table.file, "row 1", f"column {index + 1}", reason)
    whole = len(table.header)
    ragged = [index for index, cells in enumerate(table.rows) if len(cells) != whole]
    for index in ragged:
        reason = f"has {len(table.rows[index])} cells, the header has {whole}"
        faults.add(table.file, f"row {table.lines[index]}", "", reason)
    # Shifted cells would only be told as faults that they are not: such rows stop here.
    for index in reversed(ragged):
        del table.rows[index], table.lines[index]
    return [[row[index] for index in kept] for row in [table.header, *table.rows]]


def _tell(
    table: _Table,
    errors: Sequence[Mapping[str, Any]],
    schema: Mapping[str, Any],
    fields: Mapping[str, Mapping[str, Any]],
    faults: Faults,
) -> None:
    """Turn the library's errors into rejections."""
    missing = [error["fieldName"] for error in errors if error["type"] == "missing-label"]
    if missing:
        faults.add(table.file, "row 1", "", f"the header lacks {clipped(', '.join(missing))}")
    elif any(error["type"] == "unmatched-header" for error in errors):
        faults.add(
            table.file, "row 1", "", f"the header names none of the columns {clipped(', '.join(fields))}"
        )
    for error in errors:
        if error["type"] in ("missing-label", "unmatched-header"):
            continue
        number = error.get("rowNumber")
        if number is None:
            faults.add(
                table.file, "", "", f"does not fit its schema: {clipped(error['note'] or error['type'])}"
            )
            continue
        place, column = table.where(number), error.get("fieldName", "")
        if error["type"] == "primary-key":
            key = schema["primaryKey"]
            key = [key] if isinstance(key, str) else key
            faults.add(table.file, place, key[0], _key_reason(table, number, key, error["note"]))
        else:
            faults.add(table.file, place, column, _reason(table, error, fields.get(column, {})))


def _reason(table: _Table, error: Mapping[str, Any], field: Mapping[str, Any]) -> str:
    match error["type"]:
        case "unique-error":
            line = _line_named(table, error["note"])
            return f"{shown(error['cell'])} stands in {line} too; values of this column are unique"
        case "type-error":
            return f"{shown(error['cell'])} is not {TYPE_WORDS.get(field['type'], 'a ' + field['type'])}"
        case "constraint-error":
            return _constraint_reason(error, field)
        case "blank-row":
            return "fills none of the columns of the schema"
    return f"does not fit its schema: {clipped(error['note'] or error['type'])}"


def _key_reason(table: _Table, number: int, key: Sequence[str], note: str) -> str:
    values = [table.cell(number, column) for column in key]
    if not any(values):
        return "is empty; it must be filled in"
    if list(key) == ["id"]:
        return f"{values[0]!r} is already the id of {_line_named(table, note)}; ids are unique"
    return f"{shown(', '.join(values))} stands in {_line_named(table, note)} too; {', '.join(key)} are unique"


def _line_named(table: _Table, note: str) -> str:
    number = re.search(r"position (\d+)", note)
    return f"row {table.lines[int(number[1]) - 2]}" if number else "another row"


def _constraint_reason(error: Mapping[str, Any], field: Mapping[str, Any]) -> str:
    named = re.match(r'constraint "(\w+)"', error["note"])
    constraint = named[1] if named else ""
    limit = field.get("constraints", {}).get(constraint)
    cell = shown(error["cell"])
    if constraint == "required":
        return "is empty; it must be filled in"
    if constraint == "enum":
        return f"{cell} is not one of {', '.join(map(str, limit))}"
    if constraint == "pattern":
        return f"{cell} is not {field['form']}" if "form" in field else f"{cell} is not of the form {limit}"
    if constraint in _BOUNDS:
        return f"{cell} {_BOUNDS[constraint].format(limit)}"
    return f"{cell} breaks a rule of its schema: {constraint or 'unnamed'}"
