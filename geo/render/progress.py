"""Progress of a long export, reported to a callback where there is one.

The callback is in a context variable: renderers need not pass it on, and each session of the app, which has a
thread of its own, gets its own progress.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Report = Callable[[str, float], None]
"""Called with what is being made, and the share of the whole that was made before it, 0 to 1."""


_WATCH: ContextVar[tuple[Report, float, float, str] | None] = ContextVar("watch", default=None)
"""The callback; of the piece being made the share made before it, its own share of the whole, its words."""


@contextmanager
def watched(report: Report, begun: float = 0.0, share: float = 1.0, words: str = "") -> Iterator[None]:
    """Report every piece made until the end of the block; an error of ``report`` stops the export.

    The block is the whole, or from ``begun`` on a ``share`` of it, in the words of the pieces around it.
    """
    token = _WATCH.set((report, begun, share, words))
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
    report, begun, share, around = watch
    begun += share * (number - 1) / of
    path = ", ".join(filter(None, (around, words)))
    if words:
        report(path, begun)
    with watched(report, begun, share * size / of, path):
        yield
