from __future__ import annotations

from collections.abc import Callable

import pytest

from deckmaker.model import Face, Fonts, Palette, Prose, Size, Theme

# Lines of 60 characters that a placeholder holds: composing asks no more of a theme than this.
LINES = {"body": 10, "quote": 4, "left": 9, "right": 9, "subtitle": 3, "code": 16, "label": 4}


@pytest.fixture(scope="session")
def theme() -> Theme:
    """A theme's limits; it needs no layouts to be composed for."""
    face = Face("Arial", "", "", "", "")
    palette = Palette("111111", "FFFFFF", "333333", "EEEEEE", *["1F5FBF"] * 6, "0000FF", "800080")
    return Theme("trial", "Trial", Size(12_192_000, 6_858_000), palette, Fonts(face, face, face), (), b"")


@pytest.fixture(scope="session")
def fits() -> Callable[[str, str, Prose], bool]:
    def answer(role: str, placeholder: str, prose: Prose) -> bool:
        width = 25 if role in ("chart_points", "columns", "comparison") else 60
        return sum(1 + len(para.text) // width for para in prose.paras) <= LINES[placeholder]

    return answer
