"""From a sentence to its tokens: words, digit strings, symbols, and opaque codes (links, dates, versions).

One alternation, possessive quantifiers, no backtracking: the time is linear in the text.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_LETTER = "A-Za-zªµºÀ-ÖØ-öø-ɏͰ-ҁҊ-ԯ"


def lexicon(words: str) -> tuple[str, ...]:
    """The words of a list written as running text."""
    return tuple(words.split())


class Token(NamedTuple):
    kind: str  # "d" digits, "w" word, "s" symbol, "x" opaque: never a number
    start: int
    end: int
    low: str  # lower case, with straight apostrophes
    raw: str


TOKEN = re.compile(
    rf"""
    (?P<x>(?:[a-z]{{2,5}}://|www\.)[^\s]++                       # links
      | [\w.+-]{{1,64}}@[\w.\[\]-]++                             # mail
      | \d{{4}}-\d{{2}}-\d{{2}}(?!\d)(?:T[\d:.Z+-]*+)?           # ISO dates
      | 10\.\d{{4,9}}/[^\s,;)\]]++                              # identifiers of publications
      | \d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}}(?!\d)
      | \d{{1,2}}/\d{{1,2}}/\d{{2}}(?!\d)
      | \d{{1,3}}(?:\.\d{{1,3}}){{3}}(?:/\d{{1,2}})?(?![\d.])    # addresses of machines
      | \d{{1,2}}:\d{{2}}(?::\d{{2}})?(?:\s?[ap]\.?m\b\.?)?      # times of day
      | [0-9a-fA-F]{{0,4}}::[0-9a-fA-F:]++
      | \+(?=(?:[ ().-]{{0,2}}\d){{7}})\d{{1,3}}(?:[ ().-]{{0,2}}\d{{1,12}}){{1,8}}+  # telephone numbers
      | \(\+\d{{1,3}}\)[ \d-]{{5,20}}
      | \(\d{{3}}\)[ ]?\d{{3}}[- ]\d{{4}}(?!\d)
      | \(\d{{1,3}}-\d{{1,4}}\)[ ]?\d{{5,10}}
      | \d{{2,4}}-\d{{2,4}}-\d{{2,4}}(?:-\d{{2,4}})?(?!\d)
      | (?:\d{{1,2}}(?:[.:]\d{{2}})?|\d{{3,4}}(?=[ap]))\.?[ ]?(?i:[ap]\.?m)\b\.?(?![a-z])
      | [#@]\w++
    )
    |(?P<d>\d{{1,3}}(?:[\ \u00a0\u202f\u2009]\d{{3}}(?!\d))++(?:[.,]\d++)?(?![\d])
      | \d{{1,3}}(?:['’]\d{{3}}(?!\d))++(?:\.\d++)?
      | \d++(?:[.,]\d++)*+(?:[eE][+-]?\d{{1,3}}(?![\w]))?
      | \d++[ ]\.[ ]\d++(?=[ ]?(?:%|per[ ]?cent|[mbt]r?illion))   # "14 . 8 %", text set apart by a parser
      | (?<![\w.])\.\d++)
    |(?P<w>(?:USD|EUR|GBP|CNY|RMB|JPY|INR|CHF|AUD|CAD|HKD|SGD|NZD|BRL|KRW|Rs)(?=\.?[ ]?\d)
      | [{_LETTER}]++(?:['’][{_LETTER}]++|\.(?=[{_LETTER}])[{_LETTER}]++)*+(?:[²³]|\^?[23](?!\w))?)
    |(?P<s>[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒]|[<>]\ ?=|[^\s\w]|_)
    """,
    re.VERBOSE,
)
_CODE = re.compile(rf"[{_LETTER}]++\d[\w+]*+")
_MEASURE_TAIL = re.compile(r"(?:[kcmdµ]?m|ft|in|sq|CO|O)\^?[23]\Z")


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The tokens between two offsets; together they cover all but white space."""
    found: list[Token] = []
    position = start
    scan = TOKEN.match
    space = _SPACE.match
    while position < end:
        gap = space(text, position, end)
        if gap:
            position = gap.end()
            if position >= end:
                break
        match = scan(text, position, end)
        if match is None:
            position += 1
            continue
        kind = match.lastgroup or "s"
        stop = match.end()
        raw = match.group()
        if kind == "w" and stop < end and text[stop].isdigit() and raw not in _CODES:
            code = _CODE.match(text, position, end)  # Camera360, LGA1156
            if code and not _MEASURE_TAIL.match(code.group()):
                kind, stop, raw = "x", code.end(), code.group()
        low = raw.lower() if kind != "d" else raw
        if kind == "s" and len(raw) == 3:
            low = raw[0] + "="  # "< ="
        if "’" in low:
            low = low.replace("’", "'")
        found.append(Token(kind, position, stop, low, raw))
        position = stop
    return found


_SPACE = re.compile(r"\s++")
_CODES = frozenset(lexicon("USD EUR GBP CNY RMB JPY INR CHF AUD CAD HKD SGD NZD BRL KRW Rs"))
