"""List items that are whole paragraphs: what the slide says of each, and where the rest stands."""

from __future__ import annotations

import deckmaker
from deckmaker.model import Scene

ARTICLE = """# The mill

The mill on the river was built for grain and stands empty now. Its owners want to open it to the town again.

## Who is who

- **Ada Brook** runs the mill, which her family bought when the last miller gave up his trade in the valley. She
  repaired the wheel with her own hands and teaches pupils of the school how it turns.
- **A new wheel.** The old wheel was replaced by one of steel after the flood had carried parts of it to the weir.
  It makes enough power for the lamps and the oven, and the rest of it is sold to the three farms nearby.
- Short lines stay.
"""


def scene(text: str) -> Scene:
    deck = deckmaker.build(deckmaker.Source("mill.md", ".md", text.encode()))
    return next(each for each in deck.storyboard.scenes if each.takeaway == "Who is who")


def test_an_item_that_is_a_paragraph_is_said_in_a_line() -> None:
    lines = [point.text for point in scene(ARTICLE).points]
    assert lines[0].startswith("Ada Brook runs the mill")
    assert lines[1].startswith("A new wheel: The old wheel was replaced by one of steel")
    assert all(len(line.split()) <= 22 for line in lines)
    assert lines[2] == "Short lines stay."


def test_the_words_that_lead_an_item_stay_bold() -> None:
    points = scene(ARTICLE).points
    assert [point.runs[0].text for point in points[:2] if point.runs[0].bold] == ["Ada Brook", "A new wheel"]


def test_the_whole_item_stands_in_the_notes() -> None:
    notes = " ".join(scene(ARTICLE).notes)
    assert "teaches pupils of the school how it turns" in notes
    assert "sold to the three farms nearby" in notes


def test_the_lines_of_an_outline_stay_as_their_author_wrote_them() -> None:
    outline = (
        "# T\n\n## Who is who\n\n- One\n- Two\n- "
        + "a long line that its author wanted " * 8
        + "\n- Four\n" * 30
    )
    assert [point.text for point in scene(outline).points][2].count("its author wanted") == 8


def test_a_line_or_two_under_the_heading_stand_with_the_list_that_follows() -> None:
    text = (
        "# The mill\n\nThe mill on the river was built for grain and stands empty now. Nobody has a key.\n\n"
        "## What is missing\n\nThe owners went through the house in spring. They found the floors sound.\n\n"
        "- a wheel that turns\n- glass in the windows\n- a road to the yard\n"
    )
    deck = deckmaker.build(deckmaker.Source("mill.md", ".md", text.encode()))
    headed = [
        scene for scene in deck.storyboard.scenes if scene.section == "What is missing" or scene.takeaway
    ]
    titles = [scene.takeaway for scene in headed]
    assert not [title for title in titles if title.endswith("(2)")]
    lines = [point.text for point in next(s for s in headed if s.takeaway == "What is missing").points]
    assert lines[-3:] == ["a wheel that turns", "glass in the windows", "a road to the yard"]
    assert len(lines) > 3
