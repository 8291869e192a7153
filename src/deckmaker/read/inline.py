"""The inline content of a Markdown block gives styled Pieces, each with its place in the source.

markdown-it keeps lines for blocks but no columns for inline marks. So its inline rules are wrapped
to leave the place where each ends, adjacent text is kept in the fragments it was read in, and one
forward scan then knows where every fragment stands.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from unicodedata import east_asian_width

from markdown_it import MarkdownIt
from markdown_it.rules_inline import (
    StateInline,
    autolink,
    backtick,
    entity,
    escape,
    html_inline,
    image,
    link,
    newline,
)
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin

from deckmaker.model import Run

from .drafting import Piece
from .formulas import formula_at, runs_of

# Longer content is parsed in chunks: markdown-it appends to strings and slices the rest of the
# text at every mark, which is quadratic. A style that runs across the seam of two is not seen.
CHUNK = 8_000

STYLES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "cite": "italic",
    "s": "strike",
    "del": "strike",
    "strike": "strike",
    "code": "code",
    "kbd": "code",
    "sup": "superscript",
    "sub": "subscript",
}
SILENT = ("u", "mark", "span", "small", "font", "ins", "abbr", "wbr")  # their text says it all
TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)")

Rule = Callable[[StateInline, bool], bool]


def _placed(rule: Rule) -> Rule:
    """The same rule, leaving in its last token where it began and ended."""

    def placed(state: StateInline, silent: bool) -> bool:
        before, start = len(state.tokens), state.pos
        if not rule(state, silent):
            return False
        if not silent and len(state.tokens) > before:
            state.tokens[-1].meta["start"] = start
            state.tokens[-1].meta["end"] = state.pos
        return True

    return placed


def _dollar(state: StateInline, silent: bool) -> bool:
    """`$E = mc^2$`: a formula; sums of money are none."""
    if state.src[state.pos] != "$":
        return False
    found = formula_at(state.src, state.pos)
    if found is None:
        return False
    if not silent:
        token = state.push("formula", "", 0)
        token.content = found[1]
    state.pos = found[0]
    return True


def _script(mark: str, kind: str) -> Rule:
    """`H~2~O` and `x^2^`: a word lowered or raised, close to what it belongs to."""
    pattern = re.compile(rf"\{mark}([^\s\{mark}]{{1,20}})\{mark}(?!\{mark})")

    def script(state: StateInline, silent: bool) -> bool:
        start = state.pos
        if (
            state.src[start] != mark
            or not start
            or not (state.src[start - 1].isalnum() or state.src[start - 1] in ")]")
        ):
            return False
        match = pattern.match(state.src, start, state.posMax)
        if match is None:
            return False
        if not silent:
            token = state.push(kind, "", 0)
            token.content = match[1]
        state.pos = match.end()
        return True

    return script


@cache
def parser() -> MarkdownIt:
    """CommonMark with tables and strikethrough; inline content is left to `inline`."""
    markdown = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    markdown.disable(["inline", "text_join", "normalize", "fragments_join"])
    rules: dict[str, Rule] = {
        "autolink": autolink,
        "backticks": backtick,
        "entity": entity,
        "escape": escape,
        "html_inline": html_inline,
        "image": image,
        "link": link,
        "newline": newline,
    }
    for name, rule in rules.items():
        markdown.inline.ruler.at(name, _placed(rule))
    markdown.inline.ruler.before("escape", "formula", _placed(_dollar))
    markdown.inline.ruler.before("strikethrough", "subscript", _placed(_script("~", "subscript")))
    markdown.inline.ruler.before("strikethrough", "superscript", _placed(_script("^", "superscript")))
    dollarmath_plugin(markdown, allow_labels=False, allow_blank_lines=False)
    markdown.disable(["math_inline"])
    return markdown


@dataclass(slots=True)
class Seams:
    """Where inline content stands in the source: from one seam to the next both count one for one."""

    contents: list[int] = field(default_factory=list)  # ascending
    origins: list[int] = field(default_factory=list)

    def add(self, content: int, origin: int) -> None:
        if self.contents and self.contents[-1] == content:
            self.origins[-1] = origin
        else:
            self.contents.append(content)
            self.origins.append(origin)

    def origin(self, content: int) -> int:
        index = max(bisect_right(self.contents, content) - 1, 0)
        return self.origins[index] + content - self.contents[index]

    def split(self, run: Run, content: int) -> Iterator[Piece]:
        """The run that stands at `content`, cut at the seams."""
        text = run.text
        done = 0
        while done < len(text):
            index = max(bisect_right(self.contents, content + done) - 1, 0)
            end = len(text)
            if index + 1 < len(self.contents):
                end = min(end, self.contents[index + 1] - content)
            yield Piece(
                _styled(run, text[done:end]), self.origins[index] + content + done - self.contents[index]
            )
            done = end


@dataclass(frozen=True, slots=True)
class Image:
    """A picture that inline content names."""

    path: str
    alt: str
    caption: str
    origin: int  # of the alternative text in the source


@dataclass(slots=True)
class Inline:
    """What a block's inline content says."""

    pieces: list[Piece] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    dropped: list[int] = field(default_factory=list)  # places of raw HTML that was left out
    unsaid: list[tuple[int, str]] = field(
        default_factory=list
    )  # formulas that no line of text can say, and places


def inline(content: str, seams: Seams, env: Any) -> Inline:
    """The styled pieces of inline content. Soft line breaks are spaces, hard ones "\\n"."""
    found = Inline()
    for start, end in _chunks(content):
        _read(content[start:end], start, seams, env, found)
    return found


def _chunks(content: str) -> Iterator[tuple[int, int]]:
    start = 0
    while len(content) - start > CHUNK:
        end = start + CHUNK
        for match in re.finditer(r"\s(?=\S)", content[start + CHUNK // 2 : end]):
            end = start + CHUNK // 2 + match.end()
        yield start, end
        start = end
    yield start, len(content)


def _read(content: str, first: int, seams: Seams, env: Any, found: Inline) -> None:
    tokens: list[Token] = []
    markdown = parser()
    markdown.inline.parse(content, markdown, env, tokens)
    depth = dict.fromkeys(("bold", "italic", "strike", "code", "superscript", "subscript"), 0)
    links: list[str] = []
    cursor = 0
    for token in tokens:
        kind = token.type
        start = token.meta.get("start", cursor)
        if kind == "text":
            text = token.content
            if not content.startswith(text, cursor):
                cursor = max(content.find(text, cursor, cursor + 1000 + len(text)), cursor)
            found.pieces.extend(seams.split(_run(text, depth, links), first + cursor))
            cursor += len(text)
            continue
        if kind == "text_special":
            found.pieces.append(
                Piece(_run(token.content, depth, links), _special(token, first + start, seams))
            )
        elif kind == "softbreak":
            if not _wide_on_both_sides(content, start, token.meta["end"]):
                found.pieces.append(Piece(_run(" ", depth, links), seams.origin(first + start)))
        elif kind == "hardbreak":
            found.pieces.append(Piece(_run("\n", depth, links), seams.origin(first + start)))
        elif kind == "code_inline":
            raw = content[start + len(token.markup) : token.meta["end"] - len(token.markup)]
            lead = start + len(token.markup) + (len(raw) - len(token.content)) // 2
            depth["code"] += 1
            found.pieces.extend(seams.split(_run(token.content, depth, links), first + lead))
            depth["code"] -= 1
        elif kind in ("subscript", "superscript"):
            depth[kind] += 1
            found.pieces.extend(seams.split(_run(token.content, depth, links), first + start + 1))
            depth[kind] -= 1
        elif kind == "formula":
            found.pieces.extend(
                _formula(
                    token.content, content[start : token.meta["end"]], seams.origin(first + start), found
                )
            )
        elif kind == "image":
            found.images.append(_image(token, seams.origin(first + start + 2)))
        elif kind == "html_inline":
            _tag(token.content, depth, links, first + start, seams, found)
        elif kind in ("em_open", "em_close"):
            depth["italic"] += token.nesting
        elif kind in ("strong_open", "strong_close"):
            depth["bold"] += token.nesting
        elif kind in ("s_open", "s_close"):
            depth["strike"] += token.nesting
        elif kind == "link_open":
            links.append(str(token.attrs.get("href", "")))
            cursor += 1  # the bracket
            continue
        elif kind == "link_close" and links:
            links.pop()
        cursor = token.meta.get("end", cursor + len(token.markup))


def _formula(latex: str, written: str, place: int, found: Inline) -> list[Piece]:
    """The formula as text, else as it is written."""
    runs = runs_of(latex)
    if runs is None:
        found.unsaid.append((place, latex))
        return [Piece(Run(written), place)]
    return [Piece(run, place) for run in runs]


def _special(token: Token, start: int, seams: Seams) -> int:
    """Where an escaped or named character stands: of an escape, the character itself."""
    escaped = token.markup == "\\" + token.content
    return seams.origin(start + 1 if escaped else start)


def _image(token: Token, origin: int) -> Image:
    alt: list[str] = []
    waiting = list(reversed(token.children or ()))
    while waiting:
        child = waiting.pop()
        if child.type in ("softbreak", "hardbreak"):
            alt.append(" ")
        elif child.type == "image":
            waiting.extend(reversed(child.children or ()))
        elif child.type != "html_inline":
            alt.append(child.content)
    attrs = token.attrs
    return Image(str(attrs.get("src", "")), "".join(alt).strip(), str(attrs.get("title", "")), origin)


def _tag(
    markup: str, depth: dict[str, int], links: list[str], place: int, seams: Seams, found: Inline
) -> None:
    """Follow an HTML tag that says a style; note one that is left out."""
    match = TAG.match(markup)
    name = match[2].lower() if match else ""
    if name == "br":
        found.pieces.append(Piece(_run("\n", depth, links), seams.origin(place)))
    elif match and name in STYLES:
        style = STYLES[name]
        depth[style] = max(depth[style] + (-1 if match[1] else 1), 0)
    elif name not in SILENT and not markup.startswith("<!--"):
        found.dropped.append(seams.origin(place))


def _run(text: str, depth: dict[str, int], links: list[str]) -> Run:
    return Run(
        text,
        bold=depth["bold"] > 0,
        italic=depth["italic"] > 0,
        code=depth["code"] > 0,
        strike=depth["strike"] > 0,
        superscript=depth["superscript"] > 0,
        subscript=depth["subscript"] > 0 and not depth["superscript"],
        link=links[-1] if links else "",
    )


def _styled(run: Run, text: str) -> Run:
    return Run(text, run.bold, run.italic, run.code, run.strike, run.superscript, run.subscript, run.link)


def _wide_on_both_sides(content: str, start: int, end: int) -> bool:
    """Whether a line break stands between two Chinese or Japanese characters: then it is no space."""
    before = content[max(start - 8, 0) : start].rstrip(" \t*_~`")
    after = content[end : end + 8].lstrip(" \t*_~`")
    return bool(before and after) and wide(before[-1]) and wide(after[0])


def wide(character: str) -> bool:
    """Whether it is set without spaces between words: Han, kana and their punctuation."""
    return character >= "\u2e80" and east_asian_width(character) in "WF" and not "가" <= character <= "힣"
