"""Hostile text is shown to the letter and runs nowhere: not in Jinja, not in HTML, not in JavaScript."""

import html
import json
import re
from typing import Any

import pytest
import streamlit_folium
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.mapspec.basemap import OnlineBasemap
from geo.mapspec.spec import build
from geo.query.selection import whole
from geo.render.escaping import safe_html, script_json
from geo.render.leaflet import base_map, step_layer
from geo.render.state import map_state

PAYLOADS = (
    "{{7*7}}",
    "{{ ''.__class__.__mro__ }}",
    "{% raw %}",
    "{% for x in ().__class__.__base__.__subclasses__() %}{{x}}{% endfor %}",
    "{#",
    "#}",
    "${alert(1)}",
    "`",
    "`+alert(1)+`",
    "</script><script>alert(1)</script>",
    "<!--",
    "]]>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "\\",
    "\\u003cb\\u003e",
    "\\x3cscript\\x3e",
    "&lt;b&gt; &amp; &#123;",
    "\u2028\u2029",
    "\u202eright to left",
    "a\r\nb\tc\n    d",
    "Montréal, 東京, 🗺️",
    "map_div feature_group_0",
)


RAW = set("{}$`\\<>\"'")


hostile = st.one_of(
    st.text(),
    st.sampled_from(PAYLOADS),
    st.lists(st.one_of(st.sampled_from(PAYLOADS), st.text(max_size=5)), max_size=5).map("".join),
    st.text(alphabet="{}%#$`\\<>\"'&;/!-[]()7* \n"),
)


values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), hostile),
    lambda inner: st.one_of(st.lists(inner), st.dictionaries(st.sampled_from("abc"), inner)),
    max_leaves=8,
)


def unescaped(value: Any) -> Any:
    """A parsed value as the reader sees it."""
    if isinstance(value, str):
        return html.unescape(value)
    if isinstance(value, dict):
        return {key: unescaped(item) for key, item in value.items()}
    if isinstance(value, list):
        return [unescaped(item) for item in value]
    return value


def sent_by_streamlit(state: dict[str, Any]) -> str:
    """The script that streamlit-folium hands to the browser for one step."""
    return streamlit_folium._get_feature_group_string(step_layer(state), base_map())


def painted(script: str) -> Any:
    """What ``stationmap.js`` is asked to paint."""
    (call,) = re.findall(r"window\.stationMap\.paint\((.*)\);$", script, re.MULTILINE)
    return json.loads(call)


@given(hostile)
def test_a_reader_sees_the_text_to_the_letter(text):
    assert html.unescape(safe_html(text)) == text


@given(hostile)
def test_nothing_that_means_something_to_jinja_html_or_javascript_stays_raw(text):
    assert not RAW & set(safe_html(text))


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("{{7*7}}", "&#123;&#123;7*7&#125;&#125;"),
        ("${x}`\\", "&#36;&#123;x&#125;&#96;&#92;"),
        ("<a href=\"x\" title='y'>&", "&lt;a href=&quot;x&quot; title=&#x27;y&#x27;&gt;&amp;"),
        ("Montréal 7*7 % # @", "Montréal 7*7 % # @"),
        ("", ""),
    ],
)
def test_the_escaper_writes_entities(text, safe):
    assert safe_html(text) == safe


@given(values)
def test_json_for_a_script_parses_back_with_every_text_safe(value):
    written = script_json(value)
    assert unescaped(json.loads(written)) == value
    assert "{{" not in written
    assert not set("<>`$'") & set(written)


@given(hostile)
@settings(max_examples=60, deadline=None)
def test_text_survives_folium_and_streamlit_folium_to_the_letter(text):
    state = {"label": text, "stations": {"reported": [text, text]}, "legend": [["status", text, 1]]}
    assert unescaped(painted(sent_by_streamlit(state))) == state


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_is_neither_run_on_the_server_nor_raw_in_the_script(payload):
    script = sent_by_streamlit({"label": payload})
    assert script.count("49") == sent_by_streamlit({"label": ""}).count("49")
    assert safe_html(payload) in json.loads(f'"{script.split("label")[1][3:].split(chr(34))[0]}"')


@pytest.mark.parametrize("payload", PAYLOADS)
def test_an_attribution_of_a_basemap_survives_the_rendered_figure(payload):
    online = OnlineBasemap("{{7*7}}", "nobody", "https://tiles.invalid/{z}/{x}/{y}.png", payload)
    page = base_map(online).get_root().render()
    (attribution,) = re.findall(r'"attribution": "((?:[^"\\]|\\.)*)"', page)
    assert html.unescape(json.loads(f'"{attribution}"')) == payload
    assert "49" not in re.findall(r"L\.tileLayer\(.*?\);", page, re.DOTALL)[0]


def test_a_map_of_hostile_records_paints_the_state_as_it_is(collection):
    collection.edit_station("gbr-london-1", name="Alleged {{7*7}} </script>`${alert(1)}`")
    collection.edit_event("inquiry", summary="{% raw %}")
    catalogue = collection.read()
    state = map_state(build(catalogue, whole(catalogue)), chosen="station:gbr-london-1")
    assert unescaped(painted(sent_by_streamlit(state))) == state
