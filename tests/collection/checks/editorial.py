"""The editorial faults of a collection, as tests compare them."""

from geo.collection.checks.editorial import editorial_faults
from geo.collection.reading import read_collection


def faults_of(collection) -> list[tuple[str, str, str, str]]:
    """File, id, field and reason of each fault; test_broken.py has the whole line."""
    faults = editorial_faults(read_collection(collection.folder))
    return [(one.file, one.position.id, one.field, one.reason) for one in faults]
