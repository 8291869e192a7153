"""A long Reading → the places where it may end early, by weights learned from a treebank.

What stays is a sentence; what goes is a modifier, a clause or a second predicate. The treebank knows
grammar only: whether the reader is misled by what is missing is asked here. A place is offered when it
is surer than `_SURE`: four of five such places are ends in the trees of unseen documents, and most of
the others are ends that a tree reads otherwise.
"""

from __future__ import annotations

from functools import lru_cache

from .cut_words import BOUND, NEVER
from .ending_features import KINDS, features
from .phrase_words import NEWS, PAIRED, RELATIONAL
from .reading import Cut, Reading, closing, figures, measured
from .tagger import FINITE
from .verb_words import EITHER
from .weighing import Weights
from .words import wordset

__all__ = ["endings"]

_LONG = 14  # words up to which a sentence is left alone
_LEAST = 6  # words that stay at the least
_FAR = 26  # and at the most: an opening may still go
_OFFERED = 3  # places at most
_SURE = 0  # the margin over "it may not end here" that a place must have
_PLAIN = -80  # and where a word starts that opens a clause and nothing else
_CLAUSES = wordset("because although though whereas which who that when where while")
_WHENEVER = wordset("after before during since throughout despite because amid although though when while")

# what a reader loses with what starts there
_LOSS = {
    "obl": 0.24, "nmod": 0.27, "advcl": 0.22, "conj": 0.22, "acl": 0.22, "relcl": 0.26, "appos": 0.14,
    "para": 0.2, "adv": 0.2,
}  # fmt: skip
_LIMITS = frozenset({"obl", "nmod", "acl", "relcl", "adv"})
# what it limits may not go when these stand before it: the sentence would claim more
_BARRED = wordset(
    "all every each most best largest biggest first highest lowest always any same few little least worst only"
)
_DENIED = wordset("no not never neither nor rarely seldom hardly n’t n't without unless")
_TELLS = frozenset({"relcl", "acl", "nmod", "advcl"})
# nouns that say little without what follows them, and words before them that add nothing
_GENERIC = wordset(
    """
    advance advancement agent algorithm amount approach architecture area aspect behavior behaviour case
    category challenge change characteristic class component concept condition data design detail difficulty
    element environment example experiment factor feature form framework function idea information instance
    issue item kind level loss mechanism method model module move network node object objective operation
    option outcome part pattern people person place plan policy population position possibility practice
    problem procedure process program programme project property question relation representation result
    rule scenario scheme set setting setup situation solution sort space step strategy structure study
    subset system task technique term theory thing tool trend type unit value variable variant version way
    """
)
_VAGUE = wordset(
    """
    new novel general generic good great major important several various different many certain special
    specific simple standard typical common other more own single whole first second better
    similar comparable certain particular another
    """
)
_STANDS_FOR = wordset("one ones those something anything everything someone anyone everyone")
_WHITHER = wordset("into onto to toward towards against away")
_TURNS = wordset(
    "but yet or nor if unless except without until than rather instead although though whereas while"
)
_SUBORDINATE = wordset("that because as while when since although though whereas after before so where once")
_RELATIVES = frozenset({"WDT", "WP", "WP$", "WRB"})
_TRANSITIVE = frozenset({"VB", "VBP", "VBZ", "VBG"})
_VERBS = frozenset({"VB", "VBD", "VBZ", "VBP", "VBG", "VBN"})
_SUBJECTS = frozenset({"DT", "PRP", "PRP$", "NNP", "NNS", "NN", "JJ", "CD", "EX"})
# what a modifier, a clause or a second predicate starts with when no mark sets it off
_STARTS = frozenset({"IN", "TO", "CC", "WDT", "WP", "WRB", "VBG", "VBN", "RB", "JJ"})
_OPEN_END = frozenset({"IN", "TO", "DT", "CC", "WDT", "WP", "WRB", "WP$", "PRP$", "POS", "MD", "PRP", "EX"})


@lru_cache(maxsize=1)
def _weights() -> Weights:
    from .ending_weights import PACKED

    return Weights(PACKED, len(KINDS))


def endings(reading: Reading) -> list[Cut]:
    """Up to three places where a long sentence may end, each with what is lost."""
    stop = closing(reading)
    if stop <= _LONG:
        return []
    bare = [at for at in range(stop) if reading.tags[at] != "."]
    marks = _marks(reading, bare, stop)
    lower = [reading.lower[at] for at in bare]
    tags = [reading.tags[at] for at in bare]
    places = [
        place
        for place in range(_LEAST, min(_FAR, len(bare) - 2))
        if (marks[place] or tags[place] in _STARTS)
        and tags[place - 1] not in _OPEN_END
        and not reading.quoted[bare[place]]
        and not reading.depth[bare[place]]
        and (lower[place] != "when" or marks[place])  # on what condition it holds
        and not (tags[place] == "IN" and marks[place + 1])  # "clued them in, as …": it is of the verb
        and _may(lower, tags, place)
        and _closed(lower, tags, marks, place)
        and not _last_of_list(tags, marks, place)
        and not _just_opened(tags, marks, place)
        and not _goes_on_listing(lower, tags, marks, place)
        and (marks[place] or not _compound(tags, place))
    ]
    found: list[tuple[int, Cut]] = []
    weights = _weights()
    for place, feats in zip(places, features(lower, tags, marks, places), strict=True):
        scores = weights.scores(weights.total(feats))
        best = max(range(1, len(KINDS)), key=lambda each: scores[each])
        margin = scores[best] - scores[0]
        kind = KINDS[best]
        least = _PLAIN if kind in {"relcl", "advcl"} and lower[place] in _CLAUSES else _SURE
        if margin < least or (kind in _LIMITS and _claims(lower, tags, place, kind)):
            continue
        start = bare[place - 1] + 1
        if kind in _LIMITS and measured(lower, tags, place):
            continue
        if kind == "appos" and NEWS & set(lower[max(0, place - 6) : place]):
            continue  # "we present Corvus, a set of …": what it is is what is said
        if kind in _TELLS and _empty(lower, tags, place):
            continue
        if kind in {"relcl", "acl"} and not marks[place] and _defining(lower, tags, place):
            continue
        if kind in {"obl", "nmod"} and lower[place] in _WHITHER:
            continue
        unsure = max(0, 150 - margin) / 1000
        loss = _LOSS[kind] + unsure - (0.04 if "," in marks[place] else 0.0)
        loss += 0.1 if kind in {"obl", "nmod"} and "NNP" in tags[place:] else 0.0
        loss += figures(reading, start, stop) + 0.06 * max(0, 9 - place)  # a stump says little
        found.append((margin, Cut(start, stop, round(loss, 3), "ending")))
    found.sort(key=lambda each: (-each[0], each[1].start))
    return [cut for _, cut in found[:_OFFERED]]


def _marks(reading: Reading, bare: list[int], stop: int) -> list[str]:
    marks, previous = [], -1
    for at in [*bare, stop]:
        marks.append("".join(reading.lower[each][:1] for each in range(previous + 1, at))[-2:])
        previous = at
    return marks


def _closed(lower: list[str], tags: list[str], marks: list[str], place: int) -> bool:
    """Whether each finite verb that goes has what opens its clause go with it: its subject does not stay."""
    opened = 0
    for at in range(place, len(lower)):
        tag = tags[at]
        after = tags[at + 1] if at + 1 < len(tags) else "."
        if (
            tag in _RELATIVES
            or (tag == "IN" and lower[at] in _SUBORDINATE)
            or (tag == "CC" and (at == place or after in FINITE or after == "RB"))
            or (tag == "VBG" and "," in marks[at])  # ", claiming the school discriminated …"
        ):
            opened += 1
        elif tag in FINITE:
            opened -= 1
            if opened < 0:
                return False
    return True


def _last_of_list(tags: list[str], marks: list[str], place: int) -> bool:
    """Whether the "and" here closes a list of predicates: "planted A, dug B and built C"."""
    if tags[place] != "CC":
        return False
    verbs = [at for at in range(1, place) if "," in marks[at] and tags[at] in _VERBS - {"VBG"}]
    return any("CC" not in tags[at:place] for at in verbs)


def _goes_on_listing(lower: list[str], tags: list[str], marks: list[str], place: int) -> bool:
    """Whether what goes ends a list of what stays: "Ann, Bo, who advises them, and Cy", "5% after it and 2% before"."""
    for at in range(place + 1, len(lower)):
        if "," in marks[at] and lower[at] in {"and", "or"} and not FINITE & set(tags[at:]):
            return "," in "".join(marks[max(0, place - 4) : place + 1])
    figures = [at for at in range(place) if tags[at] == "CD" and not lower[at].startswith(("19", "20"))]
    near = len(figures) > 1 and place - figures[-1] < 4
    return near and tags[place] in {"IN", "VBG", "TO"} and "and" in lower[figures[0] : place]


def _just_opened(tags: list[str], marks: list[str], place: int) -> bool:
    """Whether all but the first words of an aside would go: "…, a reminder that our town …"."""
    comma = max((at for at in range(1, place) if "," in marks[at]), default=-1)
    return comma > 0 and place - comma < 4 and not FINITE & set(tags[comma:place]) and not marks[place]


def _compound(tags: list[str], place: int) -> bool:
    """Whether the -ing form here ends a noun: "conduct random fuel sampling at refineries"."""
    if tags[place] != "VBG" or tags[place - 1] != "NN" or tags[place + 1 : place + 2] != ["IN"]:
        return False
    start = place - 1
    while start > 0 and tags[start] in {"NN", "JJ"}:
        start -= 1
    return tags[start] not in {"DT", "PRP$", "CD", "POS"}


def _defining(lower: list[str], tags: list[str], place: int) -> bool:
    """Whether a clause says which one is meant: "the river where …", "words that …", "a man who …"."""
    start, told = place - 2, 0
    while start >= 0 and tags[start] in {"JJ", "NN", "NNS", "NNP", "VBN", "VBG", "CD", "POS"}:
        told += lower[start] not in _VAGUE
        start -= 1
    return tags[place - 1] in {"NN", "NNS"} and (not told or (start >= 0 and lower[start] == "the"))


def _second(tags: list[str], place: int) -> bool:
    """Whether the "and" here joins a predicate or a clause, not the last of a list of words."""
    after = place + 1
    while after < len(tags) - 1 and tags[after] == "RB":
        after += 1
    if tags[place - 1] in _VERBS | {"JJ"}:
        return False  # "are used and praised by all": both need what follows
    if tags[after] in FINITE | {"VB", "VBN"}:
        return True
    return tags[after] in _SUBJECTS and any(tag in FINITE for tag in tags[after:])


def _may(lower: list[str], tags: list[str], place: int) -> bool:
    """Whether the reader is not misled when all from here on is missing."""
    gone, kept = lower[place:], lower[:place]
    if gone[0] in _TURNS or gone[0] == "of" or _DENIED & set(kept):
        return False
    if tags[place - 1] == "RB" and tags[place] in {"VBN", "VBG"}:
        return False  # "a network recursively built": the adverb is of what would go
    if tags[place - 2] == "CC" and kept[-1] in EITHER and gone[0] in {"in", "from", "to"}:
        return False  # "and results in …": a verb
    if gone[:2] == ["to", "be"]:
        return False  # "we consider the score to be clear"
    if "then" in gone[:3] and {"initially", "first"} & set(kept):
        return False  # "rises initially and then falls"
    if gone[0] != "and" and _binds(gone, tags[place:]):
        return False
    noun = lower[place - 1]
    if tags[place] == "CC" and not _second(tags, place):
        return False
    if tags[place - 1] in _TRANSITIVE or (tags[place - 1] == "JJ" and gone[0] not in _WHENEVER):
        return False  # what it is done to, or what it describes, would go
    if tags[place - 1] == "CD" and tags[place] == "IN":
        return False  # "three in the north, two in the south"
    if "with" in kept[-6:] and "VBG" in tags[place : place + 7] and tags[place] in {"IN", "VBG"}:
        return False  # "with Ann Lee from the mill taking the last seat": one phrase
    if tags[place] == "VBG" and "POS" in tags[max(0, place - 4) : place]:
        return False  # "Australia’s outstanding slips fielding": one noun
    if tags[place - 1] == "VBD" and gone[0] not in _WHENEVER:
        return False  # "he went on to blame"
    if tags[place - 1] == "VBN" and gone[0] not in _WHENEVER:
        return False  # "135 scans used to derive the model", "the deal was made after …"
    if noun in _STANDS_FOR and (tags[place] in {"WDT", "WP"} or gone[0] == "that"):
        return False  # "to one that holds …"
    if gone[0] in {"by", "through", "using", "via"} and "VBN" in tags[max(0, place - 3) : place]:
        return False  # "can be achieved by …": how is what is said
    if noun in BOUND or (noun in RELATIONAL and tags[place] in {"IN", "TO"}):
        return False
    if (
        "than" in gone
        or ("from" in kept and gone[0] in {"to", "into"})
        or ("between" in kept and "and" not in kept)
    ):
        return False
    return tags[place] not in {"IN", "TO"} or gone[0] in _WHENEVER or not _paired(kept, tags)


def _empty(lower: list[str], tags: list[str], place: int) -> bool:
    """Whether the noun before this place says little without what goes: "a general framework that …"."""
    noun = lower[place - 1]
    noun = noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun
    if tags[place - 1] not in {"NN", "NNS"}:
        return False
    start, told = place - 2, 0
    while start >= 0 and tags[start] in {"JJ", "NN", "NNS", "NNP", "VBN", "VBG", "CD"}:
        told += lower[start] not in _VAGUE
        start -= 1
    if start > 0 and lower[start] == "of":
        return noun in _GENERIC and told < 1 and _empty(lower, tags, start)
    return told < (2 if noun in _GENERIC else 0)


def _binds(gone: list[str], tags: list[str]) -> bool:
    """Whether a condition or an exception of what stays would go: "if", "unless", "only"."""
    for at, word in enumerate(gone):
        if word in NEVER:
            return True
        if tags[at] in _RELATIVES or word in _SUBORDINATE:
            return False  # a clause of its own: what it says is its own affair
    return False


def _claims(lower: list[str], tags: list[str], place: int, kind: str) -> bool:
    """Whether a sentence with "all" or "most" would claim more without what limits it."""
    if not _BARRED & set(lower[:place]):
        return False
    if kind != "relcl":
        return True
    start = place - 1
    while start > 0 and tags[start] in {"NN", "NNS", "JJ", "VBN", "VBG"}:
        start -= 1
    return lower[start] not in {"a", "an"}  # "each of them a bicycle, which …"


def _paired(kept: list[str], tags: list[str]) -> bool:
    """Whether the verb nearest to the end needs a second part: "replaced A with B"."""
    for at in range(len(kept) - 1, -1, -1):
        if kept[at] in PAIRED:
            return True
        if tags[at] in _VERBS:
            return False
    return False
