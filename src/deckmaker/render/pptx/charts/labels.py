"""From printed labels (">40%", "≈60×") to native data labels that stay editable.

Where the label is the figure with words around it, it becomes a number format (`">"0"%"`): whoever edits
the value in Excel sees the label follow, qualifier and all. Any other label ("two thirds", "1.2亿") comes
from a column of the worksheet (`c15:datalabelsRange`), so it is edited there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from deckmaker.render.pptx.xml import escape, guid

from .canvas import text_style
from .workbook import Sheet

_NUMERAL: Final = re.compile(r"\d[\d,]*(?:\.\d+)?")
# Excel drops three digits for each comma at a format's end: "0.0,," shows millions
_SCALES: Final = (
    (Decimal(1), ""),
    (Decimal(10**3), ","),
    (Decimal(10**6), ",,"),
    (Decimal(10**9), ",,,"),
    (Decimal(10**12), ",,,,"),
)
_C15: Final = "http://schemas.microsoft.com/office/drawing/2012/chart"
_FLAGS: Final = ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")


@dataclass(frozen=True, slots=True)
class Label:
    """What one point prints."""

    text: str  # "" for no label
    value: Decimal = Decimal(0)
    colour: str = ""  # a scheme colour, "" as the series says
    bold: bool = False
    named: bool = False  # the series' name before the value
    shift: tuple[float, float] | None = None  # shares of the chart's width and height


@dataclass(frozen=True, slots=True)
class LabelStyle:
    size: float
    colour: str
    position: str = ""  # `c:dLblPos`; "" where the chart kind allows none
    separator: str = "  "
    bold: bool = False


def label_format(text: str, value: Decimal) -> str:
    """The Excel number format that prints `value` as `text`; "" when there is none that follows the value.

    A decimal comma or a grouping that is not by thousands has none: formats print in the reader's locale.
    """
    for match in _NUMERAL.finditer(text):
        numeral = match[0]
        decimals = len(numeral.partition(".")[2])
        digits = "#,##0" if "," in numeral else "0"
        for scale, commas in _SCALES:
            shown = abs(value) / scale
            if (
                shown != round(shown, decimals)
                or f"{shown:{',' if ',' in numeral else ''}.{decimals}f}" != numeral
            ):
                continue
            code = digits + ("." + "0" * decimals if decimals else "") + commas
            before, after = text[: match.start()], text[match.end() :]
            if value >= 0:
                return _literal(before) + code + _literal(after)
            # a negative figure needs a section of its own, or Excel puts a second minus before it
            unsigned = before.replace("−", "").replace("-", "").replace("–", "")
            return f"{_literal(unsigned)}{code}{_literal(after)};{_literal(before)}{code}{_literal(after)}"
    return ""


def _literal(text: str) -> str:
    """Text as a number format holds it. A quotation mark cannot stand inside quotes."""
    return "".join('\\"' if part == '"' else f'"{part}"' for part in re.split('(")', text) if part)


def data_labels(labels: Sequence[Label], style: LabelStyle, sheet: Sheet, column: int) -> tuple[str, str]:
    """`c:dLbls` of a series, and the `c:extLst` that ends it. `column`: where the sheet holds the labels' words.

    The commonest format stands for the whole series, so that rows added later print like the others.
    """
    formats = [label_format(label.text, label.value) if label.text else "" for label in labels]
    common = Counter(code for code in formats if code).most_common(1)
    shared = common[0][0] if common else ""
    points, ranged = [], False
    for index, (label, code) in enumerate(zip(labels, formats, strict=True)):
        if not label.text:
            points.append(f'<c:dLbl><c:idx val="{index}"/><c:delete val="1"/></c:dLbl>')
        elif not code:
            ranged = True
            points.append(_from_range(index, label, style))
        elif code != shared or label.colour or label.bold or label.named or label.shift:
            points.append(_formatted(index, label, code, style))
    if not any(label.text for label in labels):
        return '<c:dLbls><c:delete val="1"/></c:dLbls>', ""
    inner = (
        "".join(points)
        + _number_format(shared)
        + _no_box()
        + text_style(style.size, style.colour, bold=style.bold)
    )
    inner += _position(style) + _flags("Val" if shared else "")
    extension = _range_extension(sheet, column) if ranged else ""
    return f"<c:dLbls>{inner}</c:dLbls>", extension


def needs_range(labels: Sequence[Label]) -> bool:
    """Whether a label's words must stand in the worksheet."""
    return any(label.text and not label_format(label.text, label.value) for label in labels)


def _formatted(index: int, label: Label, code: str, style: LabelStyle) -> str:
    shown = ("Val", "SerName") if label.named else ("Val",)
    separator = f"<c:separator>{style.separator}</c:separator>" if label.named else ""
    return (
        f'<c:dLbl><c:idx val="{index}"/>{_shift(label)}{_number_format(code)}{_no_box()}'
        f"{text_style(style.size, label.colour or style.colour, bold=label.bold or style.bold)}{_position(style)}"
        f"{_flags(*shown)}{separator}</c:dLbl>"
    )


def _from_range(index: int, label: Label, style: LabelStyle) -> str:
    # `showDataLabelsRange` alone: beside it `dlblFieldTable` is reported as an error in files PowerPoint wrote
    field = f'<a:fld id="{guid("label", str(index), label.text)}" type="CELLRANGE"><a:rPr lang="en-US"/><a:t>{escape(label.text)}</a:t></a:fld>'
    if label.named:
        field = (
            f'<a:fld id="{guid("series", str(index), label.text)}" type="SERIESNAME"><a:rPr lang="en-US"/><a:t>[SERIES NAME]'
            f'</a:t></a:fld><a:r><a:rPr lang="en-US"/><a:t>{style.separator}</a:t></a:r>{field}'
        )
    return (
        f'<c:dLbl><c:idx val="{index}"/>{_shift(label)}<c:tx><c:rich><a:bodyPr/><a:p>{field}</a:p></c:rich></c:tx>{_no_box()}'
        f"{_position(style)}{_flags('SerName' if label.named else '')}<c:extLst>"
        f'<c:ext uri="{{CE6537A1-D6FC-4f65-9D91-7224C49458BB}}" xmlns:c15="{_C15}"><c15:showDataLabelsRange val="1"/>'
        "</c:ext></c:extLst></c:dLbl>"
    )


def _range_extension(sheet: Sheet, column: int) -> str:
    return (
        f'<c:extLst><c:ext uri="{{02D57815-91ED-43cb-92C2-25804820EDAC}}" xmlns:c15="{_C15}"><c15:datalabelsRange>'
        f"<c15:f>{sheet.range(column)}</c15:f><c15:dlblRangeCache>{sheet.points(column)}</c15:dlblRangeCache>"
        "</c15:datalabelsRange></c:ext></c:extLst>"
    )


def _number_format(code: str) -> str:
    quoted = escape(code).replace('"', "&quot;")
    return f'<c:numFmt formatCode="{quoted}" sourceLinked="0"/>' if code else ""


def _no_box() -> str:
    return "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"


def _shift(label: Label) -> str:
    if label.shift is None:
        return ""
    x, y = label.shift
    return f'<c:layout><c:manualLayout><c:x val="{x:.5f}"/><c:y val="{y:.5f}"/></c:manualLayout></c:layout>'


def _position(style: LabelStyle) -> str:
    return f'<c:dLblPos val="{style.position}"/>' if style.position else ""


def _flags(*shown: str) -> str:
    return "".join(f'<c:show{flag} val="{int(flag in shown)}"/>' for flag in _FLAGS)
