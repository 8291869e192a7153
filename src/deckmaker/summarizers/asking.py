"""Findings and an Assistant → Findings with `proposed`, and the problems on the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib.metadata import entry_points
from typing import Final

from deckmaker.model import (
    Answer,
    Assistant,
    Claim,
    Findings,
    Meta,
    Paragraph,
    Problem,
    Proposal,
    Proposed,
    Request,
    Section,
    Sentence,
    Span,
    Summarizer,
)

from .leash import fault

__all__ = ["GROUP", "SummarizerError", "ask", "find"]

GROUP: Final = "deckmaker.summarizers"
_LEAST: Final = 3  # sentences of prose: fewer need no summary
_MOST: Final = 250  # sentences of a section that are sent
_PATIENCE: Final = 2  # failures in a row before the others are not tried
_OFFLINE: Final = "the section is said offline; try again, or leave out --summarizer"

Stands = Callable[[str, str], bool]  # whether a line may stand alone on a slide: text, language


class SummarizerError(Exception):
    """Why a summarizer gave nothing, in the user's words."""


def find(name: str) -> Summarizer | None:
    """The summarizer of that name: the built-in one, else an installed entry point."""
    if name == "openai":
        from .openai import summarize

        return summarize
    for each in entry_points(group=GROUP, name=name):
        loaded: Summarizer = each.load()
        return loaded
    return None


def ask(
    sections: Sequence[Section],
    findings: Sequence[Findings],
    assistant: Assistant,
    meta: Meta,
    most: int,
    stands: Stands,
) -> tuple[tuple[Findings, ...], tuple[Problem, ...]]:
    """The findings with what the summarizer proposes and the leash lets pass; `most` points a section.

    Never fails: without an answer the findings are what they were, and a problem says why.
    """
    try:
        summarizer = find(assistant.name)
    except Exception as error:  # somebody else's package
        return tuple(findings), (_unknown(assistant.name, f"cannot be loaded: {_words(error)}"),)
    if summarizer is None:
        return tuple(findings), (_unknown(assistant.name, "is not installed"),)
    found: list[Findings] = []
    problems: list[Problem] = []
    failures = 0
    for section, said in zip(sections, findings, strict=True):
        prose = [each for each in said.sentences if isinstance(section.blocks[each.paragraph], Paragraph)][
            :_MOST
        ]
        if len(prose) < _LEAST or section.hidden or failures >= _PATIENCE:
            found.append(said)
            continue
        request = Request(
            section.title,
            tuple(" ".join(each.span.of(section.text).split()) for each in prose),
            most,
            meta.language or "en",
            meta.audience,
            meta.tone,
        )
        try:
            answer = _checked(summarizer(request, assistant))
        except Exception as error:  # whatever a server or a package does, the deck is made
            failures += 1
            message = f"the summarizer “{assistant.name}” gave nothing: {_words(error)}"
            problems.append(Problem("warning", "summarizer-failed", message, _OFFLINE, section=section.key))
            if failures == _PATIENCE:
                message = f"the summarizer “{assistant.name}” failed {failures} times in a row"
                hint = "it is not asked for the other sections"
                problems.append(Problem("warning", "summarizer-stopped", message, hint))
            found.append(said)
            continue
        failures = 0
        proposed, refused = _believed(answer, section, said, prose, request, stands)
        problems += refused
        found.append(replace(said, proposed=proposed))
    return tuple(found), tuple(problems)


def _checked(answer: Answer) -> Answer:
    if not isinstance(answer, Answer) or not all(isinstance(each, Proposal) for each in answer.points):
        raise SummarizerError("its answer is not an Answer")
    return answer


def _believed(
    answer: Answer,
    section: Section,
    said: Findings,
    prose: Sequence[Sentence],
    request: Request,
    stands: Stands,
) -> tuple[Proposed, list[Problem]]:
    claims: list[Claim] = []
    problems: list[Problem] = []

    def believe(proposal: Proposal, most: int) -> Claim | None:
        wrong = [number for number in proposal.sentences if not 1 <= number <= len(prose)]
        text = " ".join(proposal.text.split()).rstrip("。.").strip()
        spans = tuple(prose[number - 1].span for number in sorted(set(proposal.sentences) - set(wrong)))
        why = "it cites no sentence" if not spans or wrong else ""
        evidence = " ".join(span.of(section.text) for span in spans)
        figures = [each for each in said.statistics if any(each.span.within(span) for span in spans)]
        why = why or fault(text, evidence, figures, most)
        if not why and not stands(text, request.language):
            why = "it does not stand by itself"
        if not why and any(text.casefold() == claim.text.casefold() for claim in claims):
            why = "it is said twice"
        if not why:
            return Claim(text, spans)
        short = text if len(text) <= 80 else text[:79] + "…"
        problems.append(
            Problem(
                "warning",
                "summarizer-refused",
                f"the summarizer’s line “{short}” was not taken: {why}",
                "the line that deckmaker chose itself stands in its place",
                section=section.key,
                span=Span(spans[0].start, spans[-1].end) if spans else None,
            )
        )
        return None

    takeaway = believe(answer.takeaway, 14) if answer.takeaway else None
    for proposal in answer.points[: request.points]:
        claim = believe(proposal, 20)
        if claim is not None:
            claims.append(claim)
    refused = min(len(answer.points), request.points) - len(claims)
    return Proposed(tuple(claims), refused, takeaway), problems


def _unknown(name: str, what: str) -> Problem:
    return Problem(
        "warning",
        "summarizer-unknown",
        f"the summarizer “{name}” {what}; the deck is made offline",
        f"use openai, or install a package with an entry point “{name}” in the group {GROUP}",
    )


def _words(error: BaseException) -> str:
    text = " ".join(str(error).split())
    return (text[:160] if text else type(error).__name__).rstrip(".")
