"""Laws of planning: no number, word or quotation on a slide that the text does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckmaker.model import Brief, Document, Edits, Scene, Source, Storyboard
from deckmaker.plan import plan
from deckmaker.read import load, read
from deckmaker.understand import understand

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
# what the deck adds of its own: the closed list of plan/words.py
_OURS = {
    "agenda",
    "sources",
    "derived",
    "in",
    "figures",
    "the",
    "words",
    "of",
    "section",
    "overview",
    "own",
    "their",
}

SENTENCES = (
    "The harbour of Husum handled 1.2 million tonnes in 2021.",
    "Ada Moss, a pilot from Kiel, said that traffic had doubled.",
    "“The tide decides when we open,” says Ben Ray, master of the harbour.",
    "Waiting times fell from six hours to 2 hours, which pleased the fishermen.",
    "However, grain (mostly wheat) makes up more than 62% of the cargo.",
    "First, the town built a lock; the lock cost €4.5 million.",
    "Next, about 3 in 10 ships come from Sweden, and they bring timber.",
    "Finally, the number of boats grew by 35% to 1,240.",
    "It was not easy, but the people who live there did not give up.",
    "The Maritime Museum, where 40 volunteers work, opened in May.",
    "Nobody asked why.",
    "Why did it take so long?",
)


def board(document: Document, length: str) -> Storyboard:
    findings = [understand(section, document.meta.language) for section in document.sections]
    return plan(document, findings, Brief(length=length), Edits())  # type: ignore[arg-type]


def shown(scene: Scene) -> Iterator[str]:
    """The running text of a slide, without what is derived."""
    if scene.key == "#sources":
        return
    yield re.sub(r" \(\d+\)\Z", "", scene.takeaway)
    yield re.sub(r" \(\d+\)\Z", "", scene.subtitle)
    yield from (re.sub(r" \(\d+\)\Z", "", point.text) for point in scene.points)
    yield from (point.text for column in scene.columns for point in column.points)
    if scene.quote:
        yield scene.quote.text


def numbers(text: str) -> set[str]:
    return {number.replace(",", "") for number in _NUMBER.findall(text)}


def check(document: Document, story: Storyboard) -> None:
    source = "\n".join(
        [document.meta.title, document.meta.subtitle, document.name]
        + [section.title for section in document.sections]
        + [section.text for section in document.sections]
    )
    have, known = numbers(source), {word.casefold() for word in _WORD.findall(source)}
    flat = " ".join(source.split())
    for scene in story.scenes:
        for text in shown(scene):
            if scene.kind not in {"chart", "callout"}:
                assert numbers(text) <= have, (scene.key, text)
                assert {word.casefold() for word in _WORD.findall(text)} - known <= _OURS, (scene.key, text)
            assert text.count("“") == text.count("”"), text
        if scene.quote:
            assert " ".join(scene.quote.text.split()) in flat
        if scene.chart:
            for datum in scene.chart.points:
                assert datum.formula or datum.surface in source
        for callout in scene.callouts:
            assert callout.formula or callout.cites
        for cite in scene.cites:
            section = document.section(cite.section)
            assert section is not None
            assert 0 <= cite.span.start < cite.span.end <= len(section.text)
    keys = [scene.key for scene in story.scenes]
    assert len(keys) == len(set(keys))
    assert all(scene.takeaway.strip() for scene in story.scenes)


@given(
    st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=9), min_size=1, max_size=5),
    st.sampled_from(["short", "standard", "detailed"]),
)
@settings(max_examples=60, deadline=None)
def test_no_number_and_no_word_is_invented(sections: list[list[str]], length: str) -> None:
    text = "\n\n".join(f"## Part {chr(65 + i)}\n\n" + " ".join(each) for i, each in enumerate(sections))
    document = read(Source("husum.md", ".md", text.encode()), None)
    check(document, board(document, length))


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_text_gives_a_storyboard(text: str) -> None:
    document = read(Source("any.md", ".md", ("# Any\n\nA line. " + text).encode("utf-8", "replace")), None)
    story = board(document, "standard")
    assert story.scenes[0].kind == "title"
    assert all(scene.takeaway.strip() for scene in story.scenes)


@pytest.mark.parametrize(
    "name", ["article", "chinese-internet-model.md", "quarterly-report.md", "city-library-zh.md"]
)
def test_the_samples_keep_the_law(name: str, root: Path, request: pytest.FixtureRequest) -> None:
    path = request.getfixturevalue("seed_article") if name == "article" else root / "outlines" / name
    if not path.is_file():
        pytest.skip(f"{name} is absent")
    document = read(load(path), path.parent)
    story = board(document, "standard")
    if name != "city-library-zh.md":  # Chinese words have no spaces: numbers and quotations only
        check(document, story)
    again = board(document, "standard")
    assert again == story
