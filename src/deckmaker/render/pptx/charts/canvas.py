"""From a rectangle and a theme to the facts charts are drawn by: sizes, colours that can be read, widths."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from deckmaker import measure
from deckmaker.model import EMU_PER_INCH, EMU_PER_POINT, ChartStyle, Rect, Theme
from deckmaker.render.pptx.language import Tongue

# a bar thicker than this is a block of paint, not a length
THICKEST_BAR: Final = round(0.9 * EMU_PER_INCH)
THICKEST_COLUMN: Final = round(1.3 * EMU_PER_INCH)
# SLIDES: the widest bar leaves room for its label
LONGEST: Final = 0.85
UNBROKEN: Final = '<a:bodyPr wrap="none" anchor="ctr"><a:spAutoFit/></a:bodyPr>'
GAP: Final = round(0.14 * EMU_PER_INCH)  # between a label and what it names


@dataclass(frozen=True, slots=True)
class Canvas:
    rect: Rect  # of the chart's frame on the slide
    theme: Theme
    tongue: Tongue
    dark: bool

    @property
    def style(self) -> ChartStyle:
        return self.theme.chart

    def across(self, length: int) -> float:
        """A length as a share of the frame's width, as chart layouts want it."""
        return length / self.rect.width

    def down(self, length: int) -> float:
        return length / self.rect.height

    def size(self, wanted: float) -> float:
        """Points, never below the theme's smallest chart text."""
        return max(self.style.smallest, min(wanted, self.style.label_size))

    def ink(self, fill: str) -> str:
        """The scheme colour, of text or of ground, that reads better on a fill."""
        ground = self.theme.palette.rgb(fill, dark=self.dark)
        return max(
            ("bg1", "tx1"), key=lambda each: contrast(self.theme.palette.rgb(each, dark=self.dark), ground)
        )

    def text_width(self, text: str, size: float, *, bold: bool = True) -> int:
        """EMU that a label takes; as if bold, so that it is never too little."""
        return round(measure.width(text, self.theme.fonts.minor, bold=bold) * size * EMU_PER_POINT)

    def wrapped_lines(self, text: str, size: float, width: int) -> int:
        """About how many lines a label takes in a width, breaking at spaces."""
        lines, used = 1, 0
        for word in text.split(" "):
            need = self.text_width(word + " ", size, bold=False)
            if used and used + need > width:
                lines, used = lines + 1, 0
            used += need
            while used > width > 0:  # a word longer than the line breaks inside
                lines, used = lines + 1, used - width
        return lines

    def fitting(self, texts: Iterable[str], size: float, room: float) -> float:
        """The size, or the largest below it in which each text fits the room; never below the smallest."""
        widest = max((self.text_width(text, 100) for text in texts), default=0)
        return max(self.style.smallest, min(size, float(int(100 * room / widest)))) if widest else size

    def series_colour(self, index: int, count: int) -> str:
        """Two series read as context and point; more take the theme's order."""
        if count == 1:
            return self.style.highlight
        if count == 2:
            return (self.style.context, self.style.highlight)[index]
        return self.style.series[index % len(self.style.series)]


def line_height(size: float) -> int:
    return round(size * 1.25 * EMU_PER_POINT)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two "RRGGBB" colours, 1 to 21 (WCAG 2)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(rgb: str) -> float:
    channels = [int(rgb[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def fill(colour: str) -> str:
    return f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'


def stroke(colour: str, width: float) -> str:
    """A line of that many points; no width, no line."""
    if not width:
        return "<a:ln><a:noFill/></a:ln>"
    return f'<a:ln w="{round(width * EMU_PER_POINT)}" cap="rnd">{fill(colour)}<a:round/></a:ln>'


def text_style(size: float, colour: str, *, bold: bool = False, wrap: bool = True) -> str:
    """`c:txPr`; the typeface is the theme's text face."""
    return (
        f"<c:txPr>{'<a:bodyPr/>' if wrap else UNBROKEN}<a:lstStyle/><a:p><a:pPr>"
        f"<a:defRPr {text_run(size, colour, bold=bold)}</a:defRPr></a:pPr>"
        '<a:endParaRPr lang="en-US"/></a:p></c:txPr>'
    )


def text_run(size: float, colour: str, *, bold: bool = False) -> str:
    """The attributes and the inside of run properties, to stand between their name and their end tag."""
    return (
        f'sz="{round(size * 100)}" b="{int(bold)}">{fill(colour)}'
        '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/>'
    )
