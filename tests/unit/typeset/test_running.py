from __future__ import annotations

from dataclasses import replace

import pytest

from deckmaker.model import Level, Meta, Placeholder, Rect, Theme
from deckmaker.typeset import footer

LONG = "The long road from a small workshop to a company of the world: how an engineering family conquered markets"


@pytest.fixture(name="footed")
def _footed(theme: Theme) -> Theme:
    """The theme with room for some fifty characters at the foot."""
    hole = Placeholder("footer", 11, "footer", Rect(600_000, 6_400_000, 4_000_000, 250_000), (Level(12),))
    first, *others = theme.layouts
    return replace(theme, layouts=(replace(first, placeholders=(*first.placeholders, hole)), *others))


def test_a_title_that_fits_is_the_footer(footed: Theme) -> None:
    assert footer(Meta(title="A short title"), footed) == ("A short title", None)


def test_a_long_title_is_shortened_at_its_colon_or_after_a_word(footed: Theme) -> None:
    assert footer(Meta(title="Markets overseas: " + LONG.replace(":", ",")), footed) == (
        "Markets overseas",
        None,
    )
    line, problem = footer(Meta(title=LONG), footed)
    assert line.endswith(" …")
    assert LONG.startswith(line.removesuffix(" …"))
    assert problem is None


def test_a_footer_that_the_deck_names_is_never_cut_but_reported(footed: Theme) -> None:
    line, problem = footer(Meta(title="A", footer=LONG), footed)
    assert line == LONG
    assert problem is not None
    assert problem.code == "text-overflow"
    assert "characters" in problem.hint
