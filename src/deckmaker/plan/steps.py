"""A run of prose → its steps in an order, which are numbered; and whether points are steps or arguments."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from deckmaker.model import Section, Sentence

from .points import Choice, choose

__all__ = ["Step", "arguments", "sequence", "steps"]

_LEAST = 3
_ROOM = 3  # sentences of a run to each of its arguments
_ORDER = re.compile(
    r"First(?:ly)?|Second(?:ly)?|Third(?:ly)?|Fourth(?:ly)?|Fifth(?:ly)?|Next|Then|Last(?:ly)?|Finally"
    r"|To (?:begin|start) with"
    r"|The (?:first|second|third|fourth|fifth|next|last|final)"
    r"|首先|其次|再次|最后|第[一二三四五](?=[，,、：:是]|[个大]?(?:原因|理由|方面|点|步|条|种))|Erstens|Zunächst|Zweitens|Drittens|Schließlich|Premièrement|D['’]abord"
    r"|Deuxièmement|Ensuite|Enfin|Primero|Segundo|Por último"
)
_OPENS = re.compile(
    r"(?:(?P<first>First(?:ly)?(?: of all)?|To (?:begin|start) with|Begin by|Start by|首先|第一步|Zuerst|Zunächst"
    r"|D['’]abord|Tout d['’]abord|Primero|En primer lugar|Per prima cosa|Prima di tutto)"
    r"|Second(?:ly)?|Third(?:ly)?|Fourth(?:ly)?|Next|Then|After (?:that|this)|Afterwards|Now|Meanwhile"
    r"|Last(?:ly)?|Finally|其次|然后|接着|接下来|随后|之后|再次|最后|第[二三四五六]步|Ensuite|Puis|Enfin"
    r"|Luego|Después|Finalmente|Por último|Poi|Infine)"
    r"(?:[,，]\s*|\s+|(?<=[\u4e00-\u9fff]))(?=\S)"
)
_IN_TIME = frozenset(
    {
        "Then",
        "After that",
        "After this",
        "Afterwards",
        "然后",
        "接着",
        "接下来",
        "随后",
        "Puis",
        "Luego",
        "Después",
        "Poi",
    }
)
_TURNED = re.compile(r"(?:comes?|came|follows?|followed|is|are|was|were|begins?|began|will)\b")
_WORDS = 20  # of a step
_ARGUMENTS = re.compile(
    r"\b(?:reasons?|arguments?|factors?|advantages?|benefits?|lessons?|findings|results|why)\b"
    r"|原因|理由|优势|因素|Gründe|raisons|razones",
    re.IGNORECASE,
)
_SEQUENCE = re.compile(
    r"\b(?:steps?|how to|how (?:a|an|the|it)\b|process|procedure|stages?|phases?|instructions?|method|recipe|workflow)"
    r"|步骤|流程|怎样|如何|阶段|方法|过程|Schritte|Ablauf|Verfahren|étapes|procédure|pasos|proceso",
    re.IGNORECASE,
)


def steps(chosen: Sequence[Choice], heading: str) -> bool:
    """Whether three or more choices tell a sequence: "First … Next … Finally …" and a "Then" among
    them, or a heading that names steps. Arguments in a row are not numbered.
    """
    if len(chosen) < _LEAST or _ARGUMENTS.search(heading):
        return False
    opened = [each.sentence.enumerator for each in chosen]
    if not all(_ORDER.fullmatch(each.rstrip(" ,")) for each in opened):
        return False
    return "Then" in opened or bool(_SEQUENCE.search(heading))


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a sequence, without the word that says its place."""

    index: int  # of the sentence in the findings
    text: str


def sequence(
    section: Section, sentences: Sequence[tuple[int, Sentence]], never: Collection[int] = ()
) -> tuple[Step, ...]:
    """The steps that consecutive sentences tell one by one: "First, … Then … After that, … Finally, …".

    Three or more, under a heading that names steps or with words that only a sequence has. They may be
    imperatives, which are no points elsewhere. None when one of them is too long for a line.
    """
    if _ARGUMENTS.search(section.title):
        return ()
    chain: list[tuple[int, str, str]] = []
    best: list[tuple[int, str, str]] = []
    for index, sentence in sentences:
        said = sentence.span.of(section.text)
        match = _OPENS.match(said)
        if match is None or sentence.quoted or index in never:
            if chain and match is None and index - chain[-1][0] == 1 and not chain[-1][1].endswith("*"):
                chain[-1] = (
                    index,
                    chain[-1][1] + "*",
                    chain[-1][2],
                )  # one sentence may stand between two steps
                continue
            chain = []
            continue
        if match["first"] or not chain:
            chain = [(index, match.group().strip(" ,，"), said[match.end() :])] if match["first"] else []
        else:
            chain.append((index, match.group().strip(" ,，"), said[match.end() :]))
        if len(chain) > len(best):
            best = list(chain)
    words = {word.rstrip("*") for _, word, _ in best}
    telling = bool(_SEQUENCE.search(section.title)) or bool(words & _IN_TIME)
    if len(best) < _LEAST or not telling:
        return ()
    steps = []
    for index, word, rest in best:
        own = index - word.count("*")
        text = rest.strip().rstrip(".。;；!")
        if _TURNED.match(text):
            text = f"{word.rstrip('*')} {text}"  # "Next comes deep sleep": the verb needs its word
        if not text or _length(text) > _WORDS:
            return ()
        steps.append(Step(own, text[:1].upper() + text[1:]))
    return tuple(steps)


def arguments(
    sentences: Sequence[tuple[int, Sentence]], most: int, never: Collection[int] = ()
) -> tuple[Choice, ...]:
    """The arguments that a run of prose is built on: each opens a paragraph of its own ("First, … Next, …").

    They are a slide of their own then, as much else is said of each. None when one of them has a slide
    already (`never`), or cannot be said in a line.
    """
    opened = [each for each in sentences if each[1].enumerator]
    if not _LEAST <= len(opened) <= most or any(index in never for index, _ in opened):
        return ()
    places = [each.paragraph for _, each in opened]
    if len(set(places)) < len(places) or len(sentences) < _ROOM * len(opened):
        return ()
    chosen = choose(opened, most)
    return chosen if len({each.index for each in chosen}) == len(opened) == len(chosen) else ()


def _length(text: str) -> int:
    east = sum(1 for each in text if "\u3400" <= each <= "\u9fff")
    return len(text.split()) if east * 3 < len(text) else (len(text) + 1) // 2
