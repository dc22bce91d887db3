"""A collection that has been released."""

import pytest

from collection.checks.corrections import DAY
from geo.collection.checks.collection import release_collection


@pytest.fixture
def released(collection):
    """The five alleged stations, released."""
    release_collection(collection.folder, DAY)
    return collection
