"""From the bytes of an .xlsx to its cells, as text: enough to compare a chart with its worksheet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final
from zipfile import ZipFile

from lxml import etree

_PARSER: Final = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
_RANGE: Final = re.compile(
    r"(?:'([^']*)'|([^!']*))!\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?"
)
_SHEET: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MOST: Final = 100_000  # cells of one range


@dataclass(frozen=True, slots=True)
class Cells:
    sheets: dict[str, dict[tuple[int, int], str]]  # by name; (column, row) from 1

    def range(self, reference: str) -> list[str | None] | None:
        """The cells of "Sheet1!$A$2:$A$5" in order; `None` when the sheet or the form is unknown."""
        found = _RANGE.fullmatch(reference.strip())
        if not found:
            return None
        sheet = self.sheets.get(found[1] or found[2])
        if sheet is None:
            return None
        left, top = _column(found[3]), int(found[4])
        right, bottom = (_column(found[5]), int(found[6])) if found[5] else (left, top)
        if (right - left + 1) * (bottom - top + 1) > _MOST:
            return None
        return [
            sheet.get((column, row)) for row in range(top, bottom + 1) for column in range(left, right + 1)
        ]


def read(data: bytes) -> Cells:
    """Raises BadZipFile, KeyError, ValueError or SyntaxError for a workbook that is damaged."""
    with ZipFile(BytesIO(data)) as archive:
        book = _parse(archive.read("xl/workbook.xml"))
        targets = {
            each.get("Id"): each.get("Target", "").lstrip("/")
            for each in _parse(archive.read("xl/_rels/workbook.xml.rels")).iter("{*}Relationship")
        }
        names = set(archive.namelist())
        shared = _shared(archive.read("xl/sharedStrings.xml")) if "xl/sharedStrings.xml" in names else []
        sheets = {}
        for each in book.iter(f"{{{_SHEET}}}sheet"):
            target = targets[each.get(_REL)]
            path = target if target.startswith("xl/") else f"xl/{target}"
            sheets[each.get("name", "")] = _cells(_parse(archive.read(path)), shared)
    if not sheets:
        raise ValueError("a workbook without a sheet")
    return Cells(sheets)


def _parse(data: bytes) -> Any:
    return etree.fromstring(data, _PARSER)


def _shared(data: bytes) -> list[str]:
    return ["".join(t.text or "" for t in each.iter("{*}t")) for each in _parse(data).iter("{*}si")]


def _cells(sheet: Any, shared: list[str]) -> dict[tuple[int, int], str]:
    found = {}
    for cell in sheet.iter(f"{{{_SHEET}}}c"):
        place = re.fullmatch(r"([A-Z]{1,3})(\d{1,7})", cell.get("r", ""))
        if not place:
            raise ValueError("a cell without a place")
        kind, value = cell.get("t", "n"), cell.findtext(f"{{{_SHEET}}}v")
        if kind == "inlineStr":
            value = "".join(t.text or "" for t in cell.iter(f"{{{_SHEET}}}t"))
        elif kind == "s":
            value = shared[int(value or "0")] if int(value or "0") < len(shared) else None
        if value is not None:
            found[_column(place[1]), int(place[2])] = value
    return found


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
