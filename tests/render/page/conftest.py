"""A page opened in a real browser."""

import re
from pathlib import Path

import pytest

LISTEN = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.violations.push(event.violatedDirective + " " + event.sourceFile + " " + event.lineNumber);
});
"""


@pytest.fixture
def opened(chromium, tmp_path: Path):
    """Open a page from a file, offline, and assert that it made no request and logged no error."""
    watched = []

    def open_page(html: str, **options):
        file = tmp_path / "map.html"
        file.write_text(html, "utf-8")
        context = chromium.new_context(offline=True, **options)
        page = context.new_page()
        asked, said = [], []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.route(re.compile("^(?!file:)"), lambda route: route.abort())
        page.add_init_script(LISTEN)
        page.goto(file.as_uri())
        watched.append((file.as_uri(), context, page, asked, said, options.get("java_script_enabled", True)))
        return page

    yield open_page
    for address, context, page, asked, said, scripted in watched:
        assert {url.partition("#")[0] for url in asked} == {address}
        assert said == []
        assert not scripted or page.evaluate("window.violations") == []
        context.close()
