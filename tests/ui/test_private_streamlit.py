"""When geo/ui/private_streamlit.py may go, and that no other module needs a private name of Streamlit."""

import ast
from pathlib import Path

from streamlit.runtime import pages_manager

ROOT = Path(__file__).parents[2]
PRIVATE = ROOT / "geo" / "ui" / "private_streamlit.py"
PUBLIC = (
    *("streamlit", "streamlit.components.v1", "streamlit.errors"),
    "streamlit.delta_generator",  # what containers are called in annotations
)


def test_streamlit_still_takes_the_folder_of_pages_for_its_older_kind_of_app(monkeypatch):
    manager = getattr(pages_manager, "PagesManager", None)
    assert hasattr(manager, "uses_pages_directory"), f"the flag is gone; delete {PRIVATE} and this test"
    monkeypatch.setattr(manager, "uses_pages_directory", None)
    manager(str(ROOT / "app.py"))
    assert manager.uses_pages_directory, f"app.py runs before every page; delete {PRIVATE} and this test"


def imported(path: Path) -> set[str]:
    """Modules that a file imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(str(node.module))
    return found


def test_every_other_module_uses_public_names_only():
    files = [ROOT / "app.py", *(ROOT / "pages").glob("*.py"), *(ROOT / "geo").rglob("*.py")]
    private = {
        file: names
        for file in files
        if (names := {one for one in imported(file) if one.startswith("streamlit.")} - set(PUBLIC))
    }
    assert private == {PRIVATE: {"streamlit.runtime.pages_manager"}}
