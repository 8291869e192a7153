"""From typeset lines, and from short labels, to Glyphs: each stretch in the font that draws it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from deckmaker import bundle, measure
from deckmaker.model import (
    EMU_PER_POINT,
    Box,
    Face,
    Fonts,
    Glyphs,
    Level,
    Line,
    Link,
    Mark,
    Para,
    Path,
    Piece,
    Prose,
    Rect,
    Run,
    Theme,
    counted,
)

from .outlines import rectangle

RAISED: Final = 0.66  # size of super- and subscripts, as typesetting measured them
_UP, _DOWN = 0.30, -0.25  # of the size: how far the baseline moves, as the .pptx says
# Where a machine lacks the theme's own family for Han: the usual ones of each system.
_SQUARE: Final = (
    "Noto Sans CJK SC, Noto Sans SC, Source Han Sans SC, Microsoft YaHei, PingFang SC, WenQuanYi Micro Hei, "
    "SimSun, Heiti SC"
)
_KANA: Final = "Noto Sans CJK JP, Noto Sans JP, Yu Gothic, Hiragino Sans, Meiryo"
_HANGUL: Final = "Noto Sans CJK KR, Noto Sans KR, Malgun Gothic, Apple SD Gothic Neo"
_CAPS: Final = 0.6  # points between capitals, as generated templates say
_EMOJI: Final = "Segoe UI Emoji, Noto Color Emoji, Apple Color Emoji"
_OTHER: Final = "DejaVu Sans, Segoe UI, Segoe UI Symbol, Noto Sans, Arial Unicode MS"
# How far below its baseline a line of typesetting ends, and how high it is, in ems.
FOOT: Final = 0.19
PITCH: Final = measure.LEAST_PITCH


@dataclass(frozen=True, slots=True)
class Ink:
    """How a text is drawn."""

    face: Face
    size: float  # points
    colour: str  # "RRGGBB"
    bold: bool = False
    italic: bool = False
    east_asian: str = ""
    spacing: float = 0.0  # points

    @property
    def font(self) -> str:
        """The font file."""
        face = self.face
        if self.bold:
            return (face.bold_italic if self.italic else face.bold) or face.regular
        return (face.italic if self.italic else "") or face.regular

    @property
    def em(self) -> float:
        return self.size * EMU_PER_POINT

    def width(self, text: str) -> float:
        """EMU, as typesetting measures."""
        ruler = measure.ruler(self.face, self.bold, self.italic, False)
        return sum([size for _, _, size in measure.stretches(text, ruler)]) * self.em if text else 0.0


def glyphs(text: str, x: float, baseline: int, ink: Ink, turn: int = 0) -> Iterator[Glyphs]:
    """A text on one baseline, its first character at `x`."""
    ruler = measure.ruler(ink.face, ink.bold, ink.italic, False)
    text = text.replace("\u00a0", " ")  # which some faces have not
    if ruler.covers(text):
        yield Glyphs(round(x), baseline, text, ink.font, ink.size, ink.colour, turn=turn, spacing=ink.spacing)
        return
    if measure.right_to_left(text):  # shaped and ordered as a whole by the painter
        family = _family("other", text, ink.east_asian)
        yield Glyphs(
            round(x), baseline, text, "", ink.size, ink.colour, family, ink.bold, ink.italic, turn,
        )  # fmt: skip
        return
    for kind, part, size in measure.stretches(text, ruler):
        if part.strip():
            if kind == "face":
                yield Glyphs(round(x), baseline, part, ink.font, ink.size, ink.colour, turn=turn)
            else:
                yield Glyphs(
                    round(x), baseline, part, "", ink.size, ink.colour, _family(kind, part, ink.east_asian),
                    ink.bold and kind != "emoji", ink.italic and kind == "other", turn,
                )  # fmt: skip
        x += size * ink.em


def prose(box: Box, content: Prose, theme: Theme, dark: bool) -> Iterator[Mark]:
    """The lines of a text box, with bullets, numbers, underlines and links."""
    counts = counted(content.paras)
    last = -1
    for line in box.lines:
        para = content.paras[line.para]
        level = box.placeholder.level(para.level)
        if line.para != last:
            last = line.para
            yield from _bullet(box, para, level, counts[last][0], line, theme, dark)
        yield from pieces(line, level, theme, dark)


def pieces(line: Line, level: Level, theme: Theme, dark: bool, colour: str = "") -> Iterator[Mark]:
    """The pieces of one line. `colour`: "RRGGBB" instead of the level's own."""
    turned = any(measure.right_to_left(piece.text) for piece in line.pieces)
    for piece in line.pieces:
        # figures and marks among Arabic or Hebrew are set in the face of those letters, as they were measured
        other = turned and not any(map(str.isalpha, piece.text))
        yield from _piece(piece, line.baseline, level, theme, dark, colour, other)


def _piece(
    piece: Piece, baseline: int, level: Level, theme: Theme, dark: bool, colour: str, other: bool
) -> Iterator[Mark]:
    run = piece.run
    size = piece.size
    if run.superscript or run.subscript:
        baseline -= round((_UP if run.superscript else _DOWN) * size * EMU_PER_POINT)
        size *= RAISED
    ink = Ink(
        _face(theme.fonts, level, run),
        size,
        theme.palette.rgb("hlink", dark=dark)
        if run.link
        else colour
        or (not run.colour and level.ink)
        or theme.palette.rgb(run.colour or level.colour, dark=dark),
        level.bold or run.bold,
        level.italic or run.italic,
        theme.fonts.han(level.font),
        _CAPS if level.caps and theme.made else 0.0,
    )
    if other:
        family = _family("other", piece.text, ink.east_asian)
        yield Glyphs(piece.x, baseline, piece.text, "", size, ink.colour, family, ink.bold, ink.italic)
    else:
        yield from glyphs(piece.text, piece.x, baseline, ink)
    ends = piece.x + piece.width
    if run.link or run.strike:
        thick = max(round(size * EMU_PER_POINT * 0.06), 6350)
        start = piece.x + round(ink.width(piece.text[: len(piece.text) - len(piece.text.lstrip())]))
        ends -= round(ink.width(piece.text[len(piece.text.rstrip()) :]))
        down = 0.11 if run.link else -0.26
        top = baseline + round(down * size * EMU_PER_POINT)
        yield Path(rectangle(Rect(start, top - thick // 2, max(ends - start, 0), thick)), ink.colour)
    if run.link:
        high = round(size * EMU_PER_POINT)
        yield Link(Rect(piece.x, baseline - high, piece.width, round(high * 1.25)), run.link)


def _bullet(
    box: Box, para: Para, level: Level, number: int, line: Line, theme: Theme, dark: bool
) -> Iterator[Glyphs]:
    if para.marker == "none" or not para.text.strip():
        return
    text, face = level.bullet, bullet_face()
    if para.marker == "number" or text == "1.":
        # generated templates number an outline "1", all else "1."
        text = f"{number}" if theme.made and para.marker != "number" else f"{number}."
        face = theme.fonts.major if level.font == "major" else theme.fonts.minor
    if not text:
        return
    size = level.size * box.scale / 100
    colour = (not level.bullet_colour and level.ink) or theme.palette.rgb(
        level.bullet_colour or level.colour, dark=dark
    )
    ink = Ink(face, size, colour, level.bold, level.italic, theme.fonts.han(level.font))
    inner, hang = box.placeholder.inner, max(0, level.margin + level.indent)
    x = inner.right - hang - ink.width(text) if para.rtl else inner.x + hang
    yield from glyphs(text, x, line.baseline, ink)


@lru_cache(maxsize=1)
def bullet_face() -> Face:
    """What draws bullets: templates name Arial for them."""
    place = bundle.folder("assets") / "fonts" / "LiberationSans"
    styles = ("Regular", "Bold", "Italic", "BoldItalic")
    regular, bold, italic, both = (str(place / f"LiberationSans-{style}.ttf") for style in styles)
    return Face("Arial", regular, bold, italic, both)


def _face(fonts: Fonts, level: Level, run: Run) -> Face:
    if run.code or level.font == "mono":
        return fonts.mono
    return fonts.major if level.font == "major" else fonts.minor


@lru_cache(maxsize=1024)
def _family(kind: str, text: str, east_asian: str) -> str:
    if kind == "emoji":
        return _EMOJI
    if kind == "other":
        return _OTHER
    if any("\u3041" <= each <= "\u30ff" for each in text):
        return _KANA
    if any("\uac00" <= each <= "\ud7a3" for each in text):
        return _HANGUL
    return f"{east_asian}, {_SQUARE}" if east_asian else _SQUARE
