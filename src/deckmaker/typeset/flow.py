"""A Prose and a Placeholder in, its lines and their height out, at one size of type."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Final

from deckmaker import measure
from deckmaker.measure import wide
from deckmaker.model import (
    EMU_PER_POINT,
    Face,
    Fonts,
    Level,
    Line,
    Para,
    Piece,
    Placeholder,
    Prose,
    Rect,
    Run,
    counted,
)

from . import bidi
from .wrap import Cut, Style, breaks

# Programs round advances to their own units: room that only exactly suffices does not.
EXACT: Final = 0.997
# Below a baseline, in ems, whatever the face (LibreOffice, measured on three faces). What a
# line pitch adds or takes is above the line, the first line's too.
FOOT: Final = 0.19
KERNING: Final = 1.04  # by how much a line may at most be wider without its kerning
RAISED: Final = 0.66  # size of super- and subscripts
_BREAKS: Final = "\n\v\f\r\x85\u2028\u2029"


@dataclass(frozen=True, slots=True)
class Setting:
    """How far a text is reduced, in per cent: its type, and its line pitch."""

    scale: int = 100
    spacing: int = 100


@dataclass(frozen=True, slots=True)
class Flow:
    """A text broken into lines, and the height in EMU that it takes where it takes most."""

    cuts: tuple[tuple[Cut, ...], ...]  # a paragraph
    height: int


def face_of(fonts: Fonts, level: Level, run: Run) -> Face:
    if run.code or level.font == "mono":
        return fonts.mono
    return fonts.major if level.font == "major" else fonts.minor


def style_of(fonts: Fonts, level: Level, scale: int, widest: bool = False) -> Callable[[Run], Style]:
    """How each run of a paragraph of that level is measured: as it is set, or at its widest."""
    em = level.size * scale / 100 * EMU_PER_POINT

    def style(run: Run) -> Style:
        face = face_of(fonts, level, run)
        small = RAISED if run.superscript or run.subscript else 1.0
        ruler = measure.ruler(face, level.bold or run.bold, level.italic or run.italic, widest)
        return Style(ruler, em * small)

    return style


def margins(level: Level, para: Para, fonts: Fonts, scale: int, number: int) -> tuple[int, int]:
    """Left edges in EMU of the first line and of the others.

    A paragraph whose marker is taken away stands at the left edge of its placeholder.
    """
    bullet = "1." if para.marker == "number" else level.bullet
    if para.marker == "none":
        return 0, 0
    if not bullet:
        return max(0, level.margin + level.indent), level.margin
    if bullet == "1.":
        bullet = f"{number}."
    face = fonts.major if level.font == "major" else fonts.minor
    em = level.size * scale / 100 * EMU_PER_POINT
    mark = measure.width(bullet, face, bold=level.bold) * em
    margin, indent = level.numbered if para.marker == "number" else (level.margin, level.indent)
    return max(margin, round(margin + indent + mark)), margin


@lru_cache(maxsize=8192)
def _cuts(
    runs: tuple[Run, ...],
    level: Level,
    fonts: Fonts,
    first: float,
    rest: float,
    scale: int,
    widest: bool,
    whole_links: bool = False,
) -> tuple[Cut, ...]:
    if level.caps:
        runs = tuple(capitals(run) for run in runs)
    return breaks(runs, style_of(fonts, level, scale, widest), first, rest, whole_links=whole_links)


def capitals(run: Run) -> Run:
    """The run in capitals, one for one ("ß" stays, so that places in the text hold)."""
    upper = run.text.upper()
    if len(upper) != len(run.text):
        upper = "".join([each.upper() if len(each.upper()) == 1 else each for each in run.text])
    return replace(run, text=upper)


def flow(prose: Prose, placeholder: Placeholder, fonts: Fonts, setting: Setting) -> Flow:
    """The lines of a text in its placeholder and the height they may take."""
    room = placeholder.inner.width
    cuts: list[tuple[Cut, ...]] = []
    height = 0.0
    numbers = counted(prose.paras)
    for index, para in enumerate(prose.paras):
        level = placeholder.level(para.level)
        first, rest = margins(level, para, fonts, setting.scale, numbers[index][0])
        rooms = max(1.0, (room - first) * EXACT), max(1.0, (room - rest) * EXACT)
        lines = _cuts(para.runs, level, fonts, *rooms, setting.scale, False)
        if _torn(para.text, lines):  # where it is cut hangs on a hair: the way that takes more lines counts
            exact = rooms[0] / EXACT, rooms[1] / EXACT
            lines = max(lines, _cuts(para.runs, level, fonts, *exact, setting.scale, False), key=len)
        cuts.append(lines)
        count = len(lines)
        # Where no line is nearly full, the widest setting breaks alike and need not be tried.
        if any(line.width * KERNING > rooms[1] for line in lines) or lines[0].width * KERNING > rooms[0]:
            count = max(count, len(_cuts(para.runs, level, fonts, *rooms, setting.scale, True)))
        if count > 1 and any(run.link and " " in run.text for run in para.runs):
            count = max(count, len(_cuts(para.runs, level, fonts, *rooms, setting.scale, False, True)))
        if _torn(para.text, lines):
            count += 1  # programs do not agree where an address breaks that no line can hold
        pitch = measure.vertical(face_of(fonts, level, Run("")), bold=level.bold).pitch
        if wide(para.text):
            pitch = max(pitch, measure.han_pitch(fonts.east_asian))
        height += count * pitch * level.size * setting.scale / 100 * pitch_of(level, setting)
        height += level.space_after if index + 1 < len(prose.paras) else 0.0
        height += level.space_before if index else 0.0
    return Flow(tuple(cuts), round(height * EMU_PER_POINT))


def _torn(text: str, cuts: tuple[Cut, ...]) -> bool:
    """Whether a word had to be broken where no word breaks."""
    for before, after in pairwise(cuts):
        if before.end == after.start and before.end and not wide(text[before.end - 1 : before.end + 1]):
            joint = text[before.end - 1]
            if joint not in "-‐–—?" and joint not in _BREAKS:
                return True
    return False


def pitch_of(level: Level, setting: Setting) -> float:
    """The multiple of single spacing that is left.

    PowerPoint takes the reduction off the percentage, others multiply: the roomier counts.
    """
    less = 1 - setting.spacing / 100
    return max(level.line_pitch - less, level.line_pitch * (1 - less))


def lines(
    prose: Prose, placeholder: Placeholder, fonts: Fonts, setting: Setting, flow: Flow
) -> tuple[Line, ...]:
    """Where each line stands on the slide."""
    inner = placeholder.inner
    steps: list[tuple[float, float]] = []  # before the line's baseline, after it (points)
    for index, (para, cuts) in enumerate(zip(prose.paras, flow.cuts, strict=True)):
        level = placeholder.level(para.level)
        size = level.size * setting.scale / 100
        below = FOOT * size
        full = measure.LEAST_PITCH * pitch_of(level, setting) * size
        for at in range(len(cuts)):
            before = level.space_before if index and not at else 0.0
            after = level.space_after if at + 1 == len(cuts) and index + 1 < len(prose.paras) else 0.0
            steps.append((before + full - below, below + after))
    total = round(sum(above + below for above, below in steps) * EMU_PER_POINT)
    spare = inner.height - total
    top = inner.y + {"top": 0, "middle": spare // 2, "bottom": spare}[placeholder.anchor]
    tops = accumulate((above + below for above, below in steps), initial=0.0)
    baselines = [top + round((y + above) * EMU_PER_POINT) for y, (above, _) in zip(tops, steps, strict=False)]
    result: list[Line] = []
    numbers = counted(prose.paras)
    for index, (para, cuts) in enumerate(zip(prose.paras, flow.cuts, strict=True)):
        level = placeholder.level(para.level)
        edges = margins(level, para, fonts, setting.scale, numbers[index][0])
        for at, cut in enumerate(cuts):
            left = edges[0] if not at else edges[1]
            result.append(
                line_of(
                    para.runs,
                    level,
                    fonts,
                    setting.scale,
                    cut,
                    inner,
                    left,
                    baselines[len(result)],
                    index,
                    para.rtl,
                )
            )
    return tuple(result)


def line_of(
    runs: tuple[Run, ...],
    level: Level,
    fonts: Fonts,
    scale: int,
    cut: Cut,
    inner: Rect,
    left: int,
    baseline: int,
    para: int,
    rtl: bool = False,
) -> Line:
    """One line, its pieces cut from the runs and set side by side as they are seen.

    `left` is the margin on the side where the line begins: the right one of a text from right to left.
    """
    width = round(cut.width)
    room = inner.width - left
    away = "right" if rtl else "left"
    side = {"left": away, "justify": away, "right": "right"}.get(level.align, "center")
    shift = {"center": (room - width) // 2, "right": room - width}.get(side, 0)
    x = float(inner.x + (0 if rtl else left) + max(0, shift))
    start = round(x)
    style = style_of(fonts, level, scale)
    points = level.size * scale / 100
    shown = tuple(capitals(run) for run in runs) if level.caps else runs
    text = "".join([run.text for run in shown])
    measured = measure.standing_in(text) if measure.complex_script(text) else text
    pieces: list[Piece] = []
    for first, last, index, turned in _order(shown, cut, text, rtl):
        how = style(runs[index])
        size = sum([how.ruler[word] for word in _words(measured[first:last])]) * how.em
        words = text[first:last]
        if turned and not measure.right_to_left(words):  # with letters, the painter sees to it
            words = bidi.mirrored(words)
        pieces.append(Piece(words, round(x), round(size), points, runs[index]))
        x += size / how.ruler.safety  # the face that stands in draws it narrower
    return Line(start, baseline, width, tuple(pieces), para)


def _order(runs: tuple[Run, ...], cut: Cut, text: str, rtl: bool) -> list[tuple[int, int, int, bool]]:
    """(first character, the one after the last, run, whether from right to left) of the line's pieces from
    left to right."""
    spans: list[tuple[int, int, int]] = []
    offset = 0
    for index, run in enumerate(runs):
        first, last = max(cut.start, offset), min(cut.end, offset + len(run.text))
        offset += len(run.text)
        while first < last and text[first] in _BREAKS:
            first += 1
        while last > first and text[last - 1] in _BREAKS:
            last -= 1
        if first < last:
            spans.append((first, last, index))
    line = text[cut.start : cut.end]
    if not rtl and not measure.right_to_left(line):
        return [(first, last, run, False) for first, last, run in spans]
    found: list[tuple[int, int, int, bool]] = []
    for begin, end, turned in bidi.stretches(line, rtl):
        begin, end = begin + cut.start, end + cut.start
        inside = [(max(first, begin), min(last, end), run, turned) for first, last, run in spans]
        found += [each for each in (inside[::-1] if turned else inside) if each[0] < each[1]]
    return found


def _words(text: str) -> list[str]:
    words: list[str] = []
    for index, word in enumerate(text.split(" ")):
        if index:
            words.append(" ")
        if word:
            words.append(word)
    return words
