"""What a careful colleague would say of a deck, and what mends it."""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from deckmaker import edit, mending, pipeline
from deckmaker.critique import critique
from deckmaker.model import Choices, Problem, Project, Source


def png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0))
    body = chunk(b"IDAT", zlib.compress((b"\0" + b"\x40\x60\x80" * 8) * 8))
    return b"\x89PNG\r\n\x1a\n" + head + body + chunk(b"IEND", b"")


def made(text: str, folder: Path | None = None, choices: Choices | None = None) -> pipeline.Build:
    source = Source("deck.md", ".md", text.encode())
    return pipeline.make(Project(source, choices or Choices(theme="plain")), folder)


def codes(build: pipeline.Build) -> list[str]:
    return [each.code for each in critique(build)]


GOOD = "# Deck\n\n## Tides\n\n- The gates open at noon\n- The keepers work in shifts\n\n## Grain\n\n- Mills buy it\n"


def test_a_sound_deck_is_left_in_peace() -> None:
    assert codes(made(GOOD)) == []


def mended(build: pipeline.Build, problem: Problem, folder: Path | None = None) -> pipeline.Build:
    assert mending.able(problem)
    return pipeline.make(mending.mended(build, build.project, problem), folder)


def test_two_slides_of_one_title_are_told_and_the_proposed_title_comes_back() -> None:
    build = made(GOOD)
    scene = next(each for each in build.storyboard.scenes if each.section == "Grain")
    twice = made(GOOD, choices=edit.scene(build.project.choices, scene.key, takeaway="Tides"))
    found = [each for each in critique(twice) if each.code == "title-twice"]
    if found:  # a deck may already tell them apart by a number
        assert codes(mended(twice, found[0])) == []
    else:
        titles = [slide.title for slide in twice.deck.slides]
        assert len(set(titles)) == len(titles)


def test_a_picture_without_words_is_told_and_described_by_its_title(tmp_path: Path) -> None:
    (tmp_path / "gate.png").write_bytes(png())
    build = made(GOOD + "\n![](gate.png)\n", tmp_path)
    (problem,) = critique(build)
    assert problem.code == "alt-missing"
    assert critique(mended(build, problem, tmp_path)) == ()
    assert critique(made(GOOD + "\n![The gate](gate.png)\n", tmp_path)) == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (GOOD + "\n## Nothing yet\n", "section-empty"),
        (
            GOOD + "\n```chart\nkind: columns\ntitle: Toll\n\nYear,Toll\n2023,4\n2024,6\n```\n",
            "chart-unsourced",
        ),
    ],
)
def test_what_is_missing_is_told_with_its_cure(text: str, code: str) -> None:
    found = critique(made(text))
    assert [each.code for each in found] == [code]
    assert all(each.hint and each.severity == "note" for each in found)


def test_hidden_slides_are_not_judged(tmp_path: Path) -> None:
    (tmp_path / "gate.png").write_bytes(png())
    build = made(GOOD + "\n![](gate.png)\n", tmp_path)
    key = next(each.key for each in build.storyboard.scenes if each.kind == "picture")
    hidden = replace(build.project, choices=edit.scene(build.project.choices, key, hidden=True))
    assert critique(pipeline.make(hidden, tmp_path)) == ()
