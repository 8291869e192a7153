"""From the words around a number to its qualifier: "more than", "at least", "about", "up", …"""

from __future__ import annotations

from collections.abc import Sequence

from deckmaker.model import Qualifier

from .tokens import Token, lexicon

_LEFT_WORDS: dict[Qualifier, str] = {
    "more_than": (
        "more than|over|above|exceeding|exceed|exceeds|exceeded|in excess of|upwards of|upward of|greater than|"
        "higher than|bigger than|larger than|north of|surpass|surpasses|surpassed|surpassing|topping|topped|tops|"
        "better than|beyond|well over|just over|a little over|slightly over|slightly more than|just above|"
        "well above|far more than|longer than|older than|taller than|heavier than|faster than|excess of|>|"
        "much more than|way more than|more then|passed|passing|comfortably over|crossed|a bit more than"
    ),
    "less_than": (
        "less than|fewer than|under|below|smaller than|lower than|short of|just under|just below|well under|"
        "well below|a little under|slightly less than|slightly under|slightly below|younger than|shorter than|<|"
        "south of|far fewer than|far less than|just short of|cheaper than|a little less than|not quite|"
        "a fraction under|fractionally under|worse than|inside"
    ),
    "at_least": (
        "at least|no less than|no fewer than|not less than|not fewer than|a minimum of|minimum of|≥|> =|>=|"
        "at a minimum|no lower than|no smaller than|greater than or equal to|more than or equal to|equal or more than|"
        "equal to or more than|equal to or greater than|minimum|from at least|no earlier than"
    ),
    "at_most": (
        "at most|up to|no more than|not more than|a maximum of|maximum of|≤|< =|<=|as much as|as many as|"
        "no greater than|no higher than|not exceeding|does not exceed|not exceed|do not exceed|capped at|limited to|"
        "less than or equal to|equal to or less than|fewer than or equal to|as high as|maximum|as long as|"
        "not over|no longer than|no larger than|not greater than|never more than|cannot exceed"
    ),
    "about": (
        "about|around|approximately|approx|approx .|roughly|some|circa|ca|ca .|c .|~|≈|∼|estimated|an estimated|"
        "nearly|almost|close to|near|nearing|approaching|in the region of|in the order of|of the order of|"
        "somewhere around|something like|more or less|an average of about|virtually|practically|just about|"
        "an approximate|approximate|nearly about|somewhere near|on the order of|or so|about another|a rough|"
        "in the neighborhood of|in the neighbourhood of|most of|getting on for|pretty much|close on"
    ),
    "only": "only|just|merely|a mere|mere|only about|barely|solely|no more than just|but",
}
_RIGHT_WORDS: dict[Qualifier, str] = {
    "at_least": (
        "or more|or higher|or greater|or above|or over|or better|or older|or longer|and above|and over|and up|"
        "and older|or greater than|or larger|at least|at a minimum|or more than|plus|and more|"
        "minimum|or bigger|or upwards"
    ),
    "at_most": "or less|or fewer|or lower|or below|or under|or younger|at most|and under|"
    "and below|maximum|or smaller|tops|at the most",
    "about": "or so|or thereabouts|approximately|more or less|odd|give or take|-odd|- odd|-ish|- ish|or about",
}
_TAIL_EQUAL = ("or equal to", "or equals to", "or equal", "or equals")


def _table(rows: dict[Qualifier, str]) -> dict[tuple[str, ...], Qualifier]:
    return {tuple(form.split(" ")): kind for kind, forms in rows.items() for form in forms.split("|")}


_LEFT = _table(_LEFT_WORDS)
_RIGHT = _table(_RIGHT_WORDS)
_LENGTHS = tuple(sorted({len(form) for form in _LEFT}, reverse=True))
_RIGHT_LENGTHS = tuple(sorted({len(form) for form in _RIGHT}, reverse=True))
_LAST = frozenset(form[-1] for form in _LEFT)
# prepositions of time and place, not bounds, before a duration or after a verb of motion
_TIMELIKE = frozenset(
    ["over", "under", "within", "inside", "in", "around", "near", "beyond", "above", "below"]
)
RISING = frozenset(
    lexicon(
        """
    rose rise rises rising risen grew grow grows growing grown growth increase increased increases
    increasing jumped jump jumps jumping climbed climb climbs climbing gained gain gains gaining
    surged surge surges surging soared soar soars soaring up advanced advance expanded expand
    expands expanding expansion higher improved improve improvement boosted boost added leapt leaped
    leap hike hiked raised raise spiked spike rebounded rallied accelerated swelled escalated
    strengthened appreciated uptick upturn shot ballooned
    """
    )
)
FALLING = frozenset(
    lexicon(
        """
    fell fall falls falling fallen dropped drop drops dropping declined decline declines declining
    decreased decrease decreases decreasing lost lose loses losing slipped slip slips slipping slid
    slide slides sliding sank sink plunged plunge plunges plunging tumbled tumble down shrank shrink
    shrinks shrinking shrunk contracted contract contraction cut cuts cutting reduced reduce reduces
    reducing reduction lower slumped slump dipped dip eased weakened depreciated retreated downturn
    trimmed shed slashed collapsed collapse collapses tanked nosedived plummeted crashed lowered
    dwindled receded backslid
    """
    )
)
_STEP = frozenset(
    lexicon(
        """
    by another an a further as much additional the extra about around nearly almost roughly over
    more than only just some approximately sharply slightly strongly rapidly steadily significantly
    quickly also dramatically to record of less at least under estimated - – up
    """
    )
) - {"to", "-", "–"}
_LIKELY = frozenset(lexicon("likely expensive prone productive common frequent efficient costly powerful"))
_AFTER_HIGHER = frozenset(
    lexicon("than in at on year from over last this by for and to against after than compared")
)
_PHRASAL = frozenset(
    lexicon(
        """
    eat eats ate use uses used buy buys bought give gives gave grow takes made make makes making to
    took take takes ended end signed pick picked set given sum sums
    """
    )
)
_RIGHT_UP = frozenset(
    lexicon(
        """
    increase rise growth jump gain surge climb hike uptick higher improvement boost expansion leap
    """
    )
)
_RIGHT_DOWN = frozenset(
    lexicon(
        """
    decrease decline drop fall reduction cut lower slump dip contraction plunge slide shrinkage
    discount
    """
    )
)


def qualifier_before(row: Sequence[Token], index: int) -> tuple[Qualifier, int]:
    """The qualifier that ends just before `index`, and where it begins; ("", index) for none."""
    at = index
    while (
        at > 0
        and row[at - 1].low in ("a", "an", "the", "=", "another", "total", "of", "exactly")
        and row[at - 1].low != "="
    ):
        if row[at - 1].low == "of" and not (
            at > 1
            and row[at - 2].low
            in (
                "excess",
                "upwards",
                "minimum",
                "maximum",
                "region",
                "order",
                "north",
                "south",
                "upward",
                "total",
                "neighborhood",
                "average",
                "most",
                "estimated",
                "short",
            )
        ):
            break
        if (
            row[at - 1].low == "the"
            and row[at - 1].kind == "w"
            and at > 1
            and row[at - 2].low not in ("about", "only", "nearly", "almost", "over")
        ):
            break
        if row[at - 1].low == "of":
            break
        at -= 1
    if at > 0 and row[at - 1].low not in _LAST and at == index:
        return "", index
    for stop in (at, index):
        for length in _LENGTHS:
            start = stop - length
            if start < 0:
                continue
            kind = _LEFT.get(tuple(each.low for each in row[start:stop]))
            if kind:
                return _strongest(row, start, kind)
    return "", index


def _strongest(row: Sequence[Token], start: int, kind: Qualifier) -> tuple[Qualifier, int]:
    """Looks one phrase further left: "only about", "nearly more than", "no more than"."""
    if start > 0 and row[start - 1].low in (
        "only",
        "just",
        "well",
        "far",
        "slightly",
        "much",
        "still",
        "perhaps",
    ):
        return kind, start - 1
    if start > 0 and kind in ("about", "only"):
        for length in (3, 2, 1):
            before = start - length
            other = _LEFT.get(tuple(each.low for each in row[before:start])) if before >= 0 else None
            if other and other not in ("about", "only"):
                return other, before
    if start > 0 and row[start - 1].low in ("not", "no", "never", "n't"):
        if kind == "more_than":
            return "at_most", start - 1
        if kind == "less_than":
            return "at_least", start - 1
    return kind, start


def qualifier_after(row: Sequence[Token], index: int) -> tuple[Qualifier, int]:
    """The qualifier that begins at `index`, and where it ends; ("", index) for none."""
    if index < len(row) and row[index].low == "+" and row[index].start == row[index - 1].end:
        return "at_least", index + 1
    for length in _RIGHT_LENGTHS:
        kind = _RIGHT.get(tuple(each.low for each in row[index : index + length]))
        if kind:
            stop = index + length
            if stop > len(row):
                continue  # the row ends first: a shorter length says it
            if stop < len(row) and row[stop].low == "than":
                continue  # "5000 or less than 6000"
            if row[stop - 1].low == "than" and stop < len(row) and row[stop].kind == "d":
                continue  # "200 or greater than 190"
            following = row[stop] if stop < len(row) else None
            sum_up = following and following.kind in ("d", "s") and following.low not in (".", ",", ")")
            if row[index].low == "plus" and sum_up:
                continue
            return kind, stop
    return "", index


def or_equal(row: Sequence[Token], index: int) -> int:
    """The index after "or equal to" at `index`; `index` when it does not stand there."""
    for form in _TAIL_EQUAL:
        words = tuple(form.split(" "))
        stop = index + len(words)
        if tuple(each.low for each in row[index:stop]) == words:
            if stop < len(row) and row[stop].kind == "d":
                return index
            return stop
    return index


def direction(row: Sequence[Token], first: int, last: int) -> Qualifier:
    """Whether an amount is a rise or a fall: "rose 5%", "a 5% drop"; "" when it is neither."""
    at, steps = first - 1, 0
    while at >= 0 and steps < 7 and row[at].low in _STEP:
        if row[at].low == "up" and row[at - 1].low not in _PHRASAL:
            return "up"
        at, steps = at - 1, steps + 1
    if at >= 0:
        word = row[at].low
        if word == "up" and at and row[at - 1].low in (*_PHRASAL, "-", "‐"):
            return ""
        if word == "raised" and row[at + 1].low in "$€£¥₹":
            return ""  # money that was found, not more money
        if word == "up" and not (at + 1 < len(row) and row[at + 1].low == "to"):
            return "up"
        of = any(row[each].low == "of" for each in range(at + 1, first))
        if not of or word in (
            "increase",
            "rise",
            "growth",
            "gain",
            "jump",
            "drop",
            "decline",
            "decrease",
            "fall",
            "reduction",
            "improvement",
        ):
            if word in RISING and word not in ("higher", "added"):
                return "up"
            if word in FALLING and word not in ("lower", "lost", "contract"):
                return "down"
        if word == "added" and not of:
            return "up"
    for step in range(last, min(last + 3, len(row))):
        word = row[step].low
        if word in ("more", "less") and step == last and step + 1 < len(row) and row[step + 1].low in _LIKELY:
            return "up" if word == "more" else "down"
        if word == "fewer" and step == last:
            return "down"
        if (
            word in ("up", "down")
            and step == last
            and (
                step + 1 >= len(row)
                or row[step + 1].low in ("on", "from", "year", "over", ",", ".", "compared", "since")
            )
        ):
            return "up" if word == "up" else "down"
        if word.endswith("ed") or word in ("is", "are", "was", "were", "has", "have", "had", "will"):
            break
        if (
            word in ("more", "fewer", "less")
            and step == last
            and step + 1 < len(row)
            and row[step + 1].low == "than"
        ):
            return "up" if word == "more" else "down"
        follows = row[step + 1] if step + 1 < len(row) else None
        compared = follows is None or follows.kind != "w" or follows.low in _AFTER_HIGHER
        if word in ("higher", "lower") and not compared:
            break  # "12 per cent lower fares": what they asked for
        if word in _RIGHT_UP:
            return "up"
        if word in _RIGHT_DOWN:
            return "down"
        if row[step].kind != "w" or word in (
            "of",
            "in",
            "to",
            "the",
            "from",
            "and",
            "for",
            "by",
            "with",
            "on",
        ):
            break
    return ""


def time_preposition(row: Sequence[Token], start: int, duration: bool) -> bool:
    """Whether "over", "under" or "around" before a duration names a period, not a bound."""
    word = row[start].low
    if not duration or word not in _TIMELIKE:
        return False
    before = row[start - 1].low if start else ""
    return before not in (
        "for",
        "in",
        "within",
        "to",
        "at",
        "took",
        "take",
        "takes",
        "well",
        "just",
        "last",
        "lasted",
        "is",
        "was",
        "of",
        "spent",
        "than",
    )
