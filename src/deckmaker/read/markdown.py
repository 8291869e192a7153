"""A Markdown text gives a Document: headings make sections, blocks keep their kind.

CommonMark with tables and strikethrough, YAML front matter, and the conventions of `markdown_blocks`.
The text is read a stretch at a time, and a stretch that is remembered is not read again.
Limits: 20 levels of nesting (deeper text is not read); raw HTML is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import Any

from markdown_it.token import Token

from deckmaker.memo import Memory
from deckmaker.model import Document, Meta, Problem, Section, Source

from .drafting import finished, line_starts, text_of
from .front_matter import front_matter
from .inline import Seams, inline, parser
from .language import language
from .markdown_blocks import Walk
from .pictures import LARGEST_ALL
from .stretches import stretches

_PICTURE = "!["  # what may name one: its file is looked at anew each time


@dataclass(frozen=True, slots=True)
class _Blocks:
    """The tokens of a stretch's blocks, and the addresses that it gives names to."""

    tokens: list[Token]
    names: dict[str, Any]

    @property
    def headings(self) -> list[int]:
        return [n for n, token in enumerate(self.tokens) if token.type == "heading_open" and not token.level]


@dataclass(frozen=True, slots=True)
class _Stretch:
    text: str  # its lines end in "\n"
    start: int  # where it begins in the source
    starts: tuple[int, ...]  # of its lines, from there
    blocks: _Blocks


def read_markdown(source: Source, text: str, folder: Path | None, memory: Memory | None = None) -> Document:
    """The Document of a Markdown text. Raises InputError for front matter with a YAML error."""
    memory = memory or Memory()
    begins = line_starts(text)
    lines = text.split("\n")
    if "\r" in text:
        ends = (*begins[1:], len(text))
        lines = [text[start:end].rstrip("\r\n") for start, end in zip(begins, ends, strict=True)]
    if "\0" in text:
        lines = [line.replace("\0", "�") for line in lines]
    meta, first, found = front_matter(source.name, lines)
    whole = _stretched(lines[first:], begins[first:], memory) if first < len(lines) else []
    env = _env(whole, memory)
    title, whole = _titled(whole, meta, env, source.name)

    room, later = LARGEST_ALL, False
    walks: list[Walk] = []
    known: set[int] = set()  # identities of drafts that come from the memory
    for each in whole:
        if later and _PICTURE not in each.text:
            walk = memory.recall(_later, each.text, each.starts, each.blocks, env)
            known.update(map(id, walk.drafts))
        else:
            walk = Walk(
                each.text.split("\n")[: len(each.starts)],
                each.starts,
                each.blocks.tokens,
                env,
                folder,
                room,
                None if later else meta,
            ).walked()
            meta = meta if later else walk.meta
            room = walk.room
        later = later or bool(walk.drafts)
        walks.append(walk)

    blank = Document(source.name, meta, (), (), begins, text)
    problems = list(found)
    for each, walk in zip(whole, walks, strict=True):
        problems += [Problem(*remark[:-1], blank.at(each.start + remark.place)) for remark in walk.remarks]
    if html := [each.start + place for each, walk in zip(whole, walks, strict=True) for place in walk.html]:
        problems.append(_dropped(html, blank))
    drafts = [draft for walk in walks for draft in walk.drafts]
    starts = [
        each.start + draft.start for each, walk in zip(whole, walks, strict=True) for draft in walk.drafts
    ]
    sections = tuple(
        # what was read anew may say the same as before
        section if id(draft) in known else memory.same(section)
        for section, draft in zip(finished(drafts, memory), drafts, strict=True)
    )
    meta = replace(meta, title=title)
    if not meta.language:
        meta = replace(meta, language=memory.recall(language, _sample(title, sections)))
    return replace(blank, meta=meta, sections=sections, starts=tuple(starts), problems=tuple(problems))


def _stretched(lines: Sequence[str], begins: Sequence[int], memory: Memory) -> list[_Stretch]:
    found: list[_Stretch] = []
    for first, end in stretches(lines):
        if len(found) == 1 and all(token.type == "html_block" for token in found[0].blocks.tokens):
            first, found = 0, []  # comments, names of addresses: the title may stand below them
        text = "\n".join(lines[first:end]) + "\n" * (end < len(lines))
        starts = memory.same(tuple([begin - begins[first] for begin in begins[first:end]]))
        found.append(_Stretch(text, begins[first], starts, memory.recall(_blocks, text)))
    return found


def _blocks(text: str) -> _Blocks:
    env: dict[str, Any] = {}
    tokens = parser().parse(text, env)
    return _Blocks(tokens, env.get("references", {}))


def _later(text: str, starts: tuple[int, ...], blocks: _Blocks, env: dict[str, Any]) -> Walk:
    """What a stretch without pictures says that stands below the first section's heading."""
    return Walk(text.split("\n")[: len(starts)], starts, blocks.tokens, env, None, 0).walked()


def _env(whole: Sequence[_Stretch], memory: Memory) -> dict[str, Any]:
    """The named addresses of the whole text, the first of each name; the same ones are the same value."""
    names: dict[str, Any] = {}
    for each in whole:
        for name, place in each.blocks.names.items():
            names.setdefault(name, place)
    told = tuple([(name, place["href"], place.get("title", "")) for name, place in names.items()])
    return memory.recall(_named, memory.same(told))


def _named(told: tuple[tuple[str, str, str], ...]) -> dict[str, Any]:
    return {"references": {name: {"href": href, "title": title} for name, href, title in told}}


def _titled(whole: list[_Stretch], meta: Meta, env: dict[str, Any], name: str) -> tuple[str, list[_Stretch]]:
    """The document's title, and the stretches without its heading when that is no section."""
    headings = [(each, n) for each in whole for n in each.blocks.headings]
    if headings:
        top, at = headings[0]
        tokens = top.blocks.tokens
        first = next((n for n, each in enumerate(tokens) if each.type != "html_block"), 0)
        heading = _words(tokens[at + 1], env)
        tops = sum(each.blocks.tokens[n].tag == "h1" for each, n in headings)
        alone = top is whole[0] and at == first and tokens[at].tag == "h1" and tops == 1
        if alone and heading and (not meta.title or meta.title.casefold() == heading.casefold()):
            # comments before it are read as if they stood after it
            rest = _Blocks(tokens[:first] + tokens[first + 3 :], top.blocks.names)
            return meta.title or heading, [replace(top, blocks=rest), *whole[1:]]
        for each, n in headings if not meta.title else ():
            if heading := _words(each.blocks.tokens[n + 1], env):
                return heading, whole
    return meta.title or PurePath(name).stem or name, whole


def _words(heading: Token, env: dict[str, Any]) -> str:
    return " ".join(text_of(inline(heading.content, Seams([0], [0]), env).pieces).split())


def _sample(title: str, sections: Sequence[Section]) -> str:
    return "\n".join([title, *(f"{each.title}\n{each.text[:4000]}" for each in sections[:40])])


def _dropped(places: Sequence[int], blank: Document) -> Problem:
    count = f" ({len(places)} places)" if len(places) > 1 else ""
    hint = "write it in Markdown; only <sup>, <sub>, <br>, <b>, <i> and the like are read"
    return Problem("note", "html-dropped", f"raw HTML was left out{count}", hint, blank.at(places[0]))
