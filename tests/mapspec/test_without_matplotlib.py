"""What a picture says is known without the library that draws it."""

import json
import subprocess
import sys

import pytest

READ = """
import json, sys
for name in ("matplotlib", "PIL", "fontTools"):
    sys.modules[name] = None  # as if it were not installed
from geo.collection.reading import read_catalogue
from geo.exports import formats, package
from geo.mapspec.closeups import crowd_among
from geo.mapspec.labels import labels_of
from geo.mapspec.picture_style import animated, style_from
from geo.mapspec.sheet import in_motion, sheet_of
from geo.mapspec.spec import build
from geo.mapspec.statements import statements_of
from geo.query.selection import from_link, select

link, options, moves = json.loads(sys.argv[1])
catalogue = read_catalogue()
selection = from_link(link, catalogue)
selected = select(catalogue, selection)
spec = build(catalogue, selection, selected=selected)
style = style_from(**options)
sheet = sheet_of(catalogue, selected, spec, animated(style) if moves else style)
sheet = in_motion(sheet) if moves else sheet
print(json.dumps({
    "headline": sheet.last.headline,
    "counts": sheet.counts,
    "days": len(sheet.days),
    "legend": [f"{entry.words}: {entry.count}" for entry in sheet.last.legend],
    "clip": sheet.last.clip.stations if sheet.last.clip else 0,
    "crowd": crowd.name if (crowd := crowd_among(sheet.last.stations)) else "",
    "labels": [label.text for label in labels_of(sheet.last.stations)],
    "statements": [one.text for one in statements_of(sheet.last).ranked],
    "alt": sheet.alt_text,
    "caption": sheet.caption,
}))
"""


LOCAL = " in Canada, and what the government did"


@pytest.mark.parametrize(
    ("asked", "days", "headline", "counts"),
    [
        (["", {}, False], 1, ", and what governments did", " alleged stations in "),
        (
            ["", {"extent": "europe"}, False],
            1,
            " in Europe, and what governments did",
            " outside this map.",
        ),
        (["", {"title": "Mine", "compare": "2022-12-31"}, False], 2, "Mine", "known on 31 December 2022, "),
        (["country=CAN&to=2023-03-31", {"multiples": "quarter"}, False], 3, LOCAL, "3 maps, "),
        (["country=CAN&to=2022-12-31", {}, True], 4, LOCAL, "4 maps, "),
    ],
    ids=["world", "region", "comparison", "multiples", "animation"],
)
def test_a_sheet_is_described_where_matplotlib_cannot_be_imported(asked, days, headline, counts):
    call = [sys.executable, "-c", READ, json.dumps(asked)]
    run = subprocess.run(call, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    said = json.loads(run.stdout)
    assert said["days"] == days
    assert said["headline"].endswith(headline)
    assert counts in said["counts"]
    assert said["legend"]
    assert not [entry for entry in said["legend"] if days == 1 and entry.endswith(": 0")]
    assert (said["clip"] > 0) is (asked[1].get("extent") == "europe")
    if not asked[0]:
        assert said["crowd"] == ("" if said["clip"] else "Eastern North America")
    assert said["labels"]
    assert all(text.strip() for text in said["statements"])
    assert said["statements"]
    for words in (said["headline"], said["counts"]):
        assert words in said["alt"]
        assert words in said["caption"]
