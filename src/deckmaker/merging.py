"""Two texts and what both came from → one with the changes of both, line by line: a three-way merge."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True, slots=True)
class Merged:
    text: str
    conflicts: int = 0  # places that both have changed, differently; both wordings stand in the text


def merged(base: str, mine: str, theirs: str, *, markdown: bool = True) -> Merged:
    """The changes that led from `base` to `mine` and to `theirs`, together.

    Where both changed the same lines, mine stand first and theirs below: in Markdown in a comment, which
    is on no slide; in plain text as they are. Nothing that either says is lost.
    """
    old, one, other = (text.splitlines(keepends=True) for text in (base, mine, theirs))
    pieces: list[str] = []
    conflicts = 0
    at = at_one = at_other = 0
    for start, start_one, start_other, size in _common(old, one, other):
        ours, its = one[at_one:start_one], other[at_other:start_other]
        was = old[at:start]
        if ours == its or its == was:
            pieces += ours
        elif ours == was:
            pieces += its
        else:
            conflicts += 1
            pieces += _both(ours, its, markdown)
        pieces += old[start : start + size]
        at, at_one, at_other = start + size, start_one + size, start_other + size
    return Merged("".join(pieces), conflicts)


def _common(old: list[str], one: list[str], other: list[str]) -> list[tuple[int, int, int, int]]:
    """Stretches that all three share: their places and length; the last is the end of all, of no length."""
    first = _blocks(old, one)
    second = _blocks(old, other)
    found = []
    i = j = 0
    while i < len(first) and j < len(second):
        start_a, to_a, size_a = first[i]
        start_b, to_b, size_b = second[j]
        start, end = max(start_a, start_b), min(start_a + size_a, start_b + size_b)
        if start < end:
            found.append((start, to_a + start - start_a, to_b + start - start_b, end - start))
        if start_a + size_a < start_b + size_b:
            i += 1
        else:
            j += 1
    return [*found, (len(old), len(one), len(other), 0)]


def _blocks(old: list[str], new: list[str]) -> list[tuple[int, int, int]]:
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return [(each.a, each.b, each.size) for each in blocks if each.size]


def _both(ours: list[str], theirs: list[str], markdown: bool) -> list[str]:
    if not "".join(theirs).strip():
        return ours  # they took out what we have changed: ours says more
    if not "".join(ours).strip():
        return theirs
    mine, its = "".join(ours), "".join(theirs)
    gap = "" if mine.endswith("\n\n") else "\n" if mine.endswith("\n") else "\n\n"
    if markdown:
        quiet = its.strip("\n").replace("--", "—")
        return [mine, gap, f"<!-- in the file: {quiet} -->\n", "\n"]
    return [mine, gap, its]
