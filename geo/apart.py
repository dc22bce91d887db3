"""One file made in a process of its own while this one makes the others: two cores halve the wait."""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress


@contextmanager
def made_apart(make: Callable[[], bytes]) -> Iterator[Callable[[], bytes]]:
    """Begin to make a file; what is given waits for it.

    Where a process cannot be split safely (in the app, which has threads, or beside Linux), and where
    the other one fails, the file is made here when it is asked for, so that an error arises here too.
    """
    if sys.platform != "linux" or threading.active_count() > 1 or (os.cpu_count() or 1) < 2:
        yield make
        return
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)

    def send() -> None:
        with suppress(Exception):  # made again, and told, on the other side
            sender.send_bytes(make())

    process = context.Process(target=send, daemon=True)
    process.start()
    sender.close()

    def wait() -> bytes:
        try:
            return receiver.recv_bytes()
        except EOFError:
            return make()

    try:
        yield wait
    finally:
        process.kill()
        process.join()
        receiver.close()
