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
    first|firstly|second|secondly|third|thirdly|fourth|fifth|next|then|finally|lastly|last but not least|last|first of all
    |furthermore|moreover|in addition|additionally|besides|also|likewise|similarly|what’s more|what's more|what is more
    |however|nevertheless|nonetheless|still|yet|instead|rather|by contrast|in contrast|conversely|on the contrary
    |thus|therefore|hence|consequently|as a result|accordingly|as such|so|in turn|for this reason|in this way|in this sense
    |for example|for instance|in particular|specifically|in fact|indeed|in reality|actually|of course|naturally|certainly
    |in other words|that is|to be sure|after all|in short|in sum|in summary|to sum up|in conclusion|overall|all in all
    |meanwhile|nowadays|now|today|recently|currently|at present|to date|in the meantime|interestingly|importantly
    |notably|unsurprisingly|surprisingly|not surprisingly|unfortunately|fortunately|sadly|clearly|obviously|more importantly
    |on the one hand|on the other hand|at the same time|in this case|in this context|in this regard|to this end|to that end
    |to tackle this problem|to solve this problem|to address this|in response|there|here|again|once again
    |generally speaking|as mentioned|as noted|as discussed|as we have seen|as you know|well|and yet|even so|not only that
    |further|yes|no|ah|oh|okay|ok|hence|to begin with|to start with|first and foremost|on the contrary|just kidding|on balance|in practice|as expected|in this work|in our work|in our experiments|as a consequence|as an alternative|in essence|in brief|for one|for one thing|if anything|by and large|put differently|simply put|put simply|more generally|more specifically|more precisely|in addition to this|besides this|apart from that||in this paper|in this section|in this study|in this article|by then|since then|at that time|back then|soon|later|eventually
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)
_TIME_LOSS = frozenset(
    {
        "today",
        "to date",
        "eventually",
        "later",
        "soon",
        "meanwhile",
        "since then",
        "by then",
        "at that time",
        "back then",
    }
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


# whoever found it is left out: a small loss
_DOUBT = frozenset(
    {"we find that", "we show that", "we found that", "we observe that", "we see that", "it turns out that"}
)


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
        return any(
            tag in FINITE and not inside
            for tag, inside in zip(self.tags[start:end], self.depth[start:end], strict=True)
        )

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
    """Brackets, runs of references "[17], [18]", and the comma that a bracket leaves before a verb."""
    found: list[Cut] = []
    lower = reading.lower
    start = -1
    for index, word in enumerate(lower):
        if word in "([" and start < 0:
            start = index
        elif word in ")]" and start >= 0:
            glued = start > 0 and reading.words[start - 1].end == reading.words[start].start and word != "]"
            if start > 0 and not reading.quoted[start] and not glued:
                end = index + 1
                if found and word == "]" and found[-1].end == start - 1 and lower[start - 1] == ",":
                    start = found.pop().start
                if (
                    end < reading.count - 1
                    and lower[end] == ","
                    and reading.tags[end + 1] in FINITE
                    and "," not in lower[:start]
                ):
                    end += 1
                found.append(Cut(start, end, 0.0, "bracket"))
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
            found.append(Cut(start, start + size, 0.0 if frame not in _DOUBT else 0.05, "frame"))
            break
    for comma in reading.commas():
        if comma <= start or comma > start + 16:
            continue
        opener = reading.text(start, comma)
        if (
            opener in _MARKERS
            or reading.text(max(0, comma - 2), comma) in {"for instance", "for example"}
            and comma - start == 2
        ):
            found.append(Cut(0, comma + 1, 0.03 if opener in _TIME_LOSS else 0.0, "marker"))
            found.extend(_adverbials(reading, comma + 1))
            return found
        break
    found.extend(_adverbials(reading, start))
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


def _adverbials(reading: Reading, start: int) -> list[Cut]:
    """The adverbials between `start` and the main clause, one by one and all together."""
    main = _main_clause(reading, start)
    if main <= start:
        return []
    edges = [start, *(comma + 1 for comma in reading.commas() if start < comma < main)]
    segments: list[tuple[int, int]] = []
    for begin, end in zip(edges, edges[1:], strict=False):
        if reading.lower[begin] in _FRONT or not segments:
            segments.append((begin, end))
        else:  # a list within the adverbial
            segments[-1] = (segments[-1][0], end)
    found = []
    total = 0.0
    for begin, end in segments:
        words = set(reading.lower[begin:end])
        loss = (
            1.0
            if words & _NEVER and reading.text(begin, begin + 2) != "not only"
            else _front_loss(reading, begin, end - 1)
        )
        total += loss
        if loss < 1:
            found.append(Cut(begin if begin > start else 0, end, loss, "opener"))
    if len(segments) > 1 and total < 1:
        found.append(Cut(0, main, total, "opener"))
    return found


def _main_clause(reading: Reading, start: int) -> int:
    """Where the main clause begins after adverbials set off by commas; `start` when it begins there."""
    if reading.lower[start] not in _FRONT | {
        "in",
        "on",
        "at",
        "for",
        "not",
        "from",
        "under",
        "within",
        "instead",
        "rather",
        "among",
        "across",
        "over",
        "as",
        "according",
        "until",
        "if",
        "unless",
        "even",
        "only",
    } and reading.tags[start] not in {"IN", "VBG", "TO", "VBN"}:
        return start
    commas = [comma for comma in reading.commas() if comma > start]
    for place, comma in enumerate(commas[:5]):
        end = commas[place + 1] if place + 1 < len(commas) else reading.count
        if reading.tags[comma + 1 : comma + 2] and reading.tags[comma + 1] in FINITE:
            break
        if reading.lower[comma + 1 : comma + 2] and reading.lower[comma + 1] in {
            "which",
            "who",
            "whose",
            "and",
            "or",
            "but",
        }:
            break
        if reading.finite(comma + 1, end) and _begins_clause(reading, comma + 1):
            return comma + 1
    first = commas[0] if commas else -1
    return first + 1 if 0 < first <= start + 16 and _begins_clause(reading, first + 1) else start


def _front_loss(reading: Reading, start: int, comma: int) -> float:
    first = reading.lower[start]
    words = set(reading.lower[start:comma])
    demonstrative = bool(words & {"this", "that", "these", "those", "such", "its", "their"})
    size = comma - start
    if reading.text(start, start + 3) in {
        "on the front",
        "in terms of",
        "with regard to",
        "with respect to",
        "when it comes",
    } or reading.text(start, start + 2) in {"as for", "as to", "not only", "regarding"}:
        return 0.1
    if first in {"in", "on", "at", "for", "from", "under", "within", "until", "among", "across", "over"}:
        return 0.06 if demonstrative else 1.0  # a place or a time: the statement holds only there
    if first in {"during", "throughout", "despite", "unlike", "since", "given"}:
        return 0.08 if demonstrative else 0.4
    if any(tag == "CD" for tag in reading.tags[start:comma]):
        return 0.5
    if first == "to":
        return 0.08 if demonstrative else 0.22
    if first == "when":
        return 0.42
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
            if not resumes or not _noun_before(reading, left) or _in_opening(reading, left):
                continue
            if lower[first] in {"which", "who", "whose", "whom", "where"} or (
                tags[first] == "IN" and first + 1 < reading.count and lower[first + 1] in {"which", "whom"}
            ):
                found.append(Cut(left, right + 1, 0.1, "relative"))
                break
            if (
                right == commas[place + 1]
                and _appositive(reading, first, right)
                and not _in_list(reading, left, right)
            ):
                found.append(Cut(left, right + 1, 0.05, "appositive"))
                break
            if lower[first] in {"including", "such", "especially", "particularly", "like"}:
                found.append(Cut(left, right + 1, 0.12, "examples"))
                break
            if (
                tags[first] in {"VBG", "VBN"}
                and not reading.finite(first, right)
                and not _in_list(reading, left, right)
            ):
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


def _in_opening(reading: Reading, comma: int) -> bool:
    """Whether the words before this comma are an adverbial, not the subject: "In the United States, …"."""
    if reading.finite(0, comma):
        return False
    start = 0
    for earlier in reading.commas():
        if earlier < comma:
            start = earlier + 1
    first = start if start < comma else 0
    return reading.tags[first] in {"IN", "TO", "VBG", "WRB"} or reading.tags[0] in {"IN", "TO", "VBG", "WRB"}


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
    earlier = [comma for comma in reading.commas() if comma < left and not reading.finite(comma, left)]
    if earlier and not reading.finite(0, left) and reading.tags[0] not in {"IN", "RB"}:
        return True  # a third comma in the subject
    return bool(inside) and (
        inside[0] in {"and", "or"}
        or (reading.tags[left + 1] not in {"DT", "PRP$"} and bool({"and", "or"} & set(inside)))
    )


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
            if resumed > 0:
                found.append(Cut(left, resumed, 0.12, "relative"))
            elif resumed == 0:
                found.append(Cut(left, goes_on, 0.12 + _figures(reading, first, goes_on), "relative"))
        elif resumed:
            continue
        elif tag == "VBG" and word not in {"including", "according", "depending", "following"}:
            found.append(Cut(left, goes_on, 0.15 + _figures(reading, first, goes_on), "participle"))
        elif word in {"including", "especially", "particularly"} or (word == "such" and two == "as"):
            if not reading.finite(first, goes_on):
                found.append(Cut(left, goes_on, 0.1 + _figures(reading, first, goes_on), "examples"))
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
    found.extend(_loose_tail(reading, stop))
    found.extend(_last_predicate(reading, stop))
    return [cut for cut in found if cut.loss < 1]


_BOUND = frozenset(
    "not only just even simply partly mainly largely than such same much soon far exactly precisely or and but especially particularly"
    " shortly soon immediately right long years days hours months weeks minutes year day month week even well twice initially first".split()
)


def _loose_tail(reading: Reading, stop: int) -> list[Cut]:
    """Adverbial clauses and phrases at the end that no comma sets off: they weigh more."""
    found = []
    lower, tags = reading.lower, reading.tags
    for index in range(5, stop - 2):
        if (
            reading.quoted[index]
            or reading.depth[index]
            or reading.is_comma(index - 1)
            or lower[index - 1] in _BOUND
        ):
            continue
        word = lower[index]
        if (
            not reading.finite(0, index)
            or tags[index - 1] in {"DT", "JJ", "IN", "TO", "MD", "PRP$"}
            or tags[index - 1] in FINITE
        ):
            continue
        rest = set(lower[index:stop])
        if rest & _NEVER or any(reading.is_comma(each) for each in range(index, stop)):
            continue
        figures = _figures(reading, index, stop)
        if (
            word in {"as", "while", "because", "since", "after", "before", "although", "though"}
            and tags[index] == "IN"
        ):
            if tags[index + 1] in _SUBJECT and reading.finite(index, min(stop, index + 9)):
                found.append(
                    Cut(
                        index,
                        stop,
                        {"because": 0.3, "as": 0.24, "before": 0.3, "since": 0.3}.get(word, 0.24) + figures,
                        "reason",
                    )
                )
            elif word in {"after", "before", "while", "since"} and tags[index + 1] == "VBG":
                found.append(Cut(index, stop, 0.24 + figures, "phrase"))
        elif word == "by" and tags[index + 1] == "VBG":
            found.append(Cut(index, stop, 0.22 + figures, "phrase"))
        elif word == "using" and tags[index - 1] in {"NN", "NNS", "NNP"}:
            found.append(Cut(index, stop, 0.24 + figures, "phrase"))
        elif word in {"during", "throughout", "via", "across", "despite", "amid"} and tags[index] == "IN":
            found.append(Cut(index, stop, 0.3 + figures, "phrase"))
    return found


def _last_predicate(reading: Reading, stop: int) -> list[Cut]:
    """ "Ali set up A, designed B, and achieved C" → "Ali achieved C": only the last of three predicates or two."""
    tags, lower = reading.tags, reading.lower
    first = next((index for index in range(stop) if tags[index] in FINITE), -1)
    if (
        not 0 < first <= 8
        or any(tag in {"WDT", "WP", "WRB", "IN"} for tag in tags[:first])
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
                tag in {"WDT", "WP", "WRB"} or lower[first + place] in {"that", "because", "if"}
                for place, tag in enumerate(tags[first:comma])
            ):
                return []
            return [Cut(first, comma + 2, 0.3 + _figures(reading, first, comma), "first predicate")]
        return []
    return []


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
    if reading.tags[index] not in _SUBJECT:
        return ""
    verb = next((place for place in range(index, min(stop, index + 9)) if reading.tags[place] in FINITE), -1)
    if verb < 0 or any(
        tag in {"WDT", "WP", "WRB"} or word == "that"
        for tag, word in zip(reading.tags[index:verb], reading.lower[index:verb], strict=True)
    ):
        return ""
    return "second clause"


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
    """Little words: "also", "therefore", "in order" before "to", the day of the week, "the website" before its name."""
    found = []
    lower, tags = reading.lower, reading.tags
    for index, word in enumerate(lower):
        if reading.quoted[index]:
            continue
        after = lower[index + 1] if index + 1 < reading.count else "."
        if word == "in" and after == "order" and lower[index + 2 : index + 3] == ["to"]:
            found.append(Cut(index, index + 2, 0.0, "order"))
        found.extend(_descriptor(reading, index))
        if index == 0:
            continue
        if word == "also" and lower[index - 1] not in {"but", "not"} and "only" not in lower[:index]:
            found.append(Cut(index, index + 1, 0.0, "also"))
        if word in {
            "therefore",
            "thus",
            "consequently",
            "hence",
            "accordingly",
            "moreover",
            "furthermore",
            "likewise",
            "similarly",
        } and not (
            reading.is_comma(index - 1)
            or reading.is_comma(index + 1)
            or after in {"far", "the"}
            or lower[index - 1] in {"and", ";"}
        ):
            found.append(Cut(index, index + 1, 0.0, "marker"))
        if word == "on" and after in _DAYS:
            then = lower[index + 2] if index + 2 < reading.count else "."
            if then in {".", ","} or (
                index + 2 < reading.count and tags[index + 2] in {"IN", "TO", "VBD", "VBN"} and then != "of"
            ):
                found.append(Cut(index, index + 2, 0.02, "day"))
        if word == "as" and after == "well" and lower[index + 2 : index + 3] != ["as"]:
            found.append(Cut(index, index + 2, 0.0, "also"))
        if (
            word == "a"
            and after in {"number", "variety", "range", "set"}
            and lower[index + 2 : index + 3] == ["of"]
        ):
            if (
                tags[index - 1] in {"IN", "VBZ", "VBP", "VBD", "VB", "VBG", "VBN", "TO"}
                and "NNS" in tags[index + 3 : index + 7]
            ):
                found.append(Cut(index, index + 3, 0.05, "measure"))
    return found


_DESCRIPTORS = frozenset(
    """website site company firm startup start-up rival giant group app platform newspaper magazine carrier maker retailer subsidiary
    affiliate founder president director chairman professor minister spokesman spokeswoman analyst economist researcher author writer
    singer actor actress director scientist engineer biologist historian journalist reporter lawyer attorney coach captain mayor governor
    senator secretary provider supplier operator publisher brand airline bank agency""".split()
)


def _descriptor(reading: Reading, index: int) -> list[Cut]:
    """ "the Brazilian website Peixe Urbano" → "Peixe Urbano"."""
    tags, lower = reading.tags, reading.lower
    if tags[index] not in {"DT", "PRP$"} or lower[index] not in {"the", "their", "its", "his", "her"}:
        return []
    end = index + 1
    while (
        end < reading.count
        and end < index + 6
        and tags[end] in {"JJ", "NN", "NNP", "POS", "VBG"}
        and lower[end] not in _DESCRIPTORS
    ):
        end += 1
    while end < reading.count and lower[end] in _DESCRIPTORS:
        end += 1
    if end >= reading.count or lower[end - 1] not in _DESCRIPTORS or tags[end] != "NNP":
        return []
    name = end
    while name < reading.count and tags[name] == "NNP":
        name += 1
    if name < reading.count and (tags[name] in {"NN", "NNS", "POS"} or lower[name] == ","):
        return []
    relative = (
        name < reading.count
        and tags[name] in FINITE
        and any(tag in FINITE for tag in tags[name + 1 :])
        and not reading.finite(0, index)
    )
    if relative and name - end == 1 and end - index == 2:
        return []  # "the site Google owns is …"
    return [Cut(index, end, 0.08, "descriptor")]
