"""A formula in a paragraph of its own → the block it is, a picture where mathtext draws it, else text."""

from __future__ import annotations

from collections.abc import Sequence

from deckmaker import formula
from deckmaker.model import Figure, Paragraph, Run

from .drafting import Draft, Piece
from .formulas import mathematical, runs_of

Wrong = tuple[str, str, str]  # code, message, hint


def write_formula(draft: Draft, latex: str, lines: Sequence[tuple[str, int]], place: int) -> list[Wrong]:
    """Append the block to the draft; what comes back is wrong with it.

    `lines` are those it is written in and where each begins, `place` is where the first does.
    """
    if not mathematical(latex):
        draft.part()
        draft.blocks.append(Paragraph(*draft.write(_as_written(lines))))
        return []
    runs = runs_of(latex)
    try:
        data, svg = formula.drawn(latex)
    except (formula.Refused, ImportError) as error:
        draft.part()
        pieces = [Piece(run, place) for run in runs or (Run(latex, code=True),)]
        draft.blocks.append(Paragraph(*draft.write(pieces)))
        hint = "install deckmaker[figures]" if isinstance(error, ImportError) else str(error)
        return [("formula-refused", f"the formula {_short(latex)} cannot be drawn", hint)]
    name = "".join(run.text for run in runs or (Run(latex),))
    span, _ = draft.write([])
    draft.blocks.append(Figure(span, name, latex, "", data, svg, ink=True))
    return []


def unsaid(latex: str) -> Wrong:
    """What is wrong with a formula within a sentence that no line of text can say."""
    message = f"the formula {_short(latex)} cannot be written in a line of text"
    return "formula-unsaid", message, "give it a paragraph of its own between $$ and $$: then it is drawn"


def _as_written(lines: Sequence[tuple[str, int]]) -> list[Piece]:
    """The lines as they stand, in one."""
    pieces: list[Piece] = []
    for line, start in lines:
        if words := line.strip():
            place = start + line.index(words)
            if pieces:
                pieces.append(Piece(Run(" "), place - 1))
            pieces.append(Piece(Run(words), place))
    return pieces


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:58] + " …"
