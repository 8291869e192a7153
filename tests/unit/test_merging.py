"""Two texts that came of one are made one again, and nothing that either says is lost."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deckmaker.merging import merged

BASE = "# A\n\nOne.\n\n# B\n\nTwo.\n\n# C\n\nThree.\n"
FIRST = BASE.replace("One", "First")


@pytest.mark.parametrize(
    ("mine", "theirs", "made"),
    [
        (BASE, BASE, BASE),
        (FIRST, BASE, FIRST),
        (BASE, BASE.replace("Two", "Second"), BASE.replace("Two", "Second")),
        (
            FIRST,
            BASE.replace("Three", "Third"),
            FIRST.replace("Three", "Third"),
        ),
        (FIRST, FIRST, FIRST),
        (BASE + "\nMine.\n", "Theirs.\n\n" + BASE, "Theirs.\n\n" + BASE + "\nMine.\n"),
        (
            BASE.replace("Two.\n", ""),
            FIRST,
            BASE.replace("Two.\n", "").replace("One", "First"),
        ),
        ("", "", ""),
    ],
)
def test_changes_in_different_places_are_both_made(mine: str, theirs: str, made: str) -> None:
    assert (merged(BASE, mine, theirs).text, merged(BASE, mine, theirs).conflicts) == (made, 0)


def test_changes_of_the_same_line_both_stand_in_the_text() -> None:
    found = merged(BASE, BASE.replace("Two", "Mine"), BASE.replace("Two", "Theirs -- all"))
    assert found.conflicts == 1
    assert "\nMine.\n\n<!-- in the file: Theirs — all. -->\n" in found.text
    plain = merged(BASE, BASE.replace("Two", "Mine"), BASE.replace("Two", "Theirs"), markdown=False)
    assert "\nMine.\n\nTheirs.\n" in plain.text


lines = st.lists(st.sampled_from(["a\n", "b\n", "\n", "c\n", "d\n"]), max_size=12).map("".join)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(lines, lines, lines)
def test_no_line_of_mine_is_lost_and_theirs_wins_where_i_did_nothing(
    base: str, mine: str, theirs: str
) -> None:
    assert merged(base, base, theirs).text == theirs
    assert merged(base, mine, base).text == mine
    assert merged(base, mine, mine).text == mine
