"""Which sentences carry a section."""

from __future__ import annotations

import pytest

from deckmaker.model import Findings, Paragraph, Section, Span, plain
from deckmaker.understand import understand
from deckmaker.understand.headings import asserts
from deckmaker.understand.stems import stems


def findings(title: str, *paragraphs: str, language: str = "en") -> Findings:
    text = "\n\n".join(paragraphs)
    blocks, start = [], 0
    for paragraph in paragraphs:
        blocks.append(Paragraph(Span(start, start + len(paragraph)), plain(paragraph)))
        start += len(paragraph) + 2
    return understand(Section("s", 1, title, text, tuple(blocks)), language)


ARGUMENTS = (
    "Three things helped the harbour of Husum.",
    "First, the town built a second lock. The lock cost four million euros.",
    "Next, the railway came back to the quay. Furthermore, trains are cheap.",
    "Finally, the fishermen founded a company of their own.",
)


def test_first_next_finally_are_the_arguments() -> None:
    found = findings("Why Husum grew", *ARGUMENTS)
    assert [each.enumerator for each in found.sentences if each.enumerator] == ["First", "Next", "Finally"]


def test_a_lone_furthermore_is_no_argument() -> None:
    found = findings("", "The town built a lock.", "Furthermore, the railway came back.")
    assert not any(each.enumerator for each in found.sentences)


def test_chinese_arguments_are_found() -> None:
    found = findings(
        "", "首先，城市建了船闸。", "其次，铁路通到了码头。", "最后，渔民成立了公司。", language="zh"
    )
    assert [each.enumerator for each in found.sentences] == ["首先", "其次", "最后"]


def test_what_the_section_keeps_speaking_of_weighs_more() -> None:
    found = findings(
        "The lock",
        "The new lock of Husum keeps the harbour open. A gull sat on a post.",
        "Since the lock opened, the harbour of Husum has had twice as many ships. Ships bring grain.",
    )
    weights = {each.span.start: each.weight for each in found.sentences}
    first, gull, *_ = found.sentences
    assert first.weight > gull.weight
    assert all(0 <= weight <= 1 for weight in weights.values())


def test_questions_and_pronouns_weigh_less() -> None:
    found = findings("", "The harbour lock works. Does the harbour lock work? It works in the harbour lock.")
    plain_one, question, pronoun = found.sentences
    assert plain_one.weight > question.weight
    assert plain_one.weight > pronoun.weight


def test_what_the_next_sentence_denies_is_not_said() -> None:
    text = "Wind broke the harbour gate. That is not what happened at the gate. Salt broke the harbour gate."
    myth, _, truth = findings("", text).sentences
    assert truth.weight > myth.weight
    assert truth.wordings
    assert not myth.wordings


def test_what_stands_between_marks_is_quoted() -> None:
    found = findings(
        "", "Ada Moss says, “The tide decides when the harbour opens.” The town agrees with her."
    )
    assert [each.quoted for each in found.sentences] == [True, False]


def test_nothing_is_found_in_nothing() -> None:
    assert findings("Empty") == Findings("s", asserts=False)


@pytest.mark.parametrize(
    ("heading", "language", "wanted"),
    [
        ("Exports doubled in five years", "en", True),
        ("The Model Is Copied Overseas", "en", True),
        ("Overseas Users Praise China’s Internet Applications", "en", True),
        ("Results", "en", False),
        ("Results and outlook", "en", False),
        ("How exports doubled", "en", False),
        ("Why did exports double?", "en", False),
        ("借阅方式正在改变", "zh", True),
        ("计划", "zh", False),
    ],
)
def test_a_heading_asserts_or_names(heading: str, language: str, wanted: bool) -> None:
    assert asserts(heading, language) is wanted


def test_stems_tell_what_words_share() -> None:
    assert set(stems("The harbours were opening")) == set(stems("opened harbour"))
    assert set(stems("船闸开放", "zh")) & set(stems("新船闸", "zh"))
    assert stems("Die Häfen", "de") == stems("häfen", "de")
