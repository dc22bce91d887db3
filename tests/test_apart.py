"""A file made in a process of its own is the file made here, and fails as it would here."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time

import pytest

from geo.apart import made_apart
from geo.errors import InvalidValue

LONG = bytes(range(256)) * 40_000


def number() -> bytes:
    return str(os.getpid()).encode()


@pytest.fixture(params=[1, 2], ids=["apart", "here"])
def threads(request, monkeypatch) -> int:
    """How many threads there seem to be: the tests run beside some of their own."""
    monkeypatch.setattr("geo.apart.threading.active_count", lambda: request.param)
    monkeypatch.setattr("geo.apart.os.cpu_count", lambda: 2)
    return request.param


@pytest.mark.usefixtures("threads")
def test_a_file_arrives_whole():
    with made_apart(lambda: LONG) as wait:
        assert wait() == LONG


@pytest.mark.skipif(sys.platform != "linux", reason="made here")
def test_it_is_made_in_another_process_unless_this_one_has_threads(threads):
    with made_apart(number) as wait:
        assert (wait() == number()) == (threads > 1)


@pytest.mark.usefixtures("threads")
def test_a_failure_there_is_a_failure_here(capfd):
    def fail() -> bytes:
        raise InvalidValue("no room")

    with made_apart(fail) as wait, pytest.raises(InvalidValue, match="no room"):
        wait()
    assert capfd.readouterr().err == ""


@pytest.mark.usefixtures("threads")
def test_what_is_not_waited_for_is_ended():
    def endless() -> bytes:
        time.sleep(600)
        return b""

    with pytest.raises(InvalidValue, match="elsewhere"), made_apart(endless):
        raise InvalidValue("elsewhere")
    assert multiprocessing.active_children() == []


@pytest.mark.skipif(sys.platform != "linux", reason="made here")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_what_ends_it_is_not_told_and_the_file_is_made_here(monkeypatch, capfd, number):
    monkeypatch.setattr("geo.apart.threading.active_count", lambda: 1)
    monkeypatch.setattr("geo.apart.os.cpu_count", lambda: 2)
    here = os.getpid()

    def make() -> bytes:
        if os.getpid() != here:
            os.kill(os.getpid(), number)
            time.sleep(600)
        return b"made here"

    with made_apart(make) as wait:
        assert wait() == b"made here"
    assert capfd.readouterr().err == ""
