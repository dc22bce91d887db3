"""What ships with the program, and under which licences.

Usage: python tools/bill_of_materials.py licences docs/licences.md   (make licences)
       python tools/bill_of_materials.py sbom out/sbom.cdx.json      (make sbom)

The packages are those of requirements.txt; what the repository itself contains of others stands in
tools/licences.toml, with the licences that package metadata does not state as SPDX expressions.
"""

import re
import sys
import tomllib
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

from cyclonedx.model import HashAlgorithm, HashType, Property
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import DisjunctiveLicense, LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from license_expression import get_spdx_licensing
from packageurl import PackageURL

ROOT = Path(__file__).resolve().parent.parent
_SPDX = get_spdx_licensing()


@dataclass(frozen=True)
class Part:
    """Something by others that ships."""

    name: str
    version: str
    licence: str
    """An SPDX expression, or ``LicenseRef-…`` where SPDX has none."""
    purl: str = ""
    """Package URL, where it comes from a registry."""
    hashes: tuple[str, ...] = ()
    """SHA-256 of each file of the release."""
    where: tuple[str, ...] = ()
    """Where it is in this repository; empty for a package that pip installs."""


def packages() -> list[Part]:
    """The packages of requirements.txt.

    Raises:
        SystemExit: naming each package whose licence tools/licences.toml has to state.

    """
    stated = _tables()["python"]
    found, unknown = [], []
    lock = (ROOT / "requirements.txt").read_text("utf-8").replace("\\\n", "")
    for name, version, rest in re.findall(r"^([\w.-]+)==(\S+)(.*)$", lock, re.MULTILINE):
        licence = stated.get(name) or _licence_in_metadata(name)
        if not licence:
            unknown.append(name)
        hashes = tuple(re.findall(r"sha256:([0-9a-f]{64})", rest))
        found.append(Part(name, version, licence, f"pkg:pypi/{name}@{version}", hashes))
    if unknown:
        sys.exit(f"no SPDX licence in the metadata of {', '.join(unknown)}: state it in tools/licences.toml")
    return found


def included() -> list[Part]:
    """What the repository itself contains of others."""
    return [Part(**{**part, "where": tuple(part["where"])}) for part in _tables()["part"]]


def _tables() -> dict:
    return tomllib.loads((ROOT / "tools" / "licences.toml").read_text("utf-8"))


def _licence_in_metadata(name: str) -> str:
    """The SPDX expression that a package states; empty where it is not installed or states none."""
    try:
        stated = metadata(name)
    except PackageNotFoundError:
        return ""
    licence = stated.get("License-Expression") or stated.get("License") or ""
    return licence if len(licence) < 80 and not _SPDX.validate(licence).errors else ""


def licence_list() -> str:
    """The list as Markdown."""
    rows = [f"| {one.name} | {one.version} | {one.licence} |" for one in packages()]
    contained = [
        f"| {one.name} | {one.version} | {one.licence} | {', '.join(f'`{path}`' for path in one.where)} |"
        for one in included()
    ]
    return "\n".join(
        [
            "# Licences of what ships",
            "",
            "Made by `make licences`. The project's own code is MIT, the wording of its data CC BY 4.0.",
            "",
            "## In this repository",
            "",
            "| part | version | licence | where |",
            "|---|---|---|---|",
            *contained,
            "",
            "## Python packages that pip installs with it",
            "",
            "| package | version | licence |",
            "|---|---|---|",
            *rows,
            "",
        ]
    )


def sbom() -> str:
    """The same as CycloneDX 1.6, with the hashes of every package."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    bom = Bom()
    bom.metadata.component = Component(
        name=project["name"], version=project["version"], type=ComponentType.APPLICATION, bom_ref="program"
    )
    bom.components = [_component(part) for part in (*packages(), *included())]
    bom.register_dependency(bom.metadata.component, bom.components)
    return JsonV1Dot6(bom).output_as_string(indent=1) + "\n"


def _component(part: Part) -> Component:
    special = part.licence.startswith("LicenseRef-")
    licence = DisjunctiveLicense(name=part.licence) if special else LicenseExpression(part.licence)
    return Component(
        name=part.name,
        version=part.version or None,
        type=ComponentType.LIBRARY,
        bom_ref=part.purl or part.name,
        purl=PackageURL.from_string(part.purl) if part.purl else None,
        licenses=[licence],
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=one) for one in part.hashes],
        properties=[Property(name="path", value=path) for path in part.where],
    )


if __name__ == "__main__":
    target = Path(sys.argv[2])
    target.parent.mkdir(exist_ok=True)
    target.write_text({"licences": licence_list, "sbom": sbom}[sys.argv[1]](), "utf-8", newline="\n")
