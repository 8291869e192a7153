"""A wording and its tags → whether a cut has left it broken: no main clause, half a list, an open end."""

from __future__ import annotations

import re

from .tagger import FINITE
from .words import wordset

__all__ = ["broken"]

_GLUED = re.compile(
    r"[A-Z]{2,} The [a-z]|(?:[A-Z][\w-]+ ){1,4}(?:We|This|In|Our|It|These|However) [a-z]"
)  # a heading run in
_ALWAYS_CLAUSES = wordset("as when while if although though because unless whereas whether where since")


_OPEN_A_SENTENCE = wordset("if when because although though unless whereas")


def _without_main_clause(words: list[str], tags: list[str]) -> bool:
    """ "As the number is large": the clause that it leads to is gone."""
    start = 0
    while start < len(words) - 1 and (
        words[start] == "," or (tags[start] == "RB" and words[start + 1] in {",", *_ALWAYS_CLAUSES})
    ):
        start += 1
    if words[start] not in _ALWAYS_CLAUSES:
        return False
    if words[start] in _OPEN_A_SENTENCE:
        commas = [index for index, word in enumerate(words) if word == ","]
        return not any(tag in FINITE for tag in tags[commas[-1] if commas else len(tags) :])
    verbs = sum(1 for tag in tags if tag in FINITE)
    return verbs < 2 and not (words[start] == "as" and "," in words and tags[start + 1] not in {"PRP"})


# a list's or a footnote's number in front; a reference cut short
_RESIDUE = re.compile(
    r"\A\d{1,3}(?::| \d{1,3} )|\A(?:Say you|Take|Consider|Imagine|Suppose|Assume|Let|Recall)\s|\A[Tt]he ones?\s"
    r"|\b(?:is|are|was|were) (?!(?:friend|cost|ear|dead|dai|unlike|ug|lone|love|elder|time|order|ho|sil|like)ly)\w+ly\Z"
    r"|\band (?:results|leads|aims|serves|helps)\Z"
    r"|\bet al\.?\Z|, (?:\w+ly|however|though|therefore|instead)\Z"
    r"|\b(?:starting|beginning|involving|concerning|earlier this|later this)\Z|\b(?:Ex|Eq|Fig|Sec|cf|vs|No)\.?\Z"
)


def _spliced(words: list[str], tags: list[str]) -> bool:
    """ "It has been useful, has spurred debate": the last of the predicates, with its "and", is gone."""
    for index in range(2, len(words) - 1):
        if (
            words[index] == ","
            and (
                tags[index + 1] in {"VBZ", "VBD"}
                or (tags[index + 1] == "VBN" and tags[index + 2 : index + 3] in (["DT"], ["PRP$"]))
            )
            and words[index + 1] not in {"said", "says"}
        ):
            before = tags[:index]
            opened = {"WDT", "WP", "WP$", "WRB"} & set(before) or {"that", ","} & set(words[:index])
            if any(tag in FINITE for tag in before) and not opened and "and" not in words[index:]:
                return True
    return _clauses_in_a_row(words, tags)


_NOUNS = frozenset({"NN", "NNS", "NNP"})


def _clauses_in_a_row(words: list[str], tags: list[str]) -> bool:
    """ "The car failed, the mechanic quoted $2,900": two clauses that only a comma joins."""
    if tags[0] in {"IN", "WRB", "TO", "VBG", "VBN"} or {"CC", "WDT", "WP", "WRB"} & set(tags):
        return False
    for index in range(3, len(words) - 3):
        if words[index] != "," or tags[index + 1] not in {"DT", "PRP", "PRP$", "NNP", "NNS"}:
            continue
        if "," in words[index + 1 :] or not any(tag in FINITE for tag in tags[:index]):
            continue
        if any(
            tag == "IN" and word in _OPENERS for word, tag in zip(words[:index], tags[:index], strict=True)
        ):
            continue
        verb = index + 2
        while verb < len(tags) and tags[verb] in _NOUNS | {"JJ", "RB", "POS"}:
            verb += 1
        if verb < len(tags) and tags[verb] in FINITE and words[verb] not in _SAYS:
            return True
    return False


_OPENERS = wordset(
    "that because if while when as although since though whereas after before unless until once"
)
_SAYS = wordset("said says say added adds reported reports")


def _half_joined(words: list[str], tags: list[str]) -> bool:
    """ "It needs a force, and the wind": a second clause that has lost its verb."""
    for index in range(len(words) - 1, 3, -1):
        if words[index] == ",":
            return False  # another one: a list
        if tags[index] == "CC" and words[index] in {"and", "but"}:
            if words[index - 1] != "," or words.count(",") > 1 or tags[index + 1 : index + 2] != ["DT"]:
                return False
            return not any(tag in FINITE for tag in tags[index:])
    return False


# "Dana did, and …": what she did stands elsewhere
_ELLIPTIC = re.compile(
    r"\A(?:[\w’'.-]+ ){1,3}(?:did|does|do|is|are|was|were|has|had|have|can|will)(?:n[’']t| not)?(?:,|\Z)"
)


def _open_clause(words: list[str], tags: list[str]) -> bool:
    """ "We show that in most networks": a clause that was opened and has no verb."""
    for index, word in enumerate(words):
        if (
            word == "that"
            and tags[index] == "IN"
            and index > 0
            and not any(tag in FINITE for tag in tags[index + 1 :])
        ):
            return True
    asked = max(
        (at for at, word in enumerate(words) if word in _ASKS and tags[at] in {"WRB", "IN", "WP"}), default=0
    )
    if (
        asked
        and words[asked + 1 : asked + 2] != ["to"]
        and not any(tag in FINITE for tag in tags[asked + 1 :])
    ):
        return True  # "explanations of how large models"
    if "that" in words[-3:] and not any(tag in FINITE for tag in tags[len(words) - 3 :]):
        return True  # "amid indications that Russia"
    return len(tags) > 1 and tags[-2] == "WDT"  # "maps which aid"


# "A year later started a school": who did?; "I mean how else do you explain it": a question
_UNANSWERED = re.compile(
    r"\A(?:[Aa]|[Oo]ne|[Tt]wo|[Tt]hree|[Ss]everal|[Mm]any|[Aa] few|[Ss]ome) (?:day|week|month|year|decade|hour)s?"
    r" (?:later|earlier|after|before) (?:[a-z]+ed|began|grew|went|came|took|made|got|became)\b"
    r"|\b(?:how|why|what|where|who)(?: else)? (?:do|does|did|can|could|would|should|is|are)"
    r" (?:you|we|they|he|she|it|one)\b"
)
_HEADLESS = re.compile(
    r"(?:[Ww]as|[Ww]ere|[Ii]s|[Aa]re|[Hh]as|[Hh]ad|[Dd]oes|[Dd]id|[Cc]ould|[Ww]ould)\s"
)  # what was?
_OF_TWO = re.compile(r"\b[Tt]he (?:former|latter)(?:\Z|[,.;]| (?:is|was|has|had|and|of)\b)")  # of which two?
_ASKS = wordset("how why whether")
_HALF = re.compile(r", (?:but|and) that\b")


def broken(text: str, words: list[str], tags: list[str]) -> bool:
    """Whether the words of a line, in lower case and with their tags, are no sentence any more."""
    return bool(
        _without_main_clause(words, tags)
        or _GLUED.match(text)
        or re.search(r"\s[^\w\s”’\"')]+\Z", text)
        or _RESIDUE.search(text)
        or _spliced(words, tags)
        or _half_joined(words, tags)
        or _ELLIPTIC.match(text)
        or _UNANSWERED.search(text)
        or text.startswith("(")
        or _HEADLESS.match(text)
        or _OF_TWO.search(text)
        or re.search(r":\s*\S{1,2}\Z", text)
        or _open_clause(words, tags)
        or (len(tags) > 2 and tags[-1] in {"VB", "VBP"} and words[-2] == ",")
        or (_HALF.search(text) and words.count("that") < 2)
    )
