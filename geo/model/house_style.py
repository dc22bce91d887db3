"""Rules on words: no bare claim, no verdict, no loaded word, no street address."""

import re
from collections.abc import Iterator

_PLACES = r"(?:station|post|outpost|office|centre|center|precinct|base|hub)s?"

_BARE = re.compile(
    rf"\bpolice (?:overseas )?(?:service |overseas service )?{_PLACES}\b",
    re.IGNORECASE,
)
_VERDICT = re.compile(
    r"\b(?:confirmed|proven|illegal|illicit|secret|covert|clandestine|undercover|rogue|criminal) "
    rf"(?:[\w-]+ ){{0,3}}?{_PLACES}\b"
    r"|\b(?:claims?|allegations?) (?:[\w'’-]+ ){0,6}?(?:is|are|was|were|been) "
    r"(?:true|proven|confirmed|correct)\b"
    r"|\b(?:spy|spies|spied|spying|espionage|proven|proved|proves)\b"
    r"|\b(?<!pleaded )(?<!pleads )(?<!plead )(?<!not )guilty(?! plea)\b"
    r"|\bfront for\b|\bguilty of\b",
    re.IGNORECASE,
)
_ATTRIBUTED = re.compile(
    r"\b(?:alleg\w*|suspect\w*|so-called|claim\w*|report\w*(?! to)|said|sa(?:y|ys|ying)|told|tells?|"
    r"ask(?:s|ed)?|den(?:y|ies|ied|ial)|reject\w*|list(?:s|ed)?|accord\w*|call(?:s|ed)?|describ\w*|"
    r"announc\w*|accus\w*|write[s]?|wrote|stress\w*|answer\w*|judged|confirm\w*|question\w*|thought|"
    r"presumed|unofficial|rumou?r\w*|courts?|jury)\b|[“\"”]",
    re.IGNORECASE,
)
_LOADED = re.compile(
    r"\b(?:regime|sinister|notorious|infamous|nefarious|shadowy|shady|brazen|thugs?|henchm[ae]n|goons?|"
    r"stooges?|puppets?|tentacles|long arm|evil|outrageously|shockingly)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|(?<!\w)['‘][^'‘’]{1,80}['’](?!\w)")
_STREET = re.compile(
    r"\b\d{1,5}[A-Za-z]?,? (?:[A-ZÀ-Ý][\w'’-]+ ){1,3}"
    r"(?:Street|St\.|Avenue|Ave\.|Road|Rd\.|Boulevard|Blvd|Lane|Drive|Way)\b"
    r"|\b(?:[Rr]ue|[Cc]alle|Via|[Aa]venida|[Rr]ua) "
    r"(?:(?:d[eiou]l?|da|des|l[ae]|[A-ZÀ-Ý][\w'’-]+) ){1,5}\d{1,4}\b"
    r"|\b\d{1,4},? (?:rue|avenue|boulevard|calle|via) (?:d[eu]s? |l[ae] )*[A-ZÀ-Ý]"
    r"|\b[A-ZÀ-Ý][\wß-]*(?:straße|strasse|straat|gasse|gatan|laan) \d{1,4}\b"
)


def wording_reasons(text: str) -> Iterator[str]:
    """What is wrong with the wording of a text about a record; nothing for a careful one."""
    for sentence in _sentences(text):
        # "Confirmed" attributes other words, but not itself: "a confirmed station" has no attribution.
        attributed = _ATTRIBUTED.search(_VERDICT.sub(" ", sentence))
        if _BARE.search(sentence) and not attributed:
            yield f"{sentence!r} calls it a police station without “alleged” or an attribution"
        elif (verdict := _VERDICT.search(sentence)) and not attributed:
            yield f"{sentence!r} gives a verdict ({verdict[0]!r}) without saying whose it is"
        for loaded in _LOADED.finditer(_QUOTED.sub(" ", sentence)):
            yield f"{sentence!r} uses a loaded word ({loaded[0]!r}); say it neutrally or quote who said it"


def address_reasons(text: str) -> Iterator[str]:
    """Where a text seems to give a street address."""
    for sentence in _sentences(text):
        if _STREET.search(sentence):
            yield f"{sentence!r} seems to give a street address"


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.!?;]) ", text)
