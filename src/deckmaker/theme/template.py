"""From a Description and its drawn layouts to the bytes of a .pptx without slides.

The XML is written by the Jinja2 templates in `xml/`; nothing starts from another program's template.
All colours are scheme colours and all fonts theme fonts, so that changing `theme1.xml` restyles a deck.
Same input, same bytes.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from deckmaker.model import Level, Palette, Placeholder, Rect, Size

from .contract import CONTRACT, FOOTERS, Hole
from .furniture import Logo, Shape
from .tables import Description, Families

if TYPE_CHECKING:
    from .make import Drawn

_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_PML: Final = "officedocument.presentationml"
_TIME: Final = (1980, 1, 1, 0, 0, 0)  # the earliest a zip can name: a theme has no time of its own
_IDS: Final = uuid.UUID("5a1c9d50-6a0e-5a41-8a26-6f7f2f6f4d10")
# Leaving `ea` empty and naming a font per script lets the text's language choose (PowerPoint's own way).
_EAST_ASIAN: Final = (
    ("Hans", ""),
    ("Hant", "Microsoft JhengHei"),
    ("Jpan", "Yu Gothic"),
    ("Hang", "Malgun Gothic"),
)
_FORMS: Final = {"16:9": "", "4:3": "screen4x3", "A4": "A4"}
_ALIGN: Final = {"left": "l", "center": "ctr", "right": "r", "justify": "just"}
_ANCHORS: Final = {"top": "t", "middle": "ctr", "bottom": "b"}
_FIXED: Final = (
    "number",
    "figure",
    "figure_1",
    "figure_2",
    "figure_3",
    "kicker",
    "footer",
    "date",
    "slide_number",
)


@dataclass(frozen=True, slots=True)
class Written:
    """A placeholder as its XML needs it."""

    placeholder: Placeholder
    title: str  # its name in PowerPoint's selection pane
    type: str
    idx: int
    prompt: str
    size: str = ""  # of `p:ph`: "quarter", "half"
    shrink: bool = True  # may PowerPoint shrink its text?
    own_place: bool = True
    own_levels: bool = True
    outline: bool = False  # masters state the shape's geometry


@lru_cache(maxsize=1)
def _environment() -> Environment:
    folder = Path(__file__).with_name("xml")
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=False,
        auto_reload=False,
    )


def template(
    description: Description,
    scheme: Palette,
    size: Size,
    form: str,
    master: Sequence[Placeholder],
    art: Sequence[Shape],
    drawn: Sequence[Drawn],
    logos: Sequence[Logo],
) -> bytes:
    """`scheme`: its slots as the file states them. `master`: title, body, date, footer and slide number of
    the slide master; `art`: its furniture.
    """
    fonts = description.fonts
    names = dict.fromkeys(logo.name for logo in logos)
    files = {logo.name: logo.data for logo in logos}
    count = len(drawn)
    mono, major, minor = (_first(each) for each in (fonts.mono, fonts.major, fonts.minor))
    writer = _Package(mono=mono, align=_ALIGN, anchors=_ANCHORS, dark_theme=description.mode == "dark")
    table_style = "{" + str(uuid.uuid5(_IDS, f"table {description.name}")).upper() + "}"
    han = _first(fonts.east_asian)
    look = {
        "title": description.title,
        "colours": [(slot, getattr(scheme, slot)) for slot in scheme.__slots__],
        "sides": (
            ("major", major, _scripts(_first(fonts.east_asian_major) or han)),
            ("minor", minor, _scripts(han)),
        ),
    }

    writer.types(_overrides(count))
    writer.arrows(
        "_rels/.rels",
        [
            (f"{_OFFICE}/officeDocument", "ppt/presentation.xml"),
            (f"{_PACKAGE}/metadata/core-properties", "docProps/core.xml"),
            (f"{_OFFICE}/extended-properties", "docProps/app.xml"),
        ],
    )
    writer.part("docProps/app.xml", "app.xml.j2")
    writer.part("docProps/core.xml", "core.xml.j2", title=description.title, author=description.author)
    writer.part("ppt/presentation.xml", "presentation.xml.j2", size=size, form=_FORMS[form])
    writer.arrows(
        "ppt/_rels/presentation.xml.rels",
        [
            (f"{_OFFICE}/slideMaster", "slideMasters/slideMaster1.xml"),
            (f"{_OFFICE}/notesMaster", "notesMasters/notesMaster1.xml"),
            (f"{_OFFICE}/presProps", "presProps.xml"),
            (f"{_OFFICE}/viewProps", "viewProps.xml"),
            (f"{_OFFICE}/theme", "theme/theme1.xml"),
            (f"{_OFFICE}/tableStyles", "tableStyles.xml"),
        ],
    )
    writer.part("ppt/presProps.xml", "presProps.xml.j2")
    writer.part("ppt/viewProps.xml", "viewProps.xml.j2")
    writer.part("ppt/theme/theme1.xml", "theme.xml.j2", **look)
    writer.part("ppt/theme/theme2.xml", "theme.xml.j2", **look)
    writer.part(
        "ppt/tableStyles.xml",
        "tableStyles.xml.j2",
        table_style=table_style,
        title=description.title,
        header="tx1",
    )

    media = _media(art, count + 2)
    writer.part(
        "ppt/slideMasters/slideMaster1.xml",
        "slideMaster.xml.j2",
        art=art,
        media=media,
        holes=_master_holes(master),
        layouts=count,
    )
    writer.arrows(
        "ppt/slideMasters/_rels/slideMaster1.xml.rels",
        [
            *(
                (f"{_OFFICE}/slideLayout", f"../slideLayouts/slideLayout{number}.xml")
                for number in range(1, count + 1)
            ),
            (f"{_OFFICE}/theme", "../theme/theme1.xml"),
            *((f"{_OFFICE}/image", f"../media/{name}") for name in media),
        ],
    )
    for number, each in enumerate(drawn, 1):
        media = _media(each.shapes, 2)
        writer.part(
            f"ppt/slideLayouts/slideLayout{number}.xml",
            "slideLayout.xml.j2",
            drawn=each,
            media=media,
            holes=_layout_holes(each, master),
        )
        writer.arrows(
            f"ppt/slideLayouts/_rels/slideLayout{number}.xml.rels",
            [
                (f"{_OFFICE}/slideMaster", "../slideMasters/slideMaster1.xml"),
                *((f"{_OFFICE}/image", f"../media/{name}") for name in media),
            ],
        )
    writer.part("ppt/notesMasters/notesMaster1.xml", "notesMaster.xml.j2", image=_thumbnail(size))
    writer.arrows(
        "ppt/notesMasters/_rels/notesMaster1.xml.rels", [(f"{_OFFICE}/theme", "../theme/theme2.xml")]
    )
    used = {shape.logo.name for each in drawn for shape in each.shapes if shape.logo}
    used |= {shape.logo.name for shape in art if shape.logo}
    for name in names:
        if name in used:
            writer.add(f"ppt/media/{name}", files[name])
    return writer.close()


def _first(families: Families) -> str:
    """The one that a deck names: PowerPoint takes one a script."""
    return families if isinstance(families, str) else families[0]


def _scripts(han: str) -> list[tuple[str, str]]:
    named = ((script, face or han) for script, face in _EAST_ASIAN)
    return [(script, face) for script, face in named if face]


def _media(shapes: Iterable[Shape], first: int) -> dict[str, str]:
    """Logo → the id of its relationship; ids count on from those before it."""
    names = dict.fromkeys(shape.logo.name for shape in shapes if shape.logo)
    return {name: f"rId{first + number}" for number, name in enumerate(names)}


def _master_holes(master: Sequence[Placeholder]) -> list[Written]:
    title, body, *footers = master
    return [
        Written(title, "Title Placeholder", "title", 0, "Click to edit the title", outline=True),
        Written(body, "Text Placeholder", "body", 1, "Click to edit the text", outline=True),
        *(
            # a master counts its footers from 2, layouts from 10
            Written(each, _label(hole), hole.type, number, "", _size(hole.type), False, outline=True)
            for number, (each, hole) in enumerate(zip(footers, FOOTERS, strict=True), 2)
        ),
    ]


def _layout_holes(drawn: Drawn, master: Sequence[Placeholder]) -> list[Written]:
    above = {each.kind: each for each in master}
    body = master[1]
    holes = {hole.name: hole for role in CONTRACT if role.name == drawn.role.name for hole in role.holes}
    holes |= {hole.name: hole for hole in FOOTERS}
    written = []
    for each in drawn.layout.placeholders:
        hole = holes[each.name]
        # a placeholder inherits by type; all that are not title or footer inherit from the body
        parent = above.get(each.kind, body)
        same_place = each.rect == parent.rect and each.kind not in ("chart", "table", "picture")
        same_set = (each.levels, each.anchor, each.insets) == (parent.levels, parent.anchor, parent.insets)
        # an empty footer that only inherits is set in another typeface, centred, by LibreOffice 7.4
        if each.name in _FIXED and each.kind in ("body", "footer"):
            same_set = False
        written.append(
            Written(
                each,
                _label(hole),
                hole.type,
                hole.idx,
                hole.prompt,
                _size(hole.type),
                each.name not in _FIXED,
                own_place=not same_place,
                own_levels=not same_set,
            )
        )
    return written


def _label(hole: Hole) -> str:
    return f"{hole.name.replace('_', ' ').title()} Placeholder"


def _size(kind: str) -> str:
    return {"dt": "half", "ftr": "quarter", "sldNum": "quarter"}.get(kind, "")


def _thumbnail(size: Size) -> Rect:
    """The slide's picture on a notes page, 6858000 × 9144000."""
    width = 5_486_400
    height = min(round(width * size.height / size.width), 3_086_100)
    width = round(height * size.width / size.height)
    return Rect((6_858_000 - width) // 2, 1_143_000, width, height)


def _overrides(layouts: int) -> list[tuple[str, str]]:
    return [
        ("docProps/app.xml", "officedocument.extended-properties"),
        ("docProps/core.xml", "package.core-properties"),
        ("ppt/presentation.xml", f"{_PML}.presentation.main"),
        ("ppt/presProps.xml", f"{_PML}.presProps"),
        ("ppt/viewProps.xml", f"{_PML}.viewProps"),
        ("ppt/tableStyles.xml", f"{_PML}.tableStyles"),
        ("ppt/theme/theme1.xml", "officedocument.theme"),
        ("ppt/theme/theme2.xml", "officedocument.theme"),
        ("ppt/slideMasters/slideMaster1.xml", f"{_PML}.slideMaster"),
        ("ppt/notesMasters/notesMaster1.xml", f"{_PML}.notesMaster"),
        *(
            (f"ppt/slideLayouts/slideLayout{number}.xml", f"{_PML}.slideLayout")
            for number in range(1, layouts + 1)
        ),
    ]


class _Package:
    """A zip that is written part by part; `shared` is what every XML template may use."""

    def __init__(self, **shared: object) -> None:
        self._shared = shared | {"level_once": self._level}
        self._levels: dict[tuple[int, Level], str] = {}
        self._buffer = BytesIO()
        self._zip = ZipFile(self._buffer, "w", ZIP_DEFLATED, compresslevel=4)

    def _level(self, number: int, level: Level) -> str:
        """The XML of an outline level; hundreds of placeholders share a few dozen of them."""
        known = self._levels.get((number, level))
        if known is None:
            macros = _environment().get_template("macros.j2").make_module(self._shared)
            known = self._levels[number, level] = macros.level(number, level)  # type: ignore[attr-defined]
        return known

    def add(self, name: str, content: bytes) -> None:
        entry = ZipInfo(name, _TIME)
        entry.external_attr = 0o600 << 16
        entry.compress_type = ZIP_DEFLATED
        self._zip.writestr(entry, content)

    def part(self, name: str, source: str, **context: object) -> None:
        text = _environment().get_template(source).render(self._shared | context)
        self.add(name, text.encode())

    def arrows(self, name: str, arrows: Sequence[tuple[str, str]]) -> None:
        self.part(name, "rels.xml.j2", arrows=arrows)

    def types(self, overrides: Sequence[tuple[str, str]]) -> None:
        self.part("[Content_Types].xml", "contentTypes.xml.j2", overrides=overrides)

    def close(self) -> bytes:
        self._zip.close()
        return self._buffer.getvalue()
