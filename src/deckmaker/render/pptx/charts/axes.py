"""From what an axis must do to its XML: categories named, values on an axis nobody needs to read.

Where every value is labelled, the value axis is deleted and only fixes the scale; the line that bars stand
on is a hairline.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from .canvas import Canvas, fill, text_style

# any positive number will do, as long as the two name each other: negative ones are invalid
CATEGORY: Final = 111_111_111
VALUE: Final = 222_222_222
_HAIRLINE: Final = 9525


def category_axis(
    canvas: Canvas,
    position: str,
    size: float,
    *,
    reverse: bool = False,
    line: bool = True,
) -> str:
    """`position`: "b" under columns and lines, "l" beside bars. `reverse`: the first category on top."""
    stroke = f'<a:ln w="{_HAIRLINE}">{fill(canvas.style.axis)}</a:ln>' if line else "<a:ln><a:noFill/></a:ln>"
    return (
        f'<c:catAx><c:axId val="{CATEGORY}"/><c:scaling><c:orientation '
        f'val="{"maxMin" if reverse else "minMax"}"/>'
        f'</c:scaling><c:delete val="0"/><c:axPos val="{position}"/><c:numFmt '
        'formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f"<c:spPr>{stroke}</c:spPr>{text_style(size, canvas.style.label)}"
        f'<c:crossAx val="{VALUE}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
        '<c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def year_axis(canvas: Canvas, size: float, every: int) -> str:
    """Years as dates, each as far from the next as it is; one in `every` is named."""
    return (
        f'<c:dateAx><c:axId val="{CATEGORY}"/><c:scaling><c:orientation val="minMax"/></c:scaling>'
        '<c:delete val="0"/><c:axPos val="b"/><c:numFmt formatCode="yyyy" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f'<c:spPr><a:ln w="{_HAIRLINE}">{fill(canvas.style.axis)}</a:ln></c:spPr>'
        f'{text_style(size, canvas.style.label)}<c:crossAx val="{VALUE}"/><c:crosses val="autoZero"/>'
        '<c:auto val="0"/><c:lblOffset val="100"/><c:baseTimeUnit val="years"/>'
        f'<c:majorUnit val="{every}"/><c:majorTimeUnit val="years"/></c:dateAx>'
    )


def value_axis(position: str, least: Decimal | float, most: Decimal | float, *, between: bool = True) -> str:
    """A deleted axis from `least` to `most`. `between`: the categories stand between ticks, as bars need."""
    return (
        f'<c:valAx><c:axId val="{VALUE}"/><c:scaling><c:orientation val="minMax"/><c:max '
        f'val="{_bound(most)}"/>'
        f'<c:min val="{_bound(least)}"/></c:scaling><c:delete val="1"/><c:axPos val="{position}"/>'
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark '
        'val="none"/>'
        f'<c:tickLblPos val="none"/><c:crossAx val="{CATEGORY}"/><c:crosses val="autoZero"/>'
        f'<c:crossBetween val="{"between" if between else "midCat"}"/></c:valAx>'
    )


def number_axis(
    canvas: Canvas,
    position: str,
    mine: int,
    other: int,
    least: float,
    most: float,
    size: float,
    *,
    grid: bool = False,
) -> str:
    """A visible axis of figures, for scatter charts and long lines, where no label says each value."""
    lines = (
        f'<c:majorGridlines><c:spPr><a:ln w="6350">{fill(canvas.style.rest)}</a:ln></c:spPr>'
        "</c:majorGridlines>"
        if grid
        else ""
    )
    return (
        f'<c:valAx><c:axId val="{mine}"/><c:scaling><c:orientation val="minMax"/><c:max '
        f'val="{_bound(most)}"/>'
        f'<c:min val="{_bound(least)}"/></c:scaling><c:delete val="0"/><c:axPos val="{position}"/>{lines}'
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark '
        'val="none"/>'
        f'<c:tickLblPos val="low"/><c:spPr><a:ln w="{_HAIRLINE}">{fill(canvas.style.axis)}</a:ln></c:spPr>'
        f'{text_style(size, canvas.style.label)}<c:crossAx val="{other}"/><c:crosses val="min"/>'
        '<c:crossBetween val="midCat"/></c:valAx>'
    )


def _bound(value: Decimal | float) -> str:
    return f"{float(value):.10g}"


def inner_layout(x: float, y: float, width: float, height: float) -> str:
    """Where the plot stands in the chart's frame, as shares of it; labels hang outside."""
    return (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{x:.5f}"/><c:y val="{y:.5f}"/><c:w val="{width:.5f}"/><c:h val="{height:.5f}"/>'
        "</c:manualLayout></c:layout>"
    )


def legend(canvas: Canvas, size: float, x: float) -> str:
    """Above the plot, beginning at `x`, its left edge."""
    return (
        '<c:legend><c:legendPos val="t"/><c:layout><c:manualLayout><c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{x:.5f}"/><c:y val="0"/></c:manualLayout></c:layout><c:overlay val="0"/>'
        f"{text_style(size, canvas.style.label)}</c:legend>"
    )
