"""Laws of remembering: a warm build equals a cold one, and makes anew only what changed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from deckmaker import pipeline
from deckmaker.memo import Memory, Stopped
from deckmaker.model import Brief, Choices, Edits, InputError, Problem, Project, SceneEdit, Source

ARTICLE = Path(__file__).parents[2] / "outlines" / "quarterly-report.md"
TEXT = """---
title: The harbour
---

The harbour of Husum handled 1.2 million tonnes in 2021, and 0.9 million in 2019.

# Ships

Waiting times fell from six hours to 2 hours, says Ben Ray, master of the harbour.

## What they bring

- Grain, mostly wheat
- Timber
  ```sh
  # a remark, no heading
  ```

Notes: thank the pilots

# Cost

<!-- notes: say it
slowly -->

| Lock | Cost |
|---|---|
| North | 4 |
| South | 6 |

```sh
# another remark

# and one more
```

## What they bring

1. See [the report][report].
2. Nobody asked why.

# Ships

> The tide decides when we open.
>
> — Ada Moss

[report]: https://example.org/report
"""
TYPED = (
    "x", " ", "\n", "\n\n", "# ", "\n\n## A part\n\n", "- ", "```\n", "\n```\n", "~~~\n\n# no heading\n",
    "  ```\n", "> ", "| a | b |\n|---|---|\n| 1 | 2 |\n", "42%", " Sales grew by 12% in 2021. ", "<!--", "-->",
    "<div>\n", "[a]: http://x.y\n", "[a]", "\n\n[a]\n\n", "Notes: say it slowly\n\n", "<!-- hidden -->", "\n===\n",
    "\n\n# Same\n\ntext\n\n# Same\n\ntext\n\n", "Table 1: ferries\n\n", "by Ada Moss\n\n", "1. ", "$x^2$",
    "“", "\t", "\r\n",
)  # fmt: skip


def project(text: str, theme: str = "plain", choices: Choices | None = None) -> Project:
    return Project(Source("a.md", ".md", text.encode()), replace(choices or Choices(), theme=theme))


def made(asked: Project, memory: Memory | None = None) -> pipeline.Build | Problem:
    try:
        return pipeline.make(asked, memory=memory)
    except InputError as error:
        return error.problem


@st.composite
def changed(draw: st.DrawFn, text: str) -> str:
    """The text after one change such as a writer makes."""
    at = draw(st.integers(0, len(text)))
    match draw(st.sampled_from(("type", "type", "type", "cut", "copy"))):
        case "type":
            return text[:at] + draw(st.sampled_from(TYPED)) + text[at:]
        case "cut":
            return text[:at] + text[at + draw(st.integers(1, 400)) :]
        case _:
            return text[:at] + text[max(0, at - draw(st.integers(1, 400))) :]


@settings(max_examples=15, deadline=None, phases=(Phase.generate,))  # shrinking decks takes minutes
@given(drawn=st.data())
def test_a_warm_build_equals_a_cold_one(drawn: st.DataObject) -> None:
    memory, text = Memory(), TEXT
    for _ in range(4):
        asked = project(text, drawn.draw(st.sampled_from(("plain", "plain", "harbor"))))
        assert made(asked, memory) == made(asked)
        text = drawn.draw(changed(text)) or TEXT


def test_what_a_user_decides_is_not_remembered_from_before() -> None:
    text = ARTICLE.read_text("utf-8")
    memory = Memory()
    scenes = pipeline.make(project(text), memory=memory).storyboard.scenes
    edits = Edits(
        (SceneEdit(scenes[2].key, takeaway="Said anew"), SceneEdit(scenes[3].key, hidden=True)),
        (scenes[4].key, scenes[3].key),
    )
    for choices in (
        Choices(edits=edits), Choices(), Choices(brief=Brief(length="short")), Choices(brief=Brief(language="de")),
        Choices(edits=edits, brief=Brief(length="detailed")),
    ):  # fmt: skip
        asked = project(text, choices=choices)
        assert pipeline.make(asked, memory=memory) == pipeline.make(asked)


def test_a_keystroke_makes_one_page_anew() -> None:
    text = "\n\n".join(f"## Stage {each}\n\n- The first point\n- The second point" for each in range(20))
    memory = Memory()
    before = pipeline.make(project(text), memory=memory).pages
    after = pipeline.make(project(text.replace("Stage 7", "Stage 7b")), memory=memory).pages
    fresh = [page for page, old in zip(after, before, strict=True) if page is not old]
    assert [page.slide.title for page in fresh] == ["Stage 7b"]


def test_a_build_that_nobody_waits_for_stops_and_the_next_goes_on() -> None:
    text = ARTICLE.read_text("utf-8")
    memory = Memory()
    asked = 0

    def stop() -> bool:
        nonlocal asked
        asked += 1
        return asked > 9

    with pytest.raises(Stopped):
        pipeline.make(project(text), memory=memory, stop=stop)
    assert pipeline.make(project(text), memory=memory) == pipeline.make(project(text))
