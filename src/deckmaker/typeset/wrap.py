"""Runs and a measure in, line breaks out: where a paragraph may break, and where it does.

Breaks follow the parts of UAX 14 that PowerPoint and LibreOffice agree on: at spaces, after a
hyphen or dash before a letter, between Han characters unless a closing mark would begin a line
or an opening mark end one, and inside a word only when no line could hold it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Final

from deckmaker import measure
from deckmaker.measure import Ruler, wide
from deckmaker.model import Run

_SPACES: Final = " \\t\u1680\u2000-\u2006\u2008-\u200b\u205f"
_BREAKS: Final = "\\n\\v\\f\\r\\x85\u2028\u2029"
_token = re.compile(f"(?P<space>[{_SPACES}]+)|(?P<hard>[{_BREAKS}])|[^{_SPACES}{_BREAKS}]+")
_hyphen = re.compile(
    r"(?<=\w[-\u2010])(?=[^\W\d_])"  # e-|commerce, but 2017-2018
    r"|(?<=[\u2013\u2014])(?=[\w“‘(\[$€£¥])"  # 10%–|20%, $5–|$10
    r"|(?<=\?)(?=\w)"  # page?|id=1
)

_SURE: Final = 0.985  # of the room: what is cut at the edge fills its lines, and rounding decides
_KERNED: Final = 4  # characters that kerning may make room for at a line's end
_joint = re.compile(r"/(?=[^/])")

# Kinsoku. Small kana and the iteration marks may not begin a line either.
_OPENING: Final = frozenset("([{（［｛〈《「『【〔〖〘〝“‘＄￥£")
_CLOSING: Final = frozenset(
    ")]},.;:!?%°’”）］｝〉》」』】〕〗〙〟，。、．：；！？％‰℃…—～〜·・‥ー々〻ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
)
MEETING: Final = 0.24  # ems that LibreOffice sets where Han meets Latin, even across a space
_han = re.compile(f"[{measure.WIDE}]|[^{measure.WIDE}]+")


@dataclass(frozen=True, slots=True)
class Style:
    """How a run is measured: EMU to the em, and the ruler of its face."""

    ruler: Ruler
    em: float


@dataclass(frozen=True, slots=True)
class Cut:
    """A line: characters `start` to `end` of the paragraph's text, and its width in EMU."""

    start: int
    end: int
    width: float


Part = tuple[str, float]  # text, and the space after it where another script follows, in ems


@lru_cache(maxsize=20_000)
def parts(word: str) -> tuple[Part, ...]:
    """The pieces of a word without spaces between which a line may break."""
    if wide(word):
        return tuple(_han_parts(word))
    if word.isalnum():
        return ((word, 0.0),)
    return tuple([(piece, 0.0) for piece in _hyphen.split(word)])


def _han_parts(word: str) -> list[Part]:
    found: list[Part] = []
    for piece in _han.findall(word):
        rest = piece
        if found:
            previous, space = found[-1]
            if wide(piece) != wide(previous[-1]):
                space += MEETING
            closing = 0
            if piece[0] in _CLOSING:
                # A Latin word may follow the marks: only they cling to what stands before.
                closing = next((at for at, each in enumerate(piece) if each not in _CLOSING), len(piece))
            elif previous[-1] in _OPENING or (
                piece[0].isalnum() and not wide(piece) and previous[-1] in _CLOSING
            ):
                closing = len(piece)  # LibreOffice does not part "，" from a Latin word either
            found[-1] = (previous + piece[:closing], space)
            rest = piece[closing:]
        if rest:
            found.extend([(each, 0.0) for each in _hyphen.split(rest)])
    return found


def breaks(runs: Sequence[Run], style: Callable[[Run], Style], first: float, rest: float) -> tuple[Cut, ...]:
    """The lines of a paragraph.

    `first` and `rest` are the room in EMU of the first line and of the others. There is always
    at least one line; spaces at a break belong to no line.
    """
    text = "".join([run.text for run in runs])
    if not text:
        return (Cut(0, 0, 0.0),)
    width: Callable[[str, int], float]
    if len(runs) == 1:
        only = style(runs[0])
        ruler, em = only.ruler, only.em

        def width(piece: str, start: int) -> float:
            return ruler[piece] * em

    else:
        width, em = _mixed(runs, style), style(runs[0]).em
    han = wide(text)
    lines: list[Cut] = []
    room = first
    begin = end = 0  # of the line being filled
    filled = 0.0  # its width without the spaces at its end
    gap = 0.0  # the width of those spaces
    empty = True
    for match in _token.finditer(text):
        kind = match.lastgroup
        if kind == "space":
            gap += width(match.group(), match.start())
            continue
        if kind == "hard":
            lines.append(Cut(begin, max(end, begin), filled))
            begin = end = match.end()
            filled = gap = 0.0
            room, empty = rest, True
            continue
        position = match.start()
        word = match.group()
        if "/" in word and not han and filled + gap + width(word, position) > room:
            if empty and (lines or begin):
                begin, gap = position, 0.0  # spaces at a break belong to no line
            cuts = _address(word, position, width, room - filled - gap, rest, not empty)
            if not position:  # not always the same in LibreOffice: the way that takes more room counts
                other = _address(word, position, width, room - filled - gap, rest, not empty, opens=True)
                cuts = max(cuts, other, key=lambda each: (len(each), each[-1][1] if each[-1] else 0.0))
            for cut in cuts:
                if cut is None:  # the word begins a new line
                    lines.append(Cut(begin, end, filled))
                    begin, filled, gap, empty = position, 0.0, 0.0, True
                    continue
                lines.append(Cut(begin, cut[0], filled + gap + cut[1]))
                begin, filled, gap, empty = cut[0], 0.0, 0.0, True
            last = lines.pop()
            begin, end, filled, gap = last.start, last.end, last.width, 0.0
            room, empty = rest, False
            continue
        pieces = parts(word)
        if han:
            pieces = _meeting(pieces, text[match.end() : match.end() + 4].strip())
        for part, space in pieces:
            size = width(part, position) + space * em
            if filled + gap + size > room and not empty:
                lines.append(Cut(begin, end, filled))
                begin, filled, gap, room, empty = position, 0.0, 0.0, rest, True
            if empty and not lines and begin == 0 and gap:
                size += gap  # spaces that open a paragraph are printed
                gap = 0.0
            elif empty:
                begin, gap = position, 0.0
            if size > room:
                for cut in _shatter(part, position, width, room, rest):
                    lines.append(Cut(begin, begin + cut[0], cut[1]))
                    begin += cut[0]
                last = lines.pop()
                begin, end, filled, gap = last.start, last.end, last.width, 0.0
                room, empty = rest, False
            else:
                filled += gap + size
                end = position + len(part)
                gap, empty = 0.0, False
            position += len(part)
    if not empty or not lines or text[-1] in "\n\v\f\r\x85\u2028\u2029":
        lines.append(Cut(begin, max(end, begin), filled))
    return tuple(lines)


def _meeting(pieces: tuple[Part, ...], following: str) -> tuple[Part, ...]:
    """The pieces with the space after the last, if another script follows."""
    last, space = pieces[-1]
    if following and wide(following[0]) != wide(last[-1]):
        return (*pieces[:-1], (last, space + MEETING))
    return pieces


def _mixed(runs: Sequence[Run], style: Callable[[Run], Style]) -> Callable[[str, int], float]:
    """The width of a stretch of a paragraph of several runs; stretches come in order."""
    ends: list[int] = []
    styles: list[Style] = []
    total = 0
    for run in runs:
        total += len(run.text)
        ends.append(total)
        styles.append(style(run))
    current = 0

    def width(piece: str, start: int) -> float:
        nonlocal current
        if start < (ends[current - 1] if current else 0):
            current = 0
        while ends[current] <= start:
            current += 1
        index, used, result = current, 0, 0.0
        while used < len(piece):
            taken = piece[used : ends[index] - start]
            result += styles[index].ruler[taken] * styles[index].em
            used += len(taken)
            index += 1
        return result

    return width


def _address(
    word: str,
    position: int,
    width: Callable[[str, int], float],
    left: float,
    rest: float,
    follows: bool,
    *,
    opens: bool = False,
) -> list[tuple[int, float] | None]:
    """(end, width) of what each line takes of a word with slashes that does not fit where it stands.

    `left` is the room beside what stands before (`follows`), `rest` the room of the
    lines after. `None` says that the word moves to a new line. As LibreOffice does it: the last place
    before the edge at which the word may break decides. A hyphen breaks it there; after a slash it does
    not break, but moves as a whole, and where it opens the line it is cut at the edge. A word that
    `opens` a paragraph may break after its slashes.
    """
    result: list[tuple[int, float] | None] = []
    slashes = {match.end() for match in _joint.finditer(word)}
    hyphens = set(accumulate(len(piece) for piece in _hyphen.split(word)[:-1]))
    start, room = 0, left
    while True:
        filled, edge = 0.0, start
        while edge < len(word):
            size = width(word[edge], position + edge)
            if filled + size > room:
                break
            filled += size
            edge += 1
        near = edge > len(word) - _KERNED  # the last characters: kerned, they may fit
        if near and (edge == start + 1 == len(word) or width(word[start:], position + start) <= room * _SURE):
            result.append((position + len(word), width(word[start:], position + start)))
            return result
        if not follows and edge == start and edge + 1 == len(word):  # not even the last character fits
            result.append((position + len(word), width(word[start:], position + start)))
            return result
        place = next((at for at in range(edge, start, -1) if at in hyphens or at in slashes), 0)
        if place in hyphens or (place and opens):
            edge = place
        elif follows:
            result.append(None)
            room, follows = rest, False
            continue
        else:  # at least one character, and not all
            edge = max(start + 1, min(edge, len(word) - 1))
        result.append((position + edge, width(word[start:edge], position + start)))
        start, room, follows = edge, rest, False


def _shatter(
    part: str, position: int, width: Callable[[str, int], float], room: float, rest: float
) -> list[tuple[int, float]]:
    """(characters, width) of each line of a word that is longer than a line."""
    result: list[tuple[int, float]] = []
    count, filled = 0, 0.0
    for offset, character in enumerate(part):
        size = width(character, position + offset)
        if count and filled + size > room:
            result.append((count, filled))
            count, filled, room = 0, 0.0, rest
        count += 1
        filled += size
    result.append((count, filled))
    return result
