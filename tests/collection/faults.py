"""What a broken collection is refused with, and how a test breaks one."""

from pathlib import Path

import pytest

from geo.collection.reading import read_catalogue
from geo.model.errors import InvalidCollection


def faults_of(folder: Path) -> list[str]:
    with pytest.raises(InvalidCollection) as refused:
        read_catalogue(folder)
    assert str(refused.value).split("\n") == [str(fault) for fault in refused.value.rejections]
    return str(refused.value).split("\n")


def only_fault(collection) -> str:
    """The one fault of a collection, as the editor reads it."""
    (fault,) = faults_of(collection.folder)
    return fault


def changed(collection, name: str, old: str, new: str) -> None:
    text = collection.text(name)
    assert old in text
    collection.write(name, text.replace(old, new, 1))
