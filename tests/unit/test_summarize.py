"""What a script and the command line get when they ask what a text says."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

import deckmaker
from deckmaker.cli.summarizing import summarize

TEXT = """\
The town built a second lock in four years. The second lock keeps the harbour open
at low tide. “The tide no longer decides when we sail,” says Ben Ray, master of the harbour. Waiting times \
fell from six hours to two hours.

Fishermen have bought new boats since the second lock opened. According to the port authority, grain makes \
up 62% of the cargo.
"""


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def test_each_point_stands_on_sentences_of_the_text_that_was_given() -> None:
    said = deckmaker.summarize(TEXT, "The second lock")
    assert 3 <= len(said.points) <= 5
    for point in said.points:
        evidence = " ".join(TEXT[span.start : span.end] for span in point.evidence)
        assert evidence
        assert words(point.text) <= words(evidence)
    assert TEXT[said.evidence[0].start : said.evidence[0].end].startswith(said.takeaway)


def test_the_quotation_is_verbatim_with_speaker_and_role() -> None:
    quote = deckmaker.summarize(TEXT).quotation
    assert quote is not None
    assert TEXT[quote.span.start : quote.span.end] == quote.text == "The tide no longer decides when we sail"
    assert (quote.speaker, quote.role) == ("Ben Ray", "master of the harbour")


@pytest.mark.parametrize("most", [1, 2, 3])
def test_no_more_points_than_asked_for(most: int) -> None:
    assert 1 <= len(deckmaker.summarize(TEXT, points=most).points) <= most


def test_a_summary_without_points_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        deckmaker.summarize(TEXT, points=0)


def test_a_heading_that_asserts_is_the_takeaway() -> None:
    said = deckmaker.summarize(TEXT, "A second lock keeps the harbour open")
    assert said.takeaway == "A second lock keeps the harbour open"
    assert said.evidence == ()


@pytest.mark.parametrize("text", ["", " \n\n\u00a0\n", "…", "Hello."])
def test_little_text_gives_little_and_never_an_error(text: str) -> None:
    said = deckmaker.summarize(text)
    assert len(said.points) <= 1
    assert said.quotation is None


def test_lines_that_end_a_sentence_are_paragraphs_when_no_line_is_blank() -> None:
    text = "Grain makes up most of the cargo.\nTimber arrives by ship\nfrom the northern ports.\n"
    said = deckmaker.summarize(text)
    found = {text[span.start : span.end] for point in said.points for span in point.evidence}
    assert found <= {
        "Grain makes up most of the cargo.",
        "Timber arrives by ship\nfrom the northern ports.",
    }
    assert found


def test_chinese_is_summarized_in_its_own_words() -> None:
    text = "第二道船闸四年建成。等待时间从六小时缩短到两小时。渔民纷纷购买新船，港口全年开放。"
    said = deckmaker.summarize(text)
    assert said.points
    assert all(point.text.rstrip("。") in text for point in said.points)


def test_the_command_gives_every_section_with_its_places(tmp_path: Path) -> None:
    file = tmp_path / "lock.md"
    file.write_text(f"# The lock\n\n{TEXT}\n# Rules\n\n- Wear a helmet\n- Keep dry\n", "utf-8")
    result = CliRunner().invoke(summarize, [str(file), "--json"], catch_exceptions=False)
    lock, rules = json.loads(result.stdout)
    assert (lock["heading"], rules["heading"]) == ("The lock", "Rules")
    source = file.read_text("utf-8")
    for each in lock["points"]:
        for span in each["evidence"]:
            assert " ".join(source[span["start"] : span["end"]].split()) == span["text"]
    assert lock["quotation"]["speaker"] == "Ben Ray"
    assert [each["text"] for each in rules["points"]] == ["Wear a helmet", "Keep dry"]


def test_the_command_prints_a_line_and_a_place_for_each_point(tmp_path: Path) -> None:
    file = tmp_path / "lock.md"
    file.write_text(f"# Husum\n\n## The lock\n\n{TEXT}", "utf-8")
    printed = CliRunner().invoke(summarize, [str(file), "--points", "2"], catch_exceptions=False).stdout
    assert printed.startswith("# The lock\n")
    assert len(re.findall(r"(?m)^ +\d+:\d+  ", printed)) == 3  # two points and the quotation
    assert "— Ben Ray, master of the harbour" in printed
