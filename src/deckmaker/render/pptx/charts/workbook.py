"""From columns to a worksheet: the .xlsx that PowerPoint opens for "Edit data", and references into it.

Every cached value of a chart is made from the same column as the cell it caches, so the two cannot differ.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from deckmaker.render.pptx.package import PackageWriter, Relationship, content_types, relationships
from deckmaker.render.pptx.xml import DECLARATION, attribute, escape, number

_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_SPREADSHEET: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
# Excel reads "_x0041_" in a cell as "A", so a literal one needs its underscore escaped
_ESCAPE: Final = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_SHEET: Final = "Sheet1"

Value = str | Decimal | None


@dataclass(frozen=True, slots=True)
class Column:
    """`formula` is Excel's, with {row} for the row: "C{row}-B{row}"; `cells` then holds its results."""

    heading: str
    cells: tuple[Value, ...]
    formula: str = ""
    number_format: str = "General"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One worksheet; the first column holds the categories."""

    columns: tuple[Column, ...]

    def range(self, column: int) -> str:
        letter = _letter(column)
        return f"{_SHEET}!${letter}$2:${letter}${len(self.columns[column].cells) + 1}"

    def heading(self, column: int) -> str:
        """`c:tx` of the series in this column."""
        return (
            f'<c:tx><c:strRef><c:f>{_SHEET}!${_letter(column)}$1</c:f><c:strCache><c:ptCount val="1"/>'
            f'<c:pt idx="0"><c:v>{escape(self.columns[column].heading)}</c:v></c:pt></c:strCache></c:strRef>'
            "</c:tx>"
        )

    def categories(self) -> str:
        """The first column, as words or, for a time axis, as dates."""
        dated = any(isinstance(cell, Decimal) for cell in self.columns[0].cells)
        return self.numbers(0) if dated else self.texts()

    def texts(self, column: int = 0) -> str:
        """`c:strRef` of a column of words."""
        cache = f"<c:strCache>{self.points(column)}</c:strCache>"
        return f"<c:strRef><c:f>{self.range(column)}</c:f>{cache}</c:strRef>"

    def numbers(self, column: int) -> str:
        """`c:numRef` of a column of figures."""
        code = escape(self.columns[column].number_format)
        return (
            f"<c:numRef><c:f>{self.range(column)}</c:f><c:numCache><c:formatCode>{code}</c:formatCode>"
            f"{self.points(column)}</c:numCache></c:numRef>"
        )

    def points(self, column: int) -> str:
        """The cached points of a column: its count, then each value that is there."""
        cells = self.columns[column].cells
        values = "".join(
            f'<c:pt idx="{index}"><c:v>{escape(cell) if isinstance(cell, str) else number(cell)}</c:v></c:pt>'
            for index, cell in enumerate(cells)
            if cell is not None
        )
        return f'<c:ptCount val="{len(cells)}"/>{values}'

    def xlsx(self) -> bytes:
        """A whole workbook. Its parts are stored plainly: the .pptx around it compresses them at once."""
        package = PackageWriter(compressed=False)
        for name, content in _CONSTANT:
            package.add(name, content)
        package.add("xl/styles.xml", _styles(self._formats()))
        package.add("xl/worksheets/sheet1.xml", self._worksheet())
        return package.close()

    def _formats(self) -> list[str]:
        """Number formats other than Excel's own, each once."""
        return list(
            dict.fromkeys(each.number_format for each in self.columns if each.number_format != "General")
        )

    def _worksheet(self) -> str:
        styles = {code: index + 1 for index, code in enumerate(self._formats())}
        height = max(len(column.cells) for column in self.columns)
        headings = "".join(
            _cell(f"{_letter(index)}1", column.heading) for index, column in enumerate(self.columns)
        )
        rows = [f'<row r="1">{headings}</row>']
        for row in range(height):
            cells = "".join(
                _cell(
                    f"{_letter(index)}{row + 2}",
                    column.cells[row],
                    column.formula.format(row=row + 2),
                    styles.get(column.number_format, 0),
                )
                for index, column in enumerate(self.columns)
                if row < len(column.cells)
            )
            rows.append(f'<row r="{row + 2}">{cells}</row>')
        return (
            f'{DECLARATION}<worksheet xmlns="{_MAIN}"><cols><col min="1" max="1" width="32" customWidth="1"/>'
            f'<col min="2" max="{max(2, len(self.columns))}" width="16" customWidth="1"/></cols>'
            f"<sheetData>{''.join(rows)}</sheetData></worksheet>"
        )


def _letter(column: int) -> str:
    """Excel's name of a column, from 0: A … Z, AA …"""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def _cell(place: str, value: Value, formula: str = "", style: int = 0) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        text = escape(_ESCAPE.sub("_x005F_", value))
        return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
    look = f' s="{style}"' if style else ""
    return f'<c r="{place}"{look}>{f"<f>{escape(formula)}</f>" if formula else ""}<v>{number(value)}</v></c>'


def _styles(formats: Sequence[str]) -> str:
    """Excel's default look, and one cell style a number format."""
    codes = "".join(
        f'<numFmt numFmtId="{164 + index}" formatCode="{attribute(code)}"/>'
        for index, code in enumerate(formats)
    )
    looks = "".join(
        f'<xf numFmtId="{164 + index}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
        for index in range(len(formats))
    )
    return (
        f'{DECLARATION}<styleSheet xmlns="{_MAIN}">'
        + (f'<numFmts count="{len(formats)}">{codes}</numFmts>' if formats else "")
        + '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill>'
        '<patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{len(formats) + 1}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
        f"{looks}</cellXfs></styleSheet>"
    )


_CONSTANT: Final = (
    (
        "[Content_Types].xml",
        content_types(
            [
                ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
                ("xml", "application/xml"),
            ],
            [
                ("/xl/workbook.xml", f"{_SPREADSHEET}.sheet.main+xml"),
                ("/xl/worksheets/sheet1.xml", f"{_SPREADSHEET}.worksheet+xml"),
                ("/xl/styles.xml", f"{_SPREADSHEET}.styles+xml"),
            ],
        ),
    ),
    ("_rels/.rels", relationships([Relationship("rId1", f"{_OFFICE}/officeDocument", "xl/workbook.xml")])),
    (
        "xl/workbook.xml",
        f'{DECLARATION}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        f'<sheet name="{_SHEET}" sheetId="1" r:id="rId1"/></sheets></workbook>',
    ),
    (
        "xl/_rels/workbook.xml.rels",
        relationships(
            [
                Relationship("rId1", f"{_OFFICE}/worksheet", "worksheets/sheet1.xml"),
                Relationship("rId2", f"{_OFFICE}/styles", "styles.xml"),
            ]
        ),
    ),
)
