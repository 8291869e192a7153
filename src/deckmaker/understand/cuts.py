"""A Reading → the parts of it that may go, each with what a reader would miss.

Only what commas, dashes or brackets set off, or what opens or closes a sentence. Never a
negation, an "if" or "unless", a hedge, "only" or "more than", a member of a list, half of a
compound. Restrictive relatives and prepositional phrases in mid-sentence are not tried: they need
a parser.
"""

from __future__ import annotations

from itertools import pairwise

from .cut_words import DAYS, DESCRIPTORS, MARKERS
from .cuts_end import end
from .cuts_front import front
from .cuts_inside import set_off
from .cuts_late import late
from .cuts_tail import tail
from .endings import endings
from .reading import Cut, Reading, begins_clause, closing, figures
from .tagger import FINITE

__all__ = ["Cut", "Reading", "cuts"]


def cuts(reading: Reading) -> list[Cut]:
    """What may go, in order of place. Cuts may overlap; none covers the sentence."""
    found = [
        *_brackets(reading),
        *front(reading),
        *_markers(reading),
        *set_off(reading),
        *tail(reading),
        *late(reading),
        *end(reading),
        *endings(reading),
        *_dashes(reading),
        *_small(reading),
    ]
    return sorted(
        (cut for cut in found if 0 <= cut.start < cut.end <= reading.count),
        key=lambda cut: (cut.start, cut.end, cut.loss),
    )


def _brackets(reading: Reading) -> list[Cut]:
    """Brackets, runs of references "[17], [18]", and the comma that a bracket leaves before a verb."""
    found: list[Cut] = []
    lower = reading.lower
    start, depth = -1, 0
    for index, word in enumerate(lower):
        if word in "([":
            depth += 1
            start = index if start < 0 else start
        elif word in ")]" and start >= 0:
            depth -= 1
            if depth and _closes(lower, index + 1):
                continue  # "(Eq. (11))"
            depth = 0
            glued = start > 0 and reading.words[start - 1].end == reading.words[start].start and word != "]"
            object_of = start > 0 and reading.tags[start - 1] in {"VBG", "VB", "IN", "TO", "DT"}
            if start > 0 and not reading.quoted[start] and not glued and not object_of:
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


def _closes(lower: list[str], start: int) -> bool:
    """Whether a bracket closes from here on before another opens: the one around it was not left open."""
    for word in lower[start:]:
        if word in "([":
            return False
        if word in ")]":
            return True
    return False


def _markers(reading: Reading) -> list[Cut]:
    found = []
    lower = reading.lower
    commas = reading.commas()
    for left, right in pairwise(commas):
        words = reading.text(left + 1, right)
        if words in MARKERS or words in {
            "too",
            "as well",
            "though",
            "he said",
            "she said",
            "they said",
            "I think",
            "of course",
        }:
            if words in {"for example", "for instance"} and not reading.finite(right + 1, reading.count):
                found.append(Cut(left, closing(reading), 0.1, "examples"))
                continue
            # "For a shop, however, …": the comma after an adverbial stays
            opens = not reading.finite(0, left) and reading.tags[0] in {"IN", "TO", "VBG", "VBN", "WRB", "RB"}
            if not opens and begins_clause(reading, right + 1):
                # two clauses that only the marker joins: without it they would run into each other
                found.append(Cut(left, closing(reading), 0.3, "second clause"))
                continue
            found.append(Cut(left + opens, right + 1, 0.0, "marker"))
    if commas:
        last = commas[-1]
        words = reading.text(last + 1, closing(reading))
        if words in MARKERS or words in {
            "too",
            "as well",
            "though",
            "and so on",
            "among others",
            "etc",
            "etc.",
        }:
            found.append(Cut(last, closing(reading), 0.0, "marker"))
    for size, phrase in ((2, "for instance"), (2, "for example"), (2, "in fact"), (2, "of course")):
        first = phrase.partition(" ")[0]
        for index in range(1, reading.count - size):
            if lower[index] != first:
                continue
            led = lower[index - 1] in {"because", "since", "but", "as", "that"}
            if reading.text(index, index + size) == phrase and not reading.quoted[index] and not led:
                found.append(Cut(index, index + size, 0.0, "marker"))
    return found


def _dashes(reading: Reading) -> list[Cut]:
    marks = [
        index
        for index, word in enumerate(reading.lower)
        if (word in {"—", "--", "–"}) and not reading.quoted[index] and 0 < index < reading.count - 1
    ]
    found = [cut for mark in marks[:2] for cut in _named(reading, mark)]
    stop = closing(reading)
    if len(marks) == 2 and not reading.finite(marks[0], marks[1]) and reading.finite(marks[1], reading.count):
        found.append(Cut(marks[0], marks[1] + 1, 0.08, "dash"))
    elif len(marks) == 2 and reading.finite(0, marks[0]) and marks[1] < stop:
        found.append(Cut(marks[0], marks[1] + 1, 0.15, "dash"))
    if len(marks) == 1 and marks[0] >= 5 and reading.finite(0, marks[0]):
        found.append(Cut(marks[0], stop, 0.2 + figures(reading, marks[0], stop), "dash"))
    return found


def _named(reading: Reading, mark: int) -> list[Cut]:
    """ "the streaming site of Acme—Stream.it, overtook …" → "Stream.it overtook …"."""
    tags, lower = reading.tags, reading.lower
    start = mark - 1
    while start > 0 and not reading.is_comma(start - 1) and tags[start - 1] not in FINITE:
        start -= 1
    end = mark + 1
    while end < reading.count and tags[end] == "NNP":
        end += 1
    if lower[start] not in {"the", "its", "their"} or end == mark + 1 or reading.finite(start, mark):
        return []
    comma = end < reading.count and lower[end] == ","
    if end + comma >= reading.count or tags[end + comma] not in FINITE:
        return []
    cuts = [Cut(start, mark + 1, 0.08, "descriptor")]
    if comma:  # it closes what the dash opened
        cuts.append(Cut(end, end + 1, 0.0, "comma"))
    return cuts


_WORKS = tuple([work] for work in ("article", "chapter", "paper", "section", "study", "survey", "work"))


def _small(reading: Reading) -> list[Cut]:
    """Little words: "also", "therefore", "in order" before "to", the day of the week, "the website""
    " before its name."""
    found = []
    lower, tags = reading.lower, reading.tags
    for index, word in enumerate(lower):
        if reading.quoted[index]:
            continue
        after = lower[index + 1] if index + 1 < reading.count else "."
        if word == "in" and after == "order" and lower[index + 2 : index + 3] == ["to"]:
            found.append(Cut(index, index + 2, 0.0, "order"))
        if index > 2 and word == "in" and after == "this" and lower[index + 2 : index + 3] in _WORKS:
            found.append(Cut(index, index + 3, 0.0, "work"))
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
        if (
            word in {"further", "first", "then", "instead"}
            and reading.tags[index] == "RB"
            and tags[index - 1] in {"PRP", "NNP", "NN", "NNS"}
            and tags[index + 1 : index + 2] in (["VBP"], ["VBZ"], ["VBD"])
        ):
            found.append(Cut(index, index + 1, 0.01 if word == "instead" else 0.0, "marker"))
        if word == "on" and after in DAYS and tags[index - 1] not in {"VBG", "VB", "IN"}:
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
            and tags[index - 1] in {"IN", "VBZ", "VBP", "VBD", "VB", "VBG", "VBN", "TO"}
            and "NNS" in tags[index + 3 : index + 7]
        ):
            found.append(Cut(index, index + 3, 0.05, "measure"))
    return found


def _descriptor(reading: Reading, index: int) -> list[Cut]:
    """ "the Brazilian website Peixe Urbano" → "Peixe Urbano"."""
    tags, lower = reading.tags, reading.lower
    if tags[index] not in {"DT", "PRP$"} or lower[index] not in {"the", "their", "its", "his", "her"}:
        return []
    if index > 1 and lower[index - 1] == "of" and reading.words[index - 2].text[0].isupper():
        return []  # "Lord of the Rings director …"
    end = index + 1
    while (
        end < reading.count
        and end < index + 6
        and tags[end] in {"JJ", "NN", "NNP", "POS", "VBG"}
        and lower[end] not in DESCRIPTORS
    ):
        end += 1
    while end < reading.count and lower[end] in DESCRIPTORS:
        end += 1
    if end >= reading.count or lower[end - 1] not in DESCRIPTORS or tags[end] != "NNP":
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
