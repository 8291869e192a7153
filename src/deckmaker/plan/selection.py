"""The sentences of a run of prose → a Selection: its takeaway, its points and its quotations."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from deckmaker.model import Cite, Findings, Point, Proposed, Quote, Section, Sentence, Span, plain

from .budget import Budget
from .points import LIMIT, Choice, choose, point, whole
from .quotations import strongest
from .steps import steps
from .takeaways import Headline, headline

__all__ = ["Placed", "Selection", "quoted", "select", "voices"]

_SAYS = 8  # characters of a sentence that says anything at all
_LONG_TITLE = 16  # words of a title where there is no heading either
_READ = 160  # characters of a sentence that can be read on a slide as it stands

_BACK = re.compile(
    r"[“\"]?(?:he|she|it|they|this|that|these|those|his|her|their|its|but|and|so|however|then|therefore|thus"
    r"|moreover|furthermore|meanwhile|instead|also|such|we|i)\b",
    re.IGNORECASE,
)
_COUNTS = re.compile(
    r"\b(?:two|three|four|five|several|following)\b|[两三四五几]个?(?:方面|点|原因|问题|挑战|步)",
    re.IGNORECASE,
)
Placed = tuple[int, Sentence]  # a sentence and its index in the findings


@dataclass(frozen=True, slots=True)
class Selection:
    """What is said of a run of prose; `used` are the sentences that its title and its points stand on."""

    title: Headline
    points: tuple[Point, ...]
    used: frozenset[int]


def voices(
    section: Section,
    findings: Findings,
    sentences: Sequence[Placed],
    budget: Budget,
    charted: Sequence[Span] = (),
) -> tuple[Quote, ...]:
    """The quotations of the run that are worth a slide, as many as the budget has."""
    reach = Span(sentences[0][1].span.start, sentences[-1][1].span.end)
    return strongest(
        section,
        [quote for quote in findings.quotes if quote.span.within(reach)],
        [sentence for _, sentence in sentences],
        budget.quotations,
        budget.quote_weight,
        charted,
    )


def quoted(sentences: Sequence[Placed], quotes: Sequence[Quote]) -> set[int]:
    """The sentences that a quotation says, wholly or in part."""
    return {
        index
        for index, sentence in sentences
        if any(
            sentence.span.start < quote.span.end and quote.span.start < sentence.span.end for quote in quotes
        )
    }


def select(
    section: Section,
    sentences: Sequence[Placed],
    most: int,
    *,
    heading: str,
    asserts: bool,
    avoid: Collection[int] = (),
    charted: Collection[int] = (),
    alone: bool = True,
    proposed: Proposed | None = None,
) -> Selection:
    """The takeaway and at most `most` points of a run of prose.

    `heading` stands as the title when it `asserts`, or when no sentence does. `avoid` are the
    sentences that a quotation says, `charted` those that a chart says on a slide of its own. With
    `alone`, nothing else speaks for the run: then there is a point in any case.
    What a summarizer `proposed` goes before our own choice.
    """
    ours = _ours(section, sentences, most, heading, asserts, set(avoid), set(charted), alone)
    if proposed is None or not ours.points:
        return ours
    return _theirs(section, sentences, most, proposed, ours, asserts, set(avoid) | set(charted))


def _ours(
    section: Section,
    sentences: Sequence[Placed],
    most: int,
    heading: str,
    asserts: bool,
    gone: set[int],
    charted: set[int],
    alone: bool,
) -> Selection:
    candidates = [
        each for each in sentences if each[0] not in gone and not each[1].quoted and not each[1].enumerator
    ]
    title = headline(candidates, heading, asserts, charted)
    if heading and title.index is not None and _one_of_many(title, candidates):
        title = Headline(heading)  # "The region should … The region should …": none of them is the title
    told = {title.index} if title.index is not None else set()
    # "First … Next … Finally …" stays whole, though a chart shows one of them
    counted = {index for index, each in sentences if each.enumerator}
    shown = charted - counted if len(counted) > 1 else charted
    said = [title.sentence.stems] if title.sentence else []
    chosen = choose(sentences, most, gone | shown | told, said, f"{section.title} {title.text}")
    if len(chosen) >= 3 and title.index is None and not asserts:
        # nothing was central enough, and the heading only names the matter: the best line says it
        plainly = {each.index for each in chosen if not each.sentence.enumerator}
        best = headline([each for each in sentences if each[0] in plainly], "", asserts=False)
        if best.index is not None and not (heading and _one_of_many(best, candidates)):
            title, told = best, {best.index}
            chosen = _below(section, sentences, most, gone | shown, best)
    listed = [each for each in chosen if each.sentence.enumerator]
    if (
        len(listed) > 1
        and title.index is not None
        and title.index < listed[0].index
        and _COUNTS.search(title.text)
    ):
        chosen = tuple(listed)  # "Three reasons were given": what follows are these, and nothing else
    if not title.text and len(chosen) > 1:
        # no heading, and nothing that is short enough for a title: rather a long one than a topic
        plainly = {each.index for each in chosen if not each.sentence.enumerator}
        best = headline([each for each in sentences if each[0] in plainly], "", False, most=_LONG_TITLE)
        if best.index is not None and not _one_of_many(best, candidates):
            title, told = best, {best.index}
            chosen = _below(section, sentences, most, gone | shown, best)
    untitled = not title.text and len(chosen) < 3
    if (len(chosen) < 2 or untitled) and (charted or not alone):
        # too little beside the figures or the dates: their slides say it
        return Selection(title, (), frozenset())
    readable = any(each.wording.words <= LIMIT for each in chosen)
    if told and not readable and (chosen or section.title):
        # one sentence cannot be both: then the heading is the title
        title, told = Headline(section.title), set()
        chosen = choose(sentences, most, gone | charted, shown=section.title)
    if not chosen and not charted:
        return Selection(title, *_verbatim(section, sentences, gone))
    ordered = steps(chosen, section.title)
    points = tuple(replace(point(section, each), ordered=ordered) for each in chosen)
    return Selection(title, points, frozenset({each.index for each in chosen} | told))


def _below(
    section: Section, sentences: Sequence[Placed], most: int, never: set[int], title: Headline
) -> tuple[Choice, ...]:
    """The lines below a title that was one of them: another takes its place."""
    told = {title.index} if title.index is not None else set()
    said = [title.sentence.stems] if title.sentence else []
    return choose(sentences, most, never | told, said, f"{section.title} {title.text}")


def _one_of_many(title: Headline, sentences: Sequence[Placed]) -> bool:
    """Whether a title opens with the same three words as two other sentences do: they are a list."""
    opening = title.text.lower().split()[:3]
    alike = [
        index
        for index, each in sentences
        if index != title.index and each.wordings and each.wordings[0].text.lower().split()[:3] == opening
    ]
    return len(opening) == 3 and len(alike) > 1


def _theirs(
    section: Section,
    sentences: Sequence[Placed],
    most: int,
    proposed: Proposed,
    ours: Selection,
    asserts: bool,
    told: set[int],
) -> Selection:
    """The proposed lines of this run, ours in the place of those that were refused.

    A line that says only what a chart, a quotation or the title says is left out.
    """
    places = {sentence.span: index for index, sentence in sentences}
    title = ours.title
    head = proposed.takeaway
    if head is not None and not asserts and all(span in places for span in head.evidence):
        index = places[head.evidence[0]]
        if index not in told:
            title = Headline(head.text, index, dict(sentences)[index])
    claims = [
        claim
        for claim in proposed.points[:most]
        if all(span in places for span in claim.evidence)
        and not {places[span] for span in claim.evidence} <= told
        and claim.text.casefold() != title.text.casefold()
    ]
    if not claims:
        return ours
    taken = {span for claim in claims for span in claim.evidence}
    points = [
        Point(plain(claim.text), cites=tuple(Cite(section.key, span) for span in claim.evidence))
        for claim in claims
    ]
    for own in ours.points:
        room = len(points) < min(most, len(claims) + proposed.refused)
        said = places.get(own.cites[0].span)
        if room and own.cites[0].span not in taken and said != title.index:
            points.append(own)
            taken.add(own.cites[0].span)
    points.sort(key=lambda each: each.cites[0].span)
    used = {places[span] for span in taken} | ({title.index} if title.index is not None else set())
    return Selection(title, tuple(points), frozenset(used))


def _leans(sentence: str) -> bool:
    """Whether a sentence asks, or points back with its first word: it says little alone."""
    return bool(_BACK.match(sentence)) or sentence.rstrip("”\"’' ").endswith(("?", "？"))


def _whole(sentence: str) -> bool:
    """Whether a sentence says something and opens no mark that it does not close."""
    even = sentence.count('"') % 2 == 0 and sentence.count("“") == sentence.count("”")
    return even and any(map(str.isalnum, sentence)) and not sentence.startswith("(")


def _verbatim(
    section: Section, sentences: Sequence[Placed], avoid: set[int]
) -> tuple[tuple[Point, ...], frozenset[int]]:
    """When nothing can be said shorter: up to two whole sentences, short and weighty; or one."""
    text = section.text
    said = [each for each in sentences if _whole(each[1].span.of(text))]
    left = [each for each in said if each[0] not in avoid] or ([] if avoid else said)
    plainer = [each for each in left if not each[1].quoted] or left
    plainer = [each for each in plainer if each[1].span.end - each[1].span.start >= _SAYS] or plainer
    ranked = sorted(
        plainer,
        key=lambda each: (
            _leans(each[1].span.of(text)),
            -each[1].weight + 0.006 * (each[1].span.end - each[1].span.start),
            each[0],
        ),
    )
    short = [each for each in ranked if each[1].span.end - each[1].span.start <= _READ]
    taken = sorted(short[:2] or ranked[:1], key=lambda each: each[0])
    if len(taken) > 1:  # one line that stands alone rather than two of which one points back
        taken = [each for each in taken if not _leans(each[1].span.of(text))] or taken
    return tuple(whole(section, sentence.span) for _, sentence in taken), frozenset(
        index for index, _ in taken
    )
