"""``python -m geo``: the command line."""

from geo.cli.commands import main
from geo.cli.terminal import run_as_program

if __name__ == "__main__":
    run_as_program(main)
