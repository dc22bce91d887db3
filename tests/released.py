"""The collection as of release 1.1.0: what tests state of its records stays so when the data are corrected.

Rules that every collection has to keep are tested on the project's present data; answers, counts and
pictures of known records on these.
"""

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from geo.collection.reading import read_catalogue
from geo.model.records import Catalogue


@cache
def released_folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="released."))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    shutil.unpack_archive(Path(__file__).parent / "release-1.1.0.zip", folder)
    return folder


@cache
def released_catalogue() -> Catalogue:
    return read_catalogue(released_folder())
