"""``python -m geo``: the command line."""

from geo.cli.commands import program

if __name__ == "__main__":
    program("python -m geo")
