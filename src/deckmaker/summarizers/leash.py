"""A proposed line and its evidence → why it may not be shown, or "": nothing in it that its evidence has not.

Figures, names and quotations must stand in the evidence; figures keep their qualifiers; what is denied
there is denied here. It rather refuses a good line than passes a bad one: ours takes its place.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from deckmaker.model import Statistic

__all__ = ["fault"]

_FIGURE: Final = re.compile(
    r"(?P<cash>[$€£¥₹]\s?)?(?P<digits>\d+(?:[.,:/]\d+)*)"
    r"(?P<unit>\s?(?:%|‰|percentage points?|per ?cent|hundred|thousand|million|billion|trillion|bn|k|m"
    r"|[-‐]?fold|times|x|倍|个百分点|成|百|千|万亿|万|亿|°))?(?!\w*\d)",
    re.IGNORECASE,
)
_SPOKEN: Final = frozenset(
    """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion
    trillion half third quarter fifth double doubled doubling triple tripled twice thrice dozen halved
    first second
    """.split()
)
_HAN_FIGURE: Final = re.compile("[〇一二三四五六七八九十百千万亿两半]{2,}|[〇二三四五六七八九十两][成倍万亿]")
_WORD: Final = re.compile(r"[^\W\d_][\w]*(?:[-’'.&+][^\W_]+)*\+?")
_QUOTED: Final = re.compile(r"“([^”]*)”|\"([^\"]*)\"|「([^」]*)」|『([^』]*)』|«([^»]*)»")
_NOT: Final = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|hardly|barely|fails? to|failed to)\b"
    r"|n['’]t\b|[不没未无非]|\b(?:nicht|kein\w*|nie|niemals|ohne|ne|pas|jamais|sans|nunca|sin|ningún|ninguna)\b",
    re.IGNORECASE,
)
_HEDGES: Final = re.compile(
    r"\b(?:may|might|could|would|should|perhaps|possibly|probably|likely|reportedly|allegedly|plans? to|expects?"
    r"|expected|if|unless|hopes?|aims?)\b|可能|或许|大概|预计|据称|如果|计划",
    re.IGNORECASE,
)
_QUALIFIED: Final[dict[str, re.Pattern[str]]] = {
    "more_than": re.compile(
        r"more than|over|above|exceed|beyond|upwards|>|\+|超过|多于|逾|以上|余|多", re.IGNORECASE
    ),
    "less_than": re.compile(
        r"less than|fewer than|under|below|short of|<|不到|少于|不足|以下|低于", re.IGNORECASE
    ),
    "at_least": re.compile(
        r"at least|no (?:less|fewer) than|minimum|≥|\bor more|至少|不少于|以上", re.IGNORECASE
    ),
    "at_most": re.compile(r"at most|up to|no more than|maximum|≤|\bor less|至多|最多|不超过", re.IGNORECASE),
    "about": re.compile(
        r"about|around|roughly|nearly|almost|approximately|some|close to|≈|~|约|大约|近|左右|将近|几乎",
        re.IGNORECASE,
    ),
}
_CAPITALIZED: Final = frozenset("I I’m I'm".split())
# how a line may begin when its evidence does not have the word
_OPENERS: Final = frozenset(
    """
    a an the in on at by for from of to with and but or as its their his her it they he she we you this these
    over under about around nearly almost roughly only up down
    that those there all most many some more less both each every only now then here after before since while
    when where how why what who is are was were has have had can will not no
    """.split()
)


def fault(text: str, evidence: str, figures: Sequence[Statistic], most: int) -> str:
    """Why the line may not be shown, in the user's words; "" when it may. Linear in both texts.

    `figures` are the statistics that the evidence cites; `most` words, a Han character counting half.
    """
    if not text or any(unicodedata.category(each) in {"Cc", "Cf", "Co", "Cs"} for each in text):
        return "it is empty or not plain text"
    if len(text) > 400 or _length(text) > most:
        return f"it is longer than {most} words"
    text, evidence = _plain(text), _plain(evidence)
    numbers = _figures(evidence)
    for figure in sorted(_figures(text)):
        if figure not in numbers:
            return f"“{figure}” does not stand in the sentences it cites"
    given = {each.casefold() for each in _WORD.findall(evidence)}
    if strange := _strange_name(text, evidence, given):
        return f"“{strange}” does not stand in the sentences it cites"
    for match in _QUOTED.finditer(text):
        said = next((each for each in match.groups() if each), "")
        if " ".join(said.split()).rstrip(".,") not in " ".join(evidence.split()):
            return "its quotation is not verbatim"
    if bool(_NOT.search(text)) != bool(_NOT.search(evidence)):
        return "what is denied is not the same as in the sentences it cites"
    if _HEDGES.search(evidence) and not _HEDGES.search(text):
        return "it says for certain what the text does not"
    for each in figures:
        qualified = _QUALIFIED.get(each.qualifier)
        shown = _figures(_plain(each.surface)) & _figures(text)
        if qualified and shown and not qualified.search(text):
            return f"“{each.surface}” lost its qualifier"
    return ""


def _plain(text: str) -> str:
    """Full-width digits as plain ones, curly apostrophes as straight ones, quotation marks as they are."""
    return unicodedata.normalize("NFKC", text).replace("’", "'")


def _figures(text: str) -> set[str]:
    """Each figure with its currency and scale; figures in words by their word."""
    found = set()
    for match in _FIGURE.finditer(text):
        unit = re.sub(r"\s", "", (match["unit"] or "").lower())
        unit = {
            "percent": "%",
            "bn": "billion",
            "m": "million",
            "k": "thousand",
            "percentagepoint": "points",
        }.get(unit, "points" if unit.startswith("percentagep") else unit)
        found.add(f"{(match['cash'] or '').strip()}{match['digits']}{unit}")
    for word in re.findall(r"[^\W\d_]+", text.lower()):
        if word in _SPOKEN:
            found.add(word)
    found.update(_HAN_FIGURE.findall(text))
    return found


def _strange_name(text: str, evidence: str, given: set[str]) -> str:
    """A capitalized word that the evidence does not have: a name from nowhere."""
    low = [each for each in _WORD.findall(evidence) if each[0].islower()]
    roots = {each[:5].casefold() for each in low if len(each) >= 5}
    start = True
    last = 0
    for match in _WORD.finditer(text):
        word = match.group()
        between = text[last : match.start()]
        start = last == 0 or bool(re.search(r"[:：]\s*[“\"']?\Z", between))
        last = match.end()
        if not word[0].isupper() or word in _CAPITALIZED:
            continue
        folded = word.casefold()
        if folded in given or re.sub(r"'s\Z", "", folded) in {re.sub(r"'s\Z", "", each) for each in given}:
            continue
        if start and (folded in _OPENERS or (len(folded) >= 5 and folded[:5] in roots)):
            continue
        return word
    return ""


def _length(text: str) -> int:
    east = sum(1 for each in text if "\u3400" <= each <= "\u9fff")
    return len(text.split()) if east * 3 < len(text) else (len(text) + 1) // 2
