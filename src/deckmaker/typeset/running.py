"""A SlideLayout, a Theme and Meta in, the Boxes out that run through a deck: footer, date, slide number.

A .pptx holds them in placeholders and PowerPoint counts the slides; the painted road needs their lines.
"""

from __future__ import annotations

import re

from deckmaker.measure import wide
from deckmaker.model import Box, Meta, Problem, SlideLayout, Theme, prose

from .direct import directed
from .flow import Setting, flow, lines


def footer(meta: Meta, theme: Theme) -> tuple[str, Problem | None]:
    """The line at the foot of each slide: what the deck says, else its title as far as it fits one line.

    A title is shortened at its colon, else after a word: it stands whole on the first slide. A footer that the
    deck names is never cut; the Problem says that it is too long for the theme.
    """
    if meta.footer:
        if _fits(meta.footer, theme):
            return meta.footer, None
        length = next((end for end in range(len(meta.footer), 0, -1) if _fits(meta.footer[:end], theme)), 1)
        return meta.footer, Problem(
            "warning",
            "text-overflow",
            f"the footer is too long for one line of the theme {theme.title}",
            f"shorten it to about {length} characters",
        )
    title = " ".join(meta.title.split())
    if _fits(title, theme):
        return title, None
    head = re.split(r"\s*[:：]\s+|：|\s+[–—]\s+", title)[0]
    if head != title and _fits(head, theme):
        return head, None
    for end in range(len(title) - 1, 0, -1):
        if (title[end] == " " or wide(title[end])) and _fits(
            short := title[:end].rstrip(" ,;:") + " …", theme
        ):
            return short, None
    return title, None


def _fits(text: str, theme: Theme) -> bool:
    """Whether a text is one line in each place for a footer."""
    holes = {
        hole
        for layout in theme.layouts
        for hole in layout.placeholders
        if hole.kind == "footer" and hole.idx is not None
    }
    return all(len(flow(prose(text), hole, theme.fonts, Setting()).cuts[0]) == 1 for hole in holes)


def running(layout: SlideLayout, theme: Theme, meta: Meta, number: int) -> tuple[Box, ...]:
    """What each slide of this layout repeats; `number` is the slide's, from 1. What is empty is left out."""
    words = {
        "footer": meta.footer or meta.title,
        "date": meta.date,
        "slide_number": str(number),
    }
    boxes = []
    for placeholder in layout.placeholders:
        text = words.get(placeholder.kind, "")
        if text and placeholder.idx is not None:
            content, setting = directed(prose(text), meta.language), Setting()
            flowed = flow(content, placeholder, theme.fonts, setting)
            placed = lines(content, placeholder, theme.fonts, setting, flowed)
            boxes.append(Box(placeholder, content, placeholder.rect, lines=placed, height=flowed.height))
    return tuple(boxes)
