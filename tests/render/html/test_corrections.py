"""The list of corrections: each leads to the dossier of its record, where there is one."""

import re

import pytest

from conftest import Collection
from geo.collection.reading import CORRECTIONS_FILE
from geo.collection.records import columns_of
from geo.model.annotations import Correction
from geo.render.html.corrections import render_corrections


def corrected(collection: Collection, *rows: str) -> str:
    collection.write(CORRECTIONS_FILE, "\n".join((",".join(columns_of(Correction)), *rows, "")))
    return render_corrections(collection.read())


@pytest.mark.parametrize(
    ("record", "links"),
    [
        ("can-markham-1", ["./?record=station:can-markham-1"]),
        ("inquiry", ["./?record=country:CAN"]),
        ("eu-debate", []),
        ("press", []),
    ],
)
def test_a_correction_leads_to_the_dossier_that_shows_its_record(collection, record, links):
    html = corrected(collection, f"2026-11-22,{record},note,,Now.,It was missing.,")
    assert re.findall('href="([^"]+)"', html) == links
    assert "It was missing." in html


def test_the_latest_comes_first_and_texts_are_escaped(collection):
    first, last = (
        f"2026-11-{day},can-markham-1,note,,{text},{reason},press"
        for day, text, reason in ((21, "<u>", "First <u>."), (22, "Now.", "Second."))
    )
    html = corrected(collection, first, last)
    assert html.index("Second.") < html.index("First &lt;u&gt;.")
    assert "<u>" not in html


def test_a_withdrawn_record_is_listed_apart_with_its_reason(collection):
    html = corrected(collection, "2026-11-22,can-laval-1,id,can-laval-1,can-markham-1,Listed twice.,")
    assert "can-laval-1" in html
    assert "Listed twice." in html
    assert html != corrected(collection)
