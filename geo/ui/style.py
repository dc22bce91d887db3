"""The look of the pages beyond Streamlit's theme, and text made safe for its Markdown."""

from __future__ import annotations

import re

SHEET = """
<style>
@font-face { font-family: "Source Serif 4"; font-weight: 600; font-display: swap; src: url(app/static/fonts/source-serif-4-latin-600-normal.woff2) format("woff2"); }
.st-key-filterbar { display: grid !important; grid-template-columns: 3fr 2fr 1fr 1fr; gap: .6rem; align-items: end; }
.st-key-filterbar > * { width: 100% !important; min-width: 0; }
.stMainBlockContainer { padding-top: 3.6rem; padding-bottom: 3rem; max-width: 1560px; }
.stMainBlockContainer > div > .stVerticalBlock, .stVerticalBlock { gap: .6rem; }
h1.headline, .dossier h3 { font-family: "Source Serif 4", Georgia, serif; font-weight: 600; }
h1.headline { font-size: clamp(1.35rem, 2.4vw, 2.05rem); line-height: 1.15; padding: 0; margin: 0; letter-spacing: -.01em; }
.standfirst { font-size: 1.02rem; line-height: 1.4; margin: 0; }
.sentence { color: #55534e; font-size: .9rem; margin: .1rem 0 0; }
dl.figures { display: flex; flex-wrap: wrap; gap: .2rem 1.6rem; margin: .3rem 0 0 !important; padding: 0 !important; }
.figures div { display: flex; align-items: baseline; gap: .4rem; }
.figures dt { order: 2; color: #55534e; font-size: .85rem; }
.figures dd { margin: 0; font-weight: 700; font-size: 1.25rem; font-variant-numeric: tabular-nums; }
.dossier { font-size: .93rem; line-height: 1.42; }
.dossier h3 { font-size: 1.25rem; line-height: 1.2; margin: .1rem 0 .4rem; padding: 0; }
.dossier h4 { font-size: .95rem; margin: .8rem 0 .15rem; padding: 0; font-family: inherit; font-weight: 700; }
.dossier p { margin: 0 0 .4rem; }
.dossier .kicker { color: #8a2b1d; font-weight: 700; font-size: .8rem; margin: 0; }
.dossier dl { margin: .3rem 0 !important; padding: 0 !important; display: grid; grid-template-columns: max-content 1fr; gap: .1rem .8rem; }
.dossier dt { color: #55534e; }
.dossier dd { margin: 0 !important; }
.dossier .answer, .dossier .since { border-left: 3px solid #1a1a1a; padding: 0 0 0 .7rem; margin: .7rem 0; }
.dossier .since { border-left-style: double; }
.dossier .answer h4, .dossier .since h4 { margin-top: 0; }
.dossier ol.history { list-style: none; padding: 0; margin: .2rem 0; }
.dossier ol.history li { padding: .25rem 0 .25rem .7rem; border-left: 1px solid #8a867c; margin: 0; font-size: inherit; }
.dossier .kind { font-weight: 600; color: #55534e; }
.dossier small, .dossier .note { color: #55534e; font-size: .84rem; }
.dossier sup.refs { font-size: .68rem; color: #55534e; padding-left: .12rem; }
.dossier ol.sources { padding-left: 1.5rem; margin: .2rem 0; }
.dossier ol.sources li { font-size: .84rem; padding: .1rem 0; overflow-wrap: anywhere; }
.standing-line { font-weight: 600; border-bottom: 2px solid #1a1a1a; padding: 0 0 .35rem; margin: 0; }
.st-key-timeline { display: grid !important; grid-template-columns: max-content 1fr; gap: 0 1.4rem; align-items: end; }
.st-key-timeline > * { width: 100% !important; min-width: 0; }
.st-key-timeline_slider { gap: 0 !important; }
.veil { display: flex; justify-content: space-between; height: 40px; margin: -40px 6px 0; position: relative; }
.veil i { background: rgba(255, 255, 255, .74); }
.density { display: block; width: 100%; height: 40px; padding: 0 6px; box-sizing: border-box; }
.map-credit { color: #55534e; font-size: .8rem; margin: 0; }
.visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
iframe[title="streamlit_folium.st_folium"] { border: 1px solid #8a867c; }
@media (max-width: 900px) {
  .st-key-mapside > [data-testid="stHorizontalBlock"], .st-key-mapside > div > [data-testid="stHorizontalBlock"] { flex-direction: column; }
  .st-key-mapside [data-testid="stColumn"] { width: 100% !important; flex: 1 1 auto !important; min-width: 100% !important; }
  .st-key-dossier, [data-testid="stLayoutWrapper"]:has(> .st-key-dossier) { height: auto !important; max-height: none !important; }
}
@media (max-width: 640px) {
  iframe[title="streamlit_folium.st_folium"] { height: 430px !important; }
  .st-key-timeline { grid-template-columns: 1fr; }
  .st-key-timeline_buttons { order: 2; gap: .4rem !important; flex-wrap: nowrap !important; }
  .st-key-timeline_buttons button { padding: .25rem .4rem; font-size: .85rem; }
  .st-key-timeline_buttons [data-testid="stIconMaterial"] { display: none; }
  .st-key-filterbar { grid-template-columns: 1fr 1fr; }
  .st-key-filterbar > :nth-child(1), .st-key-filterbar > :nth-child(2) { grid-column: span 2; }
  .stMainBlockContainer { padding-left: .9rem; padding-right: .9rem; }
}
@media print { header, .stButton, .stDownloadButton, iframe { display: none !important; } }
</style>
"""

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>$~:&])")


def as_text(text: str) -> str:
    """Markdown that shows ``text`` to the letter."""
    return _MARKDOWN.sub(r"\\\1", text)
