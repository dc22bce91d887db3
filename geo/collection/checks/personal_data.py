"""Rules on people: no private name, age, number or address of one.

No rule finds every name of a person in a text. There are three checks: forms of
address and the like, Chinese names in pinyin that are not those of the officials listed here, and
digests of names that the sources print and this collection leaves out.
"""

import hashlib
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from geo.model.text import folded

PRIVATE_NAMES_FILE = Path(__file__).parent / "private_names.txt"
"""SHA-256 of folded names, one a line; ``tools/add_private_name.py`` adds to it."""

PUBLIC_OFFICIALS = frozenset({"Mao Ning", "Wang Wenbin", "Xi Jinping", "Zhao Lijian"})
"""Speakers and heads of state whose names stand in titles of sources."""

_LONGEST_NAME = 4
"""Words in the longest name looked for."""

_ROLE = (
    r"(?:owner|operator|director|manager|chairman|chairwoman|president of the (?:association|society)|"
    r"resident|restaurateur|businessman|businesswoman|defendant|suspect|activist|dissident|victim|landlord|tenant)"
)
_TWO_NAMES = r"[A-ZÀ-Ý][a-zà-ÿ'’-]+ (?:[A-Z]\. )?[A-ZÀ-Ý][a-zà-ÿ'’-]+"

_FORMS = {
    "addresses a person by title": re.compile(
        r"\b(?:Mr|Mrs|Ms|Mx|Miss|Mister|Madam|Mme|Monsieur|Herr|Frau|Señora?|Signora?|Dr)\.? [A-ZÀ-Ý]\w+"
    ),
    "names a person by role": re.compile(
        rf"\b{_ROLE},? (?:is |was |named )?{_TWO_NAMES}|\b{_TWO_NAMES}, (?:the |an? |its )?{_ROLE}\b"
    ),
    "gives the age of a person": re.compile(
        r"\b[Aa]ged? \d{1,3}\b|\b\d{1,3}[- ]years?[- ]old\b"
        r"|\b(?!(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)"
        r"[A-ZÀ-Ý][a-zà-ÿ]+, \d{2}, |\b[A-ZÀ-Ý]\w+ [A-ZÀ-Ý]\w+ \(\d{2}\)"
    ),
    "gives a telephone number": re.compile(
        r"\+\d{1,3}[ .-]?\(?\d[\d ().-]{5,}\d|(?<!\d)\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}\b"
    ),
    "gives an e-mail address": re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    "gives the number of a passport or identity card": re.compile(
        r"\b[A-Z]{1,2}\d{7,9}\b|\b\d{17}[\dXx]\b|\b[Pp]assport (?:no\.?|number) \w*\d"
    ),
}

_SURNAMES = (
    "Bai|Cai|Cao|Chang|Chen|Cheng|Cui|Dai|Deng|Ding|Dong|Du|Fan|Fang|Feng|Fu|Gao|Gong|Gu|Guo|Han|Hou|"
    "Hu|Huang|Jia|Jiang|Jin|Kong|Lai|Lei|Li|Liang|Liao|Lin|Ling|Liu|Lu|Luo|Ma|Mao|Meng|Ouyang|Pan|Peng|"
    "Qian|Qin|Qiu|Ren|Shao|Shen|Sheng|Shi|Song|Su|Sun|Tan|Tang|Tian|Wan|Wang|Wei|Wen|Wu|Xi|Xia|Xiao|"
    "Xie|Xiong|Xu|Xue|Yan|Yang|Yao|Ye|Yi|Yin|Yu|Yuan|Zeng|Zhang|Zhao|Zheng|Zhong|Zhou|Zhu|Zou"
)
_SYLLABLE = (
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|[aeiou])"
)
_GIVEN = rf"(?=[A-Z])(?i:{_SYLLABLE}(?:[-’']?{_SYLLABLE})?)"
_TWO_SYLLABLES = rf"(?=[A-Z])(?i:{_SYLLABLE}[-’']?{_SYLLABLE})"
_PLACES = (
    "Beijing|Shanghai|Fuzhou|Qingtian|Nantong|Wenzhou|Fujian|Jiangsu|Zhejiang|Hunan|Henan|Hubei|Hebei|"
    "Hainan|Yunnan|Jinan|Wuhan|Xian|Tianjin|Shandong|Guangdong|Shenzhen|Xinjiang|Taiwan|Macau|Dubai"
)
_PINYIN = re.compile(
    rf"\b(?:{_SURNAMES}) (?!(?:{_PLACES})\b){_GIVEN}\b"
    rf"|\b(?!(?:{_PLACES})\b){_TWO_SYLLABLES} (?:{_SURNAMES})\b"
)


@lru_cache(maxsize=1)
def private_digests() -> frozenset[str]:
    """Digests of the names that are never to be printed."""
    lines = PRIVATE_NAMES_FILE.read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def name_digest(name: str) -> str:
    """Digest of a name, accents, case and punctuation ignored."""
    return hashlib.sha256(" ".join(_words(name)).encode()).hexdigest()


def name_reasons(text: str) -> Iterator[str]:
    """Why a text seems to point to a private person; nothing where it does not."""
    for what, form in _FORMS.items():
        for found in form.finditer(text):
            yield f"{found[0].strip()!r} {what}; leave private persons unnamed"
    for found in _PINYIN.finditer(text):
        if found[0] not in PUBLIC_OFFICIALS:
            yield f"{found[0]!r} seems to name a person; leave private persons unnamed"
    if _is_withheld(text):
        yield (
            "names a person whom this collection leaves unnamed (see geo/collection/checks/private_names.txt)"
        )


@lru_cache(maxsize=8192)
def _is_withheld(text: str) -> bool:
    words = _words(text)
    phrases = (
        " ".join(words[start : start + length])
        for length in range(2, _LONGEST_NAME + 1)
        for start in range(len(words) - length + 1)
    )
    return any(hashlib.sha256(phrase.encode()).hexdigest() in private_digests() for phrase in phrases)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", folded(text))
