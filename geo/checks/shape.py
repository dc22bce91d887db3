"""The shape of a collection: its files against the project's data package, and against the folder's own.

Reading refuses what the program cannot use; this says in addition where a file is not what its
descriptor promises to others. Both name file, row and field alike, so that :func:`merge_faults` can
tell each fault once.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from geo.checks.descriptor import optional_files, project_resources, read_bounded, read_descriptor
from geo.checks.tabular import table_faults
from geo.checks.trust import DESCRIPTOR_FILE
from geo.records import Rejection
from geo.rows import STATIONS_FILE, Faults, decoded, shown, where

EMPTY = "is empty; it must be filled in"

_JSON_WORDS = {
    "string": "text",
    "number": "a number",
    "array": "a list",
    "object": "an object",
}


def shape_faults(folder: Path) -> list[Rejection]:
    """Every fault of shape of the collection in ``folder``, one for each row and field at most.

    A missing optional file and a column that the project does not know are no fault.
    """
    faults = Faults()
    described = read_descriptor(folder, faults)
    for name, resource in project_resources().items():
        if name in optional_files() and not (folder / name).exists():
            continue
        content = read_bounded(folder, name, faults)
        text = decoded(content, name, faults) if content is not None else None
        if text is None:
            continue
        if name == STATIONS_FILE:
            faults.found += _station_faults(text, resource["jsonschema"])
        else:
            faults.found += table_faults(name, text, resource["schema"]).found
    for own in described:
        official = project_resources().get(own.path, {}).get("schema")
        if own.schema is None or own.schema == official:
            continue
        text = decoded((folder / own.path).read_bytes(), own.path, faults)
        if text is not None:
            faults.found += table_faults(own.path, text, own.schema, own.version).found
    order = [DESCRIPTOR_FILE, *project_resources()]
    told = _once(faults.found)
    return sorted(told, key=lambda fault: order.index(fault.file) if fault.file in order else len(order))


def merge_faults(told: Sequence[Rejection], shape: Sequence[Rejection]) -> list[Rejection]:
    """What reading has told, then the faults of shape that it has not.

    A fault of shape is told already where file, row and field are the same, or where the whole file was
    refused: missing, not UTF-8, not JSON. Under a refused header the number of cells in a row says nothing.
    """
    known = {(fault.file, fault.row, fault.field) for fault in told}
    refused = {fault.file for fault in told if not fault.row and not fault.field}
    headless = {fault.file for fault in told if fault.row == "row 1" and not fault.field}
    rest = [
        fault
        for fault in shape
        if fault.file not in refused
        and (fault.file, fault.row, fault.field) not in known
        and (fault.field or fault.file not in headless)
    ]
    return [*told, *rest]


def _once(faults: Sequence[Rejection]) -> list[Rejection]:
    first: dict[tuple[str, ...], Rejection] = {}
    for fault in faults:
        reason = fault.reason.encode("utf-8", "backslashreplace").decode()  # JSON may hold half a character
        key = (reason,) if fault.file == DESCRIPTOR_FILE else ()  # a descriptor has no rows
        first.setdefault((fault.file, fault.row, fault.field, *key), replace(fault, reason=reason))
    return list(first.values())


def _station_faults(text: str, schema: Mapping[str, Any]) -> list[Rejection]:
    try:
        whole = json.loads(text)
        features = whole.get("features") if isinstance(whole, dict) else None
        if not isinstance(features, list) or whole.get("type") != "FeatureCollection":
            reason = "is not a GeoJSON FeatureCollection with a list of features"
            return [Rejection(STATIONS_FILE, "", "", reason)]
        validator = Draft202012Validator(schema)
        return [
            _station_rejection(number, feature, error)
            for number, feature in enumerate(features, 1)
            for error in validator.iter_errors(_stripped(feature))
        ]
    except json.JSONDecodeError as error:
        return [Rejection(STATIONS_FILE, f"line {error.lineno}", "", f"is not JSON: {error.msg}")]
    except (RecursionError, ValueError) as error:
        reason = "nested too deeply" if isinstance(error, RecursionError) else str(error)
        return [Rejection(STATIONS_FILE, "", "", f"is not JSON: {reason}")]


def _stripped(value: Any) -> Any:
    """Texts without blanks around them, as reading takes them."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list):
        return [_stripped(item) for item in value]
    if isinstance(value, dict):
        return {name: _stripped(item) for name, item in value.items()}
    return value


def _station_rejection(number: int, feature: Any, error: ValidationError) -> Rejection:
    path = [*error.absolute_path]
    if error.validator == "required":
        path.append(error.message.split("'")[1])
    if path in ([], ["type"]):
        return Rejection(STATIONS_FILE, f"feature {number}", "", "is not a GeoJSON Feature")
    row = where(f"feature {number}", feature.get("id"))
    if path[:1] == ["properties"] and len(path) > 1:
        del path[0]
    if path[:1] == ["history"] and len(path) > 2:
        row += f", history entry {path[1] + 1}"
        del path[:2]
    return Rejection(STATIONS_FILE, row, str(path[0]), _station_reason(error))


def _station_reason(error: ValidationError) -> str:
    value, limit = error.instance, error.validator_value
    if value is None or value == "":
        return EMPTY
    match error.validator:
        case "required":
            return EMPTY
        case "type":
            kinds = [limit] if isinstance(limit, str) else [kind for kind in limit if kind != "null"]
            reason = f"is not {' or '.join(_JSON_WORDS[kind] for kind in kinds)}"
        case "enum":
            reason = f"is not one of {', '.join(one for one in limit if one)}"
        case "const":
            reason = f"is not {limit}"
        case "pattern":
            reason = f"is not {error.schema['form']}"
        case "minItems" if limit == 1:
            return "is empty; name at least one"
        case "minItems" | "maxItems":
            reason = "is not [longitude, latitude]"
        case "minimum" | "maximum" as bound:
            reason = f"is {'below' if bound == 'minimum' else 'above'} {limit:,}"
        case _:
            reason = f"is not above {limit:,}"
    return f"{shown(value)} {reason}"
