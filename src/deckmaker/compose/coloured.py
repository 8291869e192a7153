"""Code and its language in, lines of runs in scheme colours out, as far as Pygments knows the language.

Only colours that can be read on the layout's ground are used. The text is never changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from deckmaker.model import Palette, Run

Line = tuple[Run, ...]
_LONGEST: Final = 100_000  # characters: more is not code for slides
_READABLE: Final = 4.5  # contrast that WCAG 2.1 asks of text
# what it costs to part code: at the outermost level without a blank line, at a blank line within, elsewhere
_OUTER, _BETWEEN, _INSIDE = 60.0, 40.0, 120.0
ANOTHER: Final = 150.0  # one more slide, rather than two seams within a definition
# what a token is → scheme colours, the first that can be read is taken
_KINDS: Final = (
    ("Token.Comment", ("tx2",)),
    ("Token.Literal.String.Doc", ("tx2",)),
    ("Token.Keyword", ("accent1", "accent3", "accent4")),
    ("Token.Operator.Word", ("accent1", "accent3", "accent4")),
    ("Token.Name.Tag", ("accent1", "accent3", "accent4")),
    ("Token.Literal.String", ("accent3", "accent5", "accent2")),
    ("Token.Literal.Number", ("accent4", "accent5", "accent2")),
    ("Token.Name.Function", ("accent5", "accent4", "accent2")),
    ("Token.Name.Class", ("accent5", "accent4", "accent2")),
    ("Token.Name.Decorator", ("accent5", "accent4", "accent2")),
    ("Token.Name.Attribute", ("accent5", "accent4", "accent2")),
)


def coloured(
    text: str, language: str, palette: Palette, dark: bool, grounds: tuple[str, ...] = ("bg1", "bg2")
) -> tuple[Line, ...]:
    """The lines of a code, an empty one without runs. A language that is not known gives plain lines.

    `grounds`: scheme colours that it may stand on, a slide or a panel.
    """
    found: list[list[Run]] = [[]]
    colours = {kind: _readable(wanted, palette, dark, grounds) for kind, wanted in _KINDS}
    for kind, part in _tokens(text, language):
        colour = next(
            (colours[each] for each, _ in _KINDS if kind == each or kind.startswith(f"{each}.")), ""
        )
        for index, piece in enumerate(part.split("\n")):
            if index:
                found.append([])
            if not piece:
                continue
            line = found[-1]
            if line and (line[-1].colour == colour or not piece.strip()):
                line[-1] = Run(line[-1].text + piece, code=True, colour=line[-1].colour)
            else:
                line.append(Run(piece, code=True, colour=colour))
    return tuple(tuple(line) for line in found)


def seam(lines: Sequence[Line], at: int) -> float:
    """What it costs to part code before line `at`: nothing between definitions, much inside one."""
    following = next((line for line in lines[at:] if line), ())
    after = "".join(run.text for run in following)
    blank = not lines[at - 1] or not lines[at]
    if after and not after[0].isspace() and after[0] not in ")]}":
        return 0.0 if blank else _OUTER
    return _BETWEEN if blank else _INSIDE


def _readable(wanted: tuple[str, ...], palette: Palette, dark: bool, grounds: tuple[str, ...]) -> str:
    for colour in wanted:
        if min(palette.contrast(colour, ground, dark=dark) for ground in grounds) >= _READABLE:
            return colour
    return ""


@lru_cache(maxsize=64)
def _tokens(text: str, language: str) -> tuple[tuple[str, str], ...]:
    """(Pygments' name of the kind, text); one of no kind where the language is not known."""
    whole = (("", text),)
    if not language or len(text) > _LONGEST:
        return whole
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        lexer = get_lexer_by_name(language.lower(), stripnl=False, ensurenl=False)
    except ClassNotFound:
        return whole
    found = tuple((str(kind), part) for kind, part in lexer.get_tokens(text))
    return found if "".join(part for _, part in found) == text else whole
