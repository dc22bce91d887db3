"""Write geo/query/simplified.tsv: traditional Chinese characters and their simplified forms.

Usage: python tools/build_simplified.py

The pairs are those of OpenCC's table TSCharacters (Apache License 2.0), as packed in the pinned
opencc-python-reimplemented: each character of the first level of Big5 with the first form given,
where that is another character and lies in the Basic Multilingual Plane, as fonts and the page's
script have it.
"""

import sys
from importlib.resources import files
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from geo.query.search import SIMPLIFIED_FILE

BIG5_LEVEL_1 = range(0xA440, 0xC67F)


def is_common(character: str) -> bool:
    """Whether a character belongs to the first level of Big5: 5,401 in common use."""
    try:
        return int.from_bytes(character.encode("big5")) in BIG5_LEVEL_1
    except UnicodeEncodeError:
        return False


def as_table() -> str:
    """The content of the file, in the order of code points."""
    table = (files("opencc") / "dictionary" / "TSCharacters.txt").read_text("utf-8")
    rows = [line.split("\t") for line in table.splitlines()]
    pairs = sorted((traditional, forms.split()[0]) for traditional, forms in rows)
    return "".join(
        f"{traditional}\t{simplified}\n"
        for traditional, simplified in pairs
        if traditional != simplified <= "\uffff" and is_common(traditional)
    )


def main() -> int:
    text = as_table()
    SIMPLIFIED_FILE.write_text(text, "utf-8")
    print(f"{SIMPLIFIED_FILE}: {text.count(chr(10))} characters")
    return 0


if __name__ == "__main__":
    sys.exit(main())
