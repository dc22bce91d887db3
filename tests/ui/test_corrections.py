"""The corrections page: corrections, tombstones, misquoted figures, and the feed."""

import pytest

from ui.opened import broken_copy, listed, open_page, texts

CORRECTIONS = (
    "date,record,field,before,after,reason,source\n"
    "2026-11-22,gbr-london-1,note,,Closed <b>now</b>.,It was missing.,press\n"
    "2026-11-23,inquiry,note,,An agency gives another day.,It was missing.,\n"
    "2026-11-24,can-laval-1,id,can-laval-1,can-markham-1,It was listed twice.,press\n"
)


FIGURES = (
    "id,topic,often_said,value,explanation,sources\n"
    "total,Number of alleged stations,Fifty in ten countries.,54 in 30 countries,Two lists are mixed.,ngo\n"
)


@pytest.fixture
def corrected(collection, monkeypatch):
    """The five alleged stations after two corrections and a withdrawal, with a misquoted figure."""
    collection.edit_station("gbr-london-1", note="Closed <b>now</b>.")
    collection.edit_event("inquiry", note="An agency gives another day.")
    collection.write("corrections.csv", CORRECTIONS)
    collection.write("figures.csv", FIGURES)
    monkeypatch.setenv("GEO_DATA", str(collection.folder))
    return collection


@pytest.mark.usefixtures("corrected")
def test_the_corrections_page_lists_what_was_corrected_and_withdrawn_and_what_is_misquoted():
    page = open_page("corrections")
    assert not page.exception
    body = texts(page)
    assert "2 corrections, 1 record withdrawn, 1 figure often misquoted elsewhere" in body
    label = "Alleged station gbr-london-1 (gbr-london-1)"
    assert f'<a href="./?record=station:gbr-london-1" target="_self">{label}</a>' in body
    assert "<dt>After</dt><dd>“Closed &lt;b&gt;now&lt;/b&gt;.”</dd>" in body
    assert '<dt>Source</dt><dd><a href="https://example.org/gazette"' in body
    assert "./?record=country:CAN" in body
    assert "<b>24 November 2026</b> can-laval-1 was withdrawn." in body
    assert "<dt>Supported</dt><dd>54 in 30 countries</dd>" in body
    assert body.index("23 November 2026") < body.index("22 November 2026")


@pytest.mark.usefixtures("corrected")
def test_the_corrections_page_offers_the_feed():
    (feed,) = open_page("corrections").get("download_button")
    assert feed.proto.label == "Atom feed of corrections"


def test_an_empty_corrections_page_says_so(collection, monkeypatch):
    monkeypatch.setenv("GEO_DATA", str(collection.folder))
    page = open_page("corrections")
    assert not page.exception
    body = texts(page)
    assert "0 corrections, 0 records withdrawn, 0 figures often misquoted elsewhere" in body
    for sentence in (
        "No record has been corrected since it was released.",
        "No record has been withdrawn.",
        "This collection names no figure that is misquoted.",
    ):
        assert sentence in body


def test_the_corrections_page_keeps_the_link_for_the_other_pages():
    page = open_page("corrections", country=["CAN", "USA"], to="2023-03-14")
    assert not page.exception
    assert (listed(page, "country"), listed(page, "to")) == (["CAN", "USA"], ["2023-03-14"])


def test_the_corrections_page_reports_a_bad_link():
    page = open_page("corrections", country="XXX")
    assert ["XXX" in error.value for error in page.error] == [True]


@pytest.mark.usefixtures("corrected")
def test_a_link_to_a_withdrawn_record_gets_its_tombstone():
    page = open_page("map", record="station:can-laval-1")
    assert not page.exception
    (error,) = page.error
    assert "was withdrawn on 24 November 2026" in error.value
    assert "listed twice" in error.value
    assert "can\\-markham\\-1" in error.value


@pytest.mark.usefixtures("corrected")
def test_a_dossier_shows_the_corrections_of_its_record():
    body = texts(open_page("map", record="station:gbr-london-1"))
    assert "Corrections to this record" in body
    assert "Corrected on 22 November 2026, field note. Before: (empty)." in body
    body = texts(open_page("map", record="country:CAN"))
    assert "Corrected on 23 November 2026, field note." in body


def test_a_corrections_page_of_a_broken_collection_names_the_row(tmp_path, monkeypatch):
    monkeypatch.setenv("GEO_DATA", str(broken_copy(tmp_path)))
    page = open_page("corrections")
    assert not page.exception
    assert page.dataframe[0].value["row"].str.contains("can-2022-10-26").all()
