"""The lines of a Markdown text → stretches of them that can each be read without the others.

A stretch begins with a heading at the left edge, after a blank line, where nothing can be open: no
list, quotation, table or paragraph holds such a line, and a fence or a comment is followed to its end.
Where that cannot be told from the lines alone, what remains is one stretch: slower to read anew, never wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

__all__ = ["stretches"]

# words from the first sign on: the heading is not empty, whatever its marks come to
_HEADING = re.compile(r"#{1,6}[ \t]+\w")
_FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*\Z)|~{3,})")
_HTML = re.compile(r" {0,3}<(?:[/?!]|[A-Za-z])")
_VERBATIM = re.compile(r" {0,3}<(?:script|pre|style|textarea|\?|!(?!--))", re.IGNORECASE)


def stretches(lines: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """(first line, line after the last) of each stretch, in their order."""
    starts = [0, *_starts(lines)]
    return tuple(zip(starts, [*starts[1:], len(lines)], strict=True))


def _starts(lines: Sequence[str]) -> Iterator[int]:
    fence = ""  # the marks of the open one
    indent = 0  # of its opening line: an indented one may stand in a list, and end with it
    comment = html = False
    blank = False  # the line before
    for number, line in enumerate(lines):
        before, blank = blank, not line.strip(" \t")  # as Markdown counts it
        if comment:
            comment = "-->" not in line
        elif blank:
            html = False
        elif fence:
            mark = line.strip(" \t")
            depth = len(line[: line.index(mark)].expandtabs(4))
            if depth < indent:
                return  # it may have ended with its list
            if depth < 4 and len(mark) >= len(fence) and not mark.strip(fence[0]):
                fence = ""
        elif line[0] not in "#`~< ":
            continue
        elif line[0] == "#":
            if before and _HEADING.match(line):
                yield number
        elif match := _FENCE.match(line):
            if html:
                return
            fence, indent = match[1], match.start(1)
        elif _HTML.match(line):
            opening = line.find("<!--")
            if _VERBATIM.match(line):
                return
            if 0 <= opening < 4 and not line[:opening].strip():
                if "-->" not in line[opening:]:
                    if opening:
                        return
                    comment = True
            else:
                html = True
