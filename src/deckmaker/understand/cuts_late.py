"""A Reading → the Cuts that no comma sets off: frames of a finding, a loose last phrase, a second verb.

They weigh more than those of `cuts_tail`, and each asks more of what is left. A sentence with a
negation, a superlative or "all" keeps its last phrase: without it, it would claim more.
"""

from __future__ import annotations

from .cut_words import NEVER
from .phrase_words import PAIRED, RELATIONAL
from .reading import Cut, Reading, closing
from .tagger import FINITE
from .words import wordset

__all__ = ["late"]

_FINDINGS = wordset(
    "results result experiments experiment evaluation evaluations comparisons comparison findings analysis"
    " analyses tests ablations observations simulations"
)
_OWN = wordset("our the quantitative empirical extensive experimental experiments results comprehensive")
_SHOW = wordset(
    "show shows showed demonstrate demonstrates demonstrated reveal reveals confirm confirms prove"
)
_DRAWN = wordset("figure table fig chart graph")
# openers in -ly that limit what is said
_LIMITS = wordset(
    """
    typically usually generally mostly probably possibly allegedly reportedly presumably apparently partly
    likely rarely occasionally initially previously formerly historically annually yearly monthly daily
    potentially theoretically arguably supposedly nearly only globally nationally locally internationally
    hardly scarcely frequently normally originally early family monopoly july italy
    """
)
_INTENSE = wordset("very really actually truly extremely basically essentially precisely specifically")
# how it was done: nobody misses it in a long sentence
_MANNER = wordset(
    "quickly rapidly successfully effectively efficiently easily carefully naturally eagerly swiftly"
)
_BARRED = wordset("all every each most best largest biggest first highest lowest always any both either than")


def late(reading: Reading) -> list[Cut]:
    """What may go although no mark says so."""
    stop = closing(reading)
    return [
        *_finding(reading),
        *_located(reading),
        *_manner(reading),
        *_last_phrase(reading, stop),
        *_second_verb(reading, stop),
        *_when(reading, stop),
    ]


def _finding(reading: Reading) -> list[Cut]:
    """ "Our experiments show that X" is X, on a slide about the experiments."""
    lower = reading.lower
    if len(lower) > 5 and lower[0] in _DRAWN and lower[1][:1].isdigit():
        # "Figure 6 shows that X" is X
        that = lower.index("that") if "that" in lower[2:9] else 0
        shown = that and lower[that - 1] in _SHOW and reading.finite(that + 1, reading.count)
        return [Cut(0, that + 1, 0.05, "frame")] if shown else []
    if not lower or lower[0] not in _OWN:
        return []
    for index in range(1, min(14, reading.count - 4)):
        if lower[index] == "that" and lower[index - 1] in _SHOW:
            before = lower[: index - 1]
            if set(before) & _FINDINGS:
                named = 0.1 if "NNP" in reading.tags[:index] else 0.0
                return (
                    [Cut(0, index + 1, 0.05 + named, "frame")]
                    if reading.finite(index + 1, reading.count)
                    else []
                )
            return []
    return []


def _located(reading: Reading) -> list[Cut]:
    """ "The Woomera Centre in South Australia has …": the name alone says which."""
    lower, tags = reading.lower, reading.tags
    start = 1 if lower[0] == "the" else 0
    name = start
    while name < reading.count and tags[name] == "NNP":
        name += 1
    if name - start < 2 or name >= reading.count or lower[name] not in {"in", "at", "near", "outside"}:
        return []
    verb = name + 1
    while (
        verb < reading.count and tags[verb] in {"NNP", "DT", "NN", "JJ", "IN", "POS"} and lower[verb] != ","
    ):
        verb += 1
    if verb - name < 2 or verb - name > 8 or verb >= reading.count or tags[verb] not in FINITE:
        return []
    return [Cut(name, verb, 0.12, "place")]


def _manner(reading: Reading) -> list[Cut]:
    """ "Empirically, …" and "very"."""
    found = []
    lower, tags = reading.lower, reading.tags
    if (
        reading.is_comma(1)
        and lower[0].endswith("ly")
        and tags[0] == "RB"
        and lower[0] not in _LIMITS
        and reading.finite(2, reading.count)
    ):
        found.append(Cut(0, 2, 0.02, "manner"))
    if reading.is_comma(2) and lower[0].endswith("ly") and lower[1] == "speaking":
        found.append(Cut(0, 3, 0.0, "manner"))
    for index in range(1, reading.count - 1):
        if (
            lower[index] in _INTENSE
            and tags[index] == "RB"
            and not reading.quoted[index]
            and lower[index - 1] not in {"not", "n’t", "n't", "so", "too"}
            and tags[index + 1] in {"JJ", "RB", "VBN", "VB", "VBG"}
        ):
            found.append(Cut(index, index + 1, 0.01, "manner"))
        elif (
            lower[index] in _MANNER
            and tags[index + 1] in {"VB", "VBD", "VBZ", "VBP", "VBN"}
            and not reading.quoted[index]
            and reading.count > 15
            and lower[index - 1]
            not in {"not", "n’t", "n't", "more", "most", "less", "as", "so", "and", "how"}
        ):
            found.append(Cut(index, index + 1, 0.05, "manner"))
    return found


def _last_phrase(reading: Reading, stop: int) -> list[Cut]:
    """The last prepositional phrase, where what is left still has its object."""
    lower, tags = reading.lower, reading.tags
    if stop < 13 or (NEVER | _BARRED) & set(lower[:stop]) or any(word in {"n’t", "n't"} for word in lower):
        return []
    agent = lower[0] in {"we", "i"} or (reading.is_comma(1) and lower[2] == "we")
    free = {"through", "via", "throughout", "with"} | (
        {"in", "on", "for", "at", "across"} if agent else set()
    )
    for index in range(stop - 2, max(7, stop - 9), -1):
        if reading.quoted[index] or reading.depth[index]:
            return []
        tag = tags[index]
        if tag in FINITE or tag in {"NNP", "CD", "TO", "WDT", "WP", "WRB"} or reading.is_comma(index):
            return []
        if tag != "IN" or lower[index] == "of":
            continue
        if lower[index] not in free or tags[index - 1] not in {"NN", "NNS"} or lower[index - 1] in RELATIONAL:
            return []
        if lower[index] == "with" and set(lower[:index]) & PAIRED:
            return []
        if "NNP" in tags[index:stop] or not _has_object(reading, index):
            return []
        if "and" in lower[index:stop] and any(each in FINITE for each in tags[index:stop]):
            return []
        return [Cut(index, stop, 0.24, "phrase")]
    return []


def _has_object(reading: Reading, end: int) -> bool:
    """Whether a noun stands between the last verb and here that no preposition but "of" governs."""
    for index in range(end - 1, 0, -1):
        tag = reading.tags[index]
        if tag in FINITE or tag in {"VB", "VBG"}:
            return reading.lower[index] not in {"is", "are", "was", "were", "be"}
        if (tag == "IN" and reading.lower[index] != "of") or tag in {"TO", "VBN"}:
            return False
    return False


def _when(reading: Reading, stop: int) -> list[Cut]:
    """ "this year in January", "last week": on a slide nobody knows which year was this one."""
    lower = reading.lower
    for index in range(max(6, stop - 4), stop - 1):
        if (
            lower[index] in {"this", "last"}
            and lower[index + 1] in {"year", "month", "week", "summer", "spring", "autumn", "winter"}
            and reading.tags[index - 1] in {"NN", "NNS", "NNP", "RB", "VBN", "VBD"}
            and lower[index - 1] not in {"earlier", "later", "early", "late"}
            and index + 2 == stop
        ) or (
            index + 4 == stop
            and lower[index : index + 3] == ["this", "year", "in"]
            and reading.tags[index + 3] == "NNP"
        ):
            return [Cut(index, stop, 0.05, "time")]
    return []


def _second_verb(reading: Reading, stop: int) -> list[Cut]:
    """ "X learns A and uses B" → "X learns A"."""
    lower, tags = reading.lower, reading.tags
    if stop < 13:
        return []
    for index in range(stop - 3, 5, -1):
        if lower[index] != "and" or reading.quoted[index] or reading.depth[index]:
            continue
        after = index + 1
        while after < stop - 1 and tags[after] == "RB":
            after += 1
        tag = tags[after]
        joins = tag in {"VBZ", "VBD"} or (tag == "VB" and {"MD", "TO"} & set(tags[:index]))
        if (
            not joins
            or tags[index - 1] not in {"NN", "NNS", "NNP", "RB"}
            or tags[after + 1] not in {"DT", "PRP$", "NNP", "RB", "JJ", "NNS", "IN", "TO", "VBN", "NN"}
            or not reading.finite(0, index)
            or {"both", "either", "not", "between"} & set(lower[:index])
            or (lower[index + 1] == "then" and {"initially", "first"} & set(lower[:index]))
            or any(reading.is_comma(place) for place in range(index - 1, stop))
            or any(word in {"who", "which", "that"} for word in lower[max(0, index - 8) : index])
            or "CD" in tags[index:stop]
        ):
            return []
        return [Cut(index, stop, 0.24, "second predicate")]
    return []
