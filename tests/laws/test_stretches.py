"""Laws of reading a Markdown text stretch by stretch: nobody can tell, but for the time it takes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckmaker.memo import Memory
from deckmaker.model import Document, Source
from deckmaker.read import markdown, read
from deckmaker.read.stretches import stretches

PIECES = (
    "# One", "## Two", "# One #", "#", "# <b></b>", "   ## Three", "#### ", "# *Four*", "Four\n====", "Five\n---",
    "text", "  text", "    text", "- a", "  - b", "1. c", "> q", "> # r", "- # s", "```", "  ```", "   ~~~", "~~~",
    "````", "- ```", "  ```sh", "> ```", "\t```", "<!--", "-->", "<!-- notes: x -->", " <!--", "<div>", "</div>",
    "<span>", "<pre>", "</pre>", "<script>", "</script>", "<?x", "?>", "<!A", "<![CDATA[", "]]>", "| a | b |",
    "|---|---|", "[a]: /x", "[a]", "> [b]: /y", "[b]", "![a](b.png)", "Notes:", "Notes: n", "Table: t", "by Ada Moss",
    "<!-- hidden -->", "\\# no", "***", "`code", "$x$", "\\",
)  # fmt: skip
LINES = st.lists(
    st.tuples(st.sampled_from(PIECES), st.sampled_from(("\n", "\n\n", "\n\n", "\n\n\n"))), max_size=14
)


def markdown_of(text: str, memory: Memory | None = None) -> Document:
    return read(Source("a.md", ".md", text.encode()), memory=memory)


def whole(lines: Sequence[str]) -> tuple[tuple[int, int], ...]:
    return ((0, len(lines)),)


@settings(max_examples=200, deadline=None)
@given(lines=LINES, more=LINES, opened=st.booleans())
def test_a_text_read_by_stretches_reads_as_a_whole(
    lines: list[tuple[str, str]], more: list[tuple[str, str]], opened: bool
) -> None:
    text = (
        "intro\n\n" * opened
        + "".join(map("".join, lines))
        + "\n\n# Between\n\n"
        + "".join(map("".join, more))
    )
    memory = Memory()
    markdown_of("# Between\n\nanother text", memory)
    parted = markdown_of(text, memory)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(markdown, "stretches", whole)
        assert markdown_of(text) == parted


@pytest.mark.parametrize("name", ["chinese-internet-model.md", "quarterly-report.md", "training-course.md"])
def test_each_heading_of_a_common_outline_begins_a_stretch(name: str, root: Path) -> None:
    text = (root / "outlines" / name).read_text("utf-8")
    document = markdown_of(text)
    assert len(stretches(text.split("\n"))) >= len(document.sections)
