"""The program as a process: what it prints, which signals end it, and what the streams may be."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from geo.cli.terminal import plain_lines

ROOT = Path(__file__).resolve().parents[2]


def test_what_would_steer_a_terminal_is_written_out_and_a_long_line_is_cut():
    assert plain_lines("Montréal\n\x1b[2J\u202e") == "Montréal\n\\x1b[2J\\u202e"
    assert plain_lines("x" * 5000) == f"{'x' * 900} … {'x' * 240}"


# As a program


@pytest.mark.parametrize(
    ("command", "message"),
    [
        (
            "(python -m geo status; echo $? >&2) > /dev/full",
            "cannot be written: No space left on device\n2\n",
        ),
        ("(python -m geo events --format json; echo $? >&2) | head -c 0", "0\n"),
    ],
)
def test_output_that_nobody_takes_is_no_traceback(command, message):
    shell = ["bash", "-c", command.replace("python", sys.executable)]
    run = subprocess.run(shell, capture_output=True, text=True, cwd=ROOT, check=False)
    assert (run.stdout, run.stderr.removeprefix("the output ")) == ("", message)


SLOW = """
import signal, sys, time
from geo.cli import commands
from geo.exports import formats

def drawn(*_, **__):
    print("drawing", flush=True)
    time.sleep(600)

formats._made = drawn
ignored = sys.argv.pop(1).split()
for name in ("SIGINT", "SIGTERM", "SIGHUP"):
    signal.signal(getattr(signal, name), signal.SIG_IGN if name in ignored else signal.SIG_DFL)
commands.program()
"""


@pytest.mark.parametrize(
    ("ignored", "stops"),
    [
        ("", [signal.SIGINT]),
        ("", [signal.SIGTERM]),
        ("", [signal.SIGHUP]),
        ("SIGHUP SIGINT", [signal.SIGHUP, signal.SIGINT, signal.SIGTERM]),  # as nohup and & leave them
    ],
)
def test_whoever_ends_a_command_finds_everything_as_it_was(desk, ignored, stops):
    """A signal that was ignored on entry stays so: the last of ``stops`` ends the command."""
    before = desk.contents()
    call = [sys.executable, "-c", SLOW, ignored, "export", "old.csv", "--data", str(desk.collection.folder)]
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        call, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as run:
        assert run.stdout.readline() == b"drawing\n"
        for stop in stops:
            os.killpg(run.pid, stop)
        output = run.communicate(timeout=60)
    assert (run.returncode, *output) == (128 + stops[-1], b"", b"interrupted; nothing was written\n")
    assert desk.contents() == before


@pytest.mark.parametrize(("closing", "code"), [("status >&-", 0), ("status --country ZZZ 2>&-", 2)])
def test_a_stream_that_is_closed_on_entry_is_no_traceback(closing, code):
    shell = ["sh", "-c", f"exec {sys.executable} -m geo {closing}"]
    run = subprocess.run(shell, capture_output=True, text=True, cwd=ROOT, check=False)
    assert (run.returncode, run.stdout, run.stderr) == (code, "", "")


NOTED = """
import logging, warnings
from geo.cli import commands
from geo.exports import formats

def drawn(*_, **__):
    warnings.warn("a library\\nspeaks", stacklevel=1)
    logging.getLogger("matplotlib.font_manager").warning("building the font cache")
    logging.getLogger("library").error("it failed")
    return {".csv": b"made"}

formats._made = drawn
commands.program()
"""


def test_a_warning_is_one_line_after_the_command_and_of_a_log_only_errors_are_printed(desk):
    call = [sys.executable, "-c", NOTED, "export", "new.csv", "--data", str(desk.collection.folder)]
    run = subprocess.run(call, capture_output=True, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False)
    assert (run.returncode, run.stdout) == (0, b"")
    assert run.stderr == b"ERROR:library:it failed\nnote: a library speaks\n"
    assert (desk.folder / "new.csv").read_bytes() == b"made"
