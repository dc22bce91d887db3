"""What the command line takes and says: text that is text, and one plain sentence where a call is wrong."""

from __future__ import annotations

import argparse
import os
import re
import signal
import sys
import warnings
from collections.abc import Callable, Sequence
from typing import NoReturn

from geo.model.errors import InvalidValue

EXIT_BAD_INPUT = 2
STOPPED_BY = 128
"""Added to the number of the signal that stopped a command, as shells count."""

_HEAD, _TAIL = 900, 240
"""Characters of a line that are told where it is longer than both."""

_LIKE_AN_OPTION = re.compile(r"-(?!h$|-)(?!\d*\.?\d+$).+", re.DOTALL)
"""A single minus and more than ``-h`` or a number: no option of ours."""


class Parser(argparse.ArgumentParser):
    """Tells a wrong call in one sentence, and where to read the usage."""

    def error(self, message: str) -> NoReturn:
        self.exit(EXIT_BAD_INPUT, plain_lines(f"{self.prog}: {message}; see {self.prog} --help") + "\n")


def check_arguments(arguments: Sequence[str]) -> None:
    """Refuse what is no text, and a name that would be taken for an option.

    Raises:
        InvalidValue: naming the argument and how to write it.

    """
    for argument in arguments:
        if not _is_text(argument):
            raise InvalidValue(f"{argument!r} is not UTF-8 text; write it in a UTF-8 locale, such as C.UTF-8")
    named = arguments[: arguments.index("--")] if "--" in arguments else arguments
    for argument in named:
        if _LIKE_AN_OPTION.fullmatch(argument):
            raise InvalidValue(
                f"{argument!r} begins with a minus and reads as an option; write a file as ./{argument}, "
                f"the value of an option as --option={argument}"
            )


def _is_text(argument: str) -> bool:
    try:
        argument.encode()
    except UnicodeEncodeError:
        return False
    return True


def plain_lines(text: str) -> str:
    """Lines fit for a terminal: what would steer it is written out, and what nobody reads is cut."""
    return "\n".join(map(_plain_line, text.split("\n")))


def _plain_line(line: str) -> str:
    plain = "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in line)
    return plain if len(plain) <= _HEAD + _TAIL else f"{plain[:_HEAD]} … {plain[-_TAIL:]}"


def run_as_program(main: Callable[[], int]) -> NoReturn:
    """Run with output in UTF-8 whatever the locale, and a warning as one line."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # Windows has no SIGHUP
        if number and signal.getsignal(number) != signal.SIG_IGN:  # as nohup leaves it
            signal.signal(number, _interrupt)
    warnings.formatwarning = lambda message, *_: plain_lines(f"note: {message}") + "\n"
    try:
        code = main()
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read it has seen enough
        code = 0
        _silence()
    except OSError as error:
        print(f"the output cannot be written: {error.strerror}", file=sys.stderr)  # noqa: T201
        code = EXIT_BAD_INPUT
        _silence()
    sys.exit(code)


def _interrupt(number: int, _frame: object) -> NoReturn:
    """Leave what is being done as an interrupt does, so that nothing half made stays; once is enough."""
    signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt(number)


def _silence() -> None:
    """Send what is still to be written nowhere, or Python would complain of it at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
