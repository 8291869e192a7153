"""From printed labels (">40%", "≈60×") to native data labels that stay editable.

Where the label is the figure with words around it, it becomes a number format (`">"0"%"`): whoever edits
the value in Excel sees the label follow, qualifier and all. Any other label ("two thirds", "1.2亿") comes
from a column of the worksheet (`c15:datalabelsRange`), so it is edited there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from deckmaker.render.pptx.xml import escape, guid

from .canvas import UNBROKEN, text_run, text_style
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
_ZERO: Final = Decimal(0)
_FLAGS: Final = ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")


@dataclass(frozen=True, slots=True)
class Label:
    """What one point prints."""

    text: str  # "" for no label
    value: Decimal = _ZERO
    colour: str = ""  # a scheme colour, "" as the series says
    bold: bool = False
    named: bool = False  # the series' name before the value
    position: str = ""  # `c:dLblPos`, "" as the series says
    shift: tuple[float, float] | None = None  # from there; shares of the chart's width and height


_PLAIN: Final = Label("")


@dataclass(frozen=True, slots=True)
class LabelStyle:
    size: float
    colour: str
    position: str = ""  # `c:dLblPos`; "" where the chart kind allows none
    separator: str = "  "
    bold: bool = False
    wrap: bool = False  # long labels in narrow columns may break; others never do


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
    """`c:dLbls` of a series, and the `c:extLst` that ends it. `column`: where the labels' words stand.

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
        elif code != shared or replace(label, text="", value=_ZERO) != _PLAIN:
            points.append(_formatted(index, label, code, style))
    if not any(label.text for label in labels):
        return '<c:dLbls><c:delete val="1"/></c:dLbls>', ""
    inner = "".join(points) + _number_format(shared) + _no_box() + _text(style)
    inner += _position(style) + _flags("Val" if shared else "")
    if any(label.shift for label in labels):
        inner += _extension('<c15:showLeaderLines val="0"/>')
    return f"<c:dLbls>{inner}</c:dLbls>", _range_extension(sheet, column) if ranged else ""


def _text(style: LabelStyle, label: Label = _PLAIN) -> str:
    return text_style(
        style.size, label.colour or style.colour, bold=label.bold or style.bold, wrap=style.wrap
    )


def _extension(inside: str) -> str:
    uri = "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}"
    return f'<c:extLst><c:ext uri="{uri}" xmlns:c15="{_C15}">{inside}</c:ext></c:extLst>'


def needs_range(labels: Sequence[Label]) -> bool:
    """Whether a label's words must stand in the worksheet."""
    return any(label.text and not label_format(label.text, label.value) for label in labels)


def _formatted(index: int, label: Label, code: str, style: LabelStyle) -> str:
    shown = ("Val", "SerName") if label.named else ("Val",)
    separator = f"<c:separator>{style.separator}</c:separator>" if label.named else ""
    return (
        f'<c:dLbl><c:idx val="{index}"/>{_shift(label)}{_number_format(code)}{_no_box()}{_text(style, label)}'
        f"{_position(style, label)}{_flags(*shown)}{separator}</c:dLbl>"
    )


def _from_range(index: int, label: Label, style: LabelStyle) -> str:
    # rich text inherits nothing from the series' labels, so it carries their style itself
    look = text_run(style.size, label.colour or style.colour, bold=label.bold or style.bold)
    text = _field("CELLRANGE", label.text, label.text, index, look)
    if label.named:
        between = f"<a:r><a:rPr {look}</a:rPr><a:t>{style.separator}</a:t></a:r>"
        text = f"{_field('SERIESNAME', '[SERIES NAME]', label.text, index, look)}{between}{text}"
    # no `dlblFieldTable` beside it: validators call that an error even in PowerPoint's own files
    return (
        f'<c:dLbl><c:idx val="{index}"/>{_shift(label)}<c:tx><c:rich>{UNBROKEN}<a:lstStyle/><a:p>'
        f"{text}</a:p></c:rich>"
        f"</c:tx>{_no_box()}{_position(style, label)}{_flags('SerName' if label.named else '')}"
        + _extension('<c15:showDataLabelsRange val="1"/>')
        + "</c:dLbl>"
    )


def _field(kind: str, shown: str, text: str, index: int, look: str) -> str:
    return (
        f'<a:fld id="{guid(kind, str(index), text)}" type="{kind}"><a:rPr {look}</a:rPr>'
        f"<a:t>{escape(shown)}</a:t></a:fld>"
    )


def _range_extension(sheet: Sheet, column: int) -> str:
    return (
        f'<c:extLst><c:ext uri="{{02D57815-91ED-43cb-92C2-25804820EDAC}}" xmlns:c15="{_C15}">'
        "<c15:datalabelsRange>"
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


def _position(style: LabelStyle, label: Label = _PLAIN) -> str:
    where = label.position or style.position
    return f'<c:dLblPos val="{where}"/>' if where else ""


def _flags(*shown: str) -> str:
    return "".join(f'<c:show{flag} val="{int(flag in shown)}"/>' for flag in _FLAGS)
