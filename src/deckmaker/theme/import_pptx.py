"""From the bytes of a company's .pptx, .potx or .ppsx to a Theme: layouts mapped to roles, slides cleared.

Nothing the company's designer made is redrawn. A role without a layout of its own is served by the nearest
one; only where no layout has a title to fill is a bare one added. Limits: one slide master serves all roles
that the user does not name; art of masters and layouts is not turned into Marks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from deckmaker.model import (
    ROLES,
    ChartStyle,
    Fonts,
    Limits,
    Palette,
    Problem,
    Rect,
    Size,
    Theme,
    ThemeError,
)

from . import bare, scaling
from .art import pieces
from .clear import Template, clear
from .clearance import clear_of
from .fonts import face
from .frame import Frame, legible
from .ground import behind
from .inherit import Brand, Hole, holes, levels, master_holes, whole
from .mapping import BASE, Corrections, RoleMap, named, role_map
from .palette import contrast
from .parts import P, arrows, pack, parse, refused, unpack
from .roles import Sheet, body_of, ranked, served, sheet
from .scheme import colour_map, palette, reversed_map, typefaces

# Which layout stands in for a role that has none, nearest first.
_NEAREST: Final[Mapping[str, tuple[str, ...]]] = {
    "title": ("section", "title_only", "points"),
    "agenda": ("points", "title_only"),
    "section": ("title", "title_only", "points"),
    "points": ("title_only", "columns", "comparison", "agenda"),
    "columns": ("title_only", "points"),
    "comparison": ("title_only", "columns", "points"),
    "chart": ("points", "title_only"),
    "chart_points": ("columns", "title_only", "points"),
    "quotation": ("title_only", "points"),
    "table": ("points", "title_only"),
    "picture": ("title_only", "points"),
    "picture_points": ("title_only", "columns", "points"),
    "sources": ("points", "title_only"),
    "closing": ("title", "section", "title_only", "points"),
    "blank": ("title_only", "points", "title"),
}
_COMPOSED: Final = ("title_only", "points", "columns", "comparison", "agenda", "section", "title")


@dataclass(frozen=True, slots=True)
class _Master:
    brand: Brand
    sheets: tuple[Sheet, ...]
    roles: dict[str, Sheet]
    part: str


@dataclass(frozen=True, slots=True)
class Imported:
    theme: Theme
    mapping: RoleMap


def import_template(data: bytes, name: str, roles: Mapping[str, str] = {}) -> Theme:
    """The theme that a company's template is; see `imported`."""
    return imported(data, name, Corrections(roles)).theme


def imported(data: bytes, name: str, corrections: Corrections | None = None) -> Imported:
    """The theme that a company's template is, and how its layouts were mapped to roles.

    `corrections` name the layout (as PowerPoint shows it) of any role, or the slide master to take; the rest
    is mapped by what the layouts hold. Raises ThemeError for a file that is damaged, locked, hostile or no
    presentation, and for unknown names. The theme's `template` is a .pptx without slides; the same input
    gives the same bytes.
    """
    said = corrections or Corrections()
    template = clear(unpack(data))
    parts = template.parts
    root = parse(parts[template.main], template.main)
    size = _size(root)
    masters = [
        _read(template, number, root.find(f"{P}defaultTextStyle"), size)
        for number in range(len(template.masters))
    ]
    number = _taken(said.master, masters)
    masters[number], problems = _completed(masters[number], parts, size)
    chosen, sheets = masters[number], [each.sheets for each in masters]
    corrected = named(said.roles, sheets, number)
    roles = chosen.roles | corrected
    frame = _frame(_Master(chosen.brand, chosen.sheets, roles, chosen.part), size)
    serving: dict[str, Sheet] = {BASE: roles[BASE]} if BASE in roles else {}
    for role in ROLES:
        nearest = (*_NEAREST.get(role, _COMPOSED), *_COMPOSED)
        serving[role] = next(roles[each] for each in (role, *nearest) if each in roles)
    faces, noted = _fonts(chosen.brand)
    scale = scaling.unit(size)
    theme = Theme(
        name=name,
        title=name,
        size=size,
        palette=chosen.brand.palette,
        fonts=faces,
        layouts=tuple(scaling.dressed_at(scale, role, serving[role], frame, role in roles) for role in ROLES),
        template=pack(parts.items()),
        chart=scaling.chart_style(_chart(chosen.brand, frame, *_ground(chosen, frame.content)), scale),
        limits=scaling.limits(Limits(smallest_scale=50), scale),  # each placeholder has its own least size
        made=False,
        problems=(*problems, *noted),
    )
    mapping = role_map(sheets, number, ranked(chosen.sheets), serving, corrected)
    return Imported(theme, mapping)


def _taken(wanted: int, masters: Sequence[_Master]) -> int:
    """The master that the user names, else the one with most roles, then the most used, from 0."""
    if not 0 <= wanted <= len(masters):
        message = f"the template has no slide master {wanted}"
        hint = f"name one of 1 to {len(masters)}, or none"
        raise ThemeError(Problem("error", "theme-roles", message, hint))
    if wanted:
        return wanted - 1

    def worth(number: int) -> tuple[int, int]:
        return len(masters[number].roles), sum(one.used for one in masters[number].sheets)

    return max(range(len(masters)), key=worth)


def _size(root: Any) -> Size:
    node = root.find(f"{P}sldSz")
    size = (
        Size(whole(node.get("cx")), whole(node.get("cy"))) if node is not None else Size(9_144_000, 6_858_000)
    )
    if not (914_400 <= size.width <= 51_206_400 and 914_400 <= size.height <= 51_206_400):
        raise refused("the template's slides have no usable size", "save it again in PowerPoint")
    return size


def _read(template: Template, number: int, defaults: Any, size: Size) -> _Master:
    parts, part = template.parts, template.masters[number]
    master = parse(parts[part], part)
    scheme = next((each.target for each in arrows(parts, part) if each.kind == "theme"), "")
    names = colour_map(master)
    theme = parse(parts[scheme], scheme) if scheme else master.makeelement("none")
    major, minor, east_asian = typefaces(theme)
    brand = Brand(master, defaults, palette(theme, names), names, major, minor, east_asian)
    sheets = []
    for place, layout in enumerate(template.layouts[number]):
        root = parse(parts[layout], layout)
        common = root.find(f"{P}cSld")
        label = (common.get("name", "") if common is not None else "") or f"Layout {place + 1}"
        sheets.append(
            sheet(
                layout,
                " ".join(label.split()),
                root.get("type", ""),
                holes(root, brand),
                size,
                used=template.used.get(layout, 0),
                first=place == 0,
                dark=reversed_map(root, names),
                art=pieces(parts, layout, part, brand, size),
            )
        )
    return _Master(brand, tuple(sheets), served(sheets), part)


def _completed(master: _Master, parts: dict[str, bytes], size: Size) -> tuple[_Master, list[Problem]]:
    """With a title at the head of some layout and on the title slide, added to `parts` if need be."""
    sheets, roles, problems = list(master.sheets), dict(master.roles), []
    if not any(role in roles for role in _COMPOSED[:5]):
        part, root = bare.layout(parts, master.part, size)
        art = pieces(parts, part, master.part, master.brand, size)
        sheets.append(sheet(part, bare.NAME, "titleOnly", holes(root, master.brand), size, art=art))
        roles["title_only"] = sheets[-1]
        problems.append(
            Problem(
                "note",
                "template-completed",
                "the template has no slide layout with a title at its head, so one was added",
                "name a layout for “points” under [roles] in the theme's theme.toml",
            )
        )
    title = roles.get("title")
    if title is not None and title.title is None:
        root = bare.titled(parts, title.part, size)
        whole_again = sheet(
            title.part, title.name, title.type, holes(root, master.brand), size,
            used=title.used, first=title.first, dark=title.dark, art=title.art,
        )  # fmt: skip
        sheets[sheets.index(title)] = whole_again
        roles["title"] = whole_again
        problems.append(
            Problem(
                "note",
                "template-completed",
                f"the title slide “{title.name}” has no placeholder for a title, so one was added",
                "name another layout for “title” under [roles] in the theme's theme.toml",
            )
        )
    return _Master(master.brand, tuple(sheets), roles, master.part), problems


def _frame(master: _Master, size: Size) -> Frame:
    brand = master.brand
    points = master.roles.get("points")
    body = body_of(points) if points else None
    from_master = next((hole for hole in master_holes(brand) if hole.type == "body"), None)
    content = _content(body or from_master, master, size)
    styles = [
        each for each in (brand.master.find(f"{P}txStyles/{P}bodyStyle"), brand.defaults) if each is not None
    ]
    text = body.levels if body else from_master.levels if from_master else levels(styles, brand, title=False)
    ground, dark = _ground(master, content)
    text = tuple(replace(each, colour=legible(brand.palette, each.colour, ground, dark)) for each in text)
    return Frame(content, text, _accent(brand, ground, dark, text[0].colour), brand.palette)


def _ground(master: _Master, area: Rect) -> tuple[tuple[str, ...], bool]:
    """What is behind the content of most slides, and whether their layout turns colours around."""
    for role in ("chart", "title_only", "points", "columns"):
        if role in master.roles:
            served_by = master.roles[role]
            clear = clear_of(area, served_by.art, served_by.size)
            return behind(served_by.art, clear), served_by.dark
    return (), False


def _content(hole: Hole | None, master: _Master, size: Size) -> Rect:
    side = round(size.width * 0.06)
    if hole is not None and hole.area >= size.width * size.height * 0.2:
        return hole.rect.inset(*hole.insets)
    titled = [each for each in master.sheets if each.head and each.title is not None]
    if titled and titled[0].title is not None:
        # no body anywhere: as wide as the title's text, from below it to above the footers
        title = titled[0].title
        edge = max(title.rect.x + title.insets[0], round(size.width * 0.03))
        low = min(
            [h.rect.y for h in titled[0].footers if h.rect.y > size.height * 0.7],
            default=round(size.height * 0.94),
        )
        top = title.rect.bottom + round(size.height * 0.02)
        return Rect(
            edge, top, min(title.rect.width, size.width - 2 * edge), low - round(size.height * 0.02) - top
        )
    return Rect(side, round(size.height * 0.24), size.width - 2 * side, round(size.height * 0.64))


def _accent(brand: Brand, behind: Sequence[str], dark: bool, text: str) -> str:
    """The first accent that stands out from the ground; the text's own colour when none does."""
    accents = [f"accent{number}" for number in range(1, 7)]
    seen = [each for each in accents if _least(brand.palette, each, behind, dark) >= 3]
    # among greys the darkest is the one that is looked at
    if seen and all(_grey(each, brand.palette) < 30 for each in seen):
        return max(seen, key=lambda each: _least(brand.palette, each, behind, dark))
    return seen[0] if seen else text


def _grey(colour: str, colours: Palette) -> int:
    values = bytes.fromhex(colours.rgb(colour))
    return max(values) - min(values)


def _least(palette: Palette, colour: str, behind: Sequence[str], dark: bool) -> float:
    """The lowest contrast of a scheme colour against any of the colours behind it."""
    rgb = palette.rgb(colour, dark=dark)
    return min(contrast(rgb, each) for each in behind or (palette.rgb("bg1", dark=dark),))


def _chart(brand: Brand, frame: Frame, behind: Sequence[str], dark: bool) -> ChartStyle:
    """Colours that are seen on the template's ground; what is not the point stands back from it."""

    def least(colour: str) -> float:
        return _least(brand.palette, colour, behind, dark)

    text = frame.body[0].colour
    seen = [each for each in (f"accent{n}" for n in range(1, 7)) if least(each) >= 1.5]
    highlight = frame.accent if frame.accent.startswith("accent") else text
    loud = least(highlight)
    quiet = [each for each in (*reversed(seen), "tx2", "bg2") if each not in (highlight, text)]
    quiet = [each for each in quiet if least(each) >= 1.4] or [text]
    # what is not the point stands back, where the palette has such a colour
    quiet = [each for each in quiet if least(each) < loud] or quiet
    context = min(quiet, key=lambda each: _grey(each, brand.palette))
    apart = [
        each
        for each in ("bg2", "bg1", *quiet, "accent6", "accent5", "accent4", "accent3", "accent2")
        if least(each) >= 1.12 and _between(brand.palette, each, highlight, dark) >= 1.8
    ]
    return ChartStyle(
        highlight=highlight,
        context=context,
        rest=_neutral(apart, brand.palette) if apart else context,
        label=text,
        axis=text,
        series=tuple(dict.fromkeys((highlight, *_ordered(seen, "tx2" if text != "tx2" else "", least)))),
    )


def _ordered(seen: Sequence[str], more: str, least: Callable[[str], float]) -> tuple[str, ...]:
    """Colours of series: those that stand out as WCAG asks in the template's order, then the others by how much."""
    clear = [each for each in (*seen, *([more] if more else [])) if least(each) >= 3]
    return (*clear, *sorted((each for each in seen if each not in clear), key=least, reverse=True))


def _neutral(colours: Sequence[str], palette: Palette) -> str:
    """The first grey, else the colour nearest to one."""
    return min(colours, key=lambda each: max(_grey(each, palette), 40))


def _between(palette: Palette, one: str, two: str, dark: bool) -> float:
    return contrast(palette.rgb(one, dark=dark), palette.rgb(two, dark=dark))


def _fonts(brand: Brand) -> tuple[Fonts, tuple[Problem, ...]]:
    (major, one), (minor, two), (mono, three) = (
        face(name) for name in (brand.major, brand.minor, "Courier New")
    )
    return Fonts(major, minor, mono, brand.east_asian), tuple(dict.fromkeys((*one, *two, *three)))
