"""How much each length takes: the table in docs/summarizing.md, held."""

from __future__ import annotations

import pytest

from deckmaker.model import Brief, Document, Meta, Source, Storyboard
from deckmaker.plan import plan
from deckmaker.plan.budget import budget
from deckmaker.read import read
from deckmaker.understand import understand

SAID = [
    "“The tide no longer decides when we sail,” says Ben Ray, master of the harbour.",
    "“We carry more grain on fewer boats than my father did,” says Ada Moss, owner of the mill.",
    "“Nobody in this town waits for the railway any more,” says Jon Lund, head of the port.",
]
FACTS = (
    "Grain ships from the Baltic call at Husum every week. Timber arrives by ship from the northern ports. "
    "The railway came back to the old quay. Fishermen have bought new boats for the winter. A museum shows "
    "the tools of the shipwrights. Painters love the grey light of the coast. The dikes protect the marsh "
    "from the sea."
)
TEXT = f"# Trade\n\n{FACTS}\n\n" + "\n\n".join(SAID) + "\n\n# Fleet\n\n- boats\n"


def document(front: str = "") -> Document:
    return read(Source("husum.md", ".md", (front + TEXT).encode()))


def told(length: str, front: str = "") -> Storyboard:
    read_in = document(front)
    findings = tuple(understand(each, "en") for each in read_in.sections)
    return plan(read_in, findings, Brief(length))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("length", "points", "charts", "quotations"),
    [("short", 3, 1, 0), ("", 5, 4, 1), ("standard", 5, 4, 1), ("detailed", 5, 8, 2)],
)
def test_each_length_takes_so_many_points_charts_and_quotations(
    length: str, points: int, charts: int, quotations: int
) -> None:
    taken = budget(Brief(length), Meta())  # type: ignore[arg-type]
    assert (taken.points, taken.charts, taken.quotations) == (points, charts, quotations)
    story = told(length)
    listed = [len(scene.points) for scene in story.scenes if scene.kind == "points" and scene.key == "trade"]
    assert max(listed) <= points
    # in a long section, the one slide of the standard length shows two voices side by side
    assert sum(1 for scene in story.scenes if scene.key.startswith("trade#quote")) == quotations


PEOPLE = ("Ada Moss", "Ben Ray", "Clara Voss", "Dan Holt", "Eva Lund", "Fay Kerr", "Gus Bell", "Hal Price")


def voices(length: str, text: str) -> set[str]:
    read_in = read(Source("town.md", ".md", text.encode()))
    story = plan(read_in, tuple(understand(each, "en") for each in read_in.sections), Brief(length))  # type: ignore[arg-type]
    heard = {scene.quote.speaker for scene in story.scenes if scene.quote}
    return heard | {column.heading.partition(",")[0] for scene in story.scenes for column in scene.columns}


@pytest.mark.parametrize("facts", [0, 1, 2, 3])
def test_a_longer_deck_lacks_no_voice_and_no_deck_becomes_a_book_of_quotations(facts: int) -> None:
    told = " ".join(["The harbour of the town has been closed since the storm of last week."] * facts)
    text = "# The town\n\n" + "\n\n".join(
        f"{told} “We must never wait for the {name.split()[0]} bridge again, because our future is the sea,” "
        f"says {name}, head of the office."
        for name in PEOPLE
    )
    short, standard, detailed = (voices(each, text) for each in ("short", "standard", "detailed"))
    assert short <= standard <= detailed
    assert not short
    assert 1 <= len(standard) <= 2 + 8 * (facts + 1) // 14  # of eight who are equally strong
    assert len(detailed) <= len(standard) + 1


def test_the_brief_goes_before_the_front_matter() -> None:
    short = told("", "---\ntitle: Husum\nlength: short\n---\n\n")
    assert not any(scene.kind == "quotation" for scene in short.scenes)
    longer = told("detailed", "---\ntitle: Husum\nlength: short\n---\n\n")
    assert any(scene.kind == "quotation" for scene in longer.scenes)


def test_audience_and_tone_change_nothing_but_what_the_deck_says_of_itself() -> None:
    plain = document()
    findings = tuple(understand(each, "en") for each in plain.sections)
    without = plan(plain, findings, Brief())
    meant = plan(plain, findings, Brief(audience="the board", tone="dry"))
    assert meant.scenes == without.scenes
    assert (meant.meta.audience, meant.meta.tone) == ("the board", "dry")
