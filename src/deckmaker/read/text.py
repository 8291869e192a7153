"""A plain text, as people paste it, gives a Document.

Its first line is the title; short lines without a closing stop, set off by blank lines, are
headings; so are lines with a rule of = or - under them. Bylines, dates and the credit line go to
the Meta; what belongs to the page it was copied from ("Click here …") is left out with a note.
Limits: headings have one level unless underlined or numbered ("2.1 …"); tables are not seen.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from deckmaker.model import Document, Meta, Paragraph, Problem, Source

from .credits import byline, is_credit, is_furniture
from .drafting import Draft, finished, line_starts
from .inline import wide
from .language import language
from .lists import Item, write_list
from .paragraphs import Passage, passages

STOPS = ".,;:…。，；：、．"
CLOSING = "”\"’'»)]）」』】"
OPENING = '“"‘«„「『—–-'
_SHORT = 72  # columns
LONGEST_TITLE = 120  # columns: four lines on a title slide
LETTER = re.compile(
    r"(from|to|cc|bcc|subject|date|sent|reply-to|von|an|betreff|datum|de|à|objet|发件人|收件人|主题|日期)\s*[:：]\s*(.*)",
    re.IGNORECASE,
)
SUBJECTS = ("subject", "betreff", "objet", "主题")
SENDERS = ("from", "von", "发件人")
DATES = ("date", "sent", "datum", "日期")
FIELD = re.compile(r"[A-Z][\w-]{1,30}: ")
ADDRESS = re.compile(r"\S+@\S+\.\S+|(?:https?://|www\.)\S+", re.IGNORECASE)
NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2})+)\.?\s")


def read_text(source: Source, text: str) -> Document:
    """The Document of a plain text; it never fails."""
    starts = line_starts(text)
    blank = Document(source.name, Meta(), (), (), starts, text)
    found = passages(text)
    found, credit, problems = _without_furniture(found, blank)
    subject, sender, sent, found = _letter(found)
    title, found = (subject, found) if subject else _title(found)
    author, date, found = _byline(found)
    author, date = author or sender, date or sent
    drafts = _drafts(found)
    sections = finished(drafts)
    begins = tuple(draft.start for draft in drafts)
    meta = Meta(
        title=" ".join(title.split()) or PurePath(source.name).stem or source.name,
        author=author,
        date=date,
        credit=credit,
        language=language(text),
    )
    return replace(blank, meta=meta, sections=sections, starts=begins, problems=tuple(problems))


def _without_furniture(found: list[Passage], blank: Document) -> tuple[list[Passage], str, list[Problem]]:
    """The passages that are the article; its credit line; a note for each line left out."""
    kept: list[Passage] = []
    credits: list[str] = []
    problems: list[Problem] = []
    ending = len(found)
    while ending > 1 and len(found) - ending < 12 and _ends(found[ending - 1].text):
        ending -= 1
    ending = min(ending, max(len(found) - 3, 1))
    for index, passage in enumerate(found):
        if index and is_credit(passage.text, near_end=index >= ending):
            credits.append(" ".join(passage.text.split()))
        elif index and is_furniture(passage.text):
            row = passage.rows[0]
            message = f"“{passage.text}” belongs to a web page and was left out"
            hint = "put it inside a paragraph if it is part of the text"
            where = blank.at(row.origin, len(row.text))
            problems.append(Problem("note", "boilerplate-dropped", message, hint, where))
        else:
            kept.append(passage)
    return kept, " ".join(credits), problems


def _ends(text: str) -> bool:
    return is_credit(text, near_end=True) or is_furniture(text)


def _letter(found: list[Passage]) -> tuple[str, str, str, list[Passage]]:
    """Subject, sender and date at the head of a letter, and the rest; the text as it is without a subject."""
    told: dict[str, str] = {}
    count = 0
    for passage in found[:8]:
        rows = [LETTER.fullmatch(row.text) for row in passage.rows]
        if passage.bullet or not all(rows):
            break
        told |= {match[1].lower(): " ".join(match[2].split()) for match in rows if match}
        count += 1

    def field(names: Sequence[str]) -> str:
        return next((told[name] for name in names if told.get(name)), "")

    subject = re.sub(r"(?i)^(?:(?:re|fwd?|aw|wg|回复|转发)\s*[:：]\s*)+", "", field(SUBJECTS))
    if not subject or count == len(found):
        return "", "", "", found
    sender = re.sub(r"\s*<[^>]*>$", "", field(SENDERS)).strip("\"' ")
    return subject, sender if "@" not in sender else "", field(DATES), found[count:]


def _title(found: list[Passage]) -> tuple[str, list[Passage]]:
    """The first line when it can be a title, and the rest."""
    if not found:
        return "", found
    first = found[0]
    text = first.text
    if first.underline:
        return text, found[1:]
    columns = len(text) + sum(map(wide, text[:LONGEST_TITLE]))
    if first.bullet or columns > LONGEST_TITLE or len(first.rows) > 2:
        return "", found
    told = _sentences(text)  # two short sentences on a line of their own are still a title
    if told > 2 or (told == 2 and not (first.alone and columns <= _SHORT)):
        return "", found
    if ADDRESS.search(text) or (len(first.rows) > 1 and all(FIELD.match(row.text) for row in first.rows)):
        return "", found
    stopped = text[-1] in STOPS + "!?！？" and text[-1] in ".。;；,，"
    if stopped and (not first.alone or len(found) == 1 or len(text) > 120):
        return "", found
    return text, found[1:]


def _sentences(text: str) -> int:
    return len(re.findall(r"[.!?][”\"’)]*\s+(?=[“\"(]?[^\W\d_a-z])|[。！？](?=.)", text)) + 1


def _byline(found: list[Passage]) -> tuple[str, str, list[Passage]]:
    """Author and date among the first passages, and the rest."""
    author = date = ""
    taken: set[int] = set()
    for index, passage in enumerate(found[:4]):
        who = None if passage.bullet or len(passage.rows) > 1 else byline(passage.text)
        if who and not (author and who[0]) and not (date and who[1]):
            author, date = author or who[0], date or who[1]
            taken.add(index)
    return author, date, [each for index, each in enumerate(found) if index not in taken]


def _drafts(found: Sequence[Passage]) -> list[Draft]:
    headings = _headings(found)
    drafts: list[Draft] = []
    index = 0
    while index < len(found):
        passage = found[index]
        if index in headings:
            start = passage.rows[0].origin - len(passage.mark)
            drafts.append(Draft(_level(passage), passage.mark + passage.text, start))
            index += 1
            continue
        if not drafts:
            drafts.append(Draft(0, "", passage.rows[0].origin - len(passage.mark)))
        draft = drafts[-1]
        if passage.bullet:
            end = index
            while end < len(found) and found[end].bullet and end not in headings:
                end += 1
            write_list(draft, _items(found[index:end]))
            index = end
            continue
        draft.part()
        draft.blocks.append(Paragraph(*draft.write(passage.pieces)))
        index += 1
    return drafts


def _items(found: Sequence[Passage]) -> list[Item]:
    """List items with their level, told by how far each is indented."""
    indents: list[int] = []
    items: list[Item] = []
    for passage in found:
        while indents and passage.indent < indents[-1]:
            indents.pop()
        if not indents or passage.indent >= indents[-1] + 2:
            indents.append(passage.indent)
        items.append(Item(passage.pieces, min(len(indents) - 1, 8), passage.ordered))
    return items


def _level(passage: Passage) -> int:
    if passage.underline:
        return 1 if passage.underline == "=" else 2
    match = NUMBER.match(passage.text)
    return min(match[1].count(".") + 1, 6) if match else 1


def _headings(found: Sequence[Passage]) -> set[int]:
    """The passages that are headings.

    Of three or more candidates in a row, a list without marks, only the first can be one, and the
    last when prose follows it.
    """
    loose = not any(each.alone for each in found)  # no blank lines at all: one paragraph a line
    likely = [_is_heading(found, index, loose) for index in range(len(found))]
    headings = {index for index, each in enumerate(found) if each.underline}
    index = 0
    while index < len(found):
        end = index
        while end < len(found) and likely[end]:
            end += 1
        if end - index <= 2:
            headings.update(range(index, end))
        else:
            headings.add(index)
            if end < len(found):
                headings.add(end - 1)
        index = max(end, index) + 1
    return headings


def _is_heading(found: Sequence[Passage], index: int, loose: bool) -> bool:
    passage = found[index]
    text = passage.text
    if passage.underline:
        return True
    if index + 1 >= len(found) or len(passage.rows) != 1 or not _short(text):
        return False
    following = found[index + 1]
    if passage.bullet:
        # "1. Background" above prose is a heading; among other items it is an item
        if not (passage.alone and passage.ordered) or (index and found[index - 1].bullet):
            return False
        # so is "4. Any other business" above a list with other marks; "1." above one may be an item
        return not following.bullet or (
            not following.ordered and passage.mark.strip("(. )") not in ("1", "a")
        )
    if not passage.alone:
        above = index == 0 or found[index - 1].text[-1] in "." + CLOSING + "!?。！？"
        ended = following.text.rstrip(CLOSING)[-1:] in tuple(".!?。！？")
        if not (loose and above and ended and len(following.text) > 100 and len(text) <= 80):
            return False
    return True


def _short(text: str) -> bool:
    """Whether a line reads like a heading: few words, no closing stop, no speech, no address."""
    last = text.rstrip(CLOSING)[-1:]
    if not last or last in STOPS or (text[0] in OPENING and text[-1] in CLOSING + "!?！？"):
        return False
    if text[0] in "—–-" or ADDRESS.search(text) or byline(text) or _sentences(text) > 1:
        return False
    if sum(map(wide, text[:100])) * 2 > len(text):
        return len(text) <= 32 and text[-1] not in "！"
    if len(text) > 100 or len(text.split()) > 15 or (last == "!" and text[-1] != "!"):
        return False
    if text[0].islower() and not text[1:2].isupper():  # "iPhone sales" may open a heading
        return False
    return any(character.isalpha() for character in text)
