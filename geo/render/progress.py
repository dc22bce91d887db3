"""How far a long making has come: told to whoever watches it, and to nobody where nobody does.

A context variable holds who watches, so that the renderers need not hand it on from one to the next,
and each reader of the app, served by a thread of its own, hears of the own making only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

Tell = Callable[[str, float], None]
"""Hears what is being made now, and the share of the whole that was made before it, 0 to 1."""


@dataclass(frozen=True, slots=True)
class _Watch:
    tell: Tell
    begun: float = 0.0
    share: float = 1.0
    words: str = ""


_WATCH: ContextVar[_Watch | None] = ContextVar("watch", default=None)


@contextmanager
def watched(tell: Tell) -> Iterator[None]:
    """Tell of every piece that is made until the end of the block; an error of ``tell`` stops the making."""
    token = _WATCH.set(_Watch(tell))
    try:
        yield
    finally:
        _WATCH.reset(token)


@contextmanager
def piece(words: str, number: int, of: int, size: int = 1) -> Iterator[None]:
    """Make piece ``number`` of ``of``, counted from 1, or ``size`` of them; pieces inside are of it.

    Without words it is not told, and only gives those inside their share.
    """
    watch = _WATCH.get()
    if watch is None:
        yield
        return
    begun = watch.begun + watch.share * (number - 1) / of
    told, words = bool(words), ", ".join(filter(None, (watch.words, words)))
    if told:
        watch.tell(words, begun)
    token = _WATCH.set(_Watch(watch.tell, begun, watch.share * size / of, words))
    try:
        yield
    finally:
        _WATCH.reset(token)
