"""A SlideLayout, a Theme and Meta in, the Boxes out that run through a deck: footer, date, slide number.

A .pptx holds them in placeholders and PowerPoint counts the slides; the painted road needs their lines.
"""

from __future__ import annotations

from deckmaker.model import Box, Meta, SlideLayout, Theme, prose

from .direct import directed
from .flow import Setting, flow, lines


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
