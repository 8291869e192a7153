"""Templates as companies have them, made here: any names, types, sizes and number of masters.

A layout is a name, a `type` ("" for none) and its holes; a hole is a `p:ph` type, an idx and a place in
hundredths of the slide. `google` makes what Google Slides exports: no text styles on the master, every
placeholder with a list style of its own.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_NS = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    f'xmlns:r="{_OFFICE}" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_PML = "application/vnd.openxmlformats-officedocument.presentationml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_MAP = (
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
    'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
)
Hole = tuple[str, int, tuple[int, int, int, int]]


@dataclass(frozen=True)
class Layout:
    name: str
    type: str
    holes: tuple[Hole, ...] = ()
    art: str = ""  # XML of further shapes


@dataclass(frozen=True)
class Specimen:
    layouts: tuple[Layout, ...]
    size: tuple[int, int] = (12_192_000, 6_858_000)
    masters: int = 1
    google: bool = False
    fewer: tuple[int, ...] = field(default=())  # layouts that each further master has


TITLE = ("title", 0, (6, 5, 88, 16))
STANDARD: tuple[tuple[str, tuple[Hole, ...]], ...] = (
    ("title", (("ctrTitle", 0, (12, 16, 76, 34)), ("subTitle", 1, (12, 52, 76, 22)))),
    ("obj", (TITLE, ("", 1, (6, 26, 88, 62)))),
    ("secHead", (("title", 0, (6, 25, 88, 30)), ("body", 1, (6, 58, 88, 20)))),
    ("twoObj", (TITLE, ("", 1, (6, 26, 43, 62)), ("", 2, (51, 26, 43, 62)))),
    (
        "twoTxTwoObj",
        (
            TITLE, ("body", 1, (6, 24, 43, 11)), ("", 2, (6, 36, 43, 52)),
            ("body", 3, (51, 24, 43, 11)), ("", 4, (51, 36, 43, 52)),
        ),
    ),
    ("titleOnly", (TITLE,)),
    ("blank", ()),
    ("objTx", (("title", 0, (6, 7, 32, 22)), ("", 1, (42, 14, 51, 70)), ("body", 2, (6, 30, 32, 54)))),
    ("picTx", (("title", 0, (6, 7, 32, 22)), ("pic", 1, (42, 14, 51, 70)), ("body", 2, (6, 30, 32, 54)))),
)  # fmt: skip
NAMES = {
    "de": "Titelfolie|Titel und Inhalt|Abschnittsüberschrift|Zwei Inhalte|Vergleich|Nur Titel|Leer|"
    "Inhalt mit Überschrift|Bild mit Überschrift",
    "fr": "Diapositive de titre|Titre et contenu|Titre de section|Deux contenus|Comparaison|Titre seul|Vide|"
    "Contenu avec légende|Image avec légende",
    "es": "Diapositiva de título|Título y objetos|Encabezado de sección|Dos objetos|Comparación|Solo el título|"
    "En blanco|Contenido con título|Imagen con título",
    "pt": "Slide de Título|Título e Conteúdo|Cabeçalho da Seção|Duas Partes de Conteúdo|Comparação|Somente Título|"
    "Em Branco|Conteúdo com Legenda|Imagem com Legenda",
    "pl": "Slajd tytułowy|Tytuł i zawartość|Nagłówek sekcji|Dwa elementy zawartości|Porównanie|Tylko tytuł|Pusty|"
    "Zawartość z podpisem|Obraz z podpisem",
    "it": "Diapositiva titolo|Titolo e contenuto|Intestazione sezione|Due contenuti|Confronto|Solo titolo|Vuota|"
    "Contenuto con didascalia|Immagine con didascalia",
    "nl": "Titeldia|Titel en object|Sectiekop|Inhoud van twee|Vergelijking|Alleen titel|Leeg|"
    "Inhoud met bijschrift|Afbeelding met bijschrift",
    "zh": "标题幻灯片|标题和内容|节标题|两栏内容|比较|仅标题|空白|内容与标题|图片与标题",
    "ja": "タイトル スライド|タイトルとコンテンツ|セクション見出し|2 つのコンテンツ|比較|タイトルのみ|白紙|"
    "タイトル付きのコンテンツ|タイトル付きの図",
    "ru": "Титульный слайд|Заголовок и объект|Заголовок раздела|Два объекта|Сравнение|Только заголовок|Пустой слайд|"
    "Объект с подписью|Рисунок с подписью",
}


def standard(names: str, types: str | None = None, **facts: object) -> Specimen:
    """PowerPoint's own layouts under these names; `types`: "|" between them, instead of the right ones."""
    kinds = types.split("|") if types is not None else [kind for kind, _ in STANDARD]
    layouts = tuple(
        Layout(name, kind, holes)
        for name, kind, (_, holes) in zip(names.split("|"), kinds, STANDARD, strict=True)
    )
    return Specimen(layouts, **facts)  # type: ignore[arg-type]


def google() -> Specimen:
    """As Google Slides exports: its eleven layouts, and two of somebody's own without a title."""
    title = ("title", 0, (3, 9, 93, 11))
    number = ("sldNum", 12, (93, 91, 6, 8))
    layouts = (
        Layout("Title slide", "title", (("ctrTitle", 0, (3, 15, 93, 40)), ("subTitle", 1, (3, 55, 93, 15)), number)),
        Layout("Section header", "secHead", (("title", 0, (3, 42, 93, 16)), number)),
        Layout("Title and body", "tx", (title, ("body", 1, (3, 22, 93, 66)), number)),
        Layout(
            "Title and two columns", "twoColTx",
            (title, ("body", 1, (3, 22, 44, 66)), ("body", 2, (53, 22, 44, 66)), number),
        ),
        Layout("Title only", "titleOnly", (title, number)),
        Layout("One column text", "", (("title", 0, (3, 11, 31, 15)), ("body", 1, (3, 27, 31, 63)), number)),
        Layout("Main point", "", (("title", 0, (5, 9, 70, 80)), number)),
        Layout(
            "Section title and description", "",
            (("title", 0, (3, 24, 44, 29)), ("subTitle", 1, (3, 54, 44, 24)), ("body", 2, (54, 14, 42, 72)), number),
        ),
        Layout("Caption", "", (("body", 1, (3, 82, 66, 12)), number)),
        Layout("Big number", "", (("title", 0, (3, 21, 93, 38)), ("body", 1, (3, 61, 93, 25)), number)),
        Layout("Blank", "blank", (number,)),
        Layout("CUSTOM_1", "", (("body", 1, (10, 20, 80, 60)),)),
        Layout("CUSTOM_1_1", "", ()),
    )  # fmt: skip
    return Specimen(layouts, (9_144_000, 5_143_500), google=True)


def build(specimen: Specimen) -> bytes:
    """The bytes of the template."""
    parts: dict[str, str] = {}
    types = [("/ppt/presentation.xml", f"{_PML}.template.main+xml")]
    arrows, listed, number = [], [], 0
    for master in range(1, specimen.masters + 1):
        count = len(specimen.layouts)
        if master > 1 and len(specimen.fewer) >= master - 1:
            count = specimen.fewer[master - 2]
        first = number + 1
        for layout in specimen.layouts[:count]:
            number += 1
            name = f"ppt/slideLayouts/slideLayout{number}.xml"
            parts[name] = _layout(layout, specimen)
            parts[f"ppt/slideLayouts/_rels/slideLayout{number}.xml.rels"] = _rels(
                [("slideMaster", f"../slideMasters/slideMaster{master}.xml")]
            )
            types.append(("/" + name, f"{_PML}.slideLayout+xml"))
        name = f"ppt/slideMasters/slideMaster{master}.xml"
        own = range(first, number + 1)
        parts[name] = _master(len(own), 2_147_483_648 + 100 * master, specimen)
        parts[f"ppt/slideMasters/_rels/slideMaster{master}.xml.rels"] = _rels(
            [("slideLayout", f"../slideLayouts/slideLayout{each}.xml") for each in own]
            + [("theme", f"../theme/theme{master}.xml")]
        )
        parts[f"ppt/theme/theme{master}.xml"] = _theme()
        types += [
            ("/" + name, f"{_PML}.slideMaster+xml"),
            (f"/ppt/theme/theme{master}.xml", "application/vnd.openxmlformats-officedocument.theme+xml"),
        ]
        arrows.append(("slideMaster", f"slideMasters/slideMaster{master}.xml"))
        listed.append(f'<p:sldMasterId id="{2_147_483_648 + 100 * master - 1}" r:id="rId{master}"/>')
    width, height = specimen.size
    parts["ppt/presentation.xml"] = (
        f"{_HEAD}<p:presentation {_NS}><p:sldMasterIdLst>{''.join(listed)}</p:sldMasterIdLst><p:sldIdLst/>"
        f'<p:sldSz cx="{width}" cy="{height}"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>'
    )
    parts["ppt/_rels/presentation.xml.rels"] = _rels([*arrows, ("theme", "theme/theme1.xml")])
    parts["_rels/.rels"] = _rels([("officeDocument", "ppt/presentation.xml")])
    overrides = "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in types)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
        )
        for name, text in parts.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def _rels(arrows: Sequence[tuple[str, str]]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(arrows, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


_TREE = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm>'
    "</p:grpSpPr>"
)


def _shape(hole: Hole, number: int, specimen: Specimen) -> str:
    kind, idx, (left, top, width, height) = hole
    wide, high = specimen.size
    kinds = f' type="{kind}"' if kind else ""
    at = f' idx="{idx}"' if idx else ""
    style = "<a:lstStyle/>"
    if specimen.google:
        size = {"ctrTitle": 5200, "title": 2800, "sldNum": 1000}.get(kind, 1800)
        bullet = '<a:buSzPts val="1800"/><a:buChar char="●"/>' if kind == "body" else "<a:buNone/>"
        indent = ' marL="457200" indent="-342900"' if kind == "body" else ' marL="0" indent="0"'
        style = (
            f'<a:lstStyle><a:lvl1pPr lvl="0"{indent} algn="l"><a:spcBef><a:spcPts val="0"/></a:spcBef>{bullet}'
            f'<a:defRPr sz="{size}"><a:solidFill><a:schemeClr val="dk1"/></a:solidFill></a:defRPr></a:lvl1pPr>'
            "</a:lstStyle>"
        )
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number + 1}" name="Google Shape;{number}"/><p:cNvSpPr>'
        f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph{kinds}{at}/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm>'
        f'<a:off x="{left * wide // 100}" y="{top * high // 100}"/>'
        f'<a:ext cx="{width * wide // 100}" cy="{height * high // 100}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        f"<p:txBody><a:bodyPr><a:normAutofit/></a:bodyPr>{style}"
        '<a:p><a:endParaRPr lang="en-US"/></a:p></p:txBody></p:sp>'
    )


def _layout(layout: Layout, specimen: Specimen) -> str:
    kind = f' type="{layout.type}"' if layout.type else ""
    shapes = "".join(_shape(hole, number, specimen) for number, hole in enumerate(layout.holes, 1))
    name = layout.name.replace("&", "&amp;")
    return (
        f'{_HEAD}<p:sldLayout {_NS}{kind} preserve="1"><p:cSld name="{name}"><p:spTree>{_TREE}{layout.art}{shapes}'
        "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def _master(layouts: int, first: int, specimen: Specimen) -> str:
    holes: tuple[Hole, ...] = (
        TITLE,
        ("body", 1, (6, 26, 88, 62)),
        ("ftr", 3, (33, 92, 34, 5)),
        ("sldNum", 4, (70, 92, 24, 5)),
    )
    shapes = "".join(_shape(hole, number, specimen) for number, hole in enumerate(holes, 1))
    ids = "".join(f'<p:sldLayoutId id="{first + each}" r:id="rId{each}"/>' for each in range(1, layouts + 1))
    size = 4400 * specimen.size[1] // 6_858_000
    levels = "".join(
        f'<a:lvl{level}pPr marL="{228600 * level}" indent="-228600"><a:buChar char="•"/>'
        f'<a:defRPr sz="{(2800 - 300 * level) * specimen.size[1] // 6_858_000}"/></a:lvl{level}pPr>'
        for level in range(1, 4)
    )
    styles = (
        "<p:txStyles><p:titleStyle><a:defPPr/></p:titleStyle><p:bodyStyle><a:defPPr/></p:bodyStyle>"
        "<p:otherStyle><a:defPPr/></p:otherStyle></p:txStyles>"
        if specimen.google
        else f'<p:txStyles><p:titleStyle><a:lvl1pPr><a:buNone/><a:defRPr sz="{size}"/></a:lvl1pPr></p:titleStyle>'
        f"<p:bodyStyle>{levels}</p:bodyStyle><p:otherStyle/></p:txStyles>"
    )
    listed = f"<p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst>" if layouts else ""
    return (
        f'{_HEAD}<p:sldMaster {_NS}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill>'
        f"<a:effectLst/></p:bgPr></p:bg><p:spTree>{_TREE}{shapes}</p:spTree></p:cSld>{_MAP}{listed}{styles}"
        "</p:sldMaster>"
    )


def _theme() -> str:
    from deckmaker import theme

    with zipfile.ZipFile(io.BytesIO(theme.load("plain").template)) as archive:
        return archive.read("ppt/theme/theme1.xml").decode()
