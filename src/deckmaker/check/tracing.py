"""From a Package and the text of its source to the numbers on slides that stand in neither.

A number stands in the source when the same value is written there, in figures or words, whatever its
separators. A slide that says how its number was derived is excused; so are numbers that only count slides.
Limits: dates are compared number by number; words for numbers are Chinese, and English up to a hundred.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from deckmaker.model import Problem

from .package import A, C, P, Package, text_of

_NUMBER: Final = re.compile(r"\d+(?:[.,'’\u00a0\u202f ]\d+)*")
_SEPARATOR: Final = re.compile(r"[.,'’\u00a0\u202f ]")
_MOST_GROUPS: Final = 12  # of digits in one figure
_LETTERED: Final = re.compile(r"[^\W\d_]")
_DERIVED: Final = re.compile(r"\bderived\b|\bcalculated\b|推算|计算", re.IGNORECASE)
_ORDINAL: Final = re.compile(
    r"\(\d+ (?:of|/|von|de|sur) \d+\)|（\d+/\d+）|\(\d+/\d+\)| ?[(（]\d{1,2}[)）]$", re.M
)
_SMALL: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
)
_WORDS: Final = {word: value for value, word in enumerate(_SMALL.split())} | {
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "hundred": 100,
    "half": 50,
    "quarter": 25,
    "third": 3,
    "once": 1,
    "twice": 2,
    "double": 2,
    "doubled": 2,
    "triple": 3,
    "tripled": 3,
    "dozen": 12,
}
_DIGITS: Final = {each: value for value, each in enumerate("〇一二三四五六七八九")} | {"两": 2, "零": 0}
_UNITS: Final = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_CHINESE: Final = re.compile(f"[{''.join([*_DIGITS, *_UNITS])}]+")


def values(text: str) -> set[Decimal]:
    """Each number of a text, by value; a figure that can be read in two ways gives both."""
    found: set[Decimal] = set()
    for match in _NUMBER.finditer(text):
        found |= _readings(match[0])
    for word in re.findall(r"[a-z]+", text.lower()):
        if word in _WORDS:
            found.add(Decimal(_WORDS[word]))
    for match in _CHINESE.finditer(text):
        # 百分之 is "per cent of", not a hundred
        found.add(Decimal(_chinese(match[0].lstrip("百") or match[0])))
    return found


def _chinese(numeral: str) -> int:
    """ "三十五" is 35."""
    whole = part = digit = 0
    for each in numeral:
        if each in _DIGITS:
            digit = _DIGITS[each]
        elif _UNITS[each] < 10_000:
            part += max(1, digit) * _UNITS[each]
            digit = 0
        else:
            whole = (whole + part + digit or 1) * _UNITS[each]
            part = digit = 0
    return whole + part + digit


def _readings(figure: str) -> set[Decimal]:
    """ "1,234" is 1234; "1.234" is 1.234 and 1234; "2024,10.9" is also 2024 and 10.9."""
    parts = _SEPARATOR.split(figure)[:_MOST_GROUPS]
    separators = _SEPARATOR.findall(figure)
    found: set[Decimal] = set()
    for first in range(len(parts)):
        for last in range(first, len(parts)):
            run = parts[first : last + 1]
            if all(len(part) == 3 for part in run[1:]):
                found.add(Decimal("".join(run)))
            if last > first and separators[last - 1] in ".,":
                found.add(Decimal("".join(run[:-1]) + "." + run[-1]))
    return found


def tracing(package: Package, source: str) -> Iterator[Problem]:
    known = values(source)
    for number, part in enumerate(package.slides, 1):
        place = f"slide {number}"
        root = package.root(part)
        said = _said(root)
        notes = package.target(part, "notesSlide")
        explained = said + ("\n" + text_of(package.root(notes)) if notes else "")
        if _DERIVED.search(explained):
            continue
        said += "\n" + "\n".join(_captions(package.root(chart)) for chart in package.charts(part))
        missing = [each for each in _figures(said) if not (_readings(each) & known)]
        for chart in package.charts(part):
            missing += [each for each in _points(package.root(chart)) if not _holds(known, each)]
        for each in dict.fromkeys(missing):
            yield Problem(
                "error",
                "number-untraced",
                f"the number {each} on {place} is not in the source",
                "cite it in the text, or mark it as derived",
                slide=place,
            )


def _said(root: Any) -> str:
    """What a slide says, without slide numbers and dates that PowerPoint keeps itself."""
    lines = []
    for body in root.iter(f"{P}txBody", f"{A}txBody"):
        shape = body.getparent()
        ph = next(shape.iter(f"{P}ph"), None) if shape.tag == f"{P}sp" else None
        if ph is not None and ph.get("type") in ("sldNum", "dt"):
            continue
        lines.append(text_of(body))
    return _ORDINAL.sub(" ", "\n".join(lines))


def _figures(text: str) -> list[str]:
    found = []
    for match in _NUMBER.finditer(text):
        before = text[match.start() - 1 : match.start()]
        if not _LETTERED.match(before):  # "G20", "COVID-19" in the making: a name, not a number
            found.append(match[0])
    return found


def _points(chart: Any) -> list[str]:
    """Values of all points of a chart that its labels may show."""
    return [
        each.text or "" for each in chart.iter(f"{C}v") if each.getparent().getparent().tag == f"{C}numCache"
    ]


def _captions(chart: Any) -> str:
    """Names of categories and texts of labels."""
    return "\n".join(
        each.text or "" for each in chart.iter(f"{C}v") if each.getparent().getparent().tag == f"{C}strCache"
    )


def _holds(known: set[Decimal], text: str) -> bool:
    try:
        value = abs(Decimal(text))
    except InvalidOperation:
        return True
    # shares are kept as fractions, and labelled as per cent
    if {value, value * 100, value / 1000, value / 1_000_000, value / 1_000_000_000} & known:
        return True
    # what completes a share, and an index that grows from 100: drawn, never printed as a finding
    return value == 100 or bool({100 - value, value - 100, 1 - value, 100 - 100 * value} & known)
