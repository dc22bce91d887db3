"""The same selection gives the same bytes: whatever the process, clock, language, folder, processor."""

import hashlib
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from conftest import write_five
from geo.exports.formats import FORMATS

ROOT = Path(__file__).resolve().parents[2]
SURROUNDINGS = {
    "one": {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8"},
    "other": {
        "PYTHONHASHSEED": "4242",
        "TZ": "America/St_Johns",
        "LC_ALL": "POSIX",
        "LANG": "de_DE",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "SOURCE_DATE_EPOCH": "86400",
        "PYTHONOPTIMIZE": "2",
        # as on a processor of 2010: numpy, glibc's arithmetic and OpenBLAS choose code by what they find
        "NPY_DISABLE_CPU_FEATURES": "X86_V3 X86_V4 AVX512_ICL AVX512_SPR",
        "GLIBC_TUNABLES": "glibc.cpu.hwcaps=-AVX2,-AVX512F,-AVX512VL,-AVX512BW,-FMA,-FMA4,-ERMS",
        "OPENBLAS_CORETYPE": "Nehalem",
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
    },
}
CALL = ("--country", "GBR", "--from", "2022-09-12", "--to", "2022-10-31", "--title", "Alleged IDAT >> endobj")


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> dict[str, dict[str, str]]:
    """SHA-256 of each format, a package's members among them, as two processes make them side by side."""
    beat = write_five(tmp_path_factory.mktemp("beat")).folder
    folders = {name: tmp_path_factory.mktemp(name) / f"{name} ü" for name in SURROUNDINGS}
    runs = []
    for name, folder in folders.items():
        (folder / "settings").mkdir(parents=True)
        files = [f"map{suffix}" for suffix in FORMATS]
        kept = {key: os.environ[key] for key in ("PATH", "LD_LIBRARY_PATH") if key in os.environ}
        surroundings = {**kept, **SURROUNDINGS[name], "PYTHONPATH": str(ROOT), "HOME": str(folder)}
        surroundings["MPLCONFIGDIR"] = str(folder / "settings")
        command = [sys.executable, "-m", "geo", "export", *files, *CALL, "--data", str(beat)]
        runs.append(subprocess.Popen(command, cwd=folder, env=surroundings, stderr=subprocess.PIPE))
    assert [(run.communicate(timeout=300)[1], run.returncode) for run in runs] == [(b"", 0)] * 2
    return {name: digests(folder) for name, folder in folders.items()}


def digests(folder: Path) -> dict[str, str]:
    files = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    with zipfile.ZipFile(folder / "map.zip") as package:
        files |= {f"map.zip/{name}": package.read(name) for name in package.namelist()}
    return {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}


def test_two_processes_in_different_surroundings_make_the_same_bytes(made):
    assert {f"map{suffix}" for suffix in FORMATS} < made["one"].keys()
    assert made["one"] == made["other"]


SLOW = """
import sys, threading
class Elapsed:
    def __init__(self, _seconds, report): report()
    def start(self): pass
    def cancel(self): pass
threading.Timer = Elapsed
from geo.cli.commands import program
program()
"""
"""As where matplotlib needs more than five seconds to find the fonts of the system."""


def test_a_first_export_in_a_fresh_home_prints_nothing(tmp_path):
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "HOME": str(tmp_path),
        "MPLCONFIGDIR": str(tmp_path),
    }
    command = [sys.executable, "-c", SLOW, "export", "map.png", *CALL]
    run = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, timeout=300, check=False
    )
    assert (run.returncode, run.stderr) == (0, b"")
    assert list(tmp_path.glob("fontlist-*.json"))
