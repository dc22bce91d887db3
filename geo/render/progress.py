"""Progress of a long export, reported to a callback where there is one.

The callback is in a context variable, so that renderers need not pass it on, and each reader of the app,
whose session has a thread of its own, gets the progress of that session only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

Report = Callable[[str, float], None]
"""Takes what is being made now, and the share of the whole that was made before it, 0 to 1."""


@dataclass(frozen=True, slots=True)
class _Watch:
    report: Report
    begun: float = 0.0
    share: float = 1.0
    words: str = ""


_WATCH: ContextVar[_Watch | None] = ContextVar("watch", default=None)


@contextmanager
def watched(report: Report) -> Iterator[None]:
    """Report every piece made until the end of the block; an error of ``report`` stops the export."""
    token = _WATCH.set(_Watch(report))
    try:
        yield
    finally:
        _WATCH.reset(token)


@contextmanager
def piece(words: str, number: int, of: int, size: int = 1) -> Iterator[None]:
    """Piece ``number`` of ``of`` is made, counted from 1, or ``size`` of them; pieces inside are parts of it.

    Without words it is not reported itself, and only sets the share of those inside.
    """
    watch = _WATCH.get()
    if watch is None:
        yield
        return
    begun = watch.begun + watch.share * (number - 1) / of
    is_reported, words = bool(words), ", ".join(filter(None, (watch.words, words)))
    if is_reported:
        watch.report(words, begun)
    token = _WATCH.set(_Watch(watch.report, begun, watch.share * size / of, words))
    try:
        yield
    finally:
        _WATCH.reset(token)
