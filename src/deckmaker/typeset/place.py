"""A Slide, a Theme and Meta in, a Page out: every fill in its placeholder, with all decisions made."""

from __future__ import annotations

from dataclasses import replace

from deckmaker import bitmap, formula
from deckmaker.measure import picture_size
from deckmaker.model import (
    EMU_PER_INCH,
    Box,
    Grid,
    Meta,
    Page,
    Picture,
    Placeholder,
    Problem,
    Prose,
    Rect,
    Slide,
    Theme,
)

from .direct import directed
from .fit import box
from .grid import table

# A photograph whose shape is nearly its hole's fills it, and loses at most this much of a side.
_CROP = 0.2
_BESIDE = ("figure_", "left_heading", "right_heading")
_LARGEST = 1.4  # of the size a formula is drawn at


_NO_LISTS = frozenset(
    "kicker subtitle byline source caption speaker quote left_heading right_heading number label".split()
)

# a part's name and number also stand in the agenda and in PowerPoint's sections
_SAID_ELSEWHERE = frozenset({"kicker", "number"})


def typeset(slide: Slide, theme: Theme, meta: Meta) -> Page:
    """The slide with every decision made. Nothing is cut: what does not fit is a Problem.

    A fill that the layout has no placeholder for is named in a Problem and left out, but for the
    part's name and number, which stand elsewhere too. `meta`
    is for what a slide shares with the deck; its footer and number are furniture of the file.
    """
    layout = theme.layout(slide.role)
    boxes: list[Box] = []
    problems: list[Problem] = []
    for fill in slide.fills:
        placeholder = layout.placeholder(fill.placeholder)
        if placeholder is None:
            if fill.placeholder not in _SAID_ELSEWHERE:
                problems.append(_homeless(slide, fill.placeholder, layout.name))
            continue
        problem: Problem | None = None
        content = fill.content
        if isinstance(content, Prose):
            made, problem = box(
                directed(_unlisted(content, placeholder), meta.language), placeholder, theme, slide
            )
        elif isinstance(content, Grid):
            made, problem = table(content, placeholder, theme, slide)
        elif isinstance(content, Picture):
            if content.ink:
                dark = layout.dark
                made = _formula_box(content, placeholder, theme.palette.rgb("tx1", dark=dark))
            else:
                made, problem = _picture_box(content, placeholder, slide)
        else:
            made = Box(placeholder, content, placeholder.rect)
        boxes.append(made)
        if problem is not None:
            problems.append(problem)
    return Page(slide, layout, tuple(_alike(boxes, theme, slide)), tuple(problems))


def _unlisted(prose: Prose, placeholder: Placeholder) -> Prose:
    """A subtitle, a source, a heading is no list, though a company's layout gives its hole a bullet."""
    if placeholder.name not in _NO_LISTS or not placeholder.level(0).bullet:
        return prose
    return Prose(tuple(replace(para, marker="none") if not para.level else para for para in prose.paras))


def _alike(boxes: list[Box], theme: Theme, slide: Slide) -> list[Box]:
    """Big numbers, or headings, side by side in one size, that of the longest."""
    beside = [each for each in boxes if each.placeholder.name.startswith(_BESIDE)]
    least = min((each.scale for each in beside), default=100)
    return [
        box(each.content, each.placeholder, theme, slide, least)[0]
        if each in beside and each.scale > least and isinstance(each.content, Prose)
        else each
        for each in boxes
    ]


def _formula_box(picture: Picture, placeholder: Placeholder, rgb: str) -> Box:
    """A formula in the colour of the text, in the middle of its hole: not larger than a title."""
    data, svg = formula.coloured(picture.data, picture.svg, rgb)
    rect = placeholder.rect
    width, height = (size * EMU_PER_INCH // formula.DENSITY for size in picture_size(data) or (1, 1))
    share = min(_LARGEST, rect.width / width, rect.height / height)
    width, height = round(width * share), round(height * share)
    left, top = rect.x + (rect.width - width) // 2, rect.y + (rect.height - height) // 2
    return Box(placeholder, replace(picture, data=data, svg=svg), Rect(left, top, width, height))


def _picture_box(picture: Picture, placeholder: Placeholder, slide: Slide) -> tuple[Box, Problem | None]:
    """The picture where it stands, with as many pixels as its place can show.

    What came with outlines (an SVG) is drawn from them; its bitmap stays as it is.
    """
    rect = _pictured(picture, placeholder)
    if picture.svg or not picture.data:
        return Box(placeholder, picture, rect), None
    try:
        data = bitmap.fitted(picture.data, rect.width, rect.height)
    except ValueError:
        return Box(placeholder, picture, rect), Problem(
            "warning",
            "picture-unreadable",
            f"the picture {picture.name} is damaged, or of a form that is not read".replace("  ", " "),
            "open it in a picture editor and save it again as PNG or JPEG",
            slide=slide.key,
        )
    return Box(placeholder, picture if data is picture.data else replace(picture, data=data), rect), None


def _pictured(picture: Picture, placeholder: Placeholder) -> Rect:
    """Where a picture stands: its hole if it nearly has its shape (then it is cropped), else as
    large as fits, in the middle. A picture of unknown size takes the hole.
    """
    rect = placeholder.rect
    size = picture_size(picture.data)
    if size is None or not all(size) or not rect.width or not rect.height:
        return rect
    width, height = size
    ratio = (width * rect.height) / (height * rect.width)  # above 1: wider than the hole
    # of a drawing nothing is cut off: labels stand at its edges
    if min(ratio, 1 / ratio) >= 1 - _CROP and not picture.svg and bitmap.photograph(picture.data):
        return rect
    if ratio > 1:
        lower = max(1, round(rect.width * height / width))
        return Rect(rect.x, rect.y + (rect.height - lower) // 2, rect.width, lower)
    narrower = max(1, round(rect.height * width / height))
    return Rect(rect.x + (rect.width - narrower) // 2, rect.y, narrower, rect.height)


def _homeless(slide: Slide, name: str, layout: str) -> Problem:
    return Problem(
        "warning",
        "placeholder-missing",
        f"the slide layout “{layout}” has no place for the {name.replace('_', ' ')} of slide “{slide.title}”",
        "map that role to a layout that has one in the theme's theme.toml",
        slide=slide.key,
    )
