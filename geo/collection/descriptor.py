"""``datapackage.json``: what a collection says of itself to other programs (Frictionless Data Package)."""

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from geo.collection.faults import Faults
from geo.model.errors import WHOLE_FILE

DESCRIPTOR_FILE = "datapackage.json"

_VERSION = re.compile(r"[\w.+-]{1,40}")


def parse_descriptor(content: bytes | None, faults: Faults) -> Mapping[str, Any]:
    """The members of a descriptor; none where there is no descriptor or, with a fault, it cannot be read."""
    package = faults.json_of(DESCRIPTOR_FILE, content)
    if not isinstance(package, dict):
        if content is not None and not faults.found:
            faults.refuse_file(DESCRIPTOR_FILE, "is not a JSON object")
        return {}
    resources = package.get("resources")
    if not isinstance(resources, list) or not resources:
        reason = "is not a list that names at least one file"
        faults.add(DESCRIPTOR_FILE, WHOLE_FILE, "resources", reason)
    return package


def version_of(package: Mapping[str, Any]) -> str:
    """The version that a package gives itself; empty where it gives none fit to be printed."""
    version = package.get("version", "")
    return version if isinstance(version, str) and _VERSION.fullmatch(version) else ""


def render_descriptor(package: Mapping[str, Any], version: str, day: date) -> str:
    """The text of a descriptor with the version and day of a release in the place of its own."""
    created = {"created": f"{day}T00:00:00Z"} if "created" in package else {}
    return json.dumps({**package, "version": version, **created}, ensure_ascii=False, indent=2) + "\n"
