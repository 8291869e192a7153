"""A Word document (.docx) gives a Document: headings, lists, tables, pictures, styled text and links.

Places are paragraph numbers. Tracked deletions, hidden text, fields and what stands in headers, footers and
footnotes are not read; what is linked from outside is never fetched.
Limits: text boxes are left out with a note; equations are read as plain characters.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePath
from typing import Any

from deckmaker.model import Document, Run, Source

from .gathering import Gathering
from .outlines import looks
from .pictures import LARGEST, LARGEST_ALL, checked, outlines
from .word_package import NORMAL, Style, W, number, numbering, opened, refused, styles

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_V = "{urn:schemas-microsoft-com:vml}"
_PASS = {f"{W}{name}" for name in ("ins", "smartTag", "customXml", "fldSimple", "moveTo", "dir", "bdo")}
_BOLD_WORDS = 12  # of a paragraph in bold that is a heading where no heading style is used


def read_word(source: Source, folder: Path | None = None) -> Document:
    """The Document of a .docx. Raises InputError when it is none, is damaged, encrypted or empty."""
    return _Reading(source, opened(source)).document()


class _Reading:
    def __init__(self, source: Source, main: Any) -> None:
        self.source, self.main = source, main
        self.gathered = Gathering(source.name)
        self.title = ""
        self.room = LARGEST_ALL
        self.remote = 0
        self.boxes = 0
        self.styles = styles(main)
        self.numbering = numbering(main)
        body = main.element.find(f"{W}body")
        self.blocks = list(_blocks(body)) if body is not None else []
        self.faked = not any(
            self._style(block).level or self._outline(block) for block in self.blocks if block.tag == f"{W}p"
        )

    def document(self) -> Document:
        for at, block in enumerate(self.blocks):
            if block.tag == f"{W}tbl":
                self._table(block)
            else:
                self._paragraph(block, self.blocks[at + 1] if at + 1 < len(self.blocks) else None)
        gathered = self.gathered
        if self.remote:
            message = (
                f"{self.remote} linked pictures are not in the document"
                if self.remote > 1
                else "a linked picture is not in the document"
            )
            gathered.problem(
                "warning", "picture-remote", message, "embed the pictures in Word, and save it again"
            )
        if self.boxes:
            gathered.problem(
                "note", "text-box-dropped", "text in text boxes was left out", "move it into the text"
            )
        document = gathered.document(self.title)
        if not document.sections:
            hint = "write an outline or an article"
            raise refused(self.source, "input-empty", "there is no text in this document", hint)
        stem = PurePath(self.source.name).stem
        return document if document.meta.title else replace(document, meta=replace(document.meta, title=stem))

    # ── paragraphs ───────────────────────────────────────────────────────────────────────

    def _paragraph(self, block: Any, following: Any) -> None:
        style = self._style(block)
        runs, pictures = self._content(block)
        text = "".join(run.text for run in runs).strip()
        level = self._outline(block) or style.level
        if style.name.startswith("toc") or (not text and not pictures):
            return
        plain = [replace(run, bold=False, italic=False) for run in runs]
        listed = self._listed(block, style)
        if style.name == "title" and text:
            self.title = self.title or " ".join(text.split())
            self.gathered.aside(plain)
        elif style.name == "subtitle" and not self.gathered.meta.subtitle and not self.gathered.drafts:
            self.gathered.meta = replace(self.gathered.meta, subtitle=" ".join(text.split()))
            self.gathered.aside(plain)
        elif level and text:
            self.gathered.heading(level, plain)
        elif style.name == "caption":
            self.gathered.caption(runs)
        elif listed is not None and text:
            self.gathered.item(runs, listed[0], ordered=listed[1])
        elif style.name in ("quote", "intense quote", "block text"):
            self.gathered.quote([replace(run, italic=False) for run in runs])
        elif any(word in style.name for word in ("preformatted", "code", "macro text")):
            self.gathered.code("".join(run.text for run in runs))
        elif self.faked and _is_heading(runs, text, following):
            self.gathered.heading(1, plain)
        elif text:
            self.gathered.paragraph(runs)
        for picture in pictures:
            self._picture(*picture)

    def _style(self, block: Any) -> Style:
        said = block.find(f"{W}pPr/{W}pStyle")
        return self.styles.get(said.get(f"{W}val") if said is not None else "", NORMAL)

    def _outline(self, block: Any) -> int:
        """The level that the paragraph itself has in Word's outline, from 1; 0 for body text."""
        said = block.find(f"{W}pPr/{W}outlineLvl")
        level = number(said) + 1 if said is not None else 0
        return level if level <= 9 else 0

    def _listed(self, block: Any, style: Style) -> tuple[int, bool] | None:
        """The level in a list, and whether it is numbered; None outside of one."""
        said = block.find(f"{W}pPr/{W}numPr")
        if said is not None:
            numbering, depth = said.find(f"{W}numId"), said.find(f"{W}ilvl")
            key = numbering.get(f"{W}val") if numbering is not None else (style.numbered or ("0", 0))[0]
            level = number(depth) if depth is not None else 0
        elif style.numbered:
            key, level = style.numbered
            level = level or _deep(style.name)
        elif style.name.startswith(("list bullet", "list number")):
            return _deep(style.name), style.name.startswith("list number")
        else:
            return None
        formats = self.numbering.get(key or "", {})
        if key == "0" or formats.get(level) == "none":
            return None
        return level, formats.get(level, "bullet") not in ("bullet", "")

    def _content(self, block: Any) -> tuple[list[Run], list[tuple[str, str, bool]]]:
        """The runs of a paragraph, and its pictures: relationship, alternative text, whether it is linked."""
        runs: list[Run] = []
        pictures: list[tuple[str, str, bool]] = []
        self._inside(block, "", runs, pictures)
        return runs, pictures

    def _inside(self, parent: Any, link: str, runs: list[Run], pictures: list[tuple[str, str, bool]]) -> None:
        for child in parent:
            tag = child.tag
            if tag == f"{W}r":
                self._run(child, link, runs, pictures)
            elif tag == f"{W}hyperlink":
                self._inside(child, self._address(child.get(f"{_R}id")) or link, runs, pictures)
            elif tag == f"{W}sdt":
                inner = child.find(f"{W}sdtContent")
                if inner is not None:
                    self._inside(inner, link, runs, pictures)
            elif tag in _PASS:
                self._inside(child, link, runs, pictures)
            elif isinstance(tag, str) and tag.startswith(_M):
                said = "".join(each.text or "" for each in child.iter(f"{_M}t"))
                if said:
                    runs.append(Run(said, italic=True))

    def _run(self, run: Any, link: str, runs: list[Run], pictures: list[tuple[str, str, bool]]) -> None:
        look = run.find(f"{W}rPr")
        if look is not None and _on(look, "vanish"):
            return
        text = []
        for child in _chosen(run):
            tag = child.tag
            if tag == f"{W}t":
                text.append(child.text or "")
            elif tag == f"{W}tab":
                text.append("\t")
            elif tag in (f"{W}br", f"{W}cr"):
                text.append("\n" if child.get(f"{W}type", "textWrapping") == "textWrapping" else " ")
            elif tag == f"{W}noBreakHyphen":
                text.append("\u2011")
            elif tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
                pictures.extend(_pictures(child))
                if any(each.text for each in child.iter(f"{W}t")):
                    self.boxes += 1
        said = "".join(text)
        if said:
            runs.append(_styled(said, look, link, self.styles))

    def _address(self, key: str | None) -> str:
        relation = self.main.rels.get(key) if key else None
        return str(relation.target_ref) if relation is not None and relation.is_external else ""

    # ── tables and pictures ──────────────────────────────────────────────────────────────

    def _table(self, table: Any) -> None:
        """A table of two columns or more; one that only frames text is read as its paragraphs."""
        rows: list[list[list[Run]]] = []
        for row in _children(table, "tr"):
            cells: list[list[Run]] = []
            for cell in _children(row, "tc"):
                look = cell.find(f"{W}tcPr")
                span = look.find(f"{W}gridSpan") if look is not None else None
                merged = look.find(f"{W}vMerge") if look is not None else None
                goes_on = merged is not None and merged.get(f"{W}val", "continue") == "continue"
                cells.append([] if goes_on else self._cell(cell))
                wide = number(span) if span is not None else 1
                cells.extend([] for _ in range(min(wide, 64) - 1))
            rows.append(cells)
        rows = [row for row in rows if any("".join(run.text for run in cell).strip() for cell in row)]
        if len(rows) > 1 and max(map(len, rows)) > 1:
            self.gathered.table(rows)
            return
        for row in _children(table, "tr"):
            for cell in _children(row, "tc"):
                for block in _blocks(cell):
                    if block.tag == f"{W}tbl":
                        self._table(block)
                    else:
                        self._paragraph(block, None)

    def _cell(self, cell: Any) -> list[Run]:
        """The text of a cell, its paragraphs parted by a space."""
        found: list[Run] = []
        for paragraph in cell.iter(f"{W}p"):
            runs, _ = self._content(paragraph)
            if found and runs:
                found.append(Run(" "))
            found.extend(runs)
        return found

    def _picture(self, key: str, alt: str, linked: bool) -> None:
        relation = self.main.rels.get(key)
        if linked or relation is None or relation.is_external:
            self.remote += 1
            return
        part = relation.target_part
        name = PurePath(str(part.partname)).name
        data = bytes(part.blob)
        if len(data) > min(LARGEST, self.room):
            self.gathered.problem(
                "warning", "picture-too-large", f"the picture {name} is too large", "save it smaller"
            )
            return
        self.room -= len(data)
        data, code, message, hint = checked(data, name)
        svg = b""
        if data and looks(data):
            data, svg, code, message, hint = outlines(data, name)
        if code:
            self.gathered.problem("warning", code, message, hint)
        if data:
            self.gathered.figure(str(part.partname).lstrip("/"), alt, data, svg)


def _blocks(parent: Any) -> Iterator[Any]:
    """Paragraphs and tables, also those in content controls and tracked insertions."""
    for child in parent:
        if child.tag in (f"{W}p", f"{W}tbl"):
            yield child
        elif child.tag == f"{W}sdt":
            gallery = child.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
            if gallery is not None and gallery.get(f"{W}val") == "Table of Contents":
                continue
            inner = child.find(f"{W}sdtContent")
            if inner is not None:
                yield from _blocks(inner)
        elif child.tag in _PASS:
            yield from _blocks(child)


def _children(parent: Any, name: str) -> Iterator[Any]:
    """Rows or cells, also those in content controls."""
    for child in parent:
        if child.tag == f"{W}{name}":
            yield child
        elif child.tag == f"{W}sdt" and child.find(f"{W}sdtContent") is not None:
            yield from _children(child.find(f"{W}sdtContent"), name)


def _chosen(run: Any) -> Iterator[Any]:
    """The children of a run; of alternatives the first, which newer programs show."""
    for child in run:
        if child.tag == f"{_MC}AlternateContent":
            choice = child.find(f"{_MC}Choice")
            yield from choice if choice is not None else ()
        else:
            yield child


def _pictures(drawing: Any) -> Iterator[tuple[str, str, bool]]:
    said = drawing.find(f".//{_WP}docPr")
    alt = (said.get("descr") or "").strip() if said is not None else ""
    for blip in drawing.iter(f"{_A}blip"):
        vector = blip.find(".//{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip")
        embedded = vector.get(f"{_R}embed") if vector is not None else None
        key = embedded or blip.get(f"{_R}embed")
        yield (key, alt, False) if key else ("", alt, True)
    for old in drawing.iter(f"{_V}imagedata"):
        yield old.get(f"{_R}id") or "", alt or (old.get("title") or ""), False


def _styled(text: str, look: Any, link: str, styles: dict[str, Style]) -> Run:
    if look is None:
        return Run(text, link=link)
    said = look.find(f"{W}rStyle")
    name = styles.get(said.get(f"{W}val"), NORMAL).name if said is not None else ""
    position = look.find(f"{W}vertAlign")
    raised = position.get(f"{W}val") if position is not None else ""
    return Run(
        text,
        bold=_on(look, "b") or name in ("strong", "intense emphasis"),
        italic=_on(look, "i") or name in ("emphasis", "subtle emphasis"),
        code=name in ("html code", "code", "verbatim char"),
        strike=_on(look, "strike") or _on(look, "dstrike"),
        superscript=raised == "superscript",
        subscript=raised == "subscript",
        link=link,
    )


def _on(look: Any, name: str) -> bool:
    said = look.find(f"{W}{name}")
    return said is not None and said.get(f"{W}val", "true") not in ("0", "false", "off", "none")


def _deep(style: str) -> int:
    """The level that the name of a list style says: "list bullet 2"."""
    return int(style[-1]) - 1 if style.startswith("list ") and style[-1] in "2345" else 0


def _is_heading(runs: Sequence[Run], text: str, following: Any) -> bool:
    """Whether a paragraph in bold reads as a heading: short, without a stop, above text that is not bold."""
    if (
        not text
        or len(text.split()) > _BOLD_WORDS
        or len(text) > 90
        or text[-1] in ".,;:。，；："
        or following is None
    ):
        return False
    if not all(run.bold for run in runs if run.text.strip()) or following.tag != f"{W}p":
        return False
    below = [each for each in following.iter(f"{W}r") if any(said.text for said in each.iter(f"{W}t"))]
    return bool(below) and not all(
        each.find(f"{W}rPr") is not None and _on(each.find(f"{W}rPr"), "b") for each in below
    )
