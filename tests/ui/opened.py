"""Pages opened through Streamlit's own AppTest."""

import shutil
from pathlib import Path

from streamlit.testing.v1 import AppTest

from geo.collection.reading import PROJECT_COLLECTION

ROOT = Path(__file__).resolve().parents[2]


PAGES = ("map", "countries", "compare", "chronology", "sources")


def open_page(name: str, **link: str | list[str]) -> AppTest:
    page = AppTest.from_file(str(ROOT / "pages" / f"{name}.py"), default_timeout=60)
    for parameter, value in link.items():
        page.query_params[parameter] = value
    return page.run()


def texts(page: AppTest) -> str:
    return "\n".join(str(element.proto.body) for element in page.get("html"))


def listed(page: AppTest, parameter: str) -> list[str]:
    """The value in the address bar of a parameter; AppTest gives one value bare, several as a list."""
    value = page.query_params[parameter]
    return [value] if isinstance(value, str) else list(value)


def broken_copy(tmp_path: Path) -> Path:
    folder = tmp_path / "broken"
    shutil.copytree(PROJECT_COLLECTION, folder)
    events = folder / "investigations.csv"
    text = events.read_text("utf-8").replace(",CAN,2022-10-26,", ",CXN,2022-10-46,", 1)
    events.write_text(text, "utf-8")
    return folder
