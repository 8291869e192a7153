"""A Reading → the Cuts at its end: relatives, participles, reasons, second predicates, examples."""

from __future__ import annotations

from .cut_words import BOUND, NEVER, SUBORDINATE
from .phrase_words import NEWS
from .reading import SUBJECT, Cut, Reading, closing, figures, noun_before
from .tagger import FINITE
from .words import wordset

__all__ = ["tail"]


def tail(reading: Reading) -> list[Cut]:
    """After the last main comma: relatives, participles, reasons, second predicates, examples."""
    found: list[Cut] = []
    stop = closing(reading)
    lower, tags = reading.lower, reading.tags
    for left in reading.commas():
        first = left + 1
        if first >= stop or left < 3 or not reading.finite(0, left):
            continue
        word, tag = lower[first], tags[first]
        two = lower[first + 1] if first + 1 < stop else ""
        rest = set(lower[first:stop])
        if word in NEVER or two in {"if", "unless", "until", "only", "not"}:
            continue
        goes_on = _next_clause(reading, first, stop)
        resumed = _resumed(reading, first, stop)
        if (
            word in {"which", "whose", "whom", "where", "who"}
            or (tag == "IN" and two in {"which", "whom"})
            or (
                tag in {"DT", "CD", "JJ", "NN"}
                and two == "of"
                and lower[first + 2 : first + 3] in (["which"], ["whom"])
            )
        ):
            if ":" in lower[:left] or _lists(reading, first, stop):
                continue
            if resumed > 0 and _open_before(reading, left):
                found.append(Cut(left, resumed, 0.12, "relative"))
            elif resumed == 0:
                found.append(Cut(left, goes_on, 0.12 + figures(reading, first, goes_on), "relative"))
        elif resumed or ":" in lower[:left]:
            continue
        elif (
            (
                tag == "VBG"
                or (tag == "VBN" and two in {"by", "to", "of", "in", "with", "from", "on", "as", "for"})
            )
            and not _lists(reading, first, stop)
            and word not in {"including", "according", "depending", "following"}
        ):
            found.append(Cut(left, goes_on, 0.15 + figures(reading, first, goes_on), "participle"))
        elif word in {"including", "especially", "particularly"} or (word == "such" and two == "as"):
            if not reading.finite(first, goes_on):
                found.append(Cut(left, goes_on, 0.1 + figures(reading, first, goes_on), "examples"))
        elif word in SUBORDINATE and reading.finite(first, goes_on) and tag in {"IN", "WRB", "RB"}:
            found.append(Cut(left, goes_on, 0.22 + figures(reading, first, goes_on), "reason"))
        elif word in {"and", "but", "so", "yet"} and goes_on == stop:
            second = _second_predicate(reading, first + 1, stop)
            if second:
                loss = (0.2 if word == "and" else 0.46) + figures(reading, first, stop)
                found.append(Cut(left, stop, loss, second))
        elif (
            ((tag == "DT" and word in {"a", "an", "the"}) or (word == "one" and two == "of"))
            and noun_before(reading, left)
            and not reading.finite(first, stop)
        ):
            told = not NEWS & set(lower[max(0, left - 6) : left])
            if told and (not rest & {"and", "or"} or goes_on < stop):
                found.append(Cut(left, goes_on, 0.1, "appositive"))
        elif (
            word in {"with", "despite", "thanks", "due", "compared", "based", "along", "according"}
            and goes_on == stop
        ):
            found.append(
                Cut(
                    left,
                    stop,
                    (0.3 if word != "according" else 1.0) + figures(reading, first, stop),
                    "phrase",
                )
            )
    for index, word in enumerate(lower):
        if word == ";" and not reading.quoted[index] and 4 <= index < stop - 2 and reading.finite(0, index):
            if not _turned(reading, index):
                found.append(Cut(index, stop, 0.2 + figures(reading, index, stop), "second clause"))
            if _own_subject(reading, index + 1):
                found.append(Cut(0, index + 1, 0.4 + figures(reading, 0, index), "first clause"))
        if word == ":" and not reading.quoted[index] and 4 <= index < stop - 2 and reading.finite(0, index):
            # "Tickets will move to phones: paper ones will …": a clause that explains; a list is the point itself
            explains = reading.finite(index + 1, stop)
            loss = 0.12 + figures(reading, index, stop) / 5 if explains else 0.5
            named = (
                tags[index - 1] == "NNP" and reading.words[index + 1].text[:1].isupper()
            )  # "Batman: The …"
            if not named and lower[index - 1] not in {"is", "are", "was", "were", "follows", "following"}:
                found.append(Cut(index, stop, loss, "explanation"))
        if (
            word == "such"
            and lower[index + 1 : index + 2] == ["as"]
            and index > 3
            and not reading.is_comma(index - 1)
            and not reading.quoted[index]
            and reading.finite(0, index)
            and not reading.finite(index, stop)
        ):
            found.append(Cut(index, stop, 0.1, "examples"))
    found.extend(_loose_tail(reading, stop))
    found.extend(_last_predicate(reading, stop))
    return [cut for cut in found if cut.loss < 1]


def _turned(reading: Reading, mark: int) -> bool:
    """ "They are not blown down; they are undermined": the second half says what the first denies."""
    denied = {"not", "n’t", "n't", "no", "never", "nor", "neither"} & set(reading.lower[:mark])
    return bool(denied) and reading.tags[mark + 1 : mark + 2] in (["PRP"], ["DT"], ["RB"])


_LOOSE = wordset(
    """
    as while because since after before although though by using during throughout via across despite amid
    """
)


def _loose_tail(reading: Reading, stop: int) -> list[Cut]:
    """Adverbial clauses and phrases at the end that no comma sets off: they weigh more."""
    found = []
    lower, tags = reading.lower, reading.tags
    for index in range(5, stop - 2):
        word = lower[index]
        if word not in _LOOSE:
            continue
        if (
            reading.quoted[index]
            or reading.depth[index]
            or reading.is_comma(index - 1)
            or lower[index - 1] in BOUND
        ):
            continue
        if (
            not reading.finite(0, index)
            or tags[index - 1] in {"DT", "JJ", "IN", "TO", "MD", "PRP$"}
            or tags[index - 1] in FINITE
        ):
            continue
        rest = set(lower[index:stop])
        if rest & NEVER or any(reading.is_comma(each) for each in range(index, stop)):
            continue
        counted = figures(reading, index, stop)
        if (
            word in {"as", "while", "because", "since", "after", "before", "although", "though"}
            and tags[index] == "IN"
        ):
            if tags[index + 1] in SUBJECT and reading.finite(index, min(stop, index + 9)):
                found.append(
                    Cut(
                        index,
                        stop,
                        {"because": 0.3, "as": 0.24, "before": 0.3, "since": 0.3}.get(word, 0.24) + counted,
                        "reason",
                    )
                )
            elif word in {"after", "before", "while", "since"} and tags[index + 1] == "VBG":
                found.append(Cut(index, stop, 0.24 + counted, "phrase"))
        elif word == "by" and tags[index + 1] == "VBG" and tags[index - 1] in {"NN", "NNS", "NNP"}:
            found.append(Cut(index, stop, 0.22 + counted, "phrase"))
        elif word == "using" and tags[index - 1] in {"NN", "NNS", "NNP"}:
            found.append(Cut(index, stop, 0.24 + counted, "phrase"))
        elif word in {"during", "throughout", "via", "across", "despite", "amid"} and tags[index] == "IN":
            found.append(Cut(index, stop, 0.3 + counted, "phrase"))
    return found


def _last_predicate(reading: Reading, stop: int) -> list[Cut]:
    """ "Ali set up A, designed B, and achieved C" → "Ali achieved C": only the last of three"
    " predicates or two."""
    tags, lower = reading.tags, reading.lower
    first = next((index for index in range(stop) if tags[index] in FINITE), -1)
    if (
        not 0 < first <= 8
        or any(tag in {"WDT", "WP", "WP$", "WRB", "IN"} for tag in tags[:first])
        or lower[0] in {"there", "it", "he", "she", "they"}
    ):
        return []
    for comma in reversed(reading.commas()):
        after = comma + 2
        if comma <= first or after >= stop or lower[comma + 1] != "and":
            continue
        while after < stop and tags[after] == "RB":
            after += 1
        if after < stop and tags[after] in {"VBD", "VBZ", "VBP"} and not reading.finite(after + 1, stop):
            if any(
                tag in {"WDT", "WP", "WP$", "WRB"} or lower[first + place] in {"that", "because", "if"}
                for place, tag in enumerate(tags[first:comma])
            ):
                return []
            return [Cut(first, comma + 2, 0.3 + figures(reading, first, comma), "first predicate")]
        return []
    return []


def _lists(reading: Reading, start: int, stop: int) -> bool:
    """Whether a later ", and …" may add to what stands before `start`: then nothing may go."""
    for comma in reading.commas():
        if start < comma < stop - 1 and reading.lower[comma + 1] in {"and", "or"}:
            return not _second_predicate(reading, comma + 2, stop)
    return ";" in reading.lower[start:stop]


def _open_before(reading: Reading, left: int) -> bool:
    """Whether the clause before the comma still waits for its verb: "We think that the site, which …"."""
    start = max(
        (place for place in range(left) if reading.lower[place] == "that" and reading.tags[place] == "IN"),
        default=-1,
    )
    return not reading.finite(start + 1, left)


def _resumed(reading: Reading, start: int, stop: int) -> int:
    """Where the interrupted clause goes on: past a comma before a finite verb. 0: nowhere; -1: unclear."""
    for comma in reading.commas():
        if comma <= start or comma >= stop - 1:
            continue
        after = comma + 1
        while after < stop and reading.tags[after] == "RB":
            after += 1
        if after < stop and reading.tags[after] in FINITE:
            return comma + 1 if reading.finite(start, comma) or reading.tags[start] in {"VBG", "DT"} else -1
    return 0


def _next_clause(reading: Reading, start: int, stop: int) -> int:
    """Where a part that opens at `start` gives way to another main clause or predicate."""
    for comma in reading.commas():
        if comma <= start or comma >= stop:
            continue
        after = comma + 1
        if reading.lower[after] in {"and", "but", "so", "yet"} and _second_predicate(
            reading, after + 1, stop
        ):
            return comma
        if reading.lower[after] in {"but", "while", "although", "though", "if", "unless"}:
            return comma
    return stop


def _second_predicate(reading: Reading, start: int, stop: int) -> str:
    """ "second clause" with its own subject, "second predicate" without, or "" for a list's member."""
    index = start
    while index < stop and reading.tags[index] == "RB":
        index += 1
    if index >= stop:
        return ""
    if reading.tags[index] in FINITE:
        return "second predicate"
    if reading.tags[index] not in SUBJECT:
        return ""
    verb = next((place for place in range(index, min(stop, index + 9)) if reading.tags[place] in FINITE), -1)
    if verb < 0 or any(
        tag in {"WDT", "WP", "WP$", "WRB"} or word == "that"
        for tag, word in zip(reading.tags[index:verb], reading.lower[index:verb], strict=True)
    ):
        return ""
    return "second clause"


def _own_subject(reading: Reading, start: int) -> bool:
    if start >= reading.count or reading.tags[start] not in {"DT", "NNP", "NNS", "NN", "JJ", "CD"}:
        return False
    return reading.lower[start] not in {"this", "that", "these", "those", "such", "another", "both"}
