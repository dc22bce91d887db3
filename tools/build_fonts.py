"""Make the fonts: TTF and woff2 for pictures (geo/render/print/fonts), woff2 for pages (static/fonts).

The inputs are npm packages, as packed:

    npm pack @fontsource/source-sans-3@5.3.1 @fontsource/source-serif-4@5.3.1
    npm pack @expo-google-fonts/noto-sans-sc@0.4.3
    python tools/build_fonts.py fontsource-source-sans-3-5.3.1.tgz fontsource-source-serif-4-5.3.1.tgz
        expo-google-fonts-noto-sans-sc-0.4.3.tgz

Fontsource cuts each weight into subsets. For a TTF the subsets latin and latin-ext are merged back into one
font and its name table is written anew; for the browser, where self-contained page and SVG hold the fonts,
that is cut down to the characters of :data:`WEB_CHARACTERS`. The Chinese font is cut down to what GB 2312
and the first level of Big5 contain: 9,500 characters, simplified and traditional.

All three are under the SIL Open Font License with the Reserved Font Name "Source", which a modified version
may not bear (section 3): what is merged or cut here is called Stations Sans, Stations Serif and Stations Han;
copyright line and licence travel with it.

Identical input gives identical bytes. Needs fonttools and brotli.
"""

import argparse
import io
import sys
import tarfile
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.merge import Merger, Options
from fontTools.ttLib import TTFont

ROOT = Path(__file__).parent.parent
SUBSETS = ("latin", "latin-ext")
SAMPLE = "Alleged stations — Montréal, São Paulo, Kőbánya, Józsefváros, 1 Sept 2022–31 July 2024 · •"
"""Every Latin TTF must have a glyph for each of these characters."""

WEB_CHARACTERS = {
    *range(0x20, 0x7F),
    *range(0xA0, 0x100),
    *map(ord, "ĆćČčĐđĞğİıŁłŃńŐőŒœŘřŚśŞşŠšŰűŹźŻżŽž–—‘’‚“”„•…‹›€−"),
}
"""What the fonts of the browser contain: what names and English text need; the page holds them."""

SVG_FEATURES = ("kern", "liga", "locl", "mark", "mkmk")
"""The layout features of the fonts inside an SVG, whose words are placed by the widths of the TTF."""

OWN_NAMES = {
    "Source Sans 3": "Stations Sans",
    "Source Serif 4": "Stations Serif",
    "Noto Sans SC": "Stations Han",
}
"""What a modified font is called, by the name of its original."""

HAN = "500Medium/NotoSansSC_500Medium.ttf"
"""The weight that stands beside both regular and bold Latin."""


@dataclass(frozen=True)
class Face:
    """One weight of one family."""

    original: str
    """Family name of the original."""
    style: str
    """Style name, such as "SemiBold"."""
    weight: int
    """CSS and OS/2 weight, 100 to 900."""
    on_the_web: bool
    """Whether static/fonts has it as woff2."""

    @property
    def slug(self) -> str:
        """The package's own name of the family: "source-sans-3"."""
        return self.original.lower().replace(" ", "-")

    @property
    def family(self) -> str:
        """Family name of the modified font, as matplotlib asks for it."""
        return OWN_NAMES[self.original]

    @property
    def web_name(self) -> str:
        """Name of the woff2 file: "stations-sans-400.woff2"."""
        return f"{self.family.lower().replace(' ', '-')}-{self.weight}.woff2"

    @property
    def postscript_name(self) -> str:
        """Name without spaces, also the name of the TTF file: "StationsSans-SemiBold"."""
        return f"{self.family.replace(' ', '')}-{self.style}"


FACES = (
    Face("Source Sans 3", "Regular", 400, on_the_web=True),
    Face("Source Sans 3", "SemiBold", 600, on_the_web=True),
    Face("Source Sans 3", "Bold", 700, on_the_web=False),
    Face("Source Serif 4", "SemiBold", 600, on_the_web=True),
)


def read_package(tarball: Path) -> dict[str, bytes]:
    """Return the files of an npm package by their path below "package/"."""
    with tarfile.open(tarball) as archive:
        members = {member.name: archive.extractfile(member) for member in archive if member.isfile()}
        return {name.removeprefix("package/"): opened.read() for name, opened in members.items() if opened}


def merge_subsets(subsets: list[bytes]) -> TTFont:
    """Merge woff2 subsets of one font, without hinting, which renderers of today do not need."""
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for number, subset in enumerate(subsets):
            font = TTFont(io.BytesIO(subset), recalcTimestamp=False)
            font.flavor = None
            files.append(str(Path(folder) / f"{number}.ttf"))
            font.save(files[-1])
        return Merger(options=Options(drop_tables=["STAT", "BASE", "prep", "gasp"])).merge(files)


def name_face(font: TTFont, face: Face, timestamps: tuple[int, int]) -> None:
    """Write names, weight and the dates (created, modified) of the original; keep copyright and licence."""
    kept = {name_id: font["name"].getDebugName(name_id) for name_id in (0, 5, 13, 14)}
    is_basic = face.style in ("Regular", "Bold")
    names = kept | {
        1: face.family if is_basic else f"{face.family} {face.style}",
        2: face.style if is_basic else "Regular",
        3: f"{kept[5]};{face.postscript_name}",
        4: f"{face.family} {face.style}",
        6: face.postscript_name,
    }
    if not is_basic:
        names |= {16: face.family, 17: face.style}
    font["name"].names = []
    for name_id, text in sorted(names.items()):
        if text:
            font["name"].setName(text, name_id, platformID=3, platEncID=1, langID=0x409)
    bold, regular = face.style == "Bold", face.style != "Bold"
    font["OS/2"].usWeightClass = face.weight
    font["OS/2"].fsSelection = font["OS/2"].fsSelection & ~0b1100001 | bold << 5 | regular << 6
    font["head"].macStyle = int(bold)
    font["head"].created, font["head"].modified = timestamps


def export_ttf(package: dict[str, bytes], face: Face) -> bytes:
    """Return the merged TTF. Raises ValueError where it lacks a character of SAMPLE."""
    paths = [f"files/{face.slug}-{subset}-{face.weight}-normal.woff2" for subset in SUBSETS]
    original = TTFont(io.BytesIO(package[paths[0]]))["head"]
    font = merge_subsets([package[path] for path in paths])
    name_face(font, face, (original.created, original.modified))
    missing = [character for character in SAMPLE if ord(character) not in font.getBestCmap()]
    if missing:
        raise ValueError(f"{face.postscript_name} has no glyph for {' '.join(missing)}")
    font.recalcTimestamp = False
    written = io.BytesIO()
    font.save(written)
    return written.getvalue()


def export_woff2(ttf: bytes, *, features: Sequence[str]) -> bytes:
    """Return a TTF cut down to :data:`WEB_CHARACTERS` and to some layout features, for the browser."""
    font = TTFont(io.BytesIO(ttf), recalcTimestamp=False)
    options = subset.Options(hinting=False, layout_features=list(features), name_IDs=[0, 1, 2, 13])
    options.drop_tables += ["GDEF"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=WEB_CHARACTERS)
    cutter.subset(font)
    font.flavor = "woff2"
    written = io.BytesIO()
    font.save(written)
    return written.getvalue()


def export_han(package: dict[str, bytes]) -> bytes:
    """Return the Chinese TTF, cut down to :func:`han_characters`."""
    font = TTFont(io.BytesIO(package[HAN]), recalcTimestamp=False)
    options = subset.Options(hinting=False, layout_features=[], name_IDs=["*"], notdef_outline=True)
    options.drop_tables += ["STAT", "BASE", "VORG", "vhea", "vmtx", "GPOS", "GSUB", "GDEF", "DSIG"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=han_characters())
    cutter.subset(font)
    name_face(font, Face("Noto Sans SC", "Regular", 400, on_the_web=False), dates_of(font))
    font.recalcTimestamp = False
    written = io.BytesIO()
    font.save(written)
    return written.getvalue()


def dates_of(font: TTFont) -> tuple[int, int]:
    """Return when a font was created and modified."""
    return font["head"].created, font["head"].modified


def han_characters() -> set[int]:
    """Code points of the characters of GB 2312 (simplified, both levels) and Big5 level 1 (traditional)."""
    rows = [("gb2312", range(0xA1, 0xF8), range(0xA1, 0xFF))]
    rows.append(("big5", range(0xA4, 0xC7), range(0x40, 0xFF)))
    pairs = [
        (bytes((lead, trail)), code) for code, leads, trails in rows for lead in leads for trail in trails
    ]
    decoded = {pair.decode(code, "ignore") for pair, code in pairs}
    return {ord(text) for text in decoded if len(text) == 1}


def main() -> int:
    """Run the command line; the exit code is 2 where a package cannot be used."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("sans", type=Path, help="tarball of @fontsource/source-sans-3")
    parser.add_argument("serif", type=Path, help="tarball of @fontsource/source-serif-4")
    parser.add_argument("han", type=Path, help="tarball of @expo-google-fonts/noto-sans-sc")
    parser.add_argument(
        "--ttf", type=Path, default=ROOT / "geo/render/print/fonts", help="default: %(default)s"
    )
    parser.add_argument("--woff2", type=Path, default=ROOT / "static/fonts", help="default: %(default)s")
    arguments = parser.parse_args()
    try:
        packages = {
            "Source Sans 3": read_package(arguments.sans),
            "Source Serif 4": read_package(arguments.serif),
        }
        written: dict[Path, bytes] = {}
        for face in FACES:
            package = packages[face.original]
            ttf = export_ttf(package, face)
            written[arguments.ttf / f"{face.postscript_name}.ttf"] = ttf
            in_svg = arguments.ttf / f"{face.postscript_name}.woff2"
            written[in_svg] = export_woff2(ttf, features=SVG_FEATURES)
            if face.on_the_web:
                kerned = ["kern"] if face.original == "Source Serif 4" else []  # seen in headlines alone
                written[arguments.woff2 / face.web_name] = export_woff2(ttf, features=kerned)
            for folder in (arguments.ttf, arguments.woff2):
                written[folder / f"OFL-{face.family.replace(' ', '')}.txt"] = licence_of(package, face)
        han = read_package(arguments.han)
        written[arguments.ttf / "StationsHan-Regular.ttf"] = export_han(han)
        written[arguments.ttf / "OFL-StationsHan.txt"] = han["LICENSE_FONT"]
    except (OSError, KeyError, ValueError, tarfile.TarError) as error:
        print(f"build_fonts: {error}", file=sys.stderr)
        return 2
    for path, content in written.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        print(f"{path}: {len(content)} bytes")
    return 0


def licence_of(package: dict[str, bytes], face: Face) -> bytes:
    """Return the SIL Open Font License of the package, headed by the copyright line of the font itself."""
    font = TTFont(io.BytesIO(package[f"files/{face.slug}-latin-{face.weight}-normal.woff2"]))
    text = package["LICENSE"].decode("utf-8").partition("This Font Software")
    return f"{font['name'].getDebugName(0)}\n\n{text[1]}{text[2]}".encode()


if __name__ == "__main__":
    sys.exit(main())
