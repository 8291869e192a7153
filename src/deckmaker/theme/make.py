"""From a Description (the text of a made theme) to a Theme: resolved layouts and a generated template."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from deckmaker.model import (
    ChartStyle,
    Fonts,
    Level,
    Limits,
    Palette,
    Placeholder,
    Problem,
    Rect,
    SlideLayout,
    Theme,
)

from . import fonts as font_files
from . import furniture
from .colours import as_mapped, scheme_colour, slots
from .contract import CONTRACT, FOOTERS, Hole, Role
from .description import closest, refusal
from .furniture import Ground, Logo, Shape
from .grid import SIZES, Grid, emu, grid
from .tables import (
    Description,
    Families,
    FurnitureTable,
    LayoutTable,
    LevelTable,
    PlaceholderTable,
    StyleTable,
)

_LARGEST_LOGO: Final = 8_000_000  # bytes


@dataclass(frozen=True, slots=True)
class Drawn:
    """A layout as the template shows it: the Theme's own SlideLayout, and what only PowerPoint needs."""

    role: Role
    layout: SlideLayout
    type: str  # of `p:sldLayout`; "" for a layout of our own
    ground: str  # scheme colour
    master_art: bool
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """A theme.toml: its text and name serve messages, the folders its logos for light and dark grounds."""

    description: Description
    text: str
    name: str
    folders: tuple[Path, Path] | None = None


def make(written: Written, size: str = "16:9") -> Theme:
    """Raises ThemeError when the description contradicts itself or a logo cannot be used."""
    from .template import template  # Jinja2 is loaded only when a template is made

    description = written.description
    _check_names(written)
    _check_footer(written)
    page = grid(description, SIZES[size])
    dark_theme = description.mode == "dark"
    scheme = slots(description.palette, dark_theme)
    faces, problems = _fonts(description)
    logos = {dark: _logo(written, dark) for dark in (False, True)}
    usual = _ground(description, dark_theme)
    art = _shapes(description.furniture, page, logos[dark_theme], usual)
    brand = _Brand(written, page, as_mapped(scheme, dark_theme), faces, logos, art)
    drawn = [_drawn(brand, role, number) for number, role in enumerate(CONTRACT, 1)]
    twice = [role for role in CONTRACT if role.name in description.variants]
    drawn += [_drawn(brand, role, number, True) for number, role in enumerate(twice, len(drawn) + 1)]
    master = (
        _placeholder(written, _hole("points", "title"), "points", page, dark_theme),
        replace(
            _placeholder(written, _hole("points", "body"), "points", page, dark_theme),
            levels=_levels(description.styles["body"], PlaceholderTable(), usual),
        ),
        *(_footer(written, hole, page, dark_theme) for hole in FOOTERS),
    )
    data = template(
        description, scheme, page.size, size, master, art, drawn, tuple(filter(None, logos.values()))
    )
    if description.embed_fonts:
        from .embedding import embedded

        data, told = embedded(data, faces)
        problems = (*problems, *told)
    return Theme(
        name=description.name,
        title=description.title,
        size=page.size,
        palette=brand.palette,
        fonts=faces,
        layouts=tuple(each.layout for each in drawn),
        template=data,
        chart=_chart(description),
        limits=_limits(description),
        footer=description.footer,
        problems=problems,
    )


@dataclass(frozen=True, slots=True)
class _Brand:
    """What all layouts of a theme share."""

    written: Written
    page: Grid
    palette: Palette
    faces: Fonts
    logos: Mapping[bool, Logo | None]  # for dark grounds, for light ones
    art: tuple[Shape, ...]  # of the master


def _ground(description: Description, dark: bool) -> Ground:
    return Ground(dark, description.mode == "dark", emu(description.shape.corners))


def _hole(role: str, name: str) -> Hole:
    return next(hole for each in CONTRACT if each.name == role for hole in each.holes if hole.name == name)


def _drawn(brand: _Brand, role: Role, number: int, variant: bool = False) -> Drawn:
    """`variant`: the same layout on the other ground."""
    description = brand.written.description
    table, dark_theme = description.layouts[role.name], description.mode == "dark"
    dark = (dark_theme if table.dark is None else table.dark) != variant
    on, reverse = _ground(description, dark), dark != dark_theme
    placeholders = [_placeholder(brand.written, hole, role.name, brand.page, dark) for hole in role.holes]
    shown = table.footers if isinstance(table.footers, tuple) else description.running
    if table.footers:
        placeholders += [
            _footer(brand.written, hole, brand.page, dark) for hole in FOOTERS if hole.name in shown
        ]
    shapes = (
        *_dress(placeholders, table, description, on),
        *_shapes(table.furniture, brand.page, brand.logos[dark], on),
    )
    master_art = bool(table.footers) and not reverse if table.master_art is None else table.master_art
    visible = (*(brand.art if master_art else ()), *shapes)
    whole = Rect(0, 0, brand.page.size.width, brand.page.size.height)
    marks = [furniture.mark(each, brand.palette, reverse, brand.faces) for each in visible]
    ground = on.scheme(table.ground)
    shade = "dark" if dark else "light"
    layout = SlideLayout(
        f"{role.label} ({shade.title()})" if variant else role.label,
        f"{role.name}_{shade}" if variant else role.name,
        f"/ppt/slideLayouts/slideLayout{number}.xml",
        tuple(placeholders),
        reverse,
        (furniture.ground(whole, ground, brand.palette, reverse), *(each for each in marks if each)),
    )
    return Drawn(role, layout, "" if variant else role.type, ground, master_art, shapes)


def _dress(
    placeholders: Sequence[Placeholder], table: LayoutTable, description: Description, on: Ground
) -> list[Shape]:
    """Panels behind placeholders and rules along their edges, as they say or as [cards] does."""
    shapes = []
    for each in placeholders:
        is_card = each.name.startswith("card_")
        own = table.placeholders.get(each.name) or PlaceholderTable()
        fill = own.panel or (description.cards.panel if is_card else "")
        line = own.rule or (description.cards.rule if is_card else "")
        edge = own.edge or (description.cards.edge if is_card else "top")
        if fill and fill != "none":
            shapes.append(furniture.panel(each.rect, fill, f"Panel of {each.name}", on))
        if line and line != "none":
            weight = description.shape.rule
            shapes.append(furniture.rule(each.rect, edge, line, weight, f"Rule of {each.name}", on))
    return shapes


def _shapes(
    tables: tuple[FurnitureTable, ...], page: Grid, logo: Logo | None, on: Ground
) -> tuple[Shape, ...]:
    made = (furniture.shape(table, number, page, logo, on) for number, table in enumerate(tables, 1))
    return tuple(each for each in made if each)


def _placeholder(written: Written, hole: Hole, role: str, page: Grid, dark: bool) -> Placeholder:
    path: tuple[str, ...] = ("layouts", role, "placeholders", hole.name)
    table = written.description.layouts[role].placeholders.get(hole.name)
    if table is None:
        table, path = written.description.placeholders.get(hole.name), ("placeholders", hole.name)
    if table is None:
        message = f"the layout “{role}” does not say where “{hole.name}” stands"
        raise refusal(
            written.text,
            written.name,
            ("layouts", role),
            message,
            f"add {hole.name} = {{ columns = [1, 12] }}",
        )
    return _placed(written, hole, table, path, page, dark)


def _footer(written: Written, hole: Hole, page: Grid, dark: bool) -> Placeholder:
    table = written.description.footers[hole.name]
    return _placed(written, hole, table, ("footers", hole.name), page, dark)


def _placed(
    written: Written, hole: Hole, table: PlaceholderTable, path: tuple[str, ...], page: Grid, dark: bool
) -> Placeholder:
    row = page.row(table.row)
    if row is None:
        hint = closest(str(table.row), list(page.rows))
        raise refusal(
            written.text, written.name, (*path, "row"), f"there is no row “{table.row}” in [rows]", hint
        )
    rect = page.rect(table.columns, row, table.bleed, table.across)
    if rect.width <= 0 or rect.height <= 0 or rect.right > page.size.width or rect.bottom > page.size.height:
        raise refusal(
            written.text,
            written.name,
            path,
            f"“{hole.name}” has no room or lies outside the slide",
            "columns are [first, last], a row is [top, bottom], in inches of a slide 7.5 high",
        )
    style = written.description.styles.get(table.style or hole.style)
    if style is None:
        hint = closest(table.style, list(written.description.styles))
        raise refusal(
            written.text, written.name, (*path, "style"), f"there is no style “{table.style}”", hint
        )
    inset = emu(table.insets)
    return Placeholder(
        hole.name,
        hole.idx,
        hole.kind,
        rect,
        _levels(style, table, _ground(written.description, dark)),
        table.anchor or style.anchor,
        (inset, inset, inset, inset),
        _smallest(style, table),
    )


def _smallest(style: StyleTable, table: PlaceholderTable) -> float:
    """A placeholder that sets its text smaller than its style lets it shrink as much further."""
    scale = table.size / style.levels[0].size if table.size else 1.0
    return round(style.smallest * min(scale, 1.0) * 2) / 2


def _levels(style: StyleTable, table: PlaceholderTable, on: Ground) -> tuple[Level, ...]:
    """A placeholder's own size scales all levels; its own colour and alignment replace theirs."""
    scale = table.size / style.levels[0].size if table.size else 1.0
    return tuple(_level(each, scale, table, on) for each in style.levels)


def _level(level: LevelTable, scale: float, table: PlaceholderTable, on: Ground) -> Level:
    margin = emu(level.margin)
    hang = margin if level.hang is None else emu(level.hang)
    return Level(
        size=round(level.size * scale * 2) / 2,
        font=level.font,
        bold=level.bold,
        italic=level.italic,
        colour=on.scheme(table.colour or level.colour),
        align=table.align or level.align,
        line_pitch=level.pitch,
        space_before=level.before,
        space_after=level.after,
        bullet=level.bullet,
        bullet_colour=on.scheme(level.bullet_colour),
        margin=margin,
        indent=-hang,
        caps=level.caps,
    )


def _fonts(description: Description) -> tuple[Fonts, tuple[Problem, ...]]:
    table = description.fonts
    major, of_major = font_files.face(*_families(table.major))
    minor, of_minor = font_files.face(*_families(table.minor))
    mono, of_mono = font_files.face(*_families(table.mono))
    problems = dict.fromkeys((*of_major, *of_minor, *of_mono))
    han = _families(table.east_asian)
    han_major = _families(table.east_asian_major) or han
    return Fonts(major, minor, mono, han[0] if han else "", han_major, han), tuple(problems)


def _families(written: Families) -> tuple[str, ...]:
    return tuple(filter(None, (written,) if isinstance(written, str) else written))


def _logo(written: Written, dark: bool) -> Logo | None:
    """The logo for a ground, else the one for the other ground, else `None`."""
    table = written.description.logo
    file = (table.dark or table.light) if dark else (table.light or table.dark)
    if not file or written.folders is None:
        return None
    key = "dark" if file == table.dark else "light"
    folder = written.folders[key == "dark"]
    place = folder / file
    # a theme may come from anyone: its files stay inside its folder
    if not place.resolve().is_relative_to(folder.resolve()):
        raise refusal(
            written.text,
            written.name,
            ("logo", key),
            "the logo lies outside the theme's folder",
            "put the file beside theme.toml",
        )
    try:
        with place.open("rb") as opened:
            data = opened.read(_LARGEST_LOGO + 1)
    except OSError as error:
        raise refusal(
            written.text,
            written.name,
            ("logo", key),
            f"the logo “{file}” cannot be read",
            "put the file beside theme.toml",
        ) from error
    pixels = furniture.png(data) if len(data) <= _LARGEST_LOGO else None
    if pixels is None:
        hint = "save it as a PNG with a transparent ground"
        raise refusal(
            written.text,
            written.name,
            ("logo", key),
            f"the logo “{file}” is not a PNG of at most {_LARGEST_LOGO // 1_000_000} MB",
            hint,
        )
    return Logo(f"logo_{key}.png", data, table.alt, *pixels)


def _chart(description: Description) -> ChartStyle:
    table, dark = description.chart, description.mode == "dark"
    colours = {
        name: scheme_colour(getattr(table, name), dark, dark)
        for name in ("highlight", "context", "rest", "label", "axis")
    }
    return ChartStyle(
        **colours,
        series=tuple(scheme_colour(each, dark, dark) for each in table.series),
        gap_width=table.gap_width,
        hole_size=table.hole_size,
        label_size=table.label_size,
        smallest=table.smallest,
    )


def _limits(description: Description) -> Limits:
    table = description.limits
    return Limits(**{name: getattr(table, name) for name in table.__struct_fields__})


def _check_footer(written: Written) -> None:
    if "{" not in written.description.footer:
        return
    from .footer import NAMES, FooterError, checked

    try:
        checked(written.description.footer)
    except FooterError as error:
        hint = f"write words and {{{{ names }}}}: {', '.join(NAMES)}"
        raise refusal(written.text, written.name, ("footer",), str(error), hint) from error


def _check_names(written: Written) -> None:
    """Roles and placeholders that the contract does not know are mistakes, not extensions."""
    description = written.description
    roles = {role.name: [hole.name for hole in role.holes] for role in CONTRACT}
    footers = {hole.name: [hole.name] for hole in FOOTERS}
    layouts: Mapping[str, LayoutTable] = description.layouts
    for role, table in layouts.items():
        if role not in roles:
            hint = closest(role, list(roles))
            raise refusal(
                written.text, written.name, ("layouts", role), f"there is no layout role “{role}”", hint
            )
        for name in table.placeholders:
            if name not in roles[role]:
                path = ("layouts", role, "placeholders", name)
                message = f"the layout “{role}” has no placeholder “{name}”"
                raise refusal(written.text, written.name, path, message, closest(name, roles[role]))
    every = sorted({name for names in roles.values() for name in names})
    for name in description.placeholders:
        if name not in every:
            message = f"no layout has a placeholder “{name}”"
            raise refusal(written.text, written.name, ("placeholders", name), message, closest(name, every))
    for role in description.variants:
        if role not in roles:
            hint = closest(role, list(roles))
            message = f"there is no layout role “{role}”"
            raise refusal(written.text, written.name, ("variants",), message, hint)
    for name in description.footers:
        if name not in footers:
            message = f"there is no footer placeholder “{name}”"
            raise refusal(
                written.text, written.name, ("footers", name), message, closest(name, list(footers))
            )
