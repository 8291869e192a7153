"""What stands beside a chart: the best lines around it, else the sentence that its figures come from."""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckmaker.model import Point, Run, Section, Sentence, Span, Statement, plain

from .evidence import cites
from .points import value
from .together import repeats, terms, unsaid

__all__ = ["remarks", "verbatim"]

_EAST = re.compile("[\u3400-\u9fff]")  # Han characters have no italics
_EMPTY = 0.35  # loss from which a line does not stand beside a chart
_REMARKS = 2
_FEW = 2  # figures of a chart that leaves room for the sentence it stands on
_WEIGHTY = 0.35  # of a sentence from the paragraph before or after
_LONGEST = 40  # words of a sentence that is shown whole


def remarks(
    section: Section,
    shown: Span,
    title: str,
    used: set[int],
    charted: set[int],
    sentences: Sequence[tuple[int, Sentence]],
) -> tuple[Point, ...]:
    """What stands beside a chart: its own evidence said short, then its paragraph's best,
    else one line of a paragraph next to it; nothing twice."""
    own = [each for each in sentences if each[1].span.start < shown.end and shown.start < each[1].span.end]
    near = {sentence.paragraph for _, sentence in own}
    others = [
        each for each in sentences if each not in own and each[1].paragraph in near and each[0] not in charted
    ]
    others.sort(key=lambda each: (-each[1].weight, each[0]))
    beside = {paragraph + step for paragraph in near for step in (-1, 1)}
    next_to = [
        each
        for each in sentences
        if each[1].paragraph in beside and each[0] not in charted and each[1].weight >= _WEIGHTY
    ]
    next_to.sort(key=lambda each: (-each[1].weight, each[0]))
    said = terms(title)
    points: list[tuple[int, Point]] = []
    for index, sentence in [*own, *others, *next_to]:
        if index in used or not sentence.wordings or len(points) >= _REMARKS:
            continue
        if sentence.paragraph not in near and points:
            break  # a neighbour only fills a side that is empty
        wording = max(sentence.wordings, key=lambda each: (value(sentence, each), each.text))
        point = Point(plain(wording.text), cites=cites(section, [sentence.span, *wording.cites]))
        point = unsaid(point, title)
        told = terms(point.text)
        if wording.words > 18 or wording.loss > _EMPTY or not told or len(told & said) > 0.55 * len(told):
            continue
        used.add(index)
        points.append((index, point))
    used.update(index for index, _ in own)
    return tuple(point for _, point in sorted(points, key=lambda each: each[0]))


def verbatim(section: Section, statement: Statement, title: str) -> tuple[Point, ...]:
    """The sentence that the chart stands on, in quotation marks, where nothing else stands beside it
    and the title leaves some of it out."""
    text = section.text
    places = dict.fromkeys(each.sentence for each in statement.statistics)
    if len(places) != 1 or len(statement.statistics) > _FEW:
        return ()
    (place,) = places
    if any(each.whole_span and not each.whole_span.within(place) for each in statement.statistics):
        return ()  # "Among them, three …" says nothing without the sentence before
    words = " ".join(place.of(text).split()).strip('“”"')
    if len(words.split()) > _LONGEST or len(words) > 7 * _LONGEST or words.count("“") != words.count("”"):
        return ()
    if repeats(words, title):
        return ()
    inner = words.replace("“", "‘").replace("”", "’")
    return (Point((Run(f"“{inner}”", italic=not _EAST.search(inner)),), cites=cites(section, [place])),)
