"""The bytes of a .docx give its main part, once they are known to be sane, its styles and its numberings."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final
from zipfile import ZipFile

from deckmaker.model import InputError, Problem, Source, Where
from deckmaker.zips import DAMAGED

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_UNPACKED = 400_000_000  # bytes of all parts
_PART = 80_000_000  # bytes of one part in XML
_PARTS = 20_000
_SAVE = "open it in Word, and save it as .docx again"


def opened(source: Source) -> Any:
    """The main part of the package, once its size is known to be sane."""
    if source.data.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in source.data:
            raise refused(
                source, "input-encrypted", "this document is protected by a password", "save it without one"
            )
        raise refused(
            source, "input-format", "this is a document of Word 97 to 2003", "save it as .docx in Word"
        )
    try:
        with ZipFile(BytesIO(source.data)) as archive:
            parts = archive.infolist()
    except DAMAGED as error:
        raise refused(source, "input-damaged", f"this is no Word document: {_words(error)}", _SAVE) from None
    names = {part.filename for part in parts}
    if any(part.flag_bits & 1 for part in parts):
        raise refused(
            source, "input-encrypted", "this document is protected by a password", "save it without one"
        )
    if "[Content_Types].xml" not in names:
        raise refused(source, "input-format", "this is a zip archive, not a Word document", _SAVE)
    for folder, what in (("ppt/", "a PowerPoint presentation"), ("xl/", "an Excel workbook")):
        if any(name.startswith(folder) for name in names) and not any(
            name.startswith("word/") for name in names
        ):
            raise refused(source, "input-format", f"this is {what}, not a Word document", "name a .docx")
    large = [
        each.filename
        for each in parts
        if each.file_size > _PART and each.filename.endswith((".xml", ".rels"))
    ]
    if large or len(parts) > _PARTS or sum(part.file_size for part in parts) > _UNPACKED:
        what = f"{large[0]} in it" if large else "it"
        message = f"{what} unpacks to more than a document can hold"
        raise refused(source, "input-too-large", message, "split it, or save it without what is not text")
    from docx.opc.package import OpcPackage

    try:
        main = OpcPackage.open(BytesIO(source.data)).main_document_part
        if getattr(main, "element", None) is None or main.element.tag != f"{W}document":
            raise ValueError("its main part is no document")
    except Exception as error:  # python-docx and lxml raise what they like on damaged packages
        raise refused(source, "input-damaged", f"this document is damaged: {_words(error)}", _SAVE) from None
    return main


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph style says of its paragraphs."""

    name: str  # lower case, in English whatever Word speaks
    level: int = 0  # of a heading, from 1; 0 for none
    numbered: tuple[str, int] | None = None  # numbering and level of a list


NORMAL: Final = Style("")


def styles(main: Any) -> dict[str, Style]:
    """Paragraph and character styles by their id; what a style leaves open it has from the one it is based on."""
    try:
        root = main.styles.element
    except Exception:  # a document without styles, or with damaged ones, is read by its text alone
        return {}
    said = {each.get(f"{W}styleId"): each for each in root.iter(f"{W}style")}
    found: dict[str, Style] = {}
    for key, style in said.items():
        name, level, numbered = "", 0, None
        at, seen = style, set()
        while at is not None and at.get(f"{W}styleId") not in seen:
            seen.add(at.get(f"{W}styleId"))
            label = at.find(f"{W}name")
            own = (label.get(f"{W}val") or "").lower() if label is not None else ""
            name = name or own
            if own in ("title", "subtitle", "quote", "caption") and at is not style:
                name = own
            outline = at.find(f"{W}pPr/{W}outlineLvl")
            if not level and outline is not None and number(outline) < 9:
                level = number(outline) + 1
            if not level and own.startswith("heading ") and own[8:].isdigit():
                level = int(own[8:])
            numbered_by = at.find(f"{W}pPr/{W}numPr/{W}numId")
            if numbered is None and numbered_by is not None:
                depth = at.find(f"{W}pPr/{W}numPr/{W}ilvl")
                numbered = (numbered_by.get(f"{W}val") or "0", number(depth) if depth is not None else 0)
            base = at.find(f"{W}basedOn")
            at = said.get(base.get(f"{W}val")) if base is not None else None
        found[key or ""] = Style(name, 0 if name in ("title", "subtitle", "toc heading") else level, numbered)
    return found


def numbering(main: Any) -> dict[str, dict[int, str]]:
    """The format of each level of each numbering: "bullet", "decimal", …"""
    try:
        root = main.numbering_part.element
    except Exception:  # a document without lists has no such part
        return {}
    kinds: dict[str, dict[int, str]] = {}
    for each in root.iter(f"{W}abstractNum"):
        levels = {}
        for level in each.iter(f"{W}lvl"):
            form = level.find(f"{W}numFmt")
            at = level.get(f"{W}ilvl") or "0"
            levels[int(at) if at.isdigit() else 0] = (form.get(f"{W}val") or "") if form is not None else ""
        kinds[each.get(f"{W}abstractNumId") or ""] = levels
    found = {}
    for each in root.iter(f"{W}num"):
        abstract = each.find(f"{W}abstractNumId")
        key = abstract.get(f"{W}val") if abstract is not None else ""
        found[each.get(f"{W}numId") or ""] = kinds.get(key or "", {})
    return found


def number(setting: Any) -> int:
    said = setting.get(f"{W}val") or "0"
    return int(said) if said.isascii() and said.isdigit() and len(said) < 6 else 0


def _words(error: BaseException) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__


def refused(source: Source, code: str, message: str, hint: str) -> InputError:
    return InputError(Problem("error", code, message, hint, Where(source.name)))
