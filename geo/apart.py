"""One file made in a process of its own while this one makes the others: two cores halve the wait."""

from __future__ import annotations

import multiprocessing
import os
import signal
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
        for number in stopping:
            signal.signal(number, signal.SIG_DFL)  # what stops both is told once, by the other
        signal.pthread_sigmask(signal.SIG_UNBLOCK, stopping)
        with suppress(Exception):  # made again, and told, on the other side
            sender.send_bytes(make())

    process = context.Process(target=send, daemon=True)
    stopping = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}
    usual = signal.pthread_sigmask(signal.SIG_BLOCK, stopping)  # none comes between the split and `send`
    try:
        process.start()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, usual)
    sender.close()

    def wait() -> bytes:
        try:
            return receiver.recv_bytes()
        except (EOFError, OSError):  # ended before it began to send, or while it did
            return make()

    try:
        yield wait
    finally:
        process.kill()
        process.join()
        receiver.close()
