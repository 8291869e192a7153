"""A text body as it stands in a deck → Prose, to be measured; and the body of a shape in its new home.

Paragraphs and runs are never rewritten: only what surrounds them is, and faces that belonged to the old theme.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from lxml import etree

from deckmaker.model import Box, Cell, Grid, Para, Prose, Run, Span, Theme
from deckmaker.render.pptx.prose import fit, own_body
from deckmaker.theme.parts import A, P

_NS: Final = f'xmlns:a="{A[1:-1]}" xmlns:p="{P[1:-1]}"'
_AUTOFIT: Final = ("noAutofit", "normAutofit", "spAutoFit")
_MONOS: Final = ("courier new", "consolas", "menlo", "liberation mono", "cascadia mono", "sf mono")


def prose(body: Any) -> Prose:
    """What a `p:txBody` or `a:txBody` says."""
    return Prose(tuple(_para(each) for each in body.findall(f"{A}p")))


def _para(node: Any) -> Para:
    properties = node.find(f"{A}pPr")
    level, marker = 0, "inherit"
    if properties is not None:
        level = int(properties.get("lvl", "0")) if properties.get("lvl", "0").isdigit() else 0
        if properties.find(f"{A}buNone") is not None:
            marker = "none"
        elif properties.find(f"{A}buAutoNum") is not None:
            marker = "number"
    return Para(tuple(_runs(node)), level, marker)  # type: ignore[arg-type]  # one of the three


def _runs(node: Any) -> Iterable[Run]:
    for each in node:
        kind = etree.QName(each).localname if isinstance(each.tag, str) else ""
        if kind == "br":
            yield Run("\v")
        elif kind in ("r", "fld"):
            text = each.findtext(f"{A}t") or ""
            how = each.find(f"{A}rPr")
            if text:
                latin = how.find(f"{A}latin") if how is not None else None
                yield Run(
                    text,
                    bold=how is not None and how.get("b") in ("1", "true"),
                    italic=how is not None and how.get("i") in ("1", "true"),
                    code=latin is not None and not latin.get("typeface", "+").startswith("+"),
                )


def grid(table: Any) -> Grid:
    """What an `a:tbl` says; its first row is the header."""
    rows = [
        tuple(Cell(Span(0, 0), tuple(run for para in prose(cell.find(f"{A}txBody")).paras for run in para.runs))
              for cell in row.findall(f"{A}tc") if cell.find(f"{A}txBody") is not None)
        for row in table.findall(f"{A}tr")
    ]  # fmt: skip
    return Grid(Span(0, 0), rows[0] if rows else (), tuple(rows[1:]))


def refitted(shape: Any, box: Box, inherits: bool, was_box: bool, theme: Theme) -> None:
    """Gives the text body of a shape the shrinking, and where it inherits nothing the style, of its new place."""
    body = shape.find(f"{P}txBody")
    if body is None:
        return
    properties, style = body.find(f"{A}bodyPr"), body.find(f"{A}lstStyle")
    if not inherits:
        fresh = etree.fromstring(f"<x {_NS}>{own_body(box, theme.fonts.mono.name)}</x>")
        frame, levels = list(fresh)
        _exchanged(body, properties, frame)
        _exchanged(body, style, levels)
        return
    if was_box or properties is None:  # what a text box said of itself is now the layout's to say
        fresh = etree.fromstring(f"<x {_NS}><a:bodyPr/><a:lstStyle/></x>")
        frame, levels = list(fresh)
        _exchanged(body, properties, frame)
        _exchanged(body, style, levels)
        properties = body.find(f"{A}bodyPr")
    for name in _AUTOFIT:
        for each in properties.findall(f"{A}{name}"):
            properties.remove(each)
    shrunk = fit(box)
    if shrunk:
        new = etree.fromstring(f"<x {_NS}>{shrunk}</x>")[0]
        warp = properties.find(f"{A}prstTxWarp")
        properties.insert(0 if warp is None else 1, new)


def _exchanged(body: Any, old: Any, new: Any) -> None:
    if old is not None:
        body.replace(old, new)
    else:
        body.insert(0 if etree.QName(new).localname == "bodyPr" else 1, new)


def soft_breaks_dropped(shape: Any) -> None:
    """Takes out the breaks that typesetting put into a title: those after a space. A writer's own stay."""
    for para in shape.iter(f"{A}p"):
        last = ""
        for each in list(para):
            kind = etree.QName(each).localname if isinstance(each.tag, str) else ""
            if kind == "br" and last.endswith(" "):
                para.remove(each)
            elif kind in ("r", "fld"):
                last = each.findtext(f"{A}t") or ""


def faces_followed(slide: Any, theme: Theme) -> None:
    """Faces that a run names because the old theme said so become the new theme's: of code, and of Han text."""
    for how in slide.iter(f"{A}rPr", f"{A}endParaRPr", f"{A}defRPr"):
        for kind in ("latin", "cs"):
            node = how.find(f"{A}{kind}")
            if node is not None and node.get("typeface", "").lower() in _MONOS:
                node.set("typeface", theme.fonts.mono.name)
        east = how.find(f"{A}ea")
        if east is not None and not east.get("typeface", "+").startswith("+"):
            if theme.fonts.east_asian:
                east.set("typeface", theme.fonts.east_asian)
            else:
                how.remove(east)
