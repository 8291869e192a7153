"""A ranked sentence → its Wordings: the same said shorter, in its own words, safe to stand alone.

English sentences lose what `cuts` offers and `guard` allows. Chinese ones lose whole clauses
between commas, never a word of one. In other languages only brackets go.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

from deckmaker.model import Quote, Sentence, Span, Wording

from .antecedents import resolved
from .clauses import GOAL, KEEP, LIMIT, LONG, as_it_stands, capital, east
from .cuts import cuts
from .guard import OURSELVES, balanced, definite, main_verb, penalty
from .leaning import leaning, mentioned
from .people import last_person
from .ranking import denied
from .reading import Cut, Reading
from .spoken import spoken
from .tagger import FINITE, tag
from .words import Word, words, wordset

__all__ = ["GOAL", "LIMIT", "wordings"]

_WORST = 0.8  # not even where nothing else says it
_HEAVY = 0.62  # a wording that loses more is not offered

_ACCORDING = re.compile(
    r"(?:According to|In the words of|As per)\s(?!(?:our|my|this|these|that|its|their|his|her|such)\b)"
    r"(?P<who>[^,;:“”]{3,60}?),\s(?:(?:a|an|the)\s[^,;:“”]{3,60},\s)?(?=\S)"
)
_SAYS = (
    "said|says|say|told reporters|stated|states|noted|notes|explained|explains|added|adds|argued"
    "|argues|claimed|claims|warned|warns"
    "|believes|believed|reported|reports|announced|announces|predicts|predicted|estimates|estimated"
    "|suggested|suggests|insisted|insists|acknowledged"
    "|concluded|concludes|pointed out|points out|stressed|stresses"
)
_LEAD = re.compile(
    r"(?P<who>[A-Z][\w’'.&-]*(?:\s[A-Z][\w’'.&-]*){0,5})(?P<role>, [^,;“”]{3,80},?)?\s"
    rf"(?:also |further |then |has |have )?(?:{_SAYS})\sthat\s(?!if\b)",
)
# "The Defence Minister, Robert Hill, says more troops …": no "that", and nobody's pronoun
_PLAIN_LEAD = re.compile(
    r"(?:(?:The|A|An)\s[^,;:“”\"]{3,60},\s)?"
    r"(?P<who>[A-Z][\w’'.&-]*(?:\s(?:(?:of|for|and|the)\s)?[A-Z][\w’'.&-]*){0,5})(?:, [^,;“”\"]{3,80},)?\s"
    r"(?:also |further |then )?(?:says|said)\s(?:yesterday |today |that )?"
    r"(?!(?:he|she|it|they|his|her|its|their|if|that|this|these|those|so|in|on|at|by|to|of|and|but|when|while)\b)"
    r"(?=[\w$€£])"
)
_TRAIL = re.compile(
    rf",\s(?:(?:(?:{_SAYS})\s(?P<a>[A-Z][\w’'.-]*(?:\s[A-Z][\w’'.-]*){{0,4}})(?:, [^,;“”]{{3,80}})?)"
    rf"|(?:the|its|their|an?)\s[^,;“”]{{3,70}},\s(?P<d>[A-Z][\w’'.-]*(?:\s[A-Z][\w’'.-]*){{1,3}}),\s(?:{_SAYS})"
    rf"|(?:(?P<e>[A-Z][\w’'.-]*(?:\s[a-z]{{3,14}}){{1,2}}(?:\s[A-Z][\w’'.-]*){{1,3}})\s(?:has |have )?(?:{_SAYS}))"
    rf"|(?:(?P<b>[A-Z][\w’'.-]*(?:\s[A-Z][\w’'.-]*){{0,4}})\s(?:{_SAYS}))"
    rf"|(?:the\s)?(?P<f>(?:[A-Z][\w-]+\s)?(?:officials|police|witnesses|military|army|authorities|sources|doctors|lawyers"
    rf"|analysts|researchers|scientists|government|ministry|company|fire service|coroner|court))\s(?:{_SAYS})"
    r"|according to (?P<c>[^,;“”]{3,60}))"
    r"(?:\s(?:(?:on|in|at|during)\s[\w\s]{2,30}|[A-Z][a-z]+day|today|yesterday))?\.?\Z"
)
_SEES = re.compile(
    r"The way (?P<who>[A-Z][\w’'.-]*(?:\s[A-Z][\w’'.-]*){0,4})(?:, [^,;“”]{3,60},?)? sees it,\s(?=\S)"
)
_NO_NAMES = frozenset(
    "The It They We I This In But And A An As If When One Some Many He She Police Officials Witnesses Meanwhile"
    " However Most Both Other These Those There Yesterday Today Late Earlier On At Experts".split()
)
_OFFICES = wordset(
    """
    secretary minister premier senator president chairman chairwoman director spokesman spokeswoman governor
    mayor commissioner treasurer ambassador chancellor captain coach referee professor officer executive
    leader general manager founder economist analyst author researcher judge bishop inspector
    """
)
_QUOTED = re.compile(r"[“”\"]")
_TWO_COMMAS = re.compile(r",\s*,")
_OPENING_MARKS = frozenset({",", ";", ":", "—", "–", "--", "-"})
_CLOSING_MARKS = frozenset({".", ",", ";", ":", "—", "–", "!", "…", "..."})


@dataclass(frozen=True, slots=True)
class _Label:
    """Who says so, set before the rest: "Cheetah Lab: "."""

    text: str
    cites: tuple[Span, ...] = ()

    @property
    def short(self) -> str:
        """The name without the office before it, for a long line: "US Defence Secretary Ann Lee"."""
        words = self.text.split()
        if len(words) > 3 and words[-3].lower() in _OFFICES and all(word[:1].isupper() for word in words):
            return " ".join(words[-2:])
        return self.text


@dataclass(frozen=True, slots=True)
class _Draft:
    """A wording that nobody has judged yet."""

    said: str
    words: int  # of `said`
    pieces: str  # without the label
    lower: list[str]
    tags: list[str]
    loss: float
    cites: tuple[Span, ...]
    second: bool  # it says the second half of the sentence


def wordings(
    text: str, sentences: Sequence[Sentence], index: int, quotes: Sequence[Quote] = (), language: str = "en"
) -> tuple[Wording, ...]:
    """Up to four ways to say one sentence on a slide, the best first; () when none is safe.

    Every wording is an ordered part of the sentence, perhaps after a label of who says it or
    with the name in place of the pronoun that opens it (both from the same section, cited).
    """
    sentence = sentences[index]
    whole = sentence.span.of(text)
    code = language[:2].lower()
    if code in {"zh", "ja"}:
        return east(whole, sentence.quoted)
    if denied(text, sentences, index):
        return ()
    if len(whole) > 900 or not balanced(whole):
        whole = whole if len(whole) <= 900 else ""
        if not sentence.quoted:
            return ()
    label = _Label("")
    if sentence.quoted:
        return spoken(text, sentences, index, quotes)
    if code != "en":
        return as_it_stands(whole)
    label, begin, end = _attribution(text, sentence)
    core = text[begin:end]
    return _english(text, core, begin, label, sentences, index)


# ── English ──────────────────────────────────────────────────────────────────────────────


def _english(
    text: str, core: str, begin: int, label: _Label, sentences: Sequence[Sentence], index: int
) -> tuple[Wording, ...]:
    found = words(core)
    while found and not (found[0].text[0].isalnum() or found[0].text[0] in '“"‘$€£('):
        found = found[1:]  # the mark of a list
    if len(found) > 2 and found[0].text.isdigit() and found[1].text in {".", ")"}:
        found = found[2:]  # the number of an item
    if len(found) > 3 and found[0].text == "(" and found[1].text.isdigit() and found[2].text == ")":
        found = found[3:]  # "(2) Robust methods …"
    if not 4 <= len(found) <= 90:
        return ()
    reading = Reading(found, tag([word.text for word in found]))
    before = mentioned(sentences, index)
    drafts = [
        draft
        for kept, loss, second in _tried(reading)
        if (draft := _draft(text, core, reading, kept, loss, second, label, sentences, index))
    ]
    short, later = _judged([each for each in drafts if each.words <= LIMIT], label, before)
    return _choose(short, later) or _shortest(
        _judged([each for each in drafts if LIMIT < each.words <= LONG], label, before)[0]
    )


def _tried(reading: Reading) -> Iterator[tuple[tuple[int, ...], float, bool]]:
    """The words that may stay, what is lost with the others, and whether the second half is what stays."""
    offered = cuts(reading)
    free = _apart([cut for cut in offered if cut.loss <= 0.0])
    costly = [cut for cut in offered if cut.loss > 0.0]
    costly.sort(key=lambda cut: (cut.loss / (cut.end - cut.start), cut.start))
    costly = costly[:7]
    least: dict[tuple[int, ...], float] = {}
    for size in range(min(3, len(costly)) + 1):
        for chosen in combinations(costly, size):
            if _cross(list(chosen)):
                continue
            if sum(cut.loss for cut in chosen) > _WORST:
                continue  # whatever it says, it loses too much
            taken = _apart([*free, *chosen])
            if reading.count - sum(cut.end - cut.start for cut in taken) > LONG + 12:
                continue
            kept = _kept(reading, taken)
            loss = sum(cut.loss for cut in taken)
            if not kept or (kept in least and least[kept] <= loss):
                continue  # the same words stay for less
            least[kept] = loss
            yield kept, loss, any(cut.name.startswith("first ") for cut in taken)


def _judged(drafts: list[_Draft], label: _Label, before: frozenset[str]) -> tuple[list[Wording], set[str]]:
    """Those that may be shown, and the texts that say the second half of the sentence."""
    best: dict[str, Wording] = {}
    later: set[str] = set()
    for draft in drafts:
        wording = _judge(draft, label, before)
        if wording and (wording.text not in best or best[wording.text].loss > wording.loss):
            best[wording.text] = wording
            if draft.second:
                later.add(wording.text)
    return list(best.values()), later


def _choose(found: list[Wording], later: set[str]) -> tuple[Wording, ...]:
    """The best ones for a point, and among them the shortest for a title; last, what the first leaves unsaid."""
    short = [wording for wording in found if wording.words <= LIMIT and wording.loss <= _HEAVY]
    short.sort(
        key=lambda wording: (wording.loss + 0.05 * max(0, wording.words - GOAL), wording.words, wording.text)
    )
    kept = short[:KEEP]
    for wording in sorted(short[KEEP:], key=lambda each: (each.words, each.loss, each.text))[:1]:
        if kept and wording.words < min(each.words for each in kept):
            kept[-1] = wording
    if kept and kept[0].text not in later:
        rest = [each for each in short if each.text in later and _halves(kept[0].text, each.text)]
        if rest:
            kept = [each for each in kept[: KEEP - 1] if each is not rest[0]]
            kept.append(replace(rest[0], second=True))
    if not kept:  # rather a line that loses much than one that nobody reads
        heavy = [wording for wording in found if wording.words <= LIMIT and wording.loss <= _WORST]
        kept = sorted(heavy, key=lambda each: (each.loss, each.words, each.text))[:1]
    return tuple(kept)


def _shortest(found: list[Wording]) -> tuple[Wording, ...]:
    """A line that is too long, where nothing else says it."""
    long = [wording for wording in found if wording.loss <= _HEAVY]
    return tuple(sorted(long, key=lambda each: (each.words, each.loss, each.text))[:1])


def _halves(one: str, other: str) -> bool:
    """Whether two wordings share little but their subject: two halves of one sentence."""
    first, second = set(one.lower().split()), set(other.lower().split())
    return len(first & second) <= 0.5 * min(len(first), len(second))


def _apart(chosen: list[Cut]) -> list[Cut]:
    """Cuts that do not overlap: nested ones are swallowed, crossing ones drop out."""
    kept: list[Cut] = []
    for cut in sorted(chosen, key=lambda each: (each.start, -each.end)):
        if not kept or cut.start >= kept[-1].end:
            kept.append(cut)
    return kept


def _cross(chosen: list[Cut]) -> bool:
    """Whether two cuts overlap and neither holds the other, or one holds another costly one."""
    ordered = sorted(chosen, key=lambda each: (each.start, -each.end))
    return any(after.start < before.end for before, after in pairwise(ordered))


def _kept(reading: Reading, taken: list[Cut]) -> tuple[int, ...]:
    """The places that stay, without the marks that would open or close them."""
    gone = {position for cut in taken for position in range(cut.start, cut.end)}
    kept = [position for position in range(reading.count) if position not in gone]
    while kept and reading.lower[kept[0]] in _OPENING_MARKS:
        kept = kept[1:]
    while kept and reading.lower[kept[-1]] in _CLOSING_MARKS:
        kept = kept[:-1]
    return tuple(kept)


def _draft(
    text: str,
    core: str,
    reading: Reading,
    kept: tuple[int, ...],
    loss: float,
    second: bool,
    label: _Label,
    sentences: Sequence[Sentence],
    index: int,
) -> _Draft | None:
    """What is left as it would be said, with the name for its pronoun; whether it may be is dearer to tell."""
    pieces = _join(core, reading.words, kept)
    tags = [reading.tags[position] for position in kept]
    lower = [reading.lower[position] for position in kept]
    pieces, lower, tags, more, extra = resolved(text, pieces, lower, tags, sentences, index)
    if more is None:
        return None
    loss += extra
    count = len(pieces.split())
    if loss > (0.16 if count < 6 else 0.28) and count < 7:
        return None  # a stump: "people had to die"
    if label.text and tags[0] in FINITE:
        return None  # "Mr Truss says that will mean …": what will?
    shown = capital("The" + pieces[4:] if OURSELVES.match(pieces) else pieces)  # "This paper" is not the deck
    said = f"{label.text}: {shown}" if label.text else shown
    if label.text and len(said.split()) > GOAL:
        said = f"{label.short}: {shown}"
    return _Draft(said, len(said.split()), pieces, lower, tags, loss, (*label.cites, *more), second)


def _judge(draft: _Draft, label: _Label, before: frozenset[str]) -> Wording | None:
    """A draft with all that is held against it; None when it must not be shown."""
    pieces, lower, tags = draft.pieces, draft.lower, draft.tags
    bad = penalty(pieces, lower, tags)
    if bad is None or not main_verb(lower, tags):
        return None
    if pieces[0] in '"“' and pieces[-1] in '"”' and not label.text:
        return None  # words of nobody
    if label.text and lower[0] in {"there", "it"}:
        bad -= 0.3  # the name opens the line
    leans = leaning(lower, tags, before)
    if leans:
        bad -= definite(lower, tags)  # said by `leans`
    return Wording(draft.said, draft.words, round(draft.loss + bad, 3), draft.cites, leans)


def _join(core: str, found: list[Word], kept: Sequence[int]) -> str:
    out: list[str] = []
    previous = -2
    for position in kept:
        word = found[position]
        if out:
            if position == previous + 1:
                out.append(core[found[previous].end : word.start])
            elif word.text not in {",", ".", ";", ":", ")", "”", "’s", "'s", "?", "!", "%"}:
                out.append(" ")
        out.append(word.text)
        previous = position
    joined = " ".join("".join(out).split())
    return _TWO_COMMAS.sub(",", joined)


# ── Who says so ──────────────────────────────────────────────────────────────────────────


def _attribution(text: str, sentence: Sentence) -> tuple[_Label, int, int]:
    """The label of an attributed sentence, and what is left of the sentence without it."""
    start, end = sentence.span.start, sentence.span.end
    whole = sentence.span.of(text)
    match = _ACCORDING.match(whole)
    if match and not _QUOTED.search(whole) and len(match.group("who").split()) <= 6:
        return _Label(_bare(match.group("who"))), start + match.end(), end
    match = _SEES.match(whole)
    if match and not _QUOTED.search(whole):
        return _Label(match.group("who")), start + match.end(), end
    match = _LEAD.match(whole)
    if match and not _QUOTED.search(whole):
        who = match.group("who").strip()
        if who in {"He", "She"}:
            name, _ = last_person(text, max(0, start - 1200), start, who, "en")
            where = text.rfind(name, 0, start) if name else -1
            if where >= 0:
                return _Label(name, (Span(where, where + len(name)),)), start + match.end(), end
        elif who.split()[0] not in _NO_NAMES:
            return _Label(who), start + match.end(), end
    match = _PLAIN_LEAD.match(whole)
    named = match.group("who").split() if match and not _QUOTED.search(whole) else []
    if match and named and named[0] not in _NO_NAMES and len(named) <= 6:
        return _Label(match.group("who").strip()), start + match.end(), end
    match = _TRAIL.search(whole)
    if match and not _QUOTED.search(whole):
        who = next(found for found in match.groups() if found)
        if (
            who
            and who.split()[0].lower() not in {"he", "she", "they", "it", "i", "we"}
            and len(who.split()) <= 6
        ):
            return _Label(_bare(who)), start, start + match.start()
    return _Label(""), start, end


def _bare(who: str) -> str:
    return capital(re.sub(r"\A(?:the|an?|its|their|his|her)\s", "", who.strip(" .,")))
