"""The symbology for the browser: generated files that are up to date."""

import re
import sys

from geo.model.installation import PROJECT, STATIC
from geo.model.records import STATUSES

sys.path.insert(0, str(PROJECT / "tools"))

from build_symbology import symbology_css, symbology_js


def test_the_generated_files_are_up_to_date():
    assert (STATIC / "symbology.js").read_text("utf-8") == symbology_js()
    assert (STATIC / "symbology.css").read_text("utf-8") == symbology_css()


def test_the_style_sheet_fills_every_status_with_a_pattern_that_the_script_makes():
    rule = r"\.country\.status--(\w+), \.swatch--\1 \{ fill: url\(#status-(\w+)\); \}"
    rules = re.findall(rule, symbology_css())
    assert rules == [(status, status) for status in STATUSES]
