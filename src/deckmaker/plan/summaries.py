"""One Section with its Findings → its Summary: what its slides would say, without the slides."""

from __future__ import annotations

from deckmaker.model import Bullets, Claim, Findings, Paragraph, Point, Section, Summary

from .budget import STANDARD
from .selection import quoted, select, voices

__all__ = ["summary"]


def summary(section: Section, findings: Findings, points: int = 5) -> Summary:
    """The takeaway, at most `points` points and the strongest quotation of a section's prose.

    A section without prose is said by the first lines of its lists, as written. Raises ValueError
    for fewer than one point.
    """
    if points < 1:
        raise ValueError(f"a summary has at least one point, not {points}")
    prose = [
        (index, sentence)
        for index, sentence in enumerate(findings.sentences)
        if isinstance(section.blocks[sentence.paragraph], Paragraph)
    ]
    if not prose:
        return Summary(section.title, _listed(section, points))
    quotes = voices(section, findings, prose, STANDARD)
    said = select(
        section,
        prose,
        points,
        heading=section.title,
        asserts=bool(section.title) and findings.asserts,
        avoid=quoted(prose, quotes),
        proposed=findings.proposed,
    )
    stands_on = (said.title.sentence.span,) if said.title.sentence else ()
    return Summary(
        said.title.text,
        tuple(_claim(point) for point in said.points[:points]),
        quotes[0] if quotes else None,
        stands_on,
    )


def _claim(point: Point) -> Claim:
    return Claim(point.text, tuple(dict.fromkeys(cite.span for cite in point.cites)))


def _listed(section: Section, most: int) -> tuple[Claim, ...]:
    lines = [bullet for block in section.blocks if isinstance(block, Bullets) for bullet in block.bullets]
    top = [line for line in lines if line.level == 0 and line.runs]
    return tuple(Claim("".join(run.text for run in line.runs), (line.span,)) for line in top[:most])
