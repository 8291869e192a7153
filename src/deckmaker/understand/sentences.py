"""Text → Spans of its sentences.

One pass over the places where a sentence may end; each is decided by what stands on its two
sides. No word is ever looked at twice and nothing is looked ahead further than a few words,
so the cost is linear.

English, Chinese and Japanese are measured; other languages share the rules and bring their
abbreviations.
"""

from __future__ import annotations

import re

from deckmaker.model import Span

from .abbreviations import ALWAYS, BEFORE_NUMBER, MAYBE, STARTERS

__all__ = ["split"]

_CLOSERS = "\"'”’»)\\]）」』》】〉"
_EAST = "。！？；｡"  # with these no space follows
_OTHER = "।॥؟۔։።፧။"


# A run of stops with the marks that close with it. One space may stand before a curly closing
# mark ("very advanced. ”") and between the dots of an ellipsis (". . . .").
def _stop_pattern(closers: str) -> re.Pattern[str]:
    return re.compile(
        rf"[{_EAST}]+[{closers}]*"
        rf"|[{_OTHER}]+[{closers}]*"
        rf"|(?:\.(?:[ \xa0]?\.)*|[!?…]+[.!?…]*)[{closers}]*(?:[ \xa0]?[”»])?(?:[ \xa0]?\[\d{{1,3}}\])*"
        r"|\n(?:[ \t\r\f\v\xa0]*\n|(?=[ \t]*[•⁃‣◦▪]))"
    )


_STOP = _stop_pattern(_CLOSERS)
_STOP_LOW = _stop_pattern(_CLOSERS + "“")  # where „…“ is the custom
_PARAGRAPH = re.compile(r"\n[ \t\r\f\v\xa0]*\n\s*")
_GAP = re.compile(r"[\s\u200b]*")
_WORD_BEFORE = re.compile(r"[^\s(\[“\"‘—–/]+\Z")
_WORD_AFTER = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ADDRESS = re.compile(r"\w[\w.-]{0,40}[@/]")
_QUOTES = "”\"’'»“"
_OPENERS = "\"'“‘«([„¿¡*_"
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?\Z|[^\W\d_]\Z")
_SPEAKING = re.compile(
    r"(?:(?:[A-Z][\w’'-]*\.?|of|de|van|von|the)\s){1,4}"
    r"(?:said|says|asked|asks|told|added|adds|wrote|writes|replied|explained|exclaimed|wondered)\b"
)
# "…” (Smith 55).": the reference belongs to the quotation
_REFERENCE = re.compile(r"\([A-Z][^()\n]{0,40}\d[a-z]?\)[.,;]")
# "1. The first item 2. The second": a list run together in one line
_MARKED = re.compile(r"[ \t]*(?:[•⁃‣◦▪]\s?)?(?:(\d{1,2}|[a-z])(?:\.\)|[.)])[ \t]|[•⁃‣◦▪])")
_MARK = re.compile(
    r"(?:(?<=\s)|(?<=\A))(?:[•⁃‣◦▪]\s?)?(?:(\d{1,2})|([a-z]))(?:\.\)|[.)])\s|(?<=\s)[•⁃‣◦▪]\s?"
)
_EAST_QUOTED = re.compile(r"[“「『《][^“”「」『』《》\n]{0,240}[”」』》]")
# what goes on after a closed quotation: と言った, 的, 等
_EAST_GOES_ON = "，、と的地得等之而则就でがをはにもだ（—…"


def split(text: str, language: str = "en") -> tuple[Span, ...]:
    """The sentences of `text`, in order, without the white space around them.

    A blank line always ends one. Every character that is not white space lies in exactly one
    span. Quotations are split inside, but the words that name their speaker stay with the
    sentence before ("“Is that so?” asked Mr. Wu."); Chinese and Japanese quotations of up to
    240 characters stay whole, as the sentence around them needs them.
    """
    ends: list[int] = []
    code = language[:2].lower()
    quoted = _east_quotations(text)
    inside = 0
    marked = _list_marks(text)
    length = len(text)
    begin = 0  # where the current sentence begins, roughly: for rules that ask for its start
    for stop in (_STOP_LOW if "„" in text else _STOP).finditer(text):
        start, end = stop.span()
        first = text[start]
        if first == "\n":
            ends.append(start)
            begin = end
            continue
        if first in _EAST:
            while inside < len(quoted) and quoted[inside][1] < end:
                inside += 1
            if inside < len(quoted) and quoted[inside][0] < start and end < quoted[inside][1]:
                continue
            if end - start > 1 and end < length and text[end - 1] not in _EAST and text[end] in _EAST_GOES_ON:
                continue
        elif first not in _OTHER and not _ends(text, begin, start, end, code):
            continue
        ends.append(end)
        begin = end
    if marked:
        ends = sorted({*(end for end in ends if not _after_mark(text, end)), *marked})
    spans: list[Span] = []
    begin = 0
    for end in (*ends, length):
        gap = _GAP.match(text, begin)
        begin = gap.end() if gap else begin
        last = end
        while last > begin and text[last - 1].isspace():
            last -= 1
        if last > begin:
            spans.append(Span(begin, last))
        begin = max(begin, end)
    return tuple(spans)


def _ends(text: str, begin: int, start: int, end: int, language: str) -> bool:
    """Whether the stop at `start`, with its closing marks up to `end`, ends a sentence."""
    length = len(text)
    if end >= length:
        return True
    follow = text[end]
    closed = text[end - 1] not in ".!?…"
    if not follow.isspace():
        return text[end - 1] == "]" or _glued(text, start, end, closed)
    after = end
    while after < length and text[after].isspace():
        if text[after] == "\n" and text.startswith("\n", after + 1):
            return True
        after += 1
    if after >= length:
        return True
    opened = False
    while after < length and text[after] in _OPENERS:
        opened = True
        after += 1
    if after >= length:
        return True
    following = text[after]
    word_match = _WORD_AFTER.match(text, after)
    word = word_match.group() if word_match else ""
    if following in ",;:-–—.!?&/" and text[end - 1] != "]":
        return False
    lower = following.islower()
    if lower and not _camel(word):
        return not closed and not opened and _without_capitals(text, begin, start, language)
    if closed and _REFERENCE.match(text, after - opened):
        return False
    if text[start] in "!?":
        return not (closed and not opened and text[end - 1] in _QUOTES and _SPEAKING.match(text, after))
    if text[start] == "…" or (end - start > 1 and text[start : start + 2] in ("..", ". ")):
        return opened or following.isalnum()
    return closed or _period_ends(text, begin, start, after, word, language, opened)


def _period_ends(
    text: str, begin: int, start: int, after: int, word: str, language: str, opened: bool
) -> bool:
    """Whether a single full stop at `start` does, when a capital or a digit follows."""
    before = _WORD_BEFORE.search(text, max(begin, start - 40), start)
    if before is None:
        return True
    token = before.group()
    bare = token.lower().rpartition("'")[2].rpartition("’")[2]
    number = text[after].isdigit()
    starter = (
        opened
        or word in STARTERS
        or (word.endswith(("’s", "'s", "’re", "'re", "’m", "'m")) and word[:-2] in STARTERS)
    )
    if bare in ALWAYS.get(language, ALWAYS["en"]) or bare in ALWAYS[""]:
        return False
    if number and re.split(r"[-–‐]", bare)[-1] in BEFORE_NUMBER:
        return False  # "post-Sept. 11"
    if bare.isdigit() and len(bare) <= 2:
        # "1. The first", and the ordinals of German and its neighbours: "am 3. Oktober"
        if not text[begin : before.start()].strip(" \t\n*•-"):
            return False
        return not (language in {"de", "da", "nb", "no", "nn", "fi", "cs", "sk", "hu", "et"} and not starter)
    if bare in MAYBE:
        return starter and not number and text[after - 1] != "("
    initials = _INITIALS.match(token)
    if initials and len(token) == 1:
        if token == "I" and _previous(text, begin, before.start()).islower():
            return True
        return starter and token.isupper() and _previous(text, begin, before.start()).islower()
    if initials:
        return starter
    return True


def _previous(text: str, begin: int, position: int) -> str:
    """The word before `position` in the same sentence, or ""."""
    match = _WORD_BEFORE.search(text[max(begin, position - 30) : position].rstrip())
    return match.group() if match else ""


def _glued(text: str, start: int, end: int, closed: bool) -> bool:
    """A stop with no space after it: "great.The", "end.”He" — never "Live.me", "3.5", "Node.js"."""
    follow = text[end]
    if text[start] == "…" or not (follow.isupper() or (follow in '“"(' and not closed)):
        return False
    if start < 2 or not (text[start - 1].islower() and text[start - 2].islower()) or end + 1 >= len(text):
        return False
    if follow in '“"(':
        return follow != '"' and text[end + 1].isupper()
    if not (text[end + 1].islower() or text[end + 1].isspace()) or _ADDRESS.match(text, end):
        return False
    word = _WORD_BEFORE.search(text, max(0, start - 60), start)
    return word is not None and not any(mark in word.group() for mark in ".@/:_")


def _camel(word: str) -> bool:
    """iPhone, eBay: a name although its first letter is small."""
    return len(word) > 2 and word[0].islower() and word[1].isupper()


def _without_capitals(text: str, begin: int, start: int, language: str) -> bool:
    """A stop before a small letter in a text that begins its sentences small: "nice. i like it"."""
    if start < 2 or not text[start - 2 : start].isalpha() or text[start] == "…":
        return False
    while begin < start and not text[begin].isalnum():
        begin += 1
    if not text[begin].islower() or text[begin + 1 : begin + 2].isupper() or text[start : start + 2] == "..":
        return False
    word = _WORD_BEFORE.search(text, max(begin, start - 40), start)
    bare = word.group().lower() if word else ""
    return bare not in MAYBE and bare not in ALWAYS[""] and bare not in ALWAYS.get(language, ALWAYS["en"])


def _east_quotations(text: str) -> list[tuple[int, int]]:
    if not any(mark in text for mark in _EAST):
        return []
    return [match.span() for match in _EAST_QUOTED.finditer(text)]


def _list_marks(text: str) -> list[int]:
    """Where the second and later entries of a list run together in one line begin."""
    found: list[int] = []
    begin = 0
    while begin < len(text):
        match = _MARKED.match(text, begin)
        rest = _PARAGRAPH.search(text, begin)
        end = rest.start() if rest else len(text)
        if match:
            found.extend(_marks_within(text, begin, end))
        if rest is None:
            break
        begin = rest.end()
    return found


def _marks_within(text: str, begin: int, end: int) -> list[int]:
    found: list[int] = []
    expected: int | None = None
    for match in _MARK.finditer(text, begin, end):
        if match.group(1):
            value = int(match.group(1))
        elif match.group(2):
            value = ord(match.group(2)) - ord("a") + 1
        else:
            value = expected or 1
        if expected is None or value == expected:
            if match.start() > begin and text[begin : match.start()].strip():
                found.append(match.start())
            expected = value + 1
    return found


def _after_mark(text: str, end: int) -> bool:
    """Whether what ends at `end` is only the mark of a list entry: "2." """
    line = text[max(0, end - 6) : end]
    return bool(re.search(r"(?:\A|\s)(?:[•⁃‣◦▪]\s?)?(?:\d{1,2}|[a-z])(?:\.\)?|\))\Z", line))
