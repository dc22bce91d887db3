"""Queries are asked of the records of a release: their answers were worked out by hand."""

import pytest

from geo.model.records import Catalogue
from released import released_catalogue


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return released_catalogue()
