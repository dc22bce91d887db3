"""The maps of one picture: which days it has, one headline and legend, and the words around them."""

from dataclasses import replace

import pytest

from geo.mapspec.picture_style import style_from
from geo.mapspec.sheet import AREAS, COMPARED, LINES, UNNAMED, in_motion, sheet_of
from geo.mapspec.spec import build
from geo.model.errors import InvalidValue
from geo.query.selection import from_link, select, whole


def sheet(five, link: str = "", **asked: str):
    selection = from_link(link, five) if link else whole(five)
    selected = select(five, selection)
    return sheet_of(five, selected, build(five, selection, selected=selected), style_from(**asked))


@pytest.mark.parametrize(
    ("link", "asked", "days", "left_out"),
    [
        ("to=2022-12-31", {}, ["2022-12-31"], 0),
        ("to=2022-12-31", {"compare": "2022-09-30"}, ["2022-09-30", "2022-12-31"], 0),
        (
            "from=2022-09-01&to=2023-01-31",
            {"multiples": "month"},
            ["2022-09-30", "2022-10-31", "2022-12-31", "2023-01-31"],
            1,
        ),
        ("from=2022-09-01&to=2022-12-31", {"multiples": "quarter"}, ["2022-09-30", "2022-12-31"], 0),
    ],
)
def test_a_sheet_has_the_days_that_are_asked_for_but_those_on_which_nothing_changed(
    five, link, asked, days, left_out
):
    made = sheet(five, link, **asked)
    assert ([str(day.as_of) for day in made.days], made.left_out) == (days, left_out)
    assert len(made.changes) == len(days) - 1
    assert {tuple(entry.id for entry in day.legend) for day in made.days} == {
        tuple(entry.id for entry in made.last.legend)
    }


def test_the_number_of_months_left_out_is_said_wherever_counts_are(five):
    made = sheet(five, "from=2022-09-01&to=2023-01-31", multiples="month")
    words = "Left out: 1 month with the map of the one before."
    assert made.left_out_words == words
    assert made.counts_day == f"Counts of the legend: 31 January 2023. {words}"
    assert made.counts.startswith(f"4 maps, 30 September 2022 to 31 January 2023. {words} As of")
    assert sheet(five).left_out_words == ""


def test_a_comparison_counts_both_days_in_the_legend(five):
    made = sheet(five, "to=2023-06-06", compare="2022-09-12")
    assert made.dates == "12 September 2022 to 6 June 2023"
    assert made.legend_counts["status--reported"] == "2 → 1"
    assert made.legend_counts["standing--reported_closed"] == "0 → 1"
    assert sheet(five).legend_counts == {}


@pytest.mark.parametrize(
    ("asked", "marks", "words"),
    [
        ({"compare": "2022-09-12"}, (False, False, False), COMPARED),
        ({"compare": "2022-09-12"}, (True, True, True), f"{COMPARED} {AREAS} {LINES} {UNNAMED}"),
    ],
)
def test_only_the_marks_that_are_drawn_are_explained(five, asked, marks, words):
    has = dict(zip(("has_areas", "has_lines", "has_unnamed"), marks, strict=True))
    assert sheet(five, **asked).marks_words(**has) == words


def test_the_earlier_day_comes_before_the_maps_own(five):
    with pytest.raises(InvalidValue, match="has to come before the map's own day, 2022-12-31"):
        sheet(five, "to=2022-12-31", compare="2022-12-31")


def test_the_caption_has_headline_counts_selection_credit_and_link(five):
    made = sheet(five, "country=CAN", address="https://example.org/")
    last = made.last
    assert made.caption.split("\n\n") == [
        last.headline,
        f"{last.counts} {last.claims}",
        last.sentence,
        last.credit.line,
        "This selection: https://example.org/?country=CAN\n",
    ]
    assert sheet(five, "country=CAN").caption.endswith(f"{last.credit.line}\n")


@pytest.mark.parametrize(
    ("caption", "parts"),
    [("Mine.", ["Mine.", "CREDIT"]), ("Mine. CREDIT", ["Mine. CREDIT"])],
)
def test_an_editors_caption_gets_the_credit_unless_it_has_it(five, caption, parts):
    credit = sheet(five).last.credit.line
    made = sheet(five, caption=caption.replace("CREDIT", credit))
    assert made.caption == "\n\n".join(parts).replace("CREDIT", credit) + "\n"


def test_a_comparison_leads_to_the_page_of_two_days(five):
    made = sheet(five, "to=2022-12-31", compare="2022-09-30", address="https://example.org/")
    assert {day.address for day in made.days} == {"https://example.org/compare?from=2022-09-30&to=2022-12-31"}


def test_an_editors_words_stand_in_the_place_of_the_generated_ones(five):
    made = sheet(five, title="Mine", standfirst="First.", alt="Words.")
    assert (made.last.headline, made.alt_text) == ("Mine", "Words.")
    assert made.standfirst.startswith("First. As of ")
    assert made.titled("Other").last.headline == "Other"
    assert made.titled("") == made


def test_a_moving_map_leaves_room_for_all_that_any_of_its_days_shows(five):
    made = in_motion(sheet(five, "from=2022-09-01&to=2023-03-31", compare="2022-09-12"))
    assert {mark.id for mark in made.days[0].layout.stations} == {mark.id for mark in made.last.stations}
    assert len(made.days[0].stations) < len(made.days[0].layout.stations)
    assert replace(made.days[0], final=None).layout == replace(made.days[0], final=None)
