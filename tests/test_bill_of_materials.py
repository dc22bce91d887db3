"""What ships is listed whole, with its licence: docs/licences.md and the CycloneDX document."""

import importlib.util
import json
import re
import sys
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

ROOT = Path(__file__).parent.parent
LOCKED = dict(re.findall(r"^([\w.-]+)==(\S+)", (ROOT / "requirements.txt").read_text("utf-8"), re.MULTILINE))


@pytest.fixture(scope="module")
def tool():
    spec = importlib.util.spec_from_file_location("bill", ROOT / "tools" / "bill_of_materials.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["bill"] = module
    spec.loader.exec_module(module)
    return module


def test_the_list_of_licences_is_up_to_date(tool):
    assert (ROOT / "docs" / "licences.md").read_text("utf-8") == tool.licence_list(), "run make licences"


def test_a_package_without_a_known_licence_is_named(tool, monkeypatch):
    monkeypatch.setattr(tool, "_tables", lambda: {"python": {}})
    with pytest.raises(SystemExit, match=r"metadata of altair, .*matplotlib.*: state it"):
        tool.packages()


def test_the_bill_of_materials_is_valid_and_names_every_package_with_hashes_and_licence(tool):
    written = tool.sbom()
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(written) is None
    components = json.loads(written)["components"]
    packages = [one for one in components if one.get("purl", "").startswith("pkg:pypi/")]
    assert {one["name"]: one["version"] for one in packages} == LOCKED
    assert all(one["hashes"] for one in packages)
    assert all(one["licenses"] for one in components)


def test_everything_by_others_in_the_repository_is_listed(tool):
    parts = tool.included()
    assert [path for part in parts for path in part.where if not (ROOT / path).exists()] == []
    named = (ROOT / "static" / "README.md").read_text("utf-8")
    packed = {part.purl.removeprefix("pkg:npm/").replace("%40", "@") for part in parts if part.purl}
    versions = json.loads((ROOT / "package.json").read_text("utf-8"))["devDependencies"]
    scripts = "".join(path.read_text("utf-8") for path in (ROOT / "scripts").rglob("*.js"))
    bundled = {
        f"{name}@{versions[name]}" for name in re.findall(r'(?:from|import) "((?:@[\w-]+/)?[\w-]+)', scripts)
    }
    assert packed == bundled | set(re.findall(r"[@\w/-]+@\d[\w.]*", named))


def test_what_one_package_may_not_be_under_is_not_there(tool):
    """Copyleft of a whole work would bind the program; weaker or alternative licences are allowed."""
    assert [part.name for part in tool.packages() if re.search(r"^A?GPL", part.licence)] == []


def test_no_licence_is_stated_for_a_package_that_does_not_ship(tool):
    assert set(tool._tables()["python"]) - set(LOCKED) == set()
