"""The page on how to read the map, and its citations."""

from ui.opened import listed, open_page, texts


def test_the_page_on_how_to_read_the_map_opens_and_cites_the_collection():
    page = open_page("method")
    assert not page.exception
    assert not page.error
    assert dict(page.query_params) == {}
    assert "never how likely it is to be true" in texts(page)
    text, bibtex, csl = (code.value for code in page.code)
    assert text.startswith("Alleged stations map, contributors: ")
    assert bibtex.startswith("@misc{alleged-stations,")
    assert '"type": "dataset"' in csl


def test_the_page_on_how_to_read_the_map_cites_the_view_of_the_link(monkeypatch):
    monkeypatch.setenv("GEO_ADDRESS", "https://example.org/map/")
    page = open_page("method", country=["CAN", "USA"], to="2023-03-14")
    page.radio(key="cite_what").set_value("This view").run()
    assert "https://example.org/map/?country=CAN&country=USA&to=2023-03-14." in page.code[0].value
    assert listed(page, "country") == ["CAN", "USA"]


def test_the_page_on_how_to_read_the_map_reports_a_bad_link():
    page = open_page("method", country="XXX")
    assert ["XXX" in error.value for error in page.error] == [True]
