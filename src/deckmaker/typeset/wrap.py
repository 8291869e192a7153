"""Runs and a measure in, line breaks out: how a paragraph fills its lines.

Lines break where `pieces` allows it, and inside a word only when no line could hold it. Addresses break as
LibreOffice breaks them (`BreakIterator_Unicode::getLineBreak`), which takes more lines than other ways.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from deckmaker import measure
from deckmaker.measure import Ruler
from deckmaker.model import Run

from .pieces import Piece, pieces, token

_FAR: Final = 66  # characters: how far back LibreOffice looks for the space before a word with slashes
_LONG: Final = 200  # characters: what is left of a longer word is not measured again


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


Width = Callable[[str, int], float]  # of a stretch of a paragraph's text, and where it stands there; EMU


def breaks(
    runs: Sequence[Run],
    style: Callable[[Run], Style],
    first: float,
    rest: float,
    *,
    whole_links: bool = False,
) -> tuple[Cut, ...]:
    """The lines of a paragraph.

    `first` and `rest` are the room in EMU of the first line and of the others. There is always
    at least one line; spaces at a break belong to no line. `whole_links`: no link breaks at its
    spaces, as LibreOffice sets them.
    """
    text = "".join([run.text for run in runs])
    if not text:
        return (Cut(0, 0, 0.0),)
    width: Width
    if len(runs) == 1:
        only = style(runs[0])
        ruler, em = only.ruler, only.em

        def width(piece: str, start: int) -> float:
            return ruler[piece] * em

    else:
        width, em = _mixed(runs, style), style(runs[0]).em
    if measure.complex_script(text):
        shown, alone = measure.standing_in(text), width

        def width(piece: str, start: int) -> float:
            return alone(shown[start : start + len(piece)], start)

    whole = _links(runs) if whole_links else ()
    lines: list[Cut] = []
    start = 0
    for match in token.finditer(text):
        if match.lastgroup == "hard":
            found = pieces(text, start, match.start(), width, em, whole)
            lines += _filled(text, start, found, width, rest if lines else first, rest)
            start = match.end()
    found = pieces(text, start, len(text), width, em, whole)
    lines += _filled(text, start, found, width, rest if lines else first, rest)
    return tuple(lines)


def _links(runs: Sequence[Run]) -> tuple[tuple[int, int], ...]:
    found: list[tuple[int, int]] = []
    start = 0
    for run in runs:
        if run.link:
            found.append((start, start + len(run.text)))
        start += len(run.text)
    return tuple(found)


def _filled(text: str, start: int, found: list[Piece], width: Width, first: float, rest: float) -> list[Cut]:
    """The lines that the pieces fill; one empty line when there are none."""
    if not found:
        return [Cut(start, start, 0.0)]
    lines: list[Cut] = []
    room = first
    # spaces that open a paragraph are printed, others at a line's beginning are not
    begin = 0 if start == 0 else found[0][0]
    opening = 0  # the line's first piece
    fills: list[float] = []  # what each of its pieces ends at
    index = 0
    filled = 0.0
    while index < len(found):
        at, end, size, gap, _ = found[index]
        lead = gap if index > opening or (index == 0 and begin == 0) else 0.0
        if filled + lead + size <= room:
            filled += lead + size
            fills.append(filled)
            index += 1
            continue
        if index > opening and filled + gap > room:
            to = index  # the space itself is too much, so the line ends before it
        else:
            to = _place(text, found, opening, index, begin, width, room - filled - lead)
        if to > opening:
            lines.append(Cut(begin, found[to - 1][1], fills[to - 1 - opening]))
            index = to
        else:  # nowhere to break: at the edge
            if index == opening and end - at == 1:
                lines.append(Cut(begin, end, lead + size))
                index += 1
            else:
                count, used = _edge(text, found[index], width, room - filled - lead)
                if index == opening and not count:
                    count, used = 1, width(text[at], at)
                if not count:
                    lines.append(Cut(begin, found[index - 1][1], filled))
                else:
                    cut = at + count
                    lines.append(Cut(begin, cut, filled + lead + used))
                    left = size - used if end - cut > _LONG else width(text[cut:end], cut)
                    found[index] = (cut, end, left, 0.0, "free")
        if index < len(found):
            begin = found[index][0]
        opening, filled, room = index, 0.0, rest
        fills = []
    if fills:
        lines.append(Cut(begin, found[-1][1], filled))
    return lines


def _place(
    text: str, found: list[Piece], opening: int, last: int, begin: int, width: Width, left: float
) -> int:
    """The piece that begins the next line when `last` has not the room `left`; `opening` when there is none.

    After a slash LibreOffice breaks only when it finds no space shortly before: else it moves the whole
    word, and where the word fills the line already, it breaks nowhere. At the edge itself it does not
    break after a slash at all.
    """
    for index in range(last, opening, -1):
        at, *_, joint = found[index]
        if joint == "free" and not (index == last and _parted(text, found[index], left)):
            return index
        if joint == "slash" and (index < last or _edge(text, found[index], width, left)[0]):
            space = max(
                text.rfind(" ", max(0, at - _FAR), at - 1), text.rfind("\u3000", max(0, at - _FAR), at - 1)
            )
            if space < 0:
                return index
            if space + 1 <= begin:
                return opening
            return next((each for each in range(opening + 1, index + 1) if found[each][0] > space), index)
    return opening


def _parted(text: str, piece: Piece, left: float) -> bool:
    """Whether the edge is within an emoji of several characters: LibreOffice breaks before the word before."""
    at, end, *_ = piece
    return text[at] > "\uffff" and end - at > 1 and left > 0


def _edge(text: str, piece: Piece, width: Width, room: float) -> tuple[int, float]:
    """How many characters of a piece that is too wide fit, not all of them, and their width."""
    at, end, size, *_ = piece
    ratio = 1.0
    if end - at <= _LONG:  # kerned, as the piece is
        ratio = size / (sum([width(text[place], place) for place in range(at, end)]) or 1.0)
        ratio = min(ratio, 1.0)
    count, filled = 0, 0.0
    while at + count < end - 1:
        more = width(text[at + count], at + count) * ratio
        if filled + more > room:
            break
        filled += more
        count += 1
    return count, filled


def _mixed(runs: Sequence[Run], style: Callable[[Run], Style]) -> Width:
    """The width of a stretch of a paragraph of several runs; stretches come roughly in order."""
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
