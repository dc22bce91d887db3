"""What the command line accepts and prints: UTF-8 text, and one sentence for a wrong call."""

import logging
import os
import re
import signal
import sys
import warnings
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import NoReturn

import click

from geo.cli.options import SECTIONS
from geo.model.errors import GeoError, InvalidValue

EXIT_BAD_INPUT = 2

_LIKE_AN_OPTION = re.compile(r"-(?!h$|-)(?!\d*\.?\d+$).+", re.DOTALL)
"""A minus with more than ``-h`` or a number: no option has this form."""


class Command(click.Command):
    """A command whose options may be abbreviated, and whose help groups them."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        names = {name[2:] for one in self.get_params(ctx) for name in one.opts if name.startswith("--")}

        def completed(name: str) -> str:
            matches = [one for one in names if one.startswith(name)]
            return matches[0] if len(matches) == 1 and name not in names else name

        ctx.token_normalize_func = completed
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as wrong:
            wrong.ctx = ctx
            raise

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = (one for one in self.get_params(ctx) if isinstance(one, click.Option))
        records = {one.name: record for one in options if (record := one.get_help_record(ctx))}
        for title, names in {**SECTIONS, "Options": tuple(records)}.items():
            if listed := [records.pop(name) for name in names if name in records]:
                with formatter.section(title):
                    formatter.write_dl(listed)


class Commands(click.Group):
    command_class = Command


def run_command(commands: click.Group, arguments: Sequence[str], name: str = "stations-map") -> int:
    """Run one command and return its exit code; ``name`` is the program's in its messages.

    0; 1 if ``check`` found faults or ``verify`` a difference; 2 for bad arguments or data; where a
    signal stopped it, 128 and the signal's number.
    """
    try:
        check_arguments(arguments)
        with commands.make_context(name, list(arguments)) as context:
            return int(commands.invoke(context) or 0)
    except click.exceptions.Exit as left:
        return left.exit_code
    except click.UsageError as wrong:
        path = wrong.ctx.command_path if wrong.ctx else name
        message = " ".join(wrong.format_message().split()).rstrip(".")
        error = f"{path}: {message}; see {path} --help"
    except GeoError as refused:
        error = str(refused)
    except KeyboardInterrupt as stop:
        click.echo("interrupted; nothing was written", err=True)
        return 128 + (stop.args[0] if stop.args else signal.SIGINT)
    click.echo(plain_lines(error), err=True)
    return EXIT_BAD_INPUT


def check_arguments(arguments: Sequence[str]) -> None:
    """Check that each argument is UTF-8, that no file reads as an option, and that no option lacks its value.

    Raises:
        InvalidValue: naming the argument and how to write it.

    """
    for argument in arguments:
        if re.search(r"[\ud800-\udfff]", argument):
            raise InvalidValue(f"{argument!r} is not UTF-8 text; write it in a UTF-8 locale, such as C.UTF-8")
    named = list(arguments[: arguments.index("--")] if "--" in arguments else arguments)
    for before, argument in pairwise(["", *named]):
        if _LIKE_AN_OPTION.fullmatch(argument):
            raise InvalidValue(
                f"{argument!r} begins with a minus and reads as an option; write a file as ./{argument}, "
                f"the value of an option as --option={argument}"
            )
        if argument.startswith("--") and before.startswith("--") and "=" not in before:
            raise InvalidValue(f"{before} has no value before {argument}; write {before}=VALUE")


def plain_lines(text: str) -> str:
    """Lines for a terminal: control characters escaped, a line beyond 1,140 characters cut in its middle."""
    escaped = "".join(one if one.isprintable() or one == "\n" else ascii(one)[1:-1] for one in text)
    return re.sub(r"(?m)^(.{900}).+(.{240})$", r"\1 … \2", escaped)


def run_as_program(commands: click.Group, name: str = "stations-map") -> NoReturn:
    """Run the process's own arguments and exit; output is UTF-8 in every locale.

    A library's warning is one line, after the command; of what libraries log only errors are printed.
    SIGINT, SIGTERM and SIGHUP end it with 128 and their number; one that was ignored on entry, as nohup
    and a shell's ``&`` have it, stays ignored.
    """
    # a stream that was closed on entry is None; these stay open until the process ends
    sys.stdout = sys.stdout or Path(os.devnull).open("w")  # noqa: SIM115
    sys.stderr = sys.stderr or Path(os.devnull).open("w")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    for number in (getattr(signal, stop, None) for stop in ("SIGINT", "SIGTERM", "SIGHUP")):
        if number and signal.getsignal(number) != signal.SIG_IGN:  # Windows has no SIGHUP
            signal.signal(number, _interrupt)
    logging.basicConfig(level=logging.ERROR)  # not that matplotlib builds its cache of fonts
    try:
        with warnings.catch_warnings(record=True) as notes:
            code = run_command(commands, sys.argv[1:], name)
        for note in notes:
            click.echo(plain_lines(f"note: {' '.join(str(note.message).split())}"), err=True)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader of the pipe has closed it
        code = 0
        _silence()
    except OSError as error:
        click.echo(f"the output cannot be written: {error.strerror}", err=True)
        code = EXIT_BAD_INPUT
        _silence()
    sys.exit(code)


def _interrupt(number: int, _frame: object) -> NoReturn:
    """Raise KeyboardInterrupt, so that unfinished files are removed; ignore the signal from then on."""
    signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt(number)


def _silence() -> None:
    """Discard buffered output, which Python would report as an error when it exits."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
