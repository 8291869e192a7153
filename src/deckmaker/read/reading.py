"""A Source gives a Document, by the reader for its suffix."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from deckmaker.memo import Memory
from deckmaker.model import Document, InputError, Problem, Source, Where

from .decoding import decode
from .files import READ, check
from .paragraphs import BLANKS
from .readers import WRITTEN, reader
from .text import read_text

LONGEST_LINE = 500_000  # characters: a book in one paragraph


def read(source: Source, folder: Path | None = None, memory: Memory | None = None) -> Document:
    """The Document of a source, by the reader for its suffix.

    Pictures are loaded relative to `folder`; without one they are reported as missing. Sections that
    `memory` has seen are the same values. Raises InputError when there is no text, the file is
    damaged, or nothing reads files of its kind.
    """
    memory = memory or Memory()
    check(source)
    if source.suffix in WRITTEN:
        return read_written(source, folder, memory)
    found = reader(source)
    if found is None:
        message = f"files of type {source.suffix} are not read"
        raise InputError(Problem("error", "input-format", message, READ, Where(source.name)))
    document = found(source, folder)
    return replace(document, sections=tuple(map(memory.same, document.sections)))


def read_written(source: Source, folder: Path | None = None, memory: Memory | None = None) -> Document:
    """The Document of a Markdown or plain text.

    A text without the suffix of Markdown that has headings in Markdown's notation is read as Markdown,
    with a note. Raises InputError when there is no text, or front matter with a YAML error.
    """
    memory = memory or Memory()
    text, problems = decode(source)
    if not text.strip(BLANKS + "\r\n\v\f\x85\u2028\u2029"):
        problem = Problem(
            "error",
            "input-empty",
            "there is no text in this file",
            "write an outline or an article",
            Where(source.name),
        )
        raise InputError(problem)
    _check_lines(source, text)
    if source.suffix in (".md", ".markdown"):
        from .markdown import read_markdown  # markdown-it and PyYAML take 60 ms to import

        document = read_markdown(source, text, folder, memory)
    elif _is_markdown(text):
        from .markdown import read_markdown

        note = Problem(
            "note", "read-as-markdown", "this text has Markdown headings and was read as Markdown",
            "name it .md, or put a backslash before each # at the start of a line", Where(source.name),
        )  # fmt: skip
        document = read_markdown(source, text, folder, memory)
        problems = (*problems, note)
    else:
        document = read_text(source, text)
        document = replace(document, sections=tuple(map(memory.same, document.sections)))
    return replace(document, problems=(*problems, *document.problems))


def _check_lines(source: Source, text: str) -> None:
    """Raise InputError for a line that nobody wrote: what is left of a program's output, or of a scan."""
    if len(text) <= LONGEST_LINE:
        return
    for number, line in enumerate(text.splitlines(), 1):
        if len(line) > LONGEST_LINE:
            message = f"line {number} has {len(line):,} characters; at most {LONGEST_LINE:,} are read"
            where = Where(source.name, number, 1, 0, line[:200])
            raise InputError(
                Problem(
                    "error", "input-line-long", message, "break it into paragraphs with blank lines", where
                )
            )


def _is_markdown(text: str) -> bool:
    """Whether it has front matter, or two headings in Markdown's notation, in its first 100 kB."""
    head = text[:100_000]
    lines = head.splitlines()
    if lines[0].rstrip() == "---" and len(lines) > 1 and re.match(r"[A-Za-z_-]+:(\s|$)", lines[1]):
        return any(line.rstrip() in ("---", "...") for line in lines[2:])
    return len(re.findall(r"^#{1,6} \S", head, re.MULTILINE)) >= 2
