"""Several days in one picture: dated, with one legend, with what changed in words."""

import io
import itertools
import math
from collections import Counter
from dataclasses import replace
from datetime import date
from functools import cache

import numpy as np
import pytest
import shapely
from PIL import Image

from geo.exports.formats import export_bytes
from geo.mapspec.diff import MARKED, UNCHANGED, changes_between
from geo.mapspec.picture_style import PRESETS, PictureStyle, animated, sized
from geo.mapspec.regions import parse_region
from geo.mapspec.sheet import AREAS, LINES, UNNAMED, ends_of, finished, in_motion, specs_of
from geo.mapspec.spec import MapSpec, build
from geo.mapspec.symbology import STATUS_FILLS
from geo.model.dates import Period
from geo.model.errors import InvalidValue
from geo.model.places import LonLat
from geo.model.sources import DEFAULT_BORDERS
from geo.query.selection import Selection, select, whole
from geo.render.print.animation import HOLD, MILLISECONDS, render_animation
from geo.render.print.grid import LAND_ASPECT
from geo.render.print.layout import draw_body
from geo.render.print.panel import Panel
from geo.render.print.series import draw_series
from geo.render.print.sheet import Sheet
from geo.render.print.view import land_view
from released import released_catalogue
from render.print.drawn import SOUGHT, Drawn, drawn, meeting_pairs

CATALOGUE = released_catalogue()
CANADA, WHOLE = Selection(CATALOGUE.window, countries=("CAN",)), whole(CATALOGUE)
FIRST = date(2023, 3, 31)


def specs(selection: Selection, **wish):
    selected = select(CATALOGUE, selection)
    spec = build(CATALOGUE, selection, selected=selected)
    return specs_of(CATALOGUE, selected, spec, PictureStyle(**wish))


@cache
def sheet_of(selection: Selection, preset: str, compare: date | None = None, multiples: str = "") -> Drawn:
    """A series drawn once for all tests; its lines are measured where the small worlds are."""
    wish = {"compare": compare} if compare else {"multiples": multiples}
    style = PictureStyle(preset=PRESETS[preset], **wish)
    return drawn(finished(specs(selection, **wish), style), lines=bool(multiples) and selection == WHOLE)


@pytest.mark.parametrize(
    ("wish", "link"),
    [
        ({}, "?country=CAN"),
        ({"compare": FIRST}, "compare?country=CAN&from=2023-03-31"),
        ({"multiples": "quarter"}, "?country=CAN"),
    ],
)
def test_a_link_is_printed_with_its_host_and_the_earlier_day_or_not_at_all(wish, link):
    maps = specs(CANADA, **wish)
    known, unknown = (finished(maps, PictureStyle(address=host, **wish)) for host in ("https://a.org/", ""))
    assert known.last.address == f"https://a.org/{link}"
    assert known.caption.endswith(f"\n\nThis selection: https://a.org/{link}\n")
    assert unknown.last.address == ""
    assert "?" not in unknown.caption
    assert "This selection" not in unknown.caption


def moving(maps, **wish):
    """The animation of these maps, of the size of animations."""
    return in_motion(finished(maps, animated(PictureStyle(**wish))))


@pytest.mark.parametrize(
    ("start", "end", "step", "days"),
    [
        ("2022-09-01", "2022-11-15", "month", ["2022-09-30", "2022-10-31", "2022-11-15"]),
        ("2022-12-31", "2023-02-28", "month", ["2022-12-31", "2023-01-31", "2023-02-28"]),
        ("2022-11-02", "2023-06-01", "quarter", ["2022-12-31", "2023-03-31", "2023-06-01"]),
        ("2024-02-01", "2024-02-02", "quarter", ["2024-02-02"]),
    ],
)
def test_a_series_has_the_ends_of_its_months_and_its_own_last_day(start, end, step, days):
    period = Period(date.fromisoformat(start), date.fromisoformat(end))
    assert [day.isoformat() for day in ends_of(period, step)] == days


@pytest.mark.parametrize(("selection", "shown"), [(WHOLE, 9), (CANADA, 6)], ids=["world", "CAN"])
def test_small_maps_are_drawn_of_the_months_in_which_something_changed(selection, shown):
    maps = specs(selection, multiples="month")
    still, film = finished(maps, PictureStyle(multiples="month")), moving(maps)
    assert (len(maps), len(film.days), len(still.days)) == (23, 23, shown)
    assert (still.days[0].as_of, still.last.as_of) == (maps[0].as_of, maps[-1].as_of)
    assert all(one.countries or one.stations for one in still.changes[:-1]) or selection == CANADA
    words = f"Left out: {23 - shown} months with the map of the one before."
    assert words in still.counts_day
    assert words in still.counts
    assert "Left out" not in film.counts
    if selection == WHOLE:
        assert draw_series(still).titles["legend--changes"] == still.counts_day


@pytest.mark.parametrize(
    "end", [(-168.0, 65.6), (-164.0, 54.6), (-70.0, 83.0), (-156.5, 71.3), (-55.0, 52.0)]
)
def test_a_small_world_cuts_no_part_of_north_america(end):
    view = land_view(Panel(0, 0, 100 * LAND_ASPECT, 100), DEFAULT_BORDERS)
    assert view.depth(LonLat(*end)) >= 0


def test_too_many_maps_are_refused():
    with pytest.raises(InvalidValue, match="more than 36 months; choose a shorter range or quarters"):
        ends_of(Period(date(2020, 1, 1), date(2024, 7, 31)), "month")


def test_a_day_to_compare_with_comes_before_the_other():
    with pytest.raises(InvalidValue, match="has to come before the map's own day, 2024-07-31"):
        specs(CANADA, compare=date(2024, 7, 31))


def test_a_comparison_names_what_changed():
    changes = changes_between(*specs(CANADA, compare=FIRST))
    assert [(one.country.code, one.words) for one in changes.countries] == [
        ("CAN", "authorities investigating → reported closed.")
    ]
    assert changes.summary == (
        "7 alleged stations known on 31 March 2023, 7 on 31 July 2024; 1 country has another status."
    )


@pytest.mark.parametrize("preset", ["web", "square", "story", "column", "double"])
@pytest.mark.parametrize(
    "wish", [{"compare": FIRST}, {"multiples": "quarter"}], ids=["comparison", "quarters"]
)
@pytest.mark.parametrize("selection", [CANADA, WHOLE], ids=["CAN", "world"])
def test_each_panel_is_dated_and_there_is_one_legend(preset, wish, selection):
    maps = finished(specs(selection, **wish), PictureStyle(**wish)).days
    sheet = sheet_of(selection, preset, **wish)
    dates = [words for gid, words in sheet.titles.items() if gid.endswith("--date")]
    assert len(dates) == len(maps) > 1
    assert dates[-1].startswith("31 July 2024: ")
    assert all("alleged" in words for words in dates)
    legend = [gid for gid in sheet.titles if gid.startswith("legend--status--")]
    shown = {entry.key for spec in maps for entry in spec.legend if entry.fill and entry.count}
    assert sorted(legend) == sorted(f"legend--status--{key}" for key in shown)
    for number, spec in enumerate(maps, 1):
        drawn = [
            classes
            for gid, classes in sheet.classes.items()
            if gid.startswith(f"day-{number}--") and classes.startswith("station ")
        ]
        assert sorted(drawn) == [f"station station--{mark.id}" for mark in spec.stations]
    assert "credit" in sheet.titles
    assert any(gid.startswith("answer") for gid in sheet.titles)
    assert [gid for gid in sheet.titles if gid.startswith("changes--")]


@pytest.mark.parametrize("preset", PRESETS)
def test_two_worlds_have_their_crowds_enlarged_and_the_places_named_that_readers_look_for(preset):
    sheet = sheet_of(WHOLE, preset, compare=FIRST)
    assert len(sheet.plans) == 6
    for day in (sheet.plans[:3], sheet.plans[3:]):
        assert {label.text for plan in day for label in plan.labels} >= set(SOUGHT)
    for plan in sheet.plans:
        moved = [math.dist(*pair) for pair in zip(plan.places, plan.spots, strict=True)]
        assert max(moved) < plan.view.panel.width / 8
        hidden = [spot for spot in plan.spots if any(box.holds(*spot) for box in sheet.furniture)]
        assert hidden == []
    for one, other in itertools.combinations([plan.view.panel for plan in sheet.plans], 2):
        assert not one.meets(other)


@pytest.mark.parametrize("preset", PRESETS)
def test_a_comparison_of_worlds_titles_its_panels_explains_its_marks_and_lists_each_change(preset):
    day = date(2022, 12, 31)
    maps, sheet = specs(WHOLE, compare=day), sheet_of(WHOLE, preset, compare=day)
    for plan in (*sheet.plans[1:3], *sheet.plans[4:]):
        panel = plan.view.panel
        assert [box for box in sheet.furniture if panel.left <= box.left and panel.holds(box.right, box.top)]
    note = sheet.titles["legend--changes"]
    assert (AREAS in note) == any(plan.rings for plan in sheet.plans)
    assert (UNNAMED in note) == any(plan.unnamed for plan in sheet.plans)
    assert LINES in note
    changes = " ".join(words for gid, words in sheet.titles.items() if gid.startswith("changes--"))
    for one in changes_between(*maps).countries:
        assert one.country.name in changes


@pytest.mark.parametrize("step", ["month", "quarter"])
@pytest.mark.parametrize("preset", ["story", "column", "square", "double"])
def test_a_sheet_with_little_room_lists_changes_in_brief(preset, step):
    sheet = sheet_of(WHOLE, preset, multiples=step)
    changes = " ".join(words for gid, words in sheet.titles.items() if gid.startswith("changes--"))
    assert "2022: " in changes
    assert MARKED not in changes


def test_a_series_in_which_nothing_changes_says_so():
    period = Period(date(2024, 3, 1), date(2024, 6, 30))
    maps = specs(Selection(period, countries=("LSO",)), multiples="month")
    sheet = draw_series(finished(maps))
    assert sheet.titles["changes--1"] == UNCHANGED


@pytest.mark.parametrize("step", ["month", "quarter"])
@pytest.mark.parametrize("preset", PRESETS)
def test_small_worlds_have_europe_enlarged_and_legible_dates(preset, step):
    sheet = sheet_of(WHOLE, preset, multiples=step)
    marks = ["legend--dot", "legend--new", "legend--outline"]
    assert [gid for gid in sheet.titles if gid in marks] == marks
    assert not [gid for gid in sheet.titles if gid.startswith("legend--standing")], "none is on the maps"
    lines = sheet.lines
    paper = shapely.box(0, 0, sheet.width, sheet.height)
    for _, words, box, size in lines:
        assert shapely.contains(paper, box), words
        assert size * PRESETS[preset].unit >= {"story": 22, "8k": 44, "web": 11}.get(preset, 6), words
    for i, j in meeting_pairs([box for _, _, box, _ in lines]):
        (_, one, box, _), (_, other, second, _) = lines[i], lines[j]
        common = shapely.bounds(shapely.intersection(box, second))
        assert not (common[2] - common[0] > 2 and common[3] - common[1] > 5), (one, other)
    changed = [gid for gid in sheet.titles if gid.endswith("--changed")]
    assert any(gid.endswith("europe--changed") for gid in changed)
    assert not any(gid.startswith("day-1--") for gid in changed), "there is no map before the first"


@pytest.mark.parametrize("suffix", [".png", ".svg", ".pdf"])
def test_a_comparison_is_written_in_each_format_the_same_twice(suffix):
    style = PictureStyle(preset=sized(640, 360), compare=FIRST)
    once = export_bytes(CATALOGUE, CANADA, suffix, style)
    assert once == export_bytes(CATALOGUE, CANADA, suffix, style)
    assert once.startswith({".png": b"\x89PNG", ".svg": b"<?xml", ".pdf": b"%PDF"}[suffix])
    if suffix == ".png":
        description = Image.open(io.BytesIO(once)).text["Description"]
        assert "7 alleged stations known on 31 March 2023, 7 on 31 July 2024" in description


@pytest.fixture
def bodies(monkeypatch) -> list[tuple[MapSpec, Sheet, Panel]]:
    """What an animation draws between header and footer: the map, the sheet it is drawn on, its room."""
    drawn = []

    def draw(sheet, spec, room):
        draw_body(sheet, spec, room)
        drawn.append((spec, sheet, room))

    monkeypatch.setattr("geo.render.print.animation.draw_body", draw)
    return drawn


def test_the_legend_of_an_animation_does_not_jump(bodies):
    maps = specs(replace(WHOLE, period=Period(date(2022, 9, 1), date(2022, 11, 30))), multiples="month")
    render_animation(moving(maps), ".webp")
    legends = [[key for key in sheet.titles if key.startswith("legend--")] for _, sheet, _ in bodies]
    shown = [{entry.id for entry in spec.legend if entry.count} for spec in maps]
    assert len(shown[0]) < len(set.union(*shown))
    assert [len(legend) for legend in legends] == [len(set.union(*shown))] * 3
    assert legends[0] == legends[1] == legends[2]


def test_an_animation_draws_anew_only_what_has_changed_and_in_the_same_place(bodies):
    maps = specs(CANADA, multiples="month")
    film = Image.open(io.BytesIO(render_animation(moving(maps, preset=sized(960, 540)), ".webp")))
    drawn = [{(m.id, m.standing) for m in spec.stations} | set(spec.countries) for spec, _, _ in bodies]
    assert len(maps) > 2 * len(bodies)
    assert all(one != other for one, other in itertools.pairwise(drawn))
    (room,) = {room for _, _, room in bodies}
    frames = []
    for number in range(film.n_frames):
        film.seek(number)
        frames.append(np.asarray(film.convert("L"), dtype=int))
    below = math.ceil(room.top * 540 / bodies[0][1].height)
    changed = [np.abs(one - other)[below:500].max() > 60 for one, other in itertools.pairwise(frames)]
    kept = [one.body == other.body for one, other in itertools.pairwise(moving(maps).days)]
    assert changed == [not same for same in kept]
    assert all(np.abs(one - other)[:below].max() > 60 for one, other in itertools.pairwise(frames))


@pytest.mark.parametrize("preset", ["web", "story", "square"])
@pytest.mark.parametrize(
    "selection", [WHOLE, Selection(CATALOGUE.window, countries=("ITA",))], ids=["world", "ITA"]
)
def test_nothing_moves_in_an_animation_and_names_count_what_is_there(bodies, preset, selection):
    render_animation(moving(specs(selection, multiples="quarter"), preset=PRESETS[preset]), ".webp")
    panels, spots, anchors = [], {}, {}
    for _, sheet, _ in bodies:
        panels.append([plan.view for plan in sheet.plans])
        for plan in sheet.plans:
            for mark, spot in zip(plan.stations, plan.spots, strict=True):
                spots.setdefault(mark.id, set()).add(spot)
            cities = Counter((mark.country, mark.city) for mark in plan.stations)
            locality_names: dict[tuple[str, str], set[str]] = {}
            for mark in plan.stations:
                names = locality_names.setdefault((mark.country, mark.city), set())
                names.update(mark.claim.station.place_names)
            for label in plan.labels:
                names, number = locality_names[label.place], cities[label.place]
                assert label.text in (
                    names if number == 1 else {f"{name}: {number} alleged" for name in names}
                )
                middle = (label.box.top + label.box.bottom) / 2
                anchors.setdefault(label.place, set()).add(round(middle, 6))
    assert len(bodies) >= 2
    assert all(views == panels[0] for views in panels)
    assert {name for name, found in spots.items() if len(found) > 1} == set()
    assert {name for name, found in anchors.items() if len(found) > 1} == set()
    assert len(spots) == len({mark.id for spec, _, _ in bodies for mark in spec.stations})


def test_a_gif_keeps_the_colour_of_each_status_however_small_its_part():
    maps = specs(WHOLE, multiples="quarter")
    film = Image.open(io.BytesIO(render_animation(moving(maps), ".gif")))
    film.seek(film.n_frames - 1)
    shown = {colour for _, colour in film.convert("RGB").getcolors(2**24)}
    assert {tuple(bytes.fromhex(fill.colour[1:])) for fill in STATUS_FILLS.values()} <= shown


def test_no_frame_of_a_window_is_without_an_answer(bodies):
    maps = specs(WHOLE, multiples="quarter")
    render_animation(moving(maps, region=parse_region("europe")), ".webp")
    assert all("answer--1" in sheet.titles for _, sheet, _ in bodies)


def test_one_day_has_its_own_words_and_an_editors_headline_heads_every_day():
    (one,) = specs(CANADA)
    sheet = finished([one])
    assert (sheet.counts, sheet.alt_text) == (str(one.counts), one.alt_text)
    selected = select(CATALOGUE, CANADA)
    spec = build(CATALOGUE, CANADA, selected=selected, headline="My own")
    days = specs_of(CATALOGUE, selected, spec, PictureStyle(multiples="quarter"))
    assert {day.headline for day in finished(days).days} == {"My own"}


@pytest.mark.parametrize("suffix", [".gif", ".webp"])
def test_an_animation_has_a_frame_a_month_and_shows_the_last_longer(suffix):
    maps = specs(replace(CANADA, period=Period(date(2022, 9, 1), date(2022, 12, 31))), multiples="month")
    sheet = moving(maps, preset=sized(320, 180))
    made = render_animation(sheet, suffix)
    assert made == render_animation(sheet, suffix)
    picture = Image.open(io.BytesIO(made))
    assert (picture.n_frames, picture.size, picture.info["loop"]) == (4, (320, 180), 0)
    words = picture.info["comment" if suffix == ".gif" else "xmp"].decode()
    assert "4 maps, 30 September 2022 to 31 December 2022" in words
    times = []
    for number in range(picture.n_frames):
        picture.seek(number)
        picture.load()
        times.append(picture.info["duration"])
    assert times == [MILLISECONDS] * 3 + [HOLD]
