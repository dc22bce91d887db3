"""Tables of questions: the first item of a case is the question, the last what its answer rests on."""

from collections.abc import Iterable

import pytest


def asked(table: Iterable[tuple]) -> list:
    """The cases of a table, each named by its question; what it rests on stays in the table."""
    return [pytest.param(*case[1:-1], id=case[0]) for case in table]
