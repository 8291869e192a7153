"""From two "RRGGBB" colours to their contrast, as WCAG 2.2 defines it."""

from __future__ import annotations


def luminance(rgb: str) -> float:
    """Relative luminance, 0 for black to 1 for white."""
    red, green, blue = (_linear(int(rgb[at : at + 2], 16) / 255) for at in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio, 1 to 21; text needs 4.5, large text and marks of a chart 3."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
