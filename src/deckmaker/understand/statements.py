"""From statistics to statements: what one chart can show, in the order it is to be drawn."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from deckmaker.model import Span, Statement, StatementKind, Statistic

from . import bracketed, labels, order_in_time, worth
from .chinese_statements import by_parts, in_turn
from .grouping import WEIGHTS, Group, comparable, make, side_by_side
from .units import DURATIONS, FOLD, PERCENT, POINTS

_SPREAD = re.compile(
    r"\b(?:rang(?:ed?|es|ing)|var(?:y|ied|ies|ying)|extend(?:s|ed)?|spread|differ(?:s|ed)?|estimates?|figures)\s(?:widely\s)?"
    r"from\s\Z"
)


def statements(
    text: str, statistics: Sequence[Statistic], sentences: Sequence[Span], language: str = "en"
) -> tuple[Statement, ...]:
    """What the statistics state, in the order of the text; each statistic stands in at most one.

    Only chartable statistics are grouped. A statement's span covers every sentence it stands in.
    """
    from . import european

    if language[:2].lower() in european.LANGUAGES:
        return european.statements(text, statistics, language)
    made = []
    for each in group(text, statistics, sentences):
        members = tuple(statistics[index] for index in each.members)
        start = min(member.sentence.start for member in members)
        end = max(member.sentence.end for member in members)
        made.append(Statement(each.kind, members, each.labels, Span(start, end), each.weight))
    return tuple(sorted(made, key=lambda statement: statement.span))


def group(text: str, statistics: Sequence[Statistic], sentences: Sequence[Span]) -> tuple[Group, ...]:
    """The statements of a text as indexes of its statistics."""
    able = [each.chartable or each.reason in worth.SOFT for each in statistics]
    taken: set[int] = set()
    made: list[Group] = []

    def keep(found: Group | None) -> None:
        if found and not taken & set(found.members):
            taken.update(found.members)
            made.append(found)

    rows: dict[Span, list[int]] = {}
    for index, each in enumerate(statistics):
        if able[index]:
            rows.setdefault(each.sentence, []).append(index)
    for sentence, row in rows.items():
        for finder in (_respectively, _series, _pairs, _parts, _comparison):
            for found in finder(text, statistics, [index for index in row if index not in taken], sentence):
                keep(found)
    for found in by_parts(text, statistics, rows, taken):
        keep(found)
    keep_across(text, statistics, rows, taken, made)
    stated = {statistics[index].sentence for index in taken}
    stated |= {each.sentence for each in statistics if each.chartable and each.kind != "magnitude"}
    listed = Counter(
        each.sentence for each in statistics if each.unit == PERCENT and bracketed.in_brackets(text, each)
    )
    for index, each in enumerate(statistics):
        if each.chartable and index not in taken:
            if listed[each.sentence] > 1 and bracketed.in_brackets(text, each):
                continue  # one of a list: alone its sentence would say too much of it
            alone = single(text, each, index)
            if alone and each.kind == "magnitude" and each.sentence in stated:
                alone = alone._replace(weight=0.1)  # the level a change leads to: the change is the point
            if alone:
                made.append(alone)
    return tuple(made)


# ── before and after ────────────────────────────────────────────────────────────────────────────


def _pairs(
    text: str, statistics: Sequence[Statistic], row: Sequence[int], sentence: Span
) -> Iterator[Group | None]:
    for at, after in _neighbours(statistics, row):
        one, two = statistics[row[at]], statistics[row[after]]
        if (one.unit in DURATIONS and one.reason == worth.SPAN) or one.value == two.value:
            continue
        if one.unit in ("", "time") and max(one.value, two.value) < 10 and one.whole is None:
            continue  # "from two to three times": nothing to draw
        if _SPREAD.search(text, max(sentence.start, one.start - 24), one.start):
            continue  # "ranged from 0.2% in one to 4.4% in another": two places, not two times
        if not comparable(text, one, two) and not (two.unit == "" and one.unit and _now_then(text, one, two)):
            continue
        order = order_in_time.order(text, sentence, one, two)
        if not order:
            continue
        first, last = (row[at], row[after]) if order == 1 else (row[after], row[at])
        before, later = order_in_time.time_labels(text, sentence, statistics[first], statistics[last])
        yield make(statistics, "before_after", (first, last), (before, later))


def _neighbours(statistics: Sequence[Statistic], row: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Each figure with the next, and with the one after that when what stands between cannot be drawn."""
    for at in range(len(row) - 1):
        yield at, at + 1
        between = statistics[row[at + 1]]
        if at + 2 < len(row) and not between.chartable and between.unit != statistics[row[at]].unit:
            yield at, at + 2


def _now_then(text: str, one: Statistic, two: Statistic) -> bool:
    between = text[one.end : two.start].lower()
    return len(between) < 60 and " now " in between


# ── over time ───────────────────────────────────────────────────────────────────────────────────


def _series(
    text: str, statistics: Sequence[Statistic], row: Sequence[int], sentence: Span
) -> Iterator[Group | None]:
    run: list[int] = []
    for index in row:
        if run and not comparable(text, statistics[run[-1]], statistics[index]):
            yield _dated(text, statistics, run, sentence)
            run = []
        run.append(index)
    yield _dated(text, statistics, run, sentence)


def _dated(text: str, statistics: Sequence[Statistic], run: Sequence[int], sentence: Span) -> Group | None:
    if len(run) < 2:
        return None
    members = [statistics[index] for index in run]
    names = order_in_time.dates(text, sentence, members) or _down_from(text, sentence, members)
    if not names or len(set(names)) < len(names):
        return None
    relative = [at for at, name in enumerate(names) if name.lower().startswith("last ")]
    if relative and relative[0]:
        between = text[members[relative[0] - 1].end : members[relative[0]].start]
        if re.search(r"\b(?:up|down|compared|against|versus|than)\b", between):
            return None  # "12 in 2024, up from 10 last year": the words say which came first
    ordered = sorted(range(len(run)), key=lambda at: order_in_time.date_key(names[at]))
    kind: StatementKind = "series" if len(run) > 2 else "before_after"
    return make(statistics, kind, [run[at] for at in ordered], [names[at] for at in ordered])


def _down_from(text: str, sentence: Span, members: Sequence[Statistic]) -> tuple[str, ...]:
    """ "8,900 tonnes, down from 11,200 in 2022 and 12,400 in 2020": the first is of now."""
    between = text[members[0].end : members[1].start]
    if len(members) < 3 or not re.search(r"\b(?:up|down)\s+(?:from|on)\s+(?:\w+\s+)?\Z", between):
        return ()
    earlier = order_in_time.dates(text, sentence, members[1:])
    return ("now", *earlier) if earlier else ()


# ── side by side ────────────────────────────────────────────────────────────────────────────────


def _respectively(
    text: str, statistics: Sequence[Statistic], row: Sequence[int], sentence: Span
) -> Iterator[Group | None]:
    at = text.find("respectively", sentence.start, sentence.end)
    if at < 0:
        yield from in_turn(text, statistics, row, sentence)
        return
    run = [index for index in row if statistics[index].end <= at + 40]
    run = [index for index in run if comparable(text, statistics[run[0]], statistics[index])] if run else []
    if len(run) < 2:
        return
    names = labels.listed(text, sentence, statistics[run[0]].start, len(run))
    if names:
        if all(order_in_time.is_date(name) for name in names):
            kind: StatementKind = "series" if len(run) > 2 else "before_after"
            yield make(statistics, kind, run, names)
        else:
            yield side_by_side(statistics, run, names)


def _comparison(
    text: str, statistics: Sequence[Statistic], row: Sequence[int], sentence: Span
) -> Iterator[Group | None]:
    run: list[int] = []
    for index in row:
        last = statistics[run[-1]] if run else None
        apart = last is not None and _announces(text, last, statistics[index], run)
        if last and (
            apart
            or not (comparable(text, last, statistics[index]) and _same_whole(text, last, statistics[index]))
        ):
            yield _labelled(text, statistics, run, sentence)
            run = []
        run.append(index)
    yield _labelled(text, statistics, run, sentence)


def _announces(text: str, last: Statistic, each: Statistic, run: Sequence[int]) -> bool:
    """Whether a colon leads from one figure to those that it is made of: "$6,800 a year: $1,900 for …"."""
    return len(run) == 1 and re.search(r"\w\s?:\s", text[last.end : each.start]) is not None


_ATTRIBUTE = re.compile(r"\d[-‐‑][a-zA-Z]")
_OF = re.compile(r"\s+of\s+((?:the\s+|all\s+)?[\w’'-]+)")


def _same_whole(text: str, one: Statistic, two: Statistic) -> bool:
    """False when both name their whole and it is not the same: "9% of sales, with Germany taking 31% of them"."""
    if one.unit != PERCENT:
        return True
    first, second = _OF.match(text, one.end), _OF.match(text, two.end)
    if first is None or second is None:
        return True
    return second.group(1).lower() not in ("them", "these", "those", "that", "this", "it")


def _labelled(text: str, statistics: Sequence[Statistic], run: Sequence[int], sentence: Span) -> Group | None:
    if len(run) < 2 or len(run) > 12:
        return None
    members = [statistics[index] for index in run]
    if any(_ATTRIBUTE.search(member.surface) for member in members):
        return None  # "short of the 7-metre wall": what a thing is, not what was measured
    names = bracketed.named_before(text, sentence, members)
    if not names and sum(bracketed.in_brackets(text, each) for each in members) > 2:
        return None  # a list whose names are not clear
    names = names or labels.subjects(text, sentence, members)
    if not names and len(run) == 2:
        names = labels.contrasted(text, sentence, *members) or labels.among(text, sentence, *members)
    names = names or labels.elliptic(text, sentence, members)
    if not names and _parts_told(members):
        names = labels.trailing(text, sentence, members)
    if names and not members[0].unit and not _counts(text, members, sentence):
        return None
    if not names or len({name.lower() for name in names}) < len(names):
        return None
    if not all(map(labels.names_something, names)):
        return None
    return side_by_side(statistics, run, names)


def _parts_told(members: Sequence[Statistic]) -> bool:
    """Whether percentages are parts: of a whole that the words name, or all of it ("70% copper and 30% zinc")."""
    if any(member.unit != PERCENT or member.kind not in ("proportion", "magnitude") for member in members):
        return False
    return (
        all(member.kind == "proportion" for member in members)
        or sum(member.value for member in members) == 100
    )


def _counts(text: str, members: Sequence[Statistic], sentence: Span) -> bool:
    """Whether bare numbers side by side count or measure something: "votes: Hansen 412, Berg 388", not "Eq. 8"."""
    if members[0].kind == "proportion":
        return True  # "a third of …, a quarter of …"
    if any(text[max(0, each.start - 1) : each.start] in ("(", "[", "=") for each in members):
        return False
    told = " ".join((members[0].subject, members[0].measure, text[sentence.start : members[0].start]))
    return _MEASURES.search(told) is not None


_MEASURES = re.compile(
    r"\b(?:numbers?|counts?|scor(?:e|es|ed|ing)|ratings?|ind(?:ex|ices)|averages?|means?|medians?|totals?|votes?|seats?|goals?|points?|"
    r"medals?|wins?|won|grades?|population|sizes?|lengths?|sold|sells?|cases|deaths|visitors|members|cost|costs)\b",
    re.IGNORECASE,
)


def _parts(
    text: str, statistics: Sequence[Statistic], row: Sequence[int], sentence: Span
) -> Iterator[Group | None]:
    """ "502 arrivals, of which 364 were from the mainland"; "12 against a target of 15"."""
    for at in range(len(row) - 1):
        one, two = statistics[row[at]], statistics[row[at + 1]]
        if (
            two.whole == one.value
            and two.whole_span == one.span
            and 0 < two.value < one.value
            and one.value > 10
        ):
            name = labels.part_label(text, two)
            if name:
                yield make(
                    statistics, "total_with_part", (row[at], row[at + 1]), (one.unit_surface or "Total", name)
                )
        elif comparable(text, one, two) or (one.unit and not two.unit and two.reason == worth.BARE):
            aimed = labels.target(text, one, two)
            if aimed:
                actual, goal = (row[at], row[at + 1]) if aimed == 1 else (row[at + 1], row[at])
                yield make(statistics, "target", (actual, goal), ("Actual", "Target"))


# ── across sentences ────────────────────────────────────────────────────────────────────────────


def keep_across(
    text: str,
    statistics: Sequence[Statistic],
    rows: dict[Span, list[int]],
    taken: set[int],
    made: list[Group],
) -> None:
    """Pairs "It took 60 days. … Now it takes 4 days.": same unit, a word of now, and a shared subject."""
    free = [index for row in rows.values() for index in row if index not in taken]
    for place, later in enumerate(free):
        now = statistics[later]
        if (
            later in taken
            or not now.unit
            or now.unit in (FOLD, POINTS)
            or now.kind in ("growth", "multiple", "ranking")
        ):
            continue
        if not order_in_time.says_now(text, now.sentence, now.start):
            continue
        for earlier in reversed(free[max(0, place - 6) : place]):
            then = statistics[earlier]
            if earlier in taken or then.sentence == now.sentence or not comparable(text, then, now):
                continue
            if now.start - then.end > 1200 or "\n\n" in text[then.end : now.start] or then.value == now.value:
                continue
            if order_in_time.says_now(text, then.sentence, then.start) or not order_in_time.kindred(
                text, then, now
            ):
                continue
            taken.update((earlier, later))
            names = order_in_time.time_labels(text, now.sentence, then, now)
            made.append(make(statistics, "before_after", (earlier, later), names))
            break


# ── one figure alone ────────────────────────────────────────────────────────────────────────────


_EARLIER = re.compile(
    r"\s(?:a|one) (?:year|month|quarter|decade) (?:ago|earlier|before)\b|\slast (?:year|month|quarter)\b"
)


_BY = re.compile(r"\bby\s(?:about\s|nearly\s|some\s|almost\s|over\s)?\Z")


def single(text: str, each: Statistic, index: int) -> Group | None:
    kind: StatementKind
    if text[max(0, each.start - 5) : each.start] == "from " and _EARLIER.match(text, each.end):
        return None  # "virtually unchanged from 16.4% a year ago": what it was
    if each.kind == "part_of_count" and _BY.search(
        text, max(each.sentence.start, each.start - 20), each.start
    ):
        return None  # "a story followed by six in ten readers": said by the way
    if each.kind == "part_of_count" and each.whole is not None:
        kind = "part_of_count"
        label = labels.part_label(text, each) or each.subject
    elif each.kind == "proportion":
        kind, label = "share", each.subject or each.measure
    elif each.kind in ("growth", "multiple", "percentage_points", "range", "ranking", "magnitude"):
        kind, label = each.kind, each.measure or each.subject
    else:
        kind, label = "magnitude", each.measure or each.subject
    weight = WEIGHTS[kind] - (0.0 if each.subject else 0.1)
    if each.attribution:
        weight += 0.01
    return Group(kind, (index,), (label,), round(max(0.0, weight), 3))
