"""From a figure and Excel's code for it to the text that a program prints."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final

_TOKEN: Final = re.compile(r'"([^"]*)"|\\(.)|([#0](?:,?[#0])*(?:\.[#0]+)?(,*)%?)|(.)', re.DOTALL)


def printed(code: str, value: Decimal) -> str:
    """Of number formats: literals, grouping, decimals, thousands left out, per cent, a negative section."""
    if code in ("", "General"):
        return general(value)
    sections = _sections(code)
    if value < 0 and len(sections) > 1:
        return _section(sections[1], -value)
    text = _section(sections[0], abs(value))
    return f"-{text}" if value < 0 else text


def general(value: Decimal) -> str:
    """Up to ten significant digits, no exponent."""
    text = f"{float(value):.10g}"
    if "e" in text:
        text = format(Decimal(text), "f")
    return "0" if text == "-0" else text


@lru_cache(maxsize=512)
def _sections(code: str) -> tuple[str, ...]:
    """The parts between semicolons that stand outside quotes."""
    parts = [""]
    for match in re.finditer(r'"[^"]*"|\\.|;|[^;"\\]+|.', code, re.DOTALL):
        if match[0] == ";":
            parts.append("")
        else:
            parts[-1] += match[0]
    return tuple(parts)


def _section(code: str, value: Decimal) -> str:
    out = []
    for literal, escaped, digits, commas, other in _TOKEN.findall(code):
        if digits:
            out.append(_digits(digits, len(commas), value))
        else:
            out.append(escaped or literal or other)
    return "".join(out)


def _digits(pattern: str, thousands: int, value: Decimal) -> str:
    percent = pattern.endswith("%")
    body = pattern.rstrip("%").rstrip(",")
    decimals = len(body.partition(".")[2])
    shown = value / (Decimal(1000) ** thousands) * (100 if percent else 1)
    grouped = "," if "," in body.partition(".")[0] else ""
    return f"{shown:{grouped}.{decimals}f}" + "%" * percent
