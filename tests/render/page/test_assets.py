"""Styles and scripts inside the page: the policy allows exactly these, and none ends its element early."""

import base64
import hashlib
import re
from html import unescape

import pytest

from geo.model.installation import STATIC
from geo.query.selection import whole
from geo.render.page.assets import HEAD_SCRIPT, LIBRARY, SCRIPT, STEP, STEPS, STYLE
from render.page.pages import CATALOGUE, page_of


def test_the_policy_comes_first_and_allows_exactly_the_inline_scripts_and_the_style():
    page = page_of(whole(CATALOGUE))
    head = page[page.index("<head>") + len("<head>") :].lstrip()
    assert head.startswith('<meta http-equiv="Content-Security-Policy"')
    policy = unescape(re.search(r'content="([^"]*)"', head)[1])

    def hashed(text: str) -> str:
        return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

    texts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    assert texts[3:] == [STEP] * STEPS
    scripts = [hashed(text) for text in texts[:4]]
    styles = [hashed(text) for text in re.findall(r"<style>(.*?)</style>", page, re.DOTALL)]
    assert policy == (
        f"default-src 'none'; script-src {' '.join(scripts)}; style-src {' '.join(styles)}; "
        "img-src data:; font-src data:; base-uri 'none'; form-action 'none'"
    )


@pytest.mark.parametrize("name", [STYLE, HEAD_SCRIPT, LIBRARY, SCRIPT])
def test_a_file_that_goes_into_the_page_cannot_end_its_element_early(name):
    text = (STATIC / name).read_text("utf-8")
    assert not re.search(r"</(?:script|style)|<!--|\r", text, re.IGNORECASE)
