"""Companies' own templates: imported, a deck built on each, no fault that the template did not bring."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

import deckmaker
from deckmaker.check import check

pytestmark = pytest.mark.office
_PLACE = re.compile(r"\[\d+\]")


def templates() -> list[Path]:
    folder = Path(__file__).parents[3] / "shared" / "data" / "templates"
    return (
        sorted(path for path in folder.glob("*") if path.suffix in (".pptx", ".potx"))
        if folder.is_dir()
        else []
    )


@pytest.mark.skipif(not templates(), reason="the reference templates beside the checkout are absent")
@pytest.mark.parametrize("template", templates(), ids=lambda path: path.stem)
def test_a_deck_on_a_company_template_adds_no_fault(
    template: Path,
    root: Path,
    tmp_path: Path,
    validate: Callable[[Path], list[str]],
    to_pdf: Callable[[Path], Path],
    words: Callable[[Path], str],
) -> None:
    build = deckmaker.build(root / "outlines" / "chinese-internet-model.md", theme=str(template))
    deck = tmp_path / "deck.pptx"
    build.save(deck)
    own = {_PLACE.sub("", each) for each in validate(template)}
    assert [each for each in validate(deck) if _PLACE.sub("", each) not in own] == []
    # a template's own parts may have faults; ours may not
    ours = [
        each for each in check(deck.read_bytes(), build.document.text) if each.slide or "orphan" in each.code
    ]
    assert [each.message for each in ours] == []
    assert len(words(to_pdf(deck)).split("<page ")[1:]) == len(build.pages)
