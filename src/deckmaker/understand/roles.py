"""From a sentence's tokens and a quantity to its roles: subject, measure, scope, period, attribution."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from .periods import time_phrase, words_of
from .quantity import Quantity
from .tagger import FINITE, tag
from .tokens import Token, lexicon
from .units import is_plural

_PREPOSITIONS = frozenset(
    lexicon(
        """
    in on at by for with from to of among across within during over under between into through as
    per than since until after before against about around via without despite like near outside
    inside
    """
    )
)
_FINITE = frozenset(
    lexicon(
        """
    is are was were has have had does do did will would can could may might must should holds hold
    held accounts account accounted makes make made represents represent represented says say said
    rose rises rise fell falls fall grew grows grow dropped drops drop went goes go climbed jumped
    soared surged slipped slid plunged shrank cut cuts became becomes become remains remain remained
    reached reaches reach hit hits totalled totaled totals stood stands stand comes come came takes
    take took gets get got gives give gave earns earn earned spends spend spent sells sell sold buys
    buy bought pays pay paid costs cost works work worked lives live lived uses use used owns own
    owned controls control controlled commands command commanded employs employ employed serves
    serve served covers cover covered includes include included runs run ran makes produces produce
    produced generates generate generated attracts attract attracted recorded records posted posts
    reported reports saw sees see won wins win lost loses lose leads lead led overtook overtakes
    surpassed surpasses beat beats exceeded exceeds doubled tripled quadrupled halved increased
    increases increase decreased declined declines improved widened narrowed expanded contracted
    said believe believes believed think thinks thought expect expects expected agree agrees agreed
    want wants wanted need needs needed prefer prefers plan plans support supports oppose feel feels
    know knows tell tells told show shows showed found finds find estimate estimates estimated
    averaged averages ranged ranges varies vary welcomed handled handles shipped ships delivered
    delivers opened opens closed closes launched raised raises invested invests added adds add
    gained gains ticked edged dipped eased plummeted tumbled swelled rebounded contributes
    contributed export exports imports import remain suffers died voted multiplied needs boasts
    boast received receives supplies supply supplied provides provide provided powers powered
    manages managed carries carried receives collected collects broke signed dominates captured
    occupied occupies enjoys constitutes constituted comprises comprised completed processed
    registered achieved achieves offers offered contains contained equals equalled borrowed consumes
    consumed emitted emits consists used operates operated sits lies live
    """
    )
)
_FAR = 60  # tokens; a subject further away is not looked for
_NOUNY = frozenset(
    lexicon(
        """
    the a an of in this that its their his her our no and its' 's each every new
    """
    )
)


def phrase_end(row: Sequence[Token], index: int, limit: int = 9, of: bool = True) -> int:
    """Where the noun phrase that begins at `index` ends (exclusive)."""
    at = index
    while at < len(row) and at - index < limit:
        token = row[at]
        if token.kind == "s" and token.low not in ("-", "‐", "“", "”", "&", "'", "’", "‘", "/", "%"):
            break
        if token.low in (
            "who",
            "which",
            "that",
            "when",
            "while",
            "whose",
            "where",
            "and",
            "or",
            "but",
            "compared",
            "according",
        ) and (
            token.low != "and"
            or not (at + 1 < len(row) and row[at + 1].raw[:1].isupper() and row[at - 1].raw[:1].isupper())
        ):
            break
        if token.low in _PREPOSITIONS and not (token.low == "of" and of and at > index):
            break
        if (
            at > index
            and token.kind == "w"
            and token.low in _FINITE
            and row[at - 1].low not in _NOUNY
            and not _noun_use(row, at)
        ):
            break
        if at > index and token.low.endswith("ed") and is_plural(row[at - 1].low) and token.kind == "w":
            break  # "trusts missed …"
        at += 1
    while at > index and row[at - 1].low in ("of", "the", "a", "an", "“", "-", "&"):
        at -= 1
    return at


def _noun_use(row: Sequence[Token], at: int) -> bool:
    """Whether a word that may be a verb is a noun here: "oil exports", "market shares of"."""
    if row[at].low in (
        "need",
        "reports",
        "report",
        "work",
        "cost",
        "costs",
        "exports",
        "imports",
        "use",
        "cut",
        "cuts",
        "rise",
        "fall",
        "increase",
        "drop",
        "plans",
        "records",
        "record",
        "runs",
    ):
        following = row[at + 1] if at + 1 < len(row) else None
        return (
            following is None
            or following.kind == "s"
            or following.low in ("in", "of", "on", "at", "for", "by")
        )
    return False


def clause_start(row: Sequence[Token], index: int) -> int:
    """Where the clause around a token begins: after the last of ; : or a comma with a conjunction."""
    at = index
    furthest = max(0, index - _FAR)
    while at > furthest:
        token = row[at - 1]
        if token.low in (";", ":", "“", "—") or (token.low == "." and at < index):
            return at
        if token.low in ("and", "but", "while", "whereas", "or") and at > 1 and row[at - 2].low in (",", ";"):
            return at
        at -= 1
    return furthest


_HELPS = frozenset(["is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could"])


def first_verb(row: Sequence[Token], first: int, last: int) -> int:
    """The first finite verb between two tokens, or -1."""
    for at in range(first, last):
        token = row[at]
        if token.kind != "w":
            continue
        if (
            token.low in _FINITE
            and at > first
            and not (token.raw[:1].isupper() and token.raw[1:].islower())  # "Energy Control had …"
            and not (
                at + 1 < last and row[at + 1].low in _HELPS and token.low not in _HELPS
            )  # "goods exports was"
            and not (
                row[at - 1].low in ("the", "a", "an", "of", "in", "to", "no", "its", "their", "this")
                and token.low not in ("is", "are", "was", "were", "has", "have", "had", "will")
            )
        ):
            if _noun_use(row, at):
                continue
            return at
        if (
            token.low.endswith("ed")
            and at > first + 0
            and len(token.low) > 4
            and row[at - 1].low not in _NOUNY
            and row[at - 1].low not in _PREPOSITIONS
            and row[at - 1].kind == "w"
        ):
            return at
    return -1


_SAYING = frozenset(
    lexicon(
        """
    estimated estimates estimate said says say found finds find believe believes believed showed shows show
    suggested suggests suggest revealed reveals reveal claimed claims claim warned warns warn points pointed argues
    argued adds added thinks thought reckons reckoned insists insisted notes noted
    """
    )
)
_ABOUT = frozenset(
    ["about", "some", "nearly", "almost", "roughly", "around", "over", "only", "just", "more", "less", "than"]
)


def subject(row: Sequence[Token], index: int, tagged: bool = False) -> tuple[int, int]:
    """First and last (exclusive) token of the subject of the clause around a token; (0, 0) when unsure.

    A list of verbs answers most; with `tagged` the tagger is asked for the rest, which costs time.
    """
    at = index - 1
    while at > 0 and row[at].low in _ABOUT:
        at -= 1
    if at > 0 and row[at].low in ("—", "–") and row[at].start > row[at - 1].end:
        return 0, 0  # "the barrels — about 17% of all — that were burned": who burned them has no such share
    begin = clause_start(row, index)
    spot = _subject_from(row, begin, index, first_verb)
    if spot == (0, 0) and tagged:
        spot = _subject_from(row, begin, index, _tagged_verb)
    if spot[1] and row[spot[1]].low in _SAYING:
        return _inside(row, spot, index)
    if spot == (0, 0) and begin:
        spot = _subject_from(row, max(0, index - _FAR), index, first_verb)
    return spot


def _inside(row: Sequence[Token], spot: tuple[int, int], index: int) -> tuple[int, int]:
    """The subject of what somebody says: "The unions claim 90% of the workforce agree" tells no share of theirs."""
    after = spot[1] + 1
    while after < index and row[after].low in _BEFORE_CLAUSE:
        after += 1
    inner = _subject_from(row, after, index, first_verb) if after < index else (0, 0)
    told = inner != (0, 0) or after >= index or row[after - 1].low == "that"
    return inner if told else spot


_BEFORE_CLAUSE = _ABOUT | {"that", "out"}


def _tagged_verb(row: Sequence[Token], first: int, last: int) -> int:
    """The first finite verb between two tokens by the tagger, or -1."""
    window = row[first : last + 3]
    for at, tagged in enumerate(tag([token.raw for token in window])):
        if tagged in FINITE and 0 < at < last - first:
            return first + at
    return -1


def subject_before(row: Sequence[Token], index: int) -> tuple[int, int]:
    """As `subject`, when the token at `index` is itself the verb: "sales tripled"."""
    begin = clause_start(row, index)
    return _subject_from(row, begin, index, lambda row, first, last: index)


_LEAD = frozenset(
    lexicon(
        """
    in according on at by for during after since as with from despite among under over before to
    while when although though because if not recently nowadays today currently now overall
    meanwhile however moreover furthermore also thus therefore yet still globally worldwide
    nationally there here then unlike back last this first second third finally next instead indeed
    """
    )
)


def _subject_from(
    row: Sequence[Token], begin: int, index: int, find: Callable[[Sequence[Token], int, int], int]
) -> tuple[int, int]:
    at = begin
    while at < index and row[at].low in ("“", '"', "‘", "and", "but", "that", "so", "(", "–", "—", "yet"):
        at += 1
    for _ in range(2):
        if at < index and row[at].low in _LEAD:  # skip "In Brazil," and "According to …,"
            comma = next((k for k in range(at, index) if row[k].low == ","), -1)
            if comma < 0:
                if row[at].low in (
                    "not",
                    "last",
                    "this",
                    "there",
                    "here",
                    "now",
                    "today",
                    "nowadays",
                    "currently",
                    "recently",
                ):
                    break
                return 0, 0
            at = comma + 1
    verb = find(row, at, index)
    if verb <= at:
        return 0, 0
    last = verb
    for k in range(at, verb):  # drop relative clauses and appositions
        if row[k].low in (",", "(", "—", "who", "which", "that") and k > at:
            last = k
            break
    while last > at and row[last - 1].low in (
        "also",
        "now",
        "still",
        "already",
        "then",
        "only",
        "has",
        "to",
        "–",
        "more",
        "not",
        "just",
        "currently",
        "recently",
        "alone",
        "together",
        "therefore",
        "thus",
        "however",
        "nearly",
        "almost",
        "ticked",
        "up",
    ):
        last -= 1
    if last - at > 14 or last <= at:
        return 0, 0
    return at, last


def bracketed(text: str, row: Sequence[Token], index: int) -> str:
    """Whose figure stands in the brackets that open at `index`: "two-thirds of riders (67%)" gives "riders"."""
    begin = index
    while (
        begin > 0 and index - begin < 6 and row[begin - 1].kind == "w" and row[begin - 1].low not in _FINITE
    ):
        if row[begin - 1].low in _PREPOSITIONS or row[begin - 1].low in ("and", "or", "while", "but"):
            break
        begin -= 1
    if (
        begin > 1
        and row[begin - 1].low == ","
        and row[begin - 2].raw[:1].isupper()
        and row[begin].raw[:1].isupper()
    ):
        return ""  # "in Orlando, Florida (85%)"
    while begin < index and row[begin].low in ("the", "a", "all"):
        begin += 1
    return words_of(text, row, begin, index)


def scope(text: str, row: Sequence[Token], quantity: Quantity) -> str:
    """Where or among whom: the next place or group phrase after the figure; "" for none."""
    at = quantity.last
    limit = min(len(row), at + 14)
    while at < limit:
        token = row[at]
        if token.low in (".", ";", ":") or token.low in ("while", "but"):
            return ""
        if token.low in ("in", "among", "across", "throughout", "worldwide", "within") and at + 1 < len(row):
            if time_phrase(row, at) > at:
                at = time_phrase(row, at)
                continue
            last = phrase_end(row, at + 1)
            return words_of(text, row, at + 1, last)
        at += 1
    return ""


def measure(text: str, row: Sequence[Token], quantity: Quantity) -> str:
    """Of what: "40% of market shares" gives "market shares"; "a growth rate of 967%" "growth rate"."""
    at = quantity.last
    if at + 1 < len(row) and row[at].low == "of":
        begin = at + 1
        last = phrase_end(row, begin, of=False)
        found = words_of(text, row, begin, last)
        if found.lower() not in ("them", "these", "those", "which", "it", "all", ""):
            return found
    begin = quantity.first - 1
    while begin > 0 and row[begin].start >= quantity.full[0]:
        begin -= 1
    if row[begin].low in ("a", "an", "the"):
        begin -= 1
    if begin > 0 and row[begin].low != "of":
        begin = -1
    if begin > 0:
        start = begin
        while start > 0 and row[start - 1].kind == "w" and begin - start < 4:
            if (
                row[start - 1].low in _FINITE
                or row[start - 1].low in _PREPOSITIONS
                or row[start - 1].low in ("a", "an", "the", "its", "their", "with", "and")
            ):
                break
            start -= 1
        if start < begin:
            return words_of(text, row, start, begin)
    for k in range(quantity.first - 1, max(-1, quantity.first - 9), -1):
        if row[k].low in ("that", "which") and k:
            start = k
            while (
                start > 0
                and row[start - 1].kind == "w"
                and k - start < 4
                and row[start - 1].low not in _PREPOSITIONS
                and row[start - 1].low not in ("a", "an", "the", "its", "and", "their")
            ):
                start -= 1
            if start < k:
                return words_of(text, row, start, k)
    return ""


_ANAPHOR = re.compile(r"(?:it|they|he|she)$|(?:the|this|its) ([a-z]+(?:[ -][a-z]+)?)$", re.IGNORECASE)


def antecedent(text: str, sentence: int, said: str) -> str:
    """The name that "the company" stands for: "Tecno" of "Tecno, a … company" in the 600 characters before.

    "" when the text does not define it so; pronouns are never guessed.
    """
    match = _ANAPHOR.match(said)
    if not match or not match.group(1):
        return ""
    head = match.group(1).split()[-1]
    begin = max(0, text.rfind("\n\n", 0, sentence) + 2, sentence - 600)
    if head not in text[begin:sentence]:
        return ""
    pattern = (
        r"\b([A-Z][\w.’'-]{0,30}(?:\s[A-Z][\w.’'-]{0,30}){0,3}),\s(?:a|an|the)\s(?:[\w’'-]{1,30}\s){0,6}"
        + re.escape(head)
        + r"\b"
    )
    found = list(re.finditer(pattern, text[begin:sentence]))
    return found[-1].group(1) if found else ""
