"""From a slide layout's XML and its master's to plain holes: rectangle and levels, nothing left to inherit.

A layout's placeholder inherits from the master's placeholder of its type, that one from the master's text
styles, these from the presentation's defaults. Colours come out as scheme colours: a fixed colour as the
scheme colour nearest to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from deckmaker.colours import colour
from deckmaker.model import EMU_PER_POINT, Align, Anchor, Level, Palette, Rect

from .parts import A, P

_LEVELS: Final = 5  # deeper ones are not set on slides
_ALIGN: Final[Mapping[str, Align]] = {
    "l": "left",
    "ctr": "center",
    "r": "right",
    "just": "justify",
    "dist": "justify",
}
# Bullets of the fonts that came with Windows before Unicode had such signs; "" is the usual one.
_SIGNS: Final[Mapping[str, Mapping[str, str]]] = {
    "wingdings": {
        "": "▪", "l": "●", "n": "■", "o": "□", "q": "❑", "u": "◆", "v": "❖", "w": "⬥", "Ø": "➢", "ü": "✓",
        "û": "✗", "à": "→", "è": "➔", "ð": "⇨", "Ä": "➔", "p": "❐", "m": "❍", "¡": "○", "¤": "◉", "Ÿ": "•",
    },
    "wingdings 2": {"": "▪", "\x95": "•", "\x96": "•", "\x97": "●", "\x98": "●", "\x99": "○", "P": "✓", "R": "☑"},
    "wingdings 3": {"": "▸", "\x84": "▸", "}": "▸", "u": "▸", "p": "▲", "q": "▼", "t": "◂", "g": "→"},
    "webdings": {"": "▪", "4": "▸", "a": "✓", "g": "■", "n": "●"},
    "symbol": {"": "•", "·": "•", "-": "–", "Þ": "⇒", "®": "→"},
}  # fmt: skip
_ANCHOR: Final[Mapping[str, Anchor]] = {"t": "top", "ctr": "middle", "b": "bottom"}
_INSETS: Final = (91_440, 45_720, 91_440, 45_720)  # what `a:bodyPr` means when it says nothing
_SINGLE: Final = 1.2  # single spacing, in font sizes
_PARENT: Final = {"ctrTitle": "title", "title": "title", "dt": "dt", "ftr": "ftr", "sldNum": "sldNum"}
_SCHEME: Final = (
    "tx1",
    "bg1",
    "tx2",
    "bg2",
    "accent1",
    "accent2",
    "accent3",
    "accent4",
    "accent5",
    "accent6",
    "hlink",
)


@dataclass(frozen=True, slots=True)
class Hole:
    """A placeholder of a layout, resolved."""

    idx: int
    type: str  # of `p:ph`: "title", "ctrTitle", "subTitle", "body", "obj", "chart", "tbl", "pic", "dt", …
    name: str
    rect: Rect
    levels: tuple[Level, ...]
    anchor: Anchor
    insets: tuple[int, int, int, int]
    upright: bool  # its text runs along the page

    @property
    def area(self) -> int:
        return self.rect.width * self.rect.height


@dataclass(frozen=True, slots=True)
class Brand:
    """What all layouts of a master share."""

    master: Any  # root of its XML
    defaults: Any  # `p:defaultTextStyle`, or None
    palette: Palette
    names: Mapping[str, str]  # what the master's colour map makes of tx1, bg1, …: "tx1" → "dk1"
    major: str
    minor: str
    east_asian: str  # "" for none


def holes(root: Any, brand: Brand) -> tuple[Hole, ...]:
    """The placeholders of a layout that have a place, in reading order of the file."""
    found = []
    above = {_kind(ph): (sp, ph) for sp, ph in placeholders(brand.master)}
    for sp, ph in placeholders(root):
        kind = _kind(ph)
        parent = above.get(_PARENT.get(kind, "body"))
        rect = _rect(sp) or (_rect(parent[0]) if parent else None)
        if rect is None or rect.width <= 0 or rect.height <= 0:
            continue
        found.append(_hole(sp, ph, parent[0] if parent else None, rect, brand))
    return tuple(found)


def master_holes(brand: Brand) -> tuple[Hole, ...]:
    return tuple(
        _hole(sp, ph, None, rect, brand)
        for sp, ph in placeholders(brand.master)
        if (rect := _rect(sp)) is not None
    )


def placeholders(root: Any) -> Iterator[tuple[Any, Any]]:
    """Shape and its `p:ph`, for each placeholder of a master or layout."""
    for ph in root.iter(f"{P}ph"):
        yield ph.getparent().getparent().getparent(), ph


def _kind(ph: Any) -> str:
    kind: str = ph.get("type", "obj")
    return kind


def _rect(sp: Any) -> Rect | None:
    xfrm = sp.find(f"{P}spPr/{A}xfrm")
    if xfrm is None:
        xfrm = sp.find(f"{P}xfrm")  # a graphic frame
    if xfrm is None:
        return None
    off, ext = xfrm.find(f"{A}off"), xfrm.find(f"{A}ext")
    if off is None or ext is None:
        return None
    return Rect(whole(off.get("x")), whole(off.get("y")), whole(ext.get("cx")), whole(ext.get("cy")))


def whole(text: str | None, otherwise: int = 0) -> int:
    """A whole number as files write it; `otherwise` for what is none."""
    try:
        return int(float(text)) if text else otherwise
    except (ValueError, OverflowError):
        return otherwise


def _hole(sp: Any, ph: Any, parent: Any, rect: Rect, brand: Brand) -> Hole:
    kind = _kind(ph)
    bodies = [each.find(f"{P}txBody") for each in (sp, parent) if each is not None]
    bodies = [each for each in bodies if each is not None]
    frames = [each.find(f"{A}bodyPr") for each in bodies]

    def frame(key: str) -> str | None:
        return next(
            (each.get(key) for each in frames if each is not None and each.get(key) is not None), None
        )

    styles = [each.find(f"{A}lstStyle") for each in bodies]
    family = {"title": "title", "body": "body"}.get(_PARENT.get(kind, "body"), "other")
    styles += [brand.master.find(f"{P}txStyles/{P}{family}Style"), brand.defaults]
    insets = tuple(
        whole(frame(key), usual) for key, usual in zip(("lIns", "tIns", "rIns", "bIns"), _INSETS, strict=True)
    )
    title = family == "title"
    return Hole(
        whole(ph.get("idx")),
        kind,
        _name(sp),
        rect,
        levels([each for each in styles if each is not None], brand, title),
        _ANCHOR.get(frame("anchor") or "", "top"),
        insets,  # type: ignore[arg-type]  # four of them
        (frame("vert") or "horz") == "horz" and ph.get("orient", "horz") == "horz",
    )


def _name(sp: Any) -> str:
    outline = next(sp.iter(f"{P}cNvPr"), None)
    return outline.get("name", "") if outline is not None else ""


def levels(styles: Sequence[Any], brand: Brand, title: bool) -> tuple[Level, ...]:
    """The outline levels that these list styles, nearest first, add up to."""
    return tuple(_level(styles, number, brand, title) for number in range(1, 2 if title else _LEVELS + 1))


def _level(styles: Sequence[Any], number: int, brand: Brand, title: bool) -> Level:
    paragraphs = [found for each in styles if (found := each.find(f"{A}lvl{number}pPr")) is not None]
    # an odd but real template styles only `a:defPPr`
    paragraphs += [found for each in styles if (found := each.find(f"{A}defPPr")) is not None]
    characters = [found for each in paragraphs if (found := each.find(f"{A}defRPr")) is not None]
    size = whole(_attribute(characters, "sz"), 1800) / 100
    default: Literal["major", "minor"] = "major" if title else "minor"
    filled = _child(characters, "solidFill")
    bullet, indent = _bullet(paragraphs), whole(_attribute(paragraphs, "indent"))
    return Level(
        size=size,
        font=_font(characters, brand, default),
        bold=_attribute(characters, "b") in ("1", "true"),
        italic=_attribute(characters, "i") in ("1", "true"),
        colour=_colour(filled, brand) or "tx1",
        ink=_ink(filled, brand),
        align=_ALIGN.get(_attribute(paragraphs, "algn") or "l", "left"),
        line_pitch=_pitch(_child(paragraphs, "lnSpc"), size),
        space_before=_space(_child(paragraphs, "spcBef"), size),
        space_after=_space(_child(paragraphs, "spcAft"), size),
        bullet=bullet,
        bullet_colour=_colour(_child(paragraphs, "buClr"), brand) if bullet else "",
        margin=max(0, whole(_attribute(paragraphs, "marL"))),
        indent=indent,
        caps=_attribute(characters, "cap") == "all",
    )


def _attribute(nodes: Sequence[Any], key: str) -> str | None:
    return next((each.get(key) for each in nodes if each.get(key) is not None), None)


def _child(nodes: Sequence[Any], name: str) -> Any:
    return next((found for each in nodes if (found := each.find(f"{A}{name}")) is not None), None)


def _bullet(paragraphs: Sequence[Any]) -> str:
    """The nearest word on bullets decides, also when it is "none"."""
    for each in paragraphs:
        for node in each:
            if node.tag == f"{A}buNone":
                return ""
            if node.tag == f"{A}buChar":
                font = _child(paragraphs, "buFont")
                return _sign(node.get("char") or "•", font.get("typeface", "") if font is not None else "")
            if node.tag == f"{A}buAutoNum":
                return "1."
            if node.tag == f"{A}buBlip":
                return "•"  # a picture as bullet: about as wide
    return ""


def _sign(character: str, font: str) -> str:
    """What a character of a symbol font shows, in Unicode: it is measured and painted with other fonts."""
    signs = _SIGNS.get(font.strip().lower())
    if signs is None:
        return character
    return signs.get(chr(ord(character[0]) & 0xFF), signs[""])


def _font(
    characters: Sequence[Any], brand: Brand, default: Literal["major", "minor"]
) -> Literal["major", "minor"]:
    latin = next((found for each in characters if (found := each.find(f"{A}latin")) is not None), None)
    face = latin.get("typeface", "") if latin is not None else ""
    if face.startswith("+mj") or (face and face == brand.major):
        return "major"
    if face.startswith("+mn") or (face and face == brand.minor):
        return "minor"
    return default


def _pitch(node: Any, size: float) -> float:
    if node is None:
        return 1.0
    share, points = node.find(f"{A}spcPct"), node.find(f"{A}spcPts")
    if share is not None:
        return _share(share.get("val"), 1.0) or 1.0
    if points is not None:
        return max(0.5, whole(points.get("val"), 1200) / 100 / (_SINGLE * size))
    return 1.0


def _space(node: Any, size: float) -> float:
    if node is None:
        return 0.0
    share, points = node.find(f"{A}spcPct"), node.find(f"{A}spcPts")
    if share is not None:
        return round(_share(share.get("val"), 0.0) * size * _SINGLE, 2)
    return whole(points.get("val")) / 100 if points is not None else 0.0


def _share(text: str | None, otherwise: float) -> float:
    """ "90000" or "90%" as 0.9."""
    if text and text.endswith("%"):
        return whole(text[:-1]) / 100
    return whole(text) / 100_000 if text else otherwise


def _colour(fill: Any, brand: Brand) -> str:
    """The scheme colour of a fill; "" for none."""
    if fill is None:
        return ""
    for node in fill:
        value: str = node.get("val", "")
        if node.tag == f"{A}schemeClr":
            if value in _SCHEME:
                return value
            # named by its slot ("dk1"), not by its use
            return next((use for use, slot in brand.names.items() if slot == value), "tx1")
        if node.tag == f"{A}srgbClr":
            return nearest(value, brand.palette)
        if node.tag == f"{A}sysClr":
            return nearest(node.get("lastClr") or "000000", brand.palette)
    return ""


def _ink(fill: Any, brand: Brand) -> str:
    """What is seen of a fill that is no plain scheme colour; "" for one that is."""

    def scheme(name: str) -> str:
        use = (
            name
            if name in _SCHEME
            else next((use for use, slot in brand.names.items() if slot == name), "tx1")
        )
        return brand.palette.rgb(use)

    if fill is None or all(node.tag == f"{A}schemeClr" and not len(node) for node in fill):
        return ""
    try:
        return colour(fill, scheme)[:6]
    except ValueError:  # no number where one must be: the scheme colour will do
        return ""


def nearest(rgb: str, palette: Palette) -> str:
    """The scheme colour closest to a fixed one, by the eye's weights of red, green and blue."""
    try:
        wanted = bytes.fromhex(rgb)
    except ValueError:
        return "tx1"
    if len(wanted) != 3:
        return "tx1"

    def distance(colour: str) -> int:
        other = bytes.fromhex(palette.rgb(colour))
        return sum(
            weight * (one - two) ** 2 for weight, one, two in zip((3, 6, 1), wanted, other, strict=True)
        )

    return min(_SCHEME, key=distance)


def points(emu: int) -> float:
    return emu / EMU_PER_POINT
