"""A tagged sentence → the parts of it that may go, each with what a reader would miss.

Only what commas, dashes or brackets set off, or what opens or closes a sentence. Never a
negation, an "if" or "unless", a hedge, "only" or "more than", a member of a list, half of a
compound. High-risk cuts (prepositional phrases in mid-sentence, restrictive relatives) are not
tried: they need a parser.
"""

from __future__ import annotations

from dataclasses import dataclass

from .tagger import FINITE
from .words import Word

__all__ = ["Cut", "Reading", "cuts"]

_NOUNS = {"NN", "NNS", "NNP", "CD", "PRP", "FW"}
_SUBJECT = {"DT", "PRP", "PRP$", "NNP", "NNS", "NN", "JJ", "CD", "EX", "WP"}

# They lead from the sentence before, or only wave at the reader.
_MARKERS = frozenset(
    """
    first|firstly|second|secondly|third|thirdly|fourth|fifth|next|then|finally|lastly|last|first of all
    |furthermore|moreover|in addition|additionally|besides|also|likewise|similarly|what’s more|what's more|what is more
    |however|nevertheless|nonetheless|still|yet|instead|rather|by contrast|in contrast|conversely|on the contrary
    |thus|therefore|hence|consequently|as a result|accordingly|as such|so|in turn|for this reason|in this way|in this sense
    |for example|for instance|in particular|specifically|in fact|indeed|in reality|actually|of course|naturally|certainly
    |in other words|that is|to be sure|after all|in short|in sum|in summary|to sum up|in conclusion|overall|all in all
    |meanwhile|nowadays|now|today|recently|currently|at present|to date|in the meantime|interestingly|importantly
    |notably|unsurprisingly|surprisingly|not surprisingly|unfortunately|fortunately|sadly|clearly|obviously|more importantly
    |on the one hand|on the other hand|at the same time|in this case|in this context|in this regard|to this end|to that end
    |to tackle this problem|to solve this problem|to address this|in response|there|here|again|once again|in general|generally
    |generally speaking|in principle|as mentioned|as noted|as discussed|as we have seen|as you know|well|and yet|even so|not only that
    |in this work|in this paper|in this section|in this study|in this article|by then|since then|at that time|back then|soon|later|eventually
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)
_TIME_LOSS = frozenset(
    "nowadays now today recently currently at present to date eventually later soon meanwhile since then by then".split()
)
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_SUBORDINATE = frozenset(
    "because since as while although though whereas when after before once where so".split()
)
# An adverbial clause in front may go with a loss; a condition never.
_FRONT = frozenset(
    "when while although though as because since after before with by to based given despite unlike during throughout once thanks in".split()
)
_NEVER = frozenset("if unless until except only not no never without whether even".split())
# "This is because S" says S
_FRAMES = (
    "this is because", "that is because", "this is why", "that is why", "that ’s why", "that 's why", "this is how", "that is how",
    "it is worth noting that", "it should be noted that", "it is important to note that", "note that", "notice that", "the fact is that",
    "there is no doubt that", "it turns out that", "it is clear that", "the truth is that", "the good news is that", "the bad news is that",
    "the point is that", "the result is that", "the idea is that", "this means that", "which means that", "it follows that",
    "we find that", "we show that", "we found that", "we observe that", "we see that", "one can see that", "as we can see ,", "in this paper , we show that",
    "the problem is that", "what matters is that", "remember that", "keep in mind that", "it is no surprise that",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cut:
    """Words `start` to `end` (exclusive) that may go together."""

    start: int
    end: int
    loss: float  # 0: nobody misses it; 1: the reader is misled
    name: str


class Reading:
    """One sentence as the cuts read it: words, lower case, tags, and who is inside quotation marks."""

    def __init__(self, words: list[Word], tags: list[str]) -> None:
        self.words = words
        self.tags = tags
        self.lower = [word.text.lower() for word in words]
        self.count = len(words)
        self.quoted = _quoted(self.lower)
        self.depth = _depth(self.lower)

    def text(self, start: int, end: int) -> str:
        return " ".join(self.lower[start:end])

    def is_comma(self, index: int) -> bool:
        return (
            0 <= index < self.count
            and self.lower[index] == ","
            and not self.quoted[index]
            and not self.depth[index]
        )

    def finite(self, start: int, end: int) -> bool:
        return any(tag in FINITE for tag in self.tags[start:end])

    def commas(self) -> list[int]:
        return [index for index in range(self.count) if self.is_comma(index)]


def cuts(reading: Reading) -> list[Cut]:
    """What may go, in order of place. Cuts may overlap; none covers the sentence."""
    found = [
        *_brackets(reading),
        *_front(reading),
        *_markers_inside(reading),
        *_set_off(reading),
        *_tail(reading),
        *_dashes(reading),
        *_small(reading),
    ]
    return sorted(
        (cut for cut in found if 0 <= cut.start < cut.end <= reading.count),
        key=lambda cut: (cut.start, cut.end, cut.loss),
    )


def _quoted(lower: list[str]) -> list[bool]:
    inside = False
    found = []
    for word in lower:
        if word == "“" or (word == '"' and not inside):
            inside = True
            found.append(True)
        elif word == "”" or word == '"':
            found.append(True)
            inside = False
        else:
            found.append(inside)
    return found


def _depth(lower: list[str]) -> list[bool]:
    depth = 0
    found = []
    for word in lower:
        if word in "([":
            depth += 1
        found.append(depth > 0)
        if word in ")]" and depth:
            depth -= 1
    return found


def _brackets(reading: Reading) -> list[Cut]:
    found = []
    start = -1
    for index, word in enumerate(reading.lower):
        if word in "([" and start < 0:
            start = index
        elif word in ")]" and start >= 0:
            if start > 0 and not reading.quoted[start]:
                found.append(Cut(start, index + 1, 0.0, "bracket"))
            start = -1
    return found


def _front(reading: Reading) -> list[Cut]:
    found: list[Cut] = []
    lower, tags = reading.lower, reading.tags
    start = 0
    if lower[0] in {"and", "but", "so", "yet", "or", "nor"} and reading.count > 4:
        found.append(Cut(0, 1, 0.02 if lower[0] != "or" else 0.3, "connective"))
        start = 1
        if reading.is_comma(1):
            found[-1] = Cut(0, 2, 0.02, "connective")
            start = 2
    for frame in _FRAMES:
        size = frame.count(" ") + 1
        if reading.text(start, start + size) == frame and reading.finite(start + size, reading.count):
            found.append(Cut(start, start + size, 0.04, "frame"))
            break
    for comma in reading.commas():
        if comma <= start or comma > start + 16:
            continue
        opener = reading.text(start, comma)
        if opener in _MARKERS:
            found.append(Cut(0, comma + 1, 0.03 if opener in _TIME_LOSS else 0.0, "marker"))
            found.extend(_front_again(reading, comma + 1))
            return found
        if _begins_clause(reading, comma + 1) and lower[start] in _FRONT:
            loss = _front_loss(reading, start, comma)
            if loss < 1 and not (set(lower[start:comma]) & _NEVER):
                found.append(Cut(0, comma + 1, loss, "opener"))
            return found
    if (
        lower[start]
        in {
            "first",
            "firstly",
            "secondly",
            "thirdly",
            "finally",
            "furthermore",
            "moreover",
            "therefore",
            "thus",
            "hence",
        }
        and tags[start] == "RB"
    ):
        found.append(Cut(0, start + 1, 0.02, "marker"))
    return found


def _front_again(reading: Reading, start: int) -> list[Cut]:
    """The adverbial that may follow a marker: "Furthermore, in the past year, …"."""
    for comma in reading.commas():
        if start < comma <= start + 14 and _begins_clause(reading, comma + 1):
            if reading.lower[start] in _FRONT and not (set(reading.lower[start:comma]) & _NEVER):
                loss = _front_loss(reading, start, comma)
                return [Cut(0, comma + 1, loss, "opener")] if loss < 1 else []
            return []
    return []


def _front_loss(reading: Reading, start: int, comma: int) -> float:
    first = reading.lower[start]
    words = set(reading.lower[start:comma])
    demonstrative = bool(words & {"this", "that", "these", "those", "such"})
    size = comma - start
    if first == "in":
        return 0.06 if demonstrative else 1.0  # a place or a time: the statement holds only there
    if first in {"during", "throughout", "despite", "unlike", "since", "given"}:
        return 0.08 if demonstrative else 0.4
    if any(tag == "CD" for tag in reading.tags[start:comma]):
        return 0.5
    if first == "to":
        return 0.08 if demonstrative else 0.22
    if first in {"although", "though", "while", "despite"}:
        return 0.2
    if first in {"as", "with", "by", "based", "thanks"}:
        return 0.22
    return 0.3 if size > 3 else 0.35


def _begins_clause(reading: Reading, start: int) -> bool:
    """Whether a main clause with its own subject starts here."""
    end = min(reading.count, start + 14)
    if start >= end or reading.tags[start] not in _SUBJECT | {"RB", "VBG"}:
        return False
    if reading.lower[start] in {"and", "or", "which", "who", "that"}:
        return False
    return reading.finite(start, reading.count) and (reading.finite(start, end) or reading.count - start > 14)


def _markers_inside(reading: Reading) -> list[Cut]:
    found = []
    commas = reading.commas()
    for left, right in zip(commas, commas[1:], strict=False):
        words = reading.text(left + 1, right)
        if words in _MARKERS or words in {
            "too",
            "as well",
            "though",
            "he said",
            "she said",
            "they said",
            "I think",
            "of course",
        }:
            found.append(Cut(left, right + 1, 0.0, "marker"))
    if commas:
        last = commas[-1]
        words = reading.text(last + 1, _stop(reading))
        if words in _MARKERS or words in {
            "too",
            "as well",
            "though",
            "and so on",
            "among others",
            "etc",
            "etc.",
        }:
            found.append(Cut(last, _stop(reading), 0.0, "marker"))
    for size, phrase in ((2, "for instance"), (2, "for example"), (2, "in fact"), (2, "of course")):
        for index in range(1, reading.count - size):
            if reading.text(index, index + size) == phrase and not reading.quoted[index]:
                found.append(Cut(index, index + size, 0.0, "marker"))
    return found


def _stop(reading: Reading) -> int:
    """Where the closing stop and marks of the sentence begin."""
    end = reading.count
    while (
        end
        and not any(each.isalnum() for each in reading.lower[end - 1])
        and reading.lower[end - 1] not in "%)]”\"’'"
    ):
        end -= 1
    return end


def _set_off(reading: Reading) -> list[Cut]:
    """Between two commas: relatives and appositives whose main clause goes on after them."""
    found = []
    commas = reading.commas()
    lower, tags = reading.lower, reading.tags
    for place, left in enumerate(commas):
        first = left + 1
        if first >= reading.count or left == 0:
            continue
        for right in commas[place + 1 : place + 4]:
            size = right - first
            if size < 2 or size > 26:
                continue
            resumes = _resumes(reading, right + 1)
            if not resumes or not _noun_before(reading, left):
                continue
            if lower[first] in {"which", "who", "whose", "whom", "where"} or (
                tags[first] == "IN" and first + 1 < reading.count and lower[first + 1] in {"which", "whom"}
            ):
                found.append(Cut(left, right + 1, 0.1, "relative"))
                break
            if _appositive(reading, first, right) and not _in_list(reading, left, right):
                found.append(Cut(left, right + 1, 0.05, "appositive"))
                break
            if lower[first] in {"including", "such", "especially", "particularly", "like"}:
                found.append(Cut(left, right + 1, 0.12, "examples"))
                break
            if tags[first] in {"VBG", "VBN"} and not reading.finite(first, right):
                found.append(Cut(left, right + 1, 0.18, "participle"))
                break
    return found


def _resumes(reading: Reading, index: int) -> bool:
    """Whether the predicate of an interrupted clause goes on here: "…, has become"."""
    while index < reading.count and reading.tags[index] == "RB":
        index += 1
    return (
        index < reading.count
        and reading.tags[index] in FINITE
        and not reading.finite(0, _clause_start(reading, index))
    )


def _clause_start(reading: Reading, index: int) -> int:
    """Where the words before the interruption end: up to there no finite verb may stand."""
    commas = [comma for comma in reading.commas() if comma < index]
    return commas[-2] if len(commas) >= 2 else 0


def _noun_before(reading: Reading, comma: int) -> bool:
    before = comma - 1
    while before > 0 and reading.lower[before] in ')]”"':
        before -= 1
        if reading.depth[before]:
            while before > 0 and reading.depth[before]:
                before -= 1
    return (
        reading.tags[before] in _NOUNS or reading.lower[before][-1:].isdigit() or reading.lower[before] == "%"
    )


def _appositive(reading: Reading, start: int, end: int) -> bool:
    if reading.tags[start] not in {"DT", "NN", "NNP", "JJ", "CD", "PRP$", "NNS", "VBN"} or reading.lower[
        start
    ] in {"and", "or"}:
        return False
    stop = end
    for index in range(start, end):
        if reading.lower[index] in {"which", "who", "that", "where"} and index > start:
            stop = index
            break
    return not reading.finite(start, stop) and any(
        tag in {"NN", "NNS", "NNP", "CD"} for tag in reading.tags[start:stop]
    )


def _in_list(reading: Reading, left: int, right: int) -> bool:
    """A, B, and C: whether the commas are those of a list."""
    after = reading.lower[right + 1] if right + 1 < reading.count else ""
    if after in {"and", "or", "but"}:
        return True
    inside = reading.lower[left + 1 : right]
    return bool(inside) and inside[0] in {"and", "or"}


def _tail(reading: Reading) -> list[Cut]:
    """After the last main comma: relatives, participles, reasons, second predicates, examples."""
    found: list[Cut] = []
    stop = _stop(reading)
    lower, tags = reading.lower, reading.tags
    for left in reading.commas():
        first = left + 1
        if first >= stop or left < 3 or not reading.finite(0, left):
            continue
        word, tag = lower[first], tags[first]
        two = lower[first + 1] if first + 1 < stop else ""
        rest = set(lower[first:stop])
        if word in _NEVER or two in {"if", "unless", "until", "only", "not"}:
            continue
        goes_on = _next_clause(reading, first, stop)
        if (
            word in {"which", "whose", "whom", "where", "who"}
            or (tag == "IN" and two in {"which", "whom"})
            or (
                tag in {"DT", "CD", "JJ", "NN"}
                and two == "of"
                and lower[first + 2 : first + 3] in (["which"], ["whom"])
            )
        ):
            found.append(Cut(left, goes_on, 0.12, "relative"))
        elif tag == "VBG" and word not in {"including", "according", "depending", "following"}:
            found.append(Cut(left, goes_on, 0.15 + _figures(reading, first, goes_on), "participle"))
        elif word in {"including", "especially", "particularly"} or (word == "such" and two == "as"):
            found.append(Cut(left, goes_on, 0.1, "examples"))
        elif word in _SUBORDINATE and reading.finite(first, goes_on) and tag in {"IN", "WRB", "RB"}:
            found.append(Cut(left, goes_on, 0.22 + _figures(reading, first, goes_on), "reason"))
        elif word in {"and", "but", "so", "yet"} and goes_on == stop:
            second = _second_predicate(reading, first + 1, stop)
            if second:
                loss = (0.2 if word == "and" else 0.34) + _figures(reading, first, stop)
                found.append(Cut(left, stop, loss, second))
        elif (
            tag == "DT"
            and word in {"a", "an", "the"}
            and _noun_before(reading, left)
            and not reading.finite(first, stop)
        ):
            if not rest & {"and", "or"} or goes_on < stop:
                found.append(Cut(left, goes_on, 0.1, "appositive"))
        elif (
            word in {"with", "despite", "thanks", "due", "compared", "based", "along", "according"}
            and goes_on == stop
        ):
            found.append(
                Cut(
                    left,
                    stop,
                    (0.3 if word != "according" else 1.0) + _figures(reading, first, stop),
                    "phrase",
                )
            )
    for index, word in enumerate(lower):
        if word == ";" and not reading.quoted[index] and 4 <= index < stop - 2 and reading.finite(0, index):
            found.append(Cut(index, stop, 0.2 + _figures(reading, index, stop), "second clause"))
            if _own_subject(reading, index + 1):
                found.append(Cut(0, index + 1, 0.25 + _figures(reading, 0, index), "first clause"))
        if (
            word == "such"
            and lower[index + 1 : index + 2] == ["as"]
            and index > 3
            and not reading.is_comma(index - 1)
            and not reading.quoted[index]
        ):
            if reading.finite(0, index) and not reading.finite(index, stop):
                found.append(Cut(index, stop, 0.1, "examples"))
    return [cut for cut in found if cut.loss < 1]


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
    if reading.tags[index] in _SUBJECT and reading.finite(index, min(stop, index + 9)):
        return "second clause"
    return ""


def _own_subject(reading: Reading, start: int) -> bool:
    return start < reading.count and reading.tags[start] in {"DT", "NNP", "NNS", "NN", "JJ", "CD"} and reading.lower[start] not in {
        "this", "that", "these", "those", "such", "another", "both",
    }  # fmt: skip


def _figures(reading: Reading, start: int, end: int) -> float:
    """A figure left out weighs more."""
    return 0.2 if "CD" in reading.tags[start:end] else 0.0


def _dashes(reading: Reading) -> list[Cut]:
    marks = [
        index
        for index, word in enumerate(reading.lower)
        if (word in {"—", "--", "–"}) and not reading.quoted[index] and 0 < index < reading.count - 1
    ]
    found = []
    stop = _stop(reading)
    if len(marks) == 2 and not reading.finite(marks[0], marks[1]) and reading.finite(marks[1], reading.count):
        found.append(Cut(marks[0], marks[1] + 1, 0.08, "dash"))
    elif len(marks) == 2 and reading.finite(0, marks[0]) and marks[1] < stop:
        found.append(Cut(marks[0], marks[1] + 1, 0.15, "dash"))
    if len(marks) == 1 and marks[0] >= 5 and reading.finite(0, marks[0]):
        found.append(Cut(marks[0], stop, 0.2 + _figures(reading, marks[0], stop), "dash"))
    return found


def _small(reading: Reading) -> list[Cut]:
    """ "also", "as well", the day of the week."""
    found = []
    for index, word in enumerate(reading.lower):
        if reading.quoted[index] or index == 0:
            continue
        if (
            word == "also"
            and reading.lower[index - 1] not in {"but", "not"}
            and "only" not in reading.lower[:index]
        ):
            found.append(Cut(index, index + 1, 0.0, "also"))
        if word == "on" and reading.lower[index + 1 : index + 2] and reading.lower[index + 1] in _DAYS:
            after = reading.lower[index + 2] if index + 2 < reading.count else "."
            if after in {".", ","} or (
                index + 2 < reading.count and reading.tags[index + 2] in {"IN", "TO"} and after != "of"
            ):
                found.append(Cut(index, index + 2, 0.02, "day"))
        if (
            word == "as"
            and reading.lower[index + 1 : index + 2] == ["well"]
            and reading.lower[index + 2 : index + 3] != ["as"]
        ):
            found.append(Cut(index, index + 2, 0.0, "also"))
    return found
