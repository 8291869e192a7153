"""A paragraph's text and a measure in, its pieces out: what stands between places where a line may break.

Breaks follow the parts of UAX 14 that PowerPoint and LibreOffice agree on: at spaces, after a
hyphen or dash before a letter, between Han characters unless a closing mark would begin a line
or an opening mark end one. Where an address breaks they do not agree: its pieces say after what.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final, Literal

from deckmaker import measure
from deckmaker.measure import wide

SPACES: Final = " \\t\u1680\u2000-\u2006\u2008-\u200b\u205f"
BREAKS: Final = "\\n\\v\\f\\r\\x85\u2028\u2029"
token = re.compile(f"(?P<space>[{SPACES}]+)|(?P<hard>[{BREAKS}])|[^{SPACES}{BREAKS}]+")
_hyphen = re.compile(
    r"(?<=\w[-\u2010])(?=[^\W_])"  # e-|commerce, 2017-|2018, but -5
    r"|(?<=[\u2013\u2014])(?=[\w“‘(\[$€£¥])"  # 10%–|20%, $5–|$10
    r"|(?<=\?)(?=\w)"  # page?|id=1
)
_slash = re.compile(r"(?<=/)(?=[^/])")
_STICKING: Final = frozenset("/\\!?,.:;)]}")  # no line begins with these, even after a space

# Kinsoku. Small kana and the iteration marks may not begin a line either.
_OPENING: Final = frozenset("([{（［｛〈《「『【〔〖〘〝“‘＄￥£")
_CLOSING: Final = frozenset(
    ")]},.;:!?%°’”）］｝〉》」』】〕〗〙〟，。、．：；！？％‰℃…—～〜·・‥ー々〻ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
)
MEETING: Final = 0.24  # ems that LibreOffice sets where Han meets Latin, even across a space
_han = re.compile(f"[{measure.WIDE}]|[^{measure.WIDE}]+")
_borrowing = re.compile("[“”‘’…—·]+")

Part = tuple[
    str, float
]  # text as it is measured, and the space after it where another script follows, in ems
# May a line begin with this piece? "free": yes. "held": no. "slash": it follows a slash, and programs differ.
Joint = Literal["free", "held", "slash"]
Piece = tuple[int, int, float, float, Joint]  # start, end, width in EMU, space before it in EMU, joint


@lru_cache(maxsize=20_000)
def parts(word: str) -> tuple[Part, ...]:
    """The pieces of a word without spaces between which a line may break.

    Of a word with Han in it, marks that take an em there are given as a Han character: they measure alike.
    """
    if wide(word):
        return tuple(_han_parts(word))
    if word.isalnum():
        return ((word, 0.0),)
    return tuple([(piece, 0.0) for piece in _hyphen.split(word)])


def _han_parts(word: str) -> list[Part]:
    found: list[Part] = []
    shown = _lent(word)
    start = 0
    for match in _han.finditer(shown):
        piece = word[start : match.end()]
        measured, rest, begin = match.group(), 0, start
        start = match.end()
        if found:
            previous, space = found[-1]
            before = word[begin - 1]
            if wide(measured) != wide(previous[-1]):
                space += MEETING
            if piece[0] in _CLOSING:
                # A Latin word may follow the marks: only they cling to what stands before.
                rest = next((at for at, each in enumerate(piece) if each not in _CLOSING), len(piece))
            elif before in _OPENING or (piece[0].isalnum() and not wide(piece) and before in _CLOSING):
                rest = len(piece)  # LibreOffice does not part "，" from a Latin word either
            found[-1] = (previous + measured[:rest], space)
        if rest < len(piece):
            found.extend([(each, 0.0) for each in _hyphen.split(measured[rest:])])
    return found


def _lent(word: str) -> str:
    """The word with each mark that is set among Han, and so one em wide, as a Han character.

    A mark belongs to what stands before it, at the beginning to what follows.
    """

    def lent(match: re.Match[str]) -> str:
        near = word[match.start() - 1] if match.start() else word[match.end() : match.end() + 1]
        return "一" * len(match.group()) if near and wide(near) else match.group()

    return _borrowing.sub(lent, word)


def pieces(
    text: str,
    start: int,
    end: int,
    width: Callable[[str, int], float],
    em: float,
    whole: tuple[tuple[int, int], ...] = (),
) -> list[Piece]:
    """The pieces of `text[start:end]`, which holds no line break, in their order.

    `width` tells that of a stretch and where it stands; `whole` are stretches that do not break inside.
    """
    found: list[Piece] = []
    han = wide(text)
    gap = 0.0
    for match in token.finditer(text, start, end):
        word, at = match.group(), match.start()
        if match.lastgroup == "space":
            gap += width(word, at)
            continue
        joint: Joint = "held" if found and not han and word[0] in _STICKING else "free"
        if word.isalnum() and not han:
            found.append((at, match.end(), width(word, at), gap, joint))
            gap = 0.0
            continue
        split = parts(word)
        if han:
            split = _meeting(split, text[match.end() : match.end() + 8].lstrip())
        elif "/" in word:
            split = tuple([(each, 0.0) for part, _ in split for each in _slash.split(part)])
        for part, space in split:
            length = len(part)
            if at > match.start():
                joint = "slash" if not han and text[at - 1] == "/" else "free"
            found.append((at, at + length, width(part, at) + space * em, gap, joint))
            at += length
            gap = 0.0
    if whole:
        inside = [(first, last) for first, last in whole if last > start and first < end]
        for index, (at, stop, size, before, _) in enumerate(found):
            if any(first < at < last for first, last in inside):
                found[index] = (at, stop, size, before, "held")
    return found


def _meeting(split: tuple[Part, ...], following: str) -> tuple[Part, ...]:
    """The parts with the space after the last, if another script follows."""
    last, space = split[-1]
    if following and wide(_lent(following)[0]) != wide(last[-1]):
        return (*split[:-1], (last, space + MEETING))
    return split
