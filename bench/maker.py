"""Make one file, or the site, a few times: ``python maker.py FILE PRESET TIMES COLLECTION``.

In a process of its own, because its memory is measured. Prints the seconds of each time, the first
with what it imports, and the peak of memory, as JSON. A name without suffix is the folder of a site.
"""

import json
import re
import resource
import sys
import time
from pathlib import Path

from geo.collection.reading import Reading, read_collection
from geo.exports.formats import export_bytes
from geo.mapspec.picture_style import style_from
from geo.model.errors import GeoError
from geo.query.selection import whole


def main() -> int | str:
    target, preset, times, collection = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), Path(sys.argv[4])
    spent = []
    try:
        reading = read_collection(collection)
        for _ in range(times):
            started = time.perf_counter()
            _make(target, preset, reading)
            spent.append(time.perf_counter() - started)
    except GeoError as fault:
        return f"{type(fault).__name__}: {fault}"
    print(json.dumps({"seconds": spent, "peak_bytes": _peak_bytes()}))
    return 0


def _make(target: Path, preset: str, reading: Reading) -> None:
    catalogue = reading.catalogue
    if target.suffix:
        target.write_bytes(
            export_bytes(catalogue, whole(catalogue), target.suffix, style_from(preset=preset))
        )
    else:
        from geo.exports.publish import publish  # noqa: PLC0415  # a file does not need it

        publish(target, reading)


def _peak_bytes() -> int:
    """Most memory that was resident at once, by Linux, with the largest process started here.

    Pages that both share count twice: no more than this is needed. Of this process ``getrusage`` would
    return too much: its figure includes the process that started this one.
    """
    found = re.search(r"VmHWM:\s*(\d+) kB", Path("/proc/self/status").read_text("ascii"))
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return 1024 * (int(found[1]) + children) if found else 0


if __name__ == "__main__":
    sys.exit(main())
