from __future__ import annotations

from deckmaker.model import EMU_PER_POINT, Fill, Meta, Para, Prose, Run, Slide
from deckmaker.theme import load
from deckmaker.typeset import typeset


def test_a_numbered_character_wider_than_what_its_number_leaves_shrinks_or_is_reported() -> None:
    theme = load("beacon")
    prose = Prose((Para((Run("a"),), 1, "number"),))
    page = typeset(Slide("s", "section", "Title", (Fill("number", prose),)), theme, Meta())
    (box,) = page.boxes
    inner = box.placeholder.inner
    inside = all(line.x + line.width <= inner.right + EMU_PER_POINT for line in box.lines)
    assert inside or [each.code for each in page.problems] == ["text-overflow"]
