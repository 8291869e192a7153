"""A long Reading → the Cuts that end it sooner, each at the border of a phrase that no comma sets off.

What stays is a beginning of the sentence with its subject, its verb and a full object; what goes is
one modifier after it: a phrase, a purpose, a second predicate, what a new thing is like. Only for
sentences that are too long for a slide as they stand.
"""

from __future__ import annotations

from .cut_words import BOUND, NEVER
from .phrase_words import PAIRED, PHRASES, RELATIONAL
from .reading import Cut, Reading, closing, figures, measured
from .tagger import FINITE
from .words import wordset

__all__ = ["end"]

_LONG = 15  # words from which a sentence is ended sooner
_LIMIT = 18
_LEAST = 6  # words that stay at the least

# With these in what stays, a phrase that limits it may not go,
_BARRED = wordset(
    """
    all every each most best largest biggest first highest lowest always any same few little least worst
    """
)
_WITHIN = wordset("that which who whose where because if as while when since although though after before")
_OPENERS = wordset("before after until once since as while because that when if though although")
_OBJECT = {"DT", "PRP$", "JJ", "NN", "NNS", "NNP", "CD", "RB", "PRP", "TO"}
_LEADING = wordset("leading focusing relying consisting resulting aiming ranging coming living working")
_SAYING = wordset(
    "says said say believes believe believed claims claimed thinks thought hopes hoped fears feared shows showed"
    " suggests suggested insists insisted warned warns admits admitted reports reported find found show alleges"
)
_JOINS = wordset("that and but because as while ,")
_CLAUSES = wordset("that because after before as")
_OPEN = wordset("may might could would")  # "may rise with …": what it hangs on
_SPANS = wordset("months years days hours weeks minutes month year day hour week minute")
_CONTROL = wordset(
    """
    urge urges urged urging ask asks asked asking tell tells told want wants wanted allow allows allowed
    allowing enable enables enabled enabling force forces forced forcing require requires required help
    helps helped encourage encourages encouraged permit permits expect expects expected call calls called calling
    order orders ordered invite invites invited warn warned persuade persuaded
    """
)
_DENIED = wordset("no not only never neither nor rarely seldom hardly n’t n't")  # and with these nothing
_NOUN = {"NN", "NNS", "NNP"}
_KNOWN = wordset("the this that these those its their his her our my your")


def end(reading: Reading) -> list[Cut]:
    """Where a long sentence may stop sooner, each with what is lost."""
    stop = closing(reading)
    if stop < _LONG:
        return []
    first = next((place for place in range(1, stop) if reading.tags[place] in FINITE), -1)
    if first < 0:
        return []
    found = []
    barred = bool(_BARRED & set(reading.lower[:stop]))
    for at in range(max(_LEAST, first + 2), stop - 1):
        if reading.quoted[at] or reading.depth[at] or reading.tags[at - 1] not in _NOUN:
            continue
        loss = _loss(reading, first, at, stop, barred)
        if loss < 0.5:
            found.extend(_halves(reading, first, at, stop))
            stump = 0.06 * max(0, 9 - at)  # a few words say little
            found.append(Cut(at, stop, round(loss + stump + figures(reading, at, stop), 3), "end"))
    return [cut for cut in found if cut.loss < 0.5]


def _halves(reading: Reading, first: int, at: int, stop: int) -> list[Cut]:
    """ "We built A and tested B" → "We tested B": what is said when the first half has a line of its own."""
    lower, tags = reading.lower, reading.tags
    if lower[at] not in {"and", "but"} or _WITHIN & set(lower[:at]):
        return []
    after = at + 1
    while after < stop and tags[after] == "RB":
        after += 1
    if stop - at < 6 or "but" in lower[first:at]:
        return []
    plain = all(tags[place] != "IN" or lower[place] == "of" for place in range(first))
    if (
        tags[after] == tags[first]
        and first <= 8
        and plain
        and not {"WDT", "WP", "WP$", "WRB"} & set(tags[:first])
    ):
        return [Cut(first, at + 1, 0.3, "first predicate")]
    verb = next((place for place in range(after, min(stop, after + 6)) if tags[place] in FINITE), -1)
    if (
        tags[after] in {"DT", "NNP"}
        and verb > after
        and not {"WDT", "WP", "WP$", "WRB", "."} & set(tags[after:verb])
    ):
        return [Cut(0, at + 1, 0.3, "first clause")]
    return []


def _loss(reading: Reading, first: int, at: int, stop: int, barred: bool) -> float:
    """What is lost when the sentence stops before the word here; 1 when it may not."""
    lower, tags = reading.lower, reading.tags
    word, tag = lower[at], tags[at]
    if set(lower[at:stop]) & NEVER or ":" in lower[:at] or not _object(reading, first, at):
        return 1.0
    if stop - at < 3 or (stop - at < 4 and at > _LIMIT):
        return 1.0  # nothing is won
    noun, after = lower[at - 1], lower[at + 1]
    if tag == "CC" or word in {"and", "but"}:
        return _second(reading, first, at, stop)
    if word == "as" and lower[at : at + 3] == ["as", "well", "as"]:
        return 0.2
    if noun in BOUND or lower[at - 1] in _SPANS:
        return 1.0  # "eight months after …"
    if _DENIED & set(lower[:at]) or _compares(lower, at, stop) or noun in RELATIONAL:
        return 1.0
    if any(reading.is_comma(place) for place in range(at, stop)) and word not in {
        "that",
        "which",
        "who",
        "where",
    }:
        return 1.0
    if _paired(reading, first, at) or _comes(reading, at, stop):
        return 1.0
    if tag == "TO" or word == "to":
        if "for" in lower[max(0, at - 7) : at]:
            return 1.0  # "calls for an envoy to return"
        return 0.24 if tags[at + 1] == "VB" and not _names(reading, at, stop) else 1.0
    if word in {"that", "which", "who", "where"} and tag in {"WDT", "WP", "WP$", "WRB", "IN"}:
        return 0.26 if _new(reading, at) else 1.0
    if word == "due" and after == "to":
        return 0.24
    if word == "when" and "VBD" in tags[:at] and reading.finite(at, stop):
        return 0.26  # one event, and when it was
    if word == "instead" and after == "of":
        return 0.28
    if tag == "VBN" and after in {"by", "with", "from", "in", "on", "to", "for", "as", "of", "using"}:
        return 0.24 if _new(reading, at) else 1.0
    if tag == "VBG":
        if tags[at + 1] not in _OBJECT and word not in _LEADING:
            return 1.0  # "a Cabinet meeting after …"
        return 0.22 if word in {"using", "leading", "making"} or _new(reading, at) else 1.0
    if measured(lower[:stop], tags[:stop], at):
        return 1.0  # "on 31 days", "for each degree above 26"
    if tag in {"IN", "TO"} and word in PHRASES and not barred and not _OPEN & set(lower[first:at]):
        if word == "as" and tags[at + 1] not in {"DT", "JJ"}:
            return 1.0
        return PHRASES[word] + (0.1 if _names(reading, at, stop) else 0.0)
    return 1.0


def _compares(lower: list[str], at: int, stop: int) -> bool:
    """Whether a "than" would go whose "more" stays."""
    for place in range(at, stop):
        if lower[place] == "than":
            near = lower[max(at, place - 4) : place]
            return not any(
                word in {"more", "less", "fewer", "other", "rather"} or word.endswith("er") for word in near
            )
    return False


def _object(reading: Reading, first: int, at: int) -> bool:
    """Whether the verb before here has what it needs: an object of its own, or a subject of the passive."""
    lower, tags = reading.lower, reading.tags
    clause = max((place for place in range(first + 1, at) if lower[place] in _OPENERS), default=-1)
    if clause > 0 and not reading.finite(clause, at) and reading.finite(at, reading.count):
        return False  # its verb would go
    verb = max((place for place in range(first, at) if tags[place] in FINITE), default=first)
    opened = [place for place in range(first + 1, at) if tags[place] in {"WDT", "WP", "WP$", "WRB"}]
    if opened and not reading.finite(opened[-1], at):
        return False
    if verb != first and not opened and not (_JOINS | _SAYING) & set(lower[first:verb]):
        return False
    start = verb + 1
    while start < at and tags[start] in {"RB", "VB", "VBN", "VBG", "MD", "TO"}:
        start += 1
    if start < at - 1 and tags[start] in {"IN", "RP", "TO"} and lower[start] not in _CLAUSES | _OPENERS:
        start += 1  # "calls for a return", "reflects on the impact"
    if start >= at:
        return False
    if lower[verb] in {"is", "are", "was", "were"} and start == verb + 1:
        # "X is a tool for …": what it is has to say something
        return sum(1 for place in range(start, at) if tags[place] in _NOUN | {"JJ", "CD", "VBG"}) >= 3
    place = start
    while place < at and tags[place] in {"DT", "PRP$", "JJ", "CD", "RB", "VBN", "VBG"} | _NOUN:
        if tags[place] in _NOUN:
            return True
        place += 1
    return False


def _paired(reading: Reading, first: int, at: int) -> bool:
    """Whether the nearest verb before here needs a second part, or "from" and "between" theirs."""
    for place in range(at - 1, first - 1, -1):
        tag = reading.tags[place]
        if tag in FINITE or tag in {"VB", "VBG", "VBN"} or reading.lower[place] in PAIRED:
            if reading.lower[place] in PAIRED and not (
                reading.lower[place] in {"present", "presents", "provide", "provides"}
                and reading.lower[at] not in {"with", "to"}
            ):
                return True
            if tag in FINITE:
                break
    words = reading.lower[first:at]
    if "TO" in reading.tags[at:] and at < reading.count and _CONTROL & set(reading.lower[:at]):
        return True  # "urging people affected by job cuts … to seek help"
    return ("from" in words and reading.lower[at] in {"to", "into"}) or (
        "between" in words and "and" not in words
    )


def _comes(reading: Reading, at: int, stop: int) -> bool:
    """Whether another clause comes later that would go as well."""
    finite = sum(1 for place in range(at, stop) if reading.tags[place] in FINITE)
    clause = reading.tags[at] not in {"IN", "TO"} or reading.lower[at] in _CLAUSES
    return finite > 1 or (finite == 1 and not clause)


def _names(reading: Reading, at: int, stop: int) -> bool:
    return "NNP" in reading.tags[at:stop]


def _new(reading: Reading, at: int) -> bool:
    """Whether the noun before here is a new thing that has been described: "a novel model of tweets"."""
    start, count = at - 1, 0
    while start > 0:
        tag, before = reading.tags[start], reading.tags[start - 1]
        gerund = tag == "VBG" and before not in {"NN", "JJ", "DT"}
        if gerund or tag not in _NOUN | {"JJ", "VBG", "VBN", "CD", "RB"}:
            break
        count += tag != "RB"
        start -= 1
    if reading.lower[start] == "of" and start > 2 and reading.tags[start - 1] in _NOUN:
        return count > 0 and _new(reading, start)  # "a corpus of tweets"
    return reading.lower[start] not in _KNOWN and count >= 3 - (reading.lower[start] in {"a", "an"})


def _second(reading: Reading, first: int, at: int, stop: int) -> float:
    """ "We propose A and explore B": the second predicate, or a second clause with its own subject."""
    lower, tags = reading.lower, reading.tags
    if lower[at] not in {"and", "but"} or {"both", "either", "between"} & set(lower[:at]):
        return 1.0
    after = at + 1
    while after < stop and tags[after] == "RB":
        after += 1
    if after >= stop - 1:
        return 1.0
    loss = 0.2 if lower[at] == "and" else 0.4
    heads = {tags[place] for place in range(first, at)} & (FINITE | {"VB", "VBN"})
    alike = tags[after] in heads or (tags[after] == "VB" and {"MD", "TO"} & set(tags[:at]))
    if tags[after] == "VBN" and not {"is", "are", "was", "were", "been", "be"} & set(lower[first:at]):
        alike = False
    starts = tags[after + 1] in {
        "DT", "PRP$", "PRP", "NNP", "RB", "JJ", "NNS", "IN", "TO", "VBN", "NN", "CD", "VBG",
    }  # fmt: skip
    if alike and starts:
        return loss
    last = max((place for place in range(at) if tags[place] in FINITE), default=-1)
    if lower[last] in _SAYING:
        return 1.0  # "says 16,000 workers and their families are …"
    subject = next((place for place in range(after, min(stop, after + 6)) if tags[place] in FINITE), -1)
    if subject > after and tags[after] in {"DT", "NNP", "PRP", "PRP$"} and tags[at - 1] != "NNP":
        return loss + 0.06
    return 1.0
