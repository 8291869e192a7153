"""A title in, the same title with a line break (`\\v`) out where that reads better.

PowerPoint chooses a title's breaks and cannot be told to balance them, so a last line of one
word is mended by a break of our own. A `\\v` in a run's text is written as `a:br`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import combinations, pairwise
from typing import Final

from deckmaker.measure import wide
from deckmaker.model import Fonts, Para, Placeholder, Prose, Run

from .flow import EXACT, Setting, flow, style_of
from .pieces import parts
from .wrap import Cut

_SURVIVES: Final = 0.93  # of the room: so full a line still holds when another face is a little wider
_LONELY: Final = 0.34  # a last line shorter than this part of the longest is mended
_SHORT_WORD: Final = 9  # characters: what a reader takes for a crumb on a line of its own
_COMPANY: Final = 3  # spaces: a line of so many words can spare one
# A line ends badly on these: the word they belong to is on the next.
_LEANING: Final = frozenset(
    "a an and as at but by for from in into is its of on or our the their to vs was were with "
    "are has have been than not no more most only about "
    "der die das den dem des ein eine einer im in mit und von zu zum zur für auf".split()
)


def balanced(prose: Prose, placeholder: Placeholder, fonts: Fonts, setting: Setting) -> Prose:
    """The title with better breaks, or as it was when its own are good or nothing better holds."""
    if len(prose.paras) != 1 or any(mark in prose.text for mark in "\v\n"):
        return prose
    para = prose.paras[0]
    (cuts,) = flow(prose, placeholder, fonts, setting).cuts
    if not 2 <= len(cuts) <= 3 or not (_lonely(para.text, cuts) or _leaning(para.text, cuts)):
        return prose
    level = placeholder.level(para.level)
    room = (placeholder.inner.width - level.margin) * EXACT * _SURVIVES
    style = style_of(fonts, level, setting.scale, widest=True)
    stops = _stops(para.text)
    widths: dict[tuple[int, int], float] = {}

    def width(start: int, end: int) -> float:
        if (start, end) not in widths:
            total, offset = 0.0, 0
            for run in para.runs:
                text = run.text[max(0, start - offset) : max(0, end - offset)]
                offset += len(run.text)
                how = style(run)
                total += sum([how.ruler[each] for each in text.split(" ")]) * how.em
                total += text.count(" ") * how.ruler[" "] * how.em
            widths[start, end] = total
        return widths[start, end]

    best = _best(para.text, stops, len(cuts), width, room)
    if best is None:
        return prose
    return Prose((_broken(para, best, keep_space=level.align in ("left", "justify")),))


def unparted(prose: Prose, cuts: Sequence[Sequence[Cut]]) -> Prose:
    """The text with a line break before each word that would be parted after its only letter ("e-" |
    "commerce"), unless nothing else stands on that line. The same value when there is none.
    """
    paras = []
    for para, lines in zip(prose.paras, cuts, strict=True):
        text = para.text
        stops = []
        for before, after in pairwise(lines):
            start = before.end - 2
            alone = before.end == after.start and text[start + 1 : before.end] in ("-", "‐")
            if alone and start > before.start and text[start].isalpha() and text[start - 1] == " ":
                stops.append((start, start))
        paras.append(_broken(para, tuple(stops), keep_space=True) if stops else para)
    return (
        Prose(tuple(paras))
        if any(one is not other for one, other in zip(paras, prose.paras, strict=True))
        else prose
    )


def accompanied(prose: Prose, cuts: Sequence[Sequence[Cut]]) -> Prose:
    """The text with a no-break space before each short word that would stand alone on a last line, so that
    the word before keeps it company. The same value when there is none.
    """
    paras = []
    for para, lines in zip(prose.paras, cuts, strict=True):
        text = para.text
        alone = lines[-1]
        word = text[alone.start : alone.end].strip()
        before = text[lines[-2].start : lines[-2].end] if len(lines) > 1 else ""
        if (
            0 < len(word) <= _SHORT_WORD
            and before.count(" ") >= _COMPANY
            and text[alone.start - 1] == " "
            and not any(mark in word for mark in " \u00a0\v\n")
            and not wide(word)
        ):
            paras.append(_spaced(para, alone.start - 1))
        else:
            paras.append(para)
    return (
        Prose(tuple(paras))
        if any(one is not other for one, other in zip(paras, prose.paras, strict=True))
        else prose
    )


def _spaced(para: Para, place: int) -> Para:
    """The paragraph with a no-break space at that place."""
    runs: list[Run] = []
    offset = 0
    for run in para.runs:
        at = place - offset
        offset += len(run.text)
        if 0 <= at < len(run.text):
            run = replace(run, text=f"{run.text[:at]}\u00a0{run.text[at + 1 :]}")
        runs.append(run)
    return replace(para, runs=tuple(runs))


def _lonely(text: str, cuts: Sequence[Cut]) -> bool:
    last = cuts[-1]
    alone = " " not in text[last.start : last.end].strip() and not wide(text[last.start : last.end])
    return alone or last.width < _LONELY * max(cut.width for cut in cuts)


def _leaning(text: str, cuts: Sequence[Cut]) -> bool:
    """Whether a line but the last ends on a word of the next, or inside a word."""
    for cut in cuts[:-1]:
        last = text[cut.start : cut.end].rsplit(" ", 1)[-1]
        if _leans(last) or (last[-1:] in "-‐" and text[cut.end : cut.end + 1] != " "):
            return True
    return False


def _leans(word: str) -> bool:
    return word.lower() in _LEANING or word.isdigit()  # "only 4 | days"


def _stops(text: str) -> list[tuple[int, int]]:
    """(end of a line, start of the next) wherever the text may break at a space or between Han."""
    stops = [(at, at + 1) for at, each in enumerate(text) if each == " " and 0 < at < len(text) - 1]
    if wide(text):
        offset = 0
        for word in text.split(" "):
            place = offset
            for part, _ in parts(word)[:-1]:
                place += len(part)
                stops.append((place, place))
            offset += len(word) + 1
    return sorted(stops)


def _best(
    text: str, stops: list[tuple[int, int]], count: int, width: Callable[[int, int], float], room: float
) -> tuple[tuple[int, int], ...] | None:
    """The stops that divide a text into `count` lines as alike as can be; `None` if none holds."""
    if len(stops) > 60:  # not a title that two lines could hold
        return None
    best: tuple[tuple[int, int], ...] | None = None
    least = float("inf")
    for chosen in combinations(stops, count - 1):
        starts = [0, *(stop[1] for stop in chosen)]
        ends = [*(stop[0] for stop in chosen), len(text)]
        sizes = [width(start, end) for start, end in zip(starts, ends, strict=True)]
        if max(sizes) > room:
            continue
        cost = (max(sizes) - min(sizes)) / room
        for end in ends[:-1]:
            line = text[:end]
            if _leans(line.rsplit(" ", 1)[-1]):
                cost += 0.3
            elif line[-1:] in ",;:–—，、；：。":
                cost -= 0.15
        if cost < least:
            best, least = chosen, cost
    return best


def _broken(para: Para, stops: tuple[tuple[int, int], ...], *, keep_space: bool) -> Para:
    """The paragraph with a line break at each stop.

    The space stays where it does not show, so that the title's text reads on without the break.
    """
    runs: list[Run] = []
    offset = 0
    for run in para.runs:
        text, done = "", 0
        for end, start in stops:
            if offset <= end < offset + len(run.text):
                text += run.text[done : (start if keep_space else end) - offset] + "\v"
                done = start - offset
        runs.append(replace(run, text=text + run.text[done:]))
        offset += len(run.text)
    return replace(para, runs=tuple(runs))
