"""Progress of a long export, reported to a callback where there is one.

The callback is in a context variable: renderers need not pass it on, and each session of the app, which has a
thread of its own, gets its own progress.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

Report = Callable[[str, float], None]
"""Called with what is being made, and the share of the whole that was made before it, 0 to 1."""


@dataclass(frozen=True, slots=True)
class _Watch:
    report: Report
    begun: float = 0.0
    share: float = 1.0
    words: str = ""


_WATCH: ContextVar[_Watch | None] = ContextVar("watch", default=None)


@contextmanager
def _watching(watch: _Watch) -> Iterator[None]:
    token = _WATCH.set(watch)
    try:
        yield
    finally:
        _WATCH.reset(token)


def watched(report: Report) -> AbstractContextManager[None]:
    """Report every piece made until the end of the block; an error of ``report`` stops the export."""
    return _watching(_Watch(report))


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
    path = ", ".join(filter(None, (watch.words, words)))
    if words:
        watch.report(path, begun)
    with _watching(_Watch(watch.report, begun, watch.share * size / of, path)):
        yield
