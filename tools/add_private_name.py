"""Add names of private persons to checks/private_names.txt, as digests: the names are not kept.

Usage: python tools/add_private_name.py < names.txt

One name a line; the order of its words may be turned in a text, so both are kept for two words.
A digest of a name can be found by somebody who guesses the name; it keeps the name from being
printed here, not from being known.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from geo.collection.checks.personal_data import PRIVATE_NAMES_FILE, name_digest, private_digests

HEAD = "# SHA-256 of folded names of private persons; see tools/add_private_name.py.\n"


def main() -> int:
    digests = set(private_digests()) if PRIVATE_NAMES_FILE.exists() else set()
    for line in sys.stdin:
        words = line.split()
        if len(words) < 2:
            continue
        digests.add(name_digest(line))
        if len(words) == 2:
            digests.add(name_digest(" ".join(reversed(words))))
    PRIVATE_NAMES_FILE.write_text(HEAD + "".join(f"{digest}\n" for digest in sorted(digests)), "utf-8")
    print(f"{len(digests)} digests in {PRIVATE_NAMES_FILE.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
