"""Sentences of one section → the same, each with its weight: how much it says for the section.

The largest part is centrality: how much of what the section keeps speaking about stands in the
sentence (SumBasic's word weights, taken per distinct stem, on a section-wide count, so that the
cost is linear). Position, names, figures, the heading's words and "First … Next …" add to it;
what cannot stand alone loses.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from math import log, sqrt

from deckmaker.model import Quote, Section, Sentence, Span, Statistic

from .stems import stems
from .substance import substance

__all__ = ["denied", "rank"]

_OPENING = re.compile(
    r"(?P<first>First(?:ly)?(?: of all|,? and foremost)?|To begin with|To start with"
    r"|For one(?: thing)?|The first|One (?:reason|way|argument)"
    r"|首先|第一"
    r"(?=[，,、：:是]|[个大]?(?:原因|理由|方面|点|步|条|种))"
    r"|其一|一是|一方面|Erstens|Zunächst|Premièrement|D'abord|D’abord|Tout d[’']abord|Primero|En primer lugar"
    r"|In primo luogo|Per prima cosa|Anzitutto)"
    r"|(?P<later>Second(?:ly)?|Third(?:ly)?|Fourth(?:ly)?|Fifth(?:ly)?|Next|Then|Furthermore|Moreover"
    r"|In addition|Additionally|Also|Besides"
    r"|Last(?:ly)?(?: but not least)?|Finally|The (?:second|third|fourth|fifth|last|final|next)"
    r"|Another (?:reason|way|argument)"
    r"|其次|再次|再者|第[二三四五](?=[，,、：:是]|[个大]?(?:原因|理由|方面|点|步|条|种))|其二|其三|二是|三是|四是|此外|另外|最后|另一方面"
    r"|Zweitens|Drittens|Viertens|Fünftens|Außerdem|Zudem|Schließlich|Deuxièmement|Troisièmement|Ensuite|Puis"
    r"|Enfin|Segundo|En segundo lugar|Tercero|Además|Por último|Finalmente|In secondo luogo|Inoltre|Infine)"
)
# in German the verb follows, without a comma: "Zweitens werden …"
_BARE = frozenset("Erstens Zunächst Zweitens Drittens Viertens Fünftens Außerdem Zudem Schließlich".split())
_AFTER = re.compile(r"[,，:：、]|\s(?:is|was|of|reason|way|argument|step)\b|[\u4e00-\u9fff]")
_LEANS = re.compile(
    r"(?:he|she|it|they|this|that|these|those|his|her|their|its|such|here|there|the latter|the former"
    r"|among them|both"
    r"|but|and|so|or|yet|however|therefore|thus|hence|also|then|instead|as a result|for this reason"
    r"|in this|in that)\b"
    r"|(?:他|她|它|这|那|其|该|但|而|因此|所以|于是|然而)",
    re.IGNORECASE,
)
# These two are asked of a sentence in lower case: three times as fast as re.IGNORECASE.
_OUTCOME = re.compile(
    r"\b(?:agreed|approved|decided|resolved|voted|proved|proves|shows?|showed|led to|leads to|caused?"
    r"|most (?:common|important)|largest|biggest|main|key|cheaper|because|therefore|never|only|must|first time)\b"
    r"|因此|关键|最大|首次|必须|超过|成为"
)
_WAVING = re.compile(
    r"\b(?:(?:asked|wondered|discussed) (?:whether|if|how|why|about)"
    r"|let me|let us|let’s|let's|imagine|suppose|remember"
    r"|(?:still )?(?:claim|claims|claimed|believed|assumed) that)\b"
)
# What the next sentence takes back: "That is not what happened."
_DENIAL = re.compile(
    r"(?:This|That|It|They|These) (?:is|was|are|were|has|have|does|did|do)(?:n’t|n't| not| never)\b"
    r"|Not so\b|Wrong\b|Far from it\b"
    r"|事实并非如此|其实不然|并非如此|但事实"
)
_PERSONAL = re.compile(r"\b(?:I|I’m|I'm|me|my|you|your)\b|我(?!国|们)|你")


def rank(
    section: Section,
    sentences: Sequence[Sentence],
    statistics: Sequence[Statistic] = (),
    quotes: Sequence[Quote] = (),
    language: str = "en",
) -> tuple[Sentence, ...]:
    """The sentences in their order with `weight` (0 to 1), `quoted`, `enumerator` and `stems`."""
    text = section.text
    terms = [stems(sentence.span.of(text), language) for sentence in sentences]
    weight = _centrality(terms)
    heading = set(stems(section.title, language))
    opened = _enumerators(text, sentences)
    figures = {statistic.sentence for statistic in statistics if statistic.chartable}
    said = _inside(sentences, [quote.span for quote in quotes])
    east = language[:2] in {"zh", "ja"}
    previous = -1
    found = []
    for index, sentence in enumerate(sentences):
        words = sentence.span.of(text)
        low = words.lower()
        score = weight[index]
        length = len(words) / 2 if east else words.count(" ") + 1
        if sentence.paragraph != previous:
            score += 0.10
        if index < 2:
            score += 0.10 - 0.05 * index
        if heading:
            score += 0.15 * len(heading & set(terms[index])) / len(heading)
        if sentence.span in figures:
            score += 0.08
        score += substance(words)
        if opened[index]:
            score += 0.35
        if _LEANS.match(words):
            score -= 0.12
        if said[index]:
            score -= 0.05
        if _OUTCOME.search(low):
            score += 0.05
        if _WAVING.search(low):
            score -= 0.15
        if denied(text, sentences, index):
            score -= 0.5
        if length > 36:
            score -= 0.06
        # "Brazil has its own example": it only leads to what is said next
        score -= 0.09 * max(0, 5 - len(set(terms[index])))
        if length < 5:
            score -= 0.30
        if words.rstrip('”"’)').endswith(("?", "？")):
            score -= 0.35
        if not said[index] and _PERSONAL.search(words):
            score -= 0.12
        found.append(
            replace(
                sentence,
                weight=round(min(1.0, max(0.0, score)), 4),
                quoted=said[index],
                enumerator=opened[index],
                stems=tuple(sorted(set(terms[index]))),
            )
        )
        previous = sentence.paragraph
    return tuple(found)


def denied(text: str, sentences: Sequence[Sentence], index: int) -> bool:
    """Whether the next sentence takes this one back: it is there to be refuted."""
    return index + 1 < len(sentences) and bool(_DENIAL.match(text, sentences[index + 1].span.start))


def _centrality(terms: Sequence[Sequence[str]]) -> list[float]:
    """0 to 0.7 for each sentence: the section's own words, each once, damped by length."""
    count = Counter(term for each in terms for term in set(each))
    scores = []
    for each in terms:
        distinct = set(each)
        # a word that only this sentence has says nothing about the section
        total = sum(log(1 + count[term]) for term in sorted(distinct) if count[term] > 1)
        scores.append(total / sqrt(len(distinct) + 4))
    top = max(scores, default=0.0)
    return [0.7 * score / top if top else 0.0 for score in scores]


def _enumerators(text: str, sentences: Sequence[Sentence]) -> list[str]:
    """The words that open one of the section's arguments: only where a First has a Next."""
    found = [""] * len(sentences)
    chain: list[tuple[int, str]] = []
    for index, sentence in enumerate(sentences):
        match = _OPENING.match(text, sentence.span.start, sentence.span.end)
        if match is None:
            continue
        if not _AFTER.match(text, match.end()) and match.group() not in _BARE:
            continue
        if match.group("first"):
            _close(chain, found)
            chain = [(index, match.group())]
        elif chain:
            opens = index == 0 or sentences[index - 1].paragraph != sentence.paragraph
            if (
                opens
                or match.group()
                not in {"Then", "Also", "Moreover", "Furthermore", "In addition", "此外", "另外"}
                or len(chain) == 1
            ):
                chain.append((index, match.group()))
    _close(chain, found)
    return found


def _close(chain: list[tuple[int, str]], found: list[str]) -> None:
    if len(chain) >= 2:
        for index, words in chain:
            found[index] = words


def _inside(sentences: Sequence[Sentence], spans: Sequence[Span]) -> list[bool]:
    """Whether most of each sentence lies inside a quotation. Both ascend, so one pass does."""
    found = []
    first = 0
    for sentence in sentences:
        while first < len(spans) and spans[first].end <= sentence.span.start:
            first += 1
        covered = 0
        for span in spans[first : first + 8]:
            if span.start >= sentence.span.end:
                break
            covered += max(0, min(span.end, sentence.span.end) - max(span.start, sentence.span.start))
        found.append(2 * covered > sentence.span.end - sentence.span.start)
    return found
