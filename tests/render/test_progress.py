"""A long export reports what is being made and how much is done; the file is the same, watched or not."""

from dataclasses import replace
from datetime import date

import pytest

from geo.exports.formats import export_bytes
from geo.mapspec.picture_style import sized, style_from
from geo.model.dates import Period
from geo.query.selection import whole
from geo.render.print import picture
from geo.render.progress import piece, watched

PACKED = ("PNG", "SVG", "PDF", "HTML", "CSV", "GEOJSON")


@pytest.fixture
def reports() -> list[tuple[str, float]]:
    return []


def test_a_piece_is_reported_as_it_begins_and_pieces_inside_are_part_of_it(reports):
    with watched(lambda words, share: reports.append((words, round(share, 3)))):
        for number in (1, 2):
            with piece(f"file {number} of 2", number, 2):
                for inner in (1, 2, 3):
                    with piece(f"map {inner}", inner, 3):
                        pass
    assert reports == [
        ("file 1 of 2", 0.0),
        ("file 1 of 2, map 1", 0.0),
        ("file 1 of 2, map 2", 0.167),
        ("file 1 of 2, map 3", 0.333),
        ("file 2 of 2", 0.5),
        ("file 2 of 2, map 1", 0.5),
        ("file 2 of 2, map 2", 0.667),
        ("file 2 of 2, map 3", 0.833),
    ]


def test_a_watcher_may_stop_the_export_and_gets_no_report_of_the_next(reports):
    def stop(words: str, _share: float) -> None:
        reports.append(words)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), watched(stop), piece("first", 1, 1):
        raise AssertionError
    with piece("second", 1, 1):
        assert reports == ["first"]


@pytest.mark.parametrize(
    ("kind", "last", "words"),
    [
        ((".gif", None), 1 / 2, ["map 1 of 2", "map 2 of 2"]),  # two of its three months look the same
        (
            (".svg", "month"),
            3 / 7,
            ["drawing", *(f"drawing, map {n} of 3" for n in (1, 2, 3)), "writing SVG"],
        ),
        ((".zip", None), 14 / 15, ["drawing", *(f"writing {name}" for name in PACKED)]),
    ],
)
def test_each_kind_of_file_reports_its_pieces_in_order(reports, five, kind, last, words):
    suffix, multiples = kind
    selection = replace(whole(five), period=Period(date(2022, 9, 12), date(2022, 11, 15)))
    style = replace(style_from(multiples=multiples), preset=sized(320, 180))
    with watched(lambda *report: reports.append(report)):
        made = export_bytes(five, selection, suffix, style)
    assert list(dict.fromkeys(name for name, _ in reports if name)) == words
    shares = [share for _, share in reports]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0, pytest.approx(last))
    assert made == export_bytes(five, selection, suffix, style)


def test_waiting_for_another_picture_is_reported_and_can_be_given_up(reports, monkeypatch):
    monkeypatch.setattr(picture, "PATIENCE", 0.01)

    def give_up(words: str, _share: float) -> None:
        reports.append(words)
        if len(reports) == 3:
            raise KeyboardInterrupt

    def draw() -> None:
        with watched(give_up), picture.alone():
            raise AssertionError

    with picture.alone(), pytest.raises(KeyboardInterrupt):
        draw()
    assert reports == ["waiting for another picture"] * 3
    with picture.alone():  # free again
        pass
