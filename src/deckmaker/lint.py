"""From a theme's name (or folder, or company template) to its Problems: what people would trip over, with the cure.

Judged are contrast against what is really behind each text, colours that some eyes cannot tell apart, fonts and
glyphs, logos, roles, the room of boxes, the template's validity, and sample content set in every layout.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from deckmaker import gallery, measure
from deckmaker import theme as themes
from deckmaker.model import (
    EMU_PER_INCH,
    EMU_PER_POINT,
    ROLES,
    Placeholder,
    Problem,
    Rect,
    SlideLayout,
    Theme,
    ThemeError,
    Where,
)
from deckmaker.theme.contrasts import Contrast, art_of, contrasts
from deckmaker.theme.palette import confusions

# what any deck in a European language may need
_LETTERS: Final = "ÄÖÜäöüßÀÉÈÊçéèêëñøåœŁąęść€£§–—‘’“”„…·×±≈"
_SHARP: Final = 110  # pixels to the inch that a projector shows of a slide; below, a logo is blurred
_LEAST_LOGO: Final = round(EMU_PER_INCH * 5 / 25.4)  # EMU: of a slide 190 mm high
_LEAST_LETTERS: Final = round(EMU_PER_INCH * 2.5 / 25.4)  # of a name written in one line
_TOLD: Final = 3  # places that a message names


def lint(name: str, folders: Sequence[Path] = ()) -> tuple[Problem, ...]:
    """All that is wrong, the worst first. A theme that cannot be loaded gives its one error."""
    try:
        theme = themes.load(name, tuple(folders))
    except ThemeError as error:
        return (error.problem,)
    text, file = _text(name, folders)
    found: list[Problem] = [*theme.problems]
    found += [each for problem in _contrast(theme) for each in [_at(problem, text, file)]]
    found += _confused(theme)
    found += _glyphs(theme)
    found += _logos(theme)
    found += _roles(theme)
    for layout in theme.layouts:
        found += _boxes(theme, layout)
    found += _validity(theme)
    found += _samples(theme)
    rank = {"error": 0, "warning": 1, "note": 2}
    placed = (each if each.where or not file else each.at(Where(file)) for each in found)
    return tuple(sorted(dict.fromkeys(placed), key=lambda each: rank[each.severity]))


def _text(name: str, folders: Sequence[Path]) -> tuple[str, str]:
    """The theme.toml and its name; both "" for a bare template."""
    try:
        path = themes.folder_of(name, tuple(folders)) / "theme.toml"
        return path.read_text("utf-8-sig"), str(path)
    except (ThemeError, OSError, ValueError):
        return "", ""


def _contrast(theme: Theme) -> Iterator[tuple[Problem, str]]:
    """One problem for each pair of colours, with the colour to look for in the theme's text."""
    low: dict[tuple[str, str], list[Contrast]] = {}
    for each in contrasts(theme):
        if not each.good:
            low.setdefault((each.rgb, each.ground), []).append(each)
    for (rgb, ground), pairs in low.items():
        worst = max(pairs, key=lambda each: each.needed)
        places = [f"the {each.placeholder.replace('_', ' ')} of “{each.layout}”" for each in pairs]
        told = ", ".join(places[:_TOLD]) + (f" and {len(places) - _TOLD} more" if len(places) > _TOLD else "")
        message = f"{told}: {rgb} on {ground} has a contrast of {worst.ratio:.2f}, {worst.needed:g} is needed"
        hint = f"{worst.fix} would do"
        if not theme.made:
            hint += "; the template's own colours are changed in PowerPoint"
        yield Problem("warning", "theme-contrast", message, hint), rgb


def _at(found: tuple[Problem, str], text: str, file: str) -> Problem:
    """The problem at the line that writes the colour, else at the file."""
    problem, rgb = found
    if not file:
        return problem
    for number, line in enumerate(text.splitlines(), 1):
        column = line.upper().find(rgb)
        if column >= 0:
            return problem.at(Where(file, number, column + 1, 6, line))
    return problem.at(Where(file))


def _confused(theme: Theme) -> Iterator[Problem]:
    """Series of one chart that some eyes, or a grey print, cannot tell apart."""
    dark = theme.layout("chart").dark
    colours = [theme.palette.rgb(each, dark=dark) for each in theme.chart.series[:4]]
    pairs: dict[tuple[str, str], list[str]] = {}
    for each in confusions(colours):
        pairs.setdefault((each.one, each.other), []).append(each.vision)
    for (one, other), visions in pairs.items():
        seen = ", ".join(_VISIONS[each] for each in visions)
        yield Problem(
            "warning" if theme.made else "note",
            "theme-confusion",
            f"{one} and {other} look alike {seen}",
            "make one of them lighter or darker",
        )


_VISIONS: Final = {
    "usual": "to everyone",
    "protan": "to eyes without red cones",
    "deutan": "to eyes without green cones",
    "tritan": "to eyes without blue cones",
    "grey": "in a grey print",
}


def _glyphs(theme: Theme) -> Iterator[Problem]:
    for name in ("major", "minor"):
        face = getattr(theme.fonts, name)
        if face.proxy:
            continue
        ruler = measure.ruler(face, False, False, False)
        missing = "".join(each for each in _LETTERS if not ruler.covers(each))
        if missing:
            message = f"the font “{face.name}” has no {missing[:20]}"
            yield Problem("warning", "theme-glyphs", message, "another font stands in for these characters")


def _logos(theme: Theme) -> Iterator[Problem]:
    """Pictures of the furniture that are too small, or have fewer pixels than a projector shows."""
    seen: set[bytes] = set()
    for layout in theme.layouts:
        for piece in art_of(theme, layout):
            if not piece.picture or piece.picture in seen:
                continue
            size = measure.picture_size(piece.picture)
            if size is None or not piece.rect.width:
                continue
            least = _LEAST_LOGO if size[0] < 3 * size[1] else _LEAST_LETTERS
            drawn = min(piece.rect.height, round(piece.rect.width * size[1] / size[0]))
            if drawn < least:
                seen.add(piece.picture)
                high = drawn / EMU_PER_INCH * 25.4
                message = f"a picture on “{layout.name}” is {high:.1f} mm high: nobody can make it out"
                yield Problem(
                    "warning" if theme.made else "note", "theme-logo", message, "give it at least 5 mm"
                )
                continue
            dense = size[0] / (piece.rect.width / EMU_PER_INCH)
            if dense < _SHARP:
                seen.add(piece.picture)
                message = (
                    f"a picture on “{layout.name}” has {dense:.0f} pixels to the inch: it will look blurred"
                )
                yield Problem(
                    "warning" if theme.made else "note", "theme-logo", message, "use one with more pixels"
                )


def _roles(theme: Theme) -> Iterator[Problem]:
    """Roles of a company's template that have boxes where holes should be."""
    if theme.made:
        return
    boxed = [
        layout.role
        for layout in theme.layouts
        if layout.role in ROLES
        and any(
            each.idx is None and each.name not in ("source", "byline", "subtitle")
            for each in layout.placeholders
        )
    ]
    if boxed:
        message = f"no layout of the template serves {', '.join(boxed)}: their content is set in boxes"
        yield Problem(
            "note", "theme-roles", message, "add such layouts to the template, or name some under [roles]"
        )
    bare = [each.name for each in theme.layouts if each.role != "blank" and each.placeholder("title") is None]
    for name in dict.fromkeys(bare):
        yield Problem("error", "theme-roles", f"“{name}” has no title", "name another layout under [roles]")


def _boxes(theme: Theme, layout: SlideLayout) -> Iterator[Problem]:
    slide = Rect(0, 0, theme.size.width, theme.size.height)
    for each in layout.placeholders:
        where = f"the {each.name.replace('_', ' ')} of “{layout.name}”"
        size = each.smallest or min(level.size for level in each.levels)
        if each.kind in ("title", "body") and each.inner.height < size * EMU_PER_POINT * 1.15:
            yield Problem(
                "warning", "theme-room", f"{where} is too low for a line of {size:g} points",
                "make it higher, or its least size smaller",
            )  # fmt: skip
        elif (
            each.kind in ("title", "body")
            and each.inner.width < size * EMU_PER_POINT * 3
            and each.name != "number"
        ):
            yield Problem("warning", "theme-room", f"{where} is too narrow for a word", "make it wider")
        if not _within(each.rect, slide):
            yield Problem("note", "theme-room", f"{where} reaches beyond the slide", "move it inside")
    if theme.made:
        yield from _overlaps(layout)


def _overlaps(layout: SlideLayout) -> Iterator[Problem]:
    held = [each for each in layout.placeholders if each.kind != "picture"]
    for number, one in enumerate(held):
        for two in held[number + 1 :]:
            if _shared(one, two) > EMU_PER_INCH // 20:
                message = f"the {one.name} and the {two.name} of “{layout.name}” lie over each other"
                yield Problem("note", "theme-overlap", message.replace("_", " "), "move one of them")


def _shared(one: Placeholder, two: Placeholder) -> int:
    """How deep two rectangles lie over each other, in EMU."""
    a, b = one.rect, two.rect
    return min(min(a.right, b.right) - max(a.x, b.x), min(a.bottom, b.bottom) - max(a.y, b.y))


def _within(rect: Rect, slide: Rect) -> bool:
    spare = EMU_PER_POINT
    return (
        rect.x >= -spare and rect.y >= -spare
        and rect.right <= slide.right + spare and rect.bottom <= slide.bottom + spare
    )  # fmt: skip


def _validity(theme: Theme) -> Iterator[Problem]:
    from deckmaker.check.package import open_package
    from deckmaker.check.validity import validity

    for each in validity(open_package(theme.template)):
        if each.code == "pptx-no-properties":
            continue  # a template has none of its own: each deck gets its own
        yield replace(each, severity="warning", hint="open the template in PowerPoint and save it again")


def _samples(theme: Theme) -> Iterator[Problem]:
    """What of the gallery's sample content does not fit."""
    shown = gallery.gallery(theme)
    for page in shown.pages:
        for each in page.problems:
            message = f"sample content on “{page.layout.name}”: {each.message}"
            yield Problem(
                "warning", "theme-room", message, "give that placeholder more room, or a smaller size"
            )
