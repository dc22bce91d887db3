"""The Atom feed: what RFC 4287 asks for, escaped, the same bytes each time, and the file that is served."""

from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as ET

from geo.cli.commands import main
from geo.collection.reading import PROJECT_COLLECTION, read_catalogue
from geo.collection.releases import release_day
from geo.model.annotations import Correction
from geo.model.dates import parse_partial_date
from geo.model.installation import STATIC
from geo.render.feed import AUTHOR, TITLE, render_feed

ATOM = "{http://www.w3.org/2005/Atom}"
RELEASED = date(2026, 11, 21)
HOSTILE = '<script>alert(1)</script> & ]]> {{7*7}} \x0b "'


def correction(day: str, record: str, field: str, before: str = "a", after: str = "b") -> Correction:
    return Correction(parse_partial_date(day), record, field, before, after, "It was wrong.", ("press",))


def parsed(five, *corrections: Correction):
    return ET.fromstring(render_feed(replace(five, corrections=corrections), RELEASED))  # noqa: S314


def entries(feed) -> list[tuple[str, str]]:
    return [
        (one.findtext(f"{ATOM}title"), one.findtext(f"{ATOM}updated")) for one in feed.iter(f"{ATOM}entry")
    ]


def test_a_feed_without_entries_has_what_a_feed_needs_and_is_of_the_day_of_the_release(five):
    feed = parsed(five)
    assert feed.tag == f"{ATOM}feed"
    assert feed.findtext(f"{ATOM}id").startswith("urn:uuid:")
    assert feed.findtext(f"{ATOM}title") == TITLE
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == AUTHOR
    assert feed.findtext(f"{ATOM}updated") == "2026-11-21T12:00:00+00:00"
    assert entries(feed) == []


def test_the_latest_correction_comes_first_and_dates_the_feed(five):
    first = correction("2026-12-01", "can-markham-1", "note")
    second = correction("2026-12-05", "inquiry", "summary")
    feed = parsed(five, first, second)
    assert feed.findtext(f"{ATOM}updated") == "2026-12-05T12:00:00+00:00"
    assert entries(feed) == [
        ("Investigation opened, Canada, 26 October 2022 (inquiry): summary", "2026-12-05T12:00:00+00:00"),
        ("Alleged station can-markham-1 (can-markham-1): note", "2026-12-01T12:00:00+00:00"),
    ]


def test_an_entry_says_what_was_when_and_why_and_that_a_station_is_alleged(five):
    feed = parsed(five, correction("2026-12-01", "can-markham-1", "note", "", "New."))
    assert feed.findtext(f"{ATOM}entry/{ATOM}content") == (
        "Alleged station can-markham-1 (can-markham-1). Corrected on 1 December 2026, field note. "
        "Before: (empty). After: “New.”. Reason: It was wrong. "
        "Source: The Gazette, “Sites reported”, 2022-10."
    )


def test_a_withdrawn_record_has_its_tombstone_in_the_feed(five):
    feed = parsed(five, correction("2026-12-01", "can-laval-1", "id", "can-laval-1", "can-markham-1"))
    assert entries(feed)[0][0] == "can-laval-1: withdrawn"
    assert feed.findtext(f"{ATOM}entry/{ATOM}content") == (
        "The record can-laval-1 was withdrawn on 1 December 2026. Reason: It was wrong. "
        "In its place: can-markham-1."
    )


def test_ids_follow_from_record_field_and_day_and_are_never_shared(five):
    same = correction("2026-12-01", "can-markham-1", "note")
    again = correction("2026-12-01", "can-markham-1", "note", "b", "c")
    other = correction("2026-12-02", "can-markham-1", "note", "c", "d")
    ids = [one.text for one in parsed(five, same, again, other).iter(f"{ATOM}id")]
    assert len(set(ids)) == 4
    assert ids[-1] == [one.text for one in parsed(five, same).iter(f"{ATOM}id")][-1]


def test_hostile_text_is_escaped_and_what_xml_cannot_hold_is_replaced(five):
    feed = parsed(five, correction("2026-12-01", "can-markham-1", "note", HOSTILE, "b"))
    assert HOSTILE.replace("\x0b", "\N{REPLACEMENT CHARACTER}") in feed.findtext(f"{ATOM}entry/{ATOM}content")
    assert list(feed.iter("script")) == []


def test_no_link_of_the_feed_names_a_server(five):
    feed = parsed(five, correction("2026-12-01", "can-markham-1", "note"))
    assert [one.attrib for one in feed.iter(f"{ATOM}link")] == [
        {"href": "../../corrections", "rel": "alternate"}
    ]


def test_the_feed_is_the_same_bytes_each_time(five):
    changed = replace(five, corrections=(correction("2026-12-01", "can-markham-1", "note"),))
    assert render_feed(changed, RELEASED) == render_feed(changed, RELEASED)


def test_the_feed_that_the_app_serves_is_the_one_of_the_data():
    catalogue = read_catalogue()
    made = render_feed(catalogue, release_day(PROJECT_COLLECTION, catalogue))
    assert (STATIC / "corrections.xml").read_bytes() == made, "run: python -m geo feed static/corrections.xml"


def test_the_command_line_writes_the_feed(collection, tmp_path, capsys):
    assert main(["feed", str(tmp_path / "feed.xml"), "--data", str(collection.folder)]) == 0
    assert capsys.readouterr().out == ""
    assert b"<updated>2024-07-31T12:00:00+00:00</updated>" in (tmp_path / "feed.xml").read_bytes()
