"""The SVG that an artist edits: words as text, in layers, and drawn by Inkscape as the PNG shows it."""

import io
import re
import shutil
import subprocess
from collections import Counter
from datetime import date
from functools import cache
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from PIL import Image

from geo.mapspec.picture_style import style_from
from geo.mapspec.sheet import SheetSpec, finished, sheet_of
from geo.mapspec.spec import as_of_words, build
from geo.query.selection import Selection, select, whole
from geo.render.print.picture import render_formats
from geo.render.print.typefaces import FOLDER, font_files
from released import released_catalogue
from render.print.drawn import drawn, render_svg

SVG = "{http://www.w3.org/2000/svg}"
INKSCAPE = "{http://www.inkscape.org/namespaces/inkscape}"
CATALOGUE = released_catalogue()
CANADA = Selection(CATALOGUE.window, countries=("CAN",))
HAN = {
    "preset": "square",
    "title": "Alleged 警侨 stations, ≥ 2 “in” Canada",
    "standfirst": "On record: 警侨.",
}


def two_days() -> SheetSpec:
    selected = select(CATALOGUE, CANADA)
    spec = build(CATALOGUE, CANADA, selected=selected)
    style = style_from(preset="double", theme="dark", compare=date(2022, 12, 31).isoformat())
    return sheet_of(CATALOGUE, selected, spec, style)


SHEETS = {
    "world": finished([build(CATALOGUE, whole(CATALOGUE))]),
    "story": finished([build(CATALOGUE, whole(CATALOGUE))], style_from(preset="story", theme="dark")),
    "words": finished([build(CATALOGUE, CANADA, headline=HAN["title"])], style_from(**HAN)),
    "two days": two_days(),
}
each_sheet = pytest.mark.parametrize("name", SHEETS)

MIN_SHARE = 0.99
"""Of the words of a picture that are text in its SVG."""
MAX_DIFFERENT = 0.02
"""Share of the pixels that Inkscape draws otherwise than the PNG."""
LEVELS = 12
"""Of 255: what edges differ by, smoothed by two renderers."""


@cache
def svg(name: str) -> bytes:
    return render_svg(SHEETS[name])


@cache
def root_of(name: str) -> ET.Element:
    return ET.fromstring(svg(name))  # noqa: S314


def texts_in(element: ET.Element) -> list[str]:
    return ["".join(text.itertext()) for text in element.iter(f"{SVG}text")]


def layers_in(element: ET.Element) -> list[ET.Element]:
    return [group for group in element.findall(f"{SVG}g") if group.get(f"{INKSCAPE}groupmode") == "layer"]


def words_of(*texts: str) -> Counter[str]:
    return Counter(word for text in texts for word in text.split())


@each_sheet
def test_every_word_that_is_drawn_is_text(name):
    wanted = words_of(*(words for _, words, _, _ in drawn(SHEETS[name], lines=True).lines))
    found = words_of(*texts_in(root_of(name)))
    assert (wanted & found).total() >= MIN_SHARE * wanted.total()
    assert wanted.total() > 100
    assert found - wanted == Counter(), "no word is there that the picture does not show"


@each_sheet
def test_the_words_of_the_description_are_text(name):
    spec, last = SHEETS[name], SHEETS[name].last
    texts = [last.headline, last.sentence, last.claims, last.credit.sources, last.credit.borders]
    texts += [str(last.counts), last.unlocated_words]
    if len(spec.days) == 1:
        texts.append(as_of_words(last))
    texts += [entry.words for entry in last.legend if entry.count]
    wanted, found = words_of(*texts), words_of(*texts_in(root_of(name)))
    assert (wanted & found).total() >= MIN_SHARE * wanted.total()


@each_sheet
def test_a_line_is_one_element_whose_letters_have_no_places_of_their_own(name):
    texts = list(root_of(name).iter(f"{SVG}text"))
    for text in texts:
        assert re.fullmatch(r"-?\d+\.\d\d -?\d+\.\d\d", f"{text.get('x')} {text.get('y')}")
        assert set(text.keys()) <= {"x", "y", "style"}
        assert all(set(part.keys()) == {"style"} for part in text)
    lines = Counter(texts_in(root_of(name)))
    labels = [one for plan in drawn(SHEETS[name]).plans for one in (*plan.labels, *plan.countries)]
    wanted = Counter(line for label in labels for line in label.lines or (label.text,))
    assert wanted
    assert wanted - lines == Counter()


def test_a_bold_beginning_and_what_follows_it_are_one_line():
    (answer,) = (group for group in root_of("world").iter(f"{SVG}g") if group.get("id") == "answer--1")
    first, *others = answer.findall(f"{SVG}text")
    assert len(first) == 1
    assert answer.findtext(f"{SVG}title").startswith("".join(first.itertext()))
    assert len({text.get("y") for text in (first, *others)}) == 1 + len(others)


@each_sheet
def test_fonts_have_fallbacks_and_chinese_names_its_own(name):
    parts = [element for element in root_of(name).iter() if element.tag in (f"{SVG}text", f"{SVG}tspan")]
    for part in parts:
        style = dict(rule.split(": ", 1) for rule in part.get("style").split("; "))
        families = style["font-family"].split(", ")
        assert families[0] in ("'Stations Sans'", "'Stations Serif'")
        assert families[-1] in ("sans-serif", "serif")
        assert len(families) >= 4
        has_han = bool(re.search("[≥→\u4e00-\u9fff]", part.text))
        assert ("'Stations Han'" in families) is has_han
        if "stroke" in style:
            assert style["paint-order"] == "stroke", "a halo lies behind its letters"
    weights = set(re.findall(r"font-weight: (\d+)", svg(name).decode()))
    assert weights == {"400", "600", "700"}


def test_the_sheet_of_the_world_has_its_layers_from_paper_to_text():
    layers = layers_in(root_of("world"))
    names = {layer.get("id"): layer.get(f"{INKSCAPE}label") for layer in layers}
    assert list(names) == [
        *("paper", "land", "countries", "lakes", "outlines", "places", "stations", "labels"),
        *("europe", "crowd", "legend", "text"),
    ]
    assert (names["land"], names["europe"], names["crowd"]) == ("Land", "Europe", "Eastern North America")
    assert [child.get("id") for child in root_of("world").findall(f"{SVG}g")] == list(names), "all are layers"
    europe = layers[list(names).index("europe")]
    assert [layer.get("id") for layer in layers_in(europe)] == [
        f"europe--{one}"
        for one in (*("land", "countries", "lakes", "outlines", "places", "stations", "labels", "furniture"),)
    ]


def test_the_maps_of_two_days_are_layers_with_their_days_as_names():
    layers = {layer.get("id"): layer for layer in layers_in(root_of("two days"))}
    assert list(layers) == ["paper", "day-1", "day-2", "legend", "text"]
    days = [layers[one].get(f"{INKSCAPE}label") for one in ("day-1", "day-2")]
    assert days == ["31 December 2022", "31 July 2024"]
    assert [layer.get("id") for layer in layers_in(layers["day-2"])][:2] == [
        "day-2--land",
        "day-2--countries",
    ]


@each_sheet
def test_each_group_is_in_the_layer_of_its_kind(name):
    kinds = {"station": "stations", "country": "countries", "legend": "legend", "headline": "text"}
    found = Counter()
    for layer in root_of(name).iter(f"{SVG}g"):
        if layer.get(f"{INKSCAPE}groupmode") == "layer":
            for group in layer.findall(f"{SVG}g"):
                kind = re.sub("^(day-[0-9]+--)?((europe|crowd)--)?", "", group.get("id")).split("--")[0]
                if kind in kinds:
                    assert layer.get("id").split("--")[-1] == kinds[kind]
                    found[kind] += 1
    assert set(found) == set(kinds)


@each_sheet
def test_an_svg_inside_a_page_changes_nothing_around_it(name):
    (style,) = root_of(name).iter(f"{SVG}style")
    assert re.sub(r"@font-face\{[^{}]*\}", "", style.text) == ""
    assert re.findall(r"url\((.{5})", style.text) == ["data:"] * 4


def test_the_fonts_of_an_svg_come_with_their_licences_and_chinese_where_it_is_needed():
    plain, chinese = font_files(svg("world")), font_files(svg("words"))
    assert sorted(set(chinese) - set(plain)) == ["OFL-StationsHan.txt", "StationsHan-Regular.ttf"]
    fonts = {name.removesuffix(".ttf").split("-")[0] for name in chinese if name.endswith(".ttf")}
    assert {f"OFL-{font}.txt" for font in fonts} < set(chinese)
    named = set(re.findall("'(Stations [A-Z][a-z]+)'", svg("words").decode()))
    assert {name.replace(" ", "") for name in named} == fonts


@pytest.mark.skipif(not shutil.which("inkscape"), reason="no Inkscape is installed")
@each_sheet
def test_inkscape_draws_what_the_png_shows(name, tmp_path, monkeypatch):
    fonts = f"<fontconfig><dir>{FOLDER}</dir><cachedir>{tmp_path}</cachedir></fontconfig>"
    (tmp_path / "fonts.conf").write_text(fonts)
    monkeypatch.setenv("FONTCONFIG_FILE", str(tmp_path / "fonts.conf"))
    monkeypatch.setenv("HOME", str(tmp_path))
    files = render_formats(SHEETS[name], [".png", ".svg"])
    png = Image.open(io.BytesIO(files[".png"]))
    (tmp_path / "map.svg").write_bytes(files[".svg"])
    command = ["inkscape", "map.svg", "--export-filename=map.png", f"--export-width={png.width}"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    other = Image.open(tmp_path / "map.png")
    assert other.size == png.size
    assert share_of_different(png, other) < MAX_DIFFERENT


def share_of_different(one: Image.Image, other: Image.Image) -> float:
    """Share of the pixels that differ by more than :data:`LEVELS` in any channel."""
    pixels = [np.asarray(each.convert("RGB"), dtype=int) for each in (one, other)]
    return float((np.abs(pixels[0] - pixels[1]).max(axis=2) > LEVELS).mean())


def test_a_picture_without_its_headline_is_another_picture():
    png = Image.open(io.BytesIO(render_formats(SHEETS["world"], [".png"])[".png"]))
    without = png.copy()
    without.paste((255, 255, 255), (0, 0, png.width, 240))
    assert share_of_different(png, without) > MAX_DIFFERENT
