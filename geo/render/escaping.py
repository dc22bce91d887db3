"""The one escaper: every text that reaches folium, Leaflet or the page's script passes through it.

folium and branca send strings through Jinja twice and put them into JavaScript template
literals, so ``html.escape`` alone is not enough: braces, ``$``, backticks and backslashes become
numeric entities too. What comes out is HTML that shows the text as it was written.
"""

import html
import json
from typing import Any

_ENTITIES = str.maketrans({character: f"&#{ord(character)};" for character in "{}$`\\"})


def safe_html(text: str) -> str:
    """HTML that shows ``text`` to the letter, inert in Jinja, HTML, attributes and JavaScript."""
    return html.escape(text, quote=True).translate(_ENTITIES)


def script_json(value: Any) -> str:
    """Compact JSON for a script, every text in it (keys excepted) made safe first.

    Keys are the program's own or validated codes; texts come from the data files.
    """
    return json.dumps(_safe(value), ensure_ascii=False, separators=(",", ":")).replace("}}", "} }")


def _safe(value: Any) -> Any:
    if isinstance(value, str):
        return safe_html(value)
    if isinstance(value, dict):
        return {key: _safe(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_safe(item) for item in value]
    return value
