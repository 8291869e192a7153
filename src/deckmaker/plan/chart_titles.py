"""From a statement to the takeaway of its slide: a short assertion in the article's own words.

A title is cut out of the source sentence, never written anew. What goes: who says so, asides, clauses
that do not hold the figure. What stays: subject, verb, figure with its qualifier, scope.
"""

from __future__ import annotations

import re

from deckmaker.model import Section, Span, Statement, Statistic

from .chart_labels import base, figure, lexicon
from .chart_title_checks import (
    LONG,
    OPEN_END,
    VERB,
    WIDEST,
    is_verb,
    named_figures,
    sound,
    subject_of,
    with_owner,
    word_count,
)
from .chart_title_chinese import chinese, chinese_all
from .chart_title_marks import marked, unquoted

_ASIDE = re.compile(r"\s*\((?![^)]{0,200}§)[^()]{0,200}\)")
_CREDIT = re.compile(
    r"^(?:according to|based on|as reported by|data (?:from|released by)|figures (?:from|"
    r"released by))\s[^,]{2,140},\s*",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^(?:however|moreover|furthermore|in addition|meanwhile|nowadays|recently|currently|today|"
    r"overall|indeed|also|still|thus|therefore|"
    r"for example|for instance|by contrast|in contrast|as a result|at the same time|in fact|"
    r"notably|in total|not only [^,]{1,40}|"
    r"first|second|third|finally|next|then|and|but|yet|so|among them|of these|of them|"
    r"interestingly|unsurprisingly|in short|on average|more importantly|by comparison|"
    r"in comparison|elsewhere|similarly|in other words|surprisingly|crucially)"
    r"(?:,\s+|(?<=and)\s+|(?<=but)\s+|(?<=yet)\s+|(?<=so)\s+)",
    re.IGNORECASE,
)
_SAID = re.compile(
    r",?\s*(?:(?:the\s)?[A-Z][\w’'. -]{1,50}?|he|she|they|it|the company)\s+(?:said|says|reported|added|"
    r"estimates?|noted)(?:\s+[^,.]{0,40})?\s*\Z"
)
_REPORTED = re.compile(
    r"^(?:[^,“”]{2,70}\s)?(?:said|says|found|finds|shows?|showed|estimates?|reported|reports|announced|revealed|noted)\s+that\s+",
)
_RELATIVE = re.compile(
    r",\s(?:which|who|whose|where|a|an|the\s\w+\sof|one of|known|based|owned|founded|lit\.)\s[^,]{2,120},(?=\s)"
)
_TAIL = re.compile(
    r",\s(?:which|who|where|while|whereas|and|but|as|so|making|up|down|the|a|an|compared|according|because|although|though|with|thanks|driven|helped|following|after|before|when|since|reflecting|leaving|giving|including|marking|despite|or)\s",
)
_ING = {
    "making": "made", "taking": "took", "bringing": "brought", "giving": "gave", "rising": "rose", "falling": "fell",
    "growing": "grew", "selling": "sold", "winning": "won", "losing": "lost", "hitting": "hit", "cutting": "cut",
    "seeing": "saw", "holding": "held", "getting": "got", "having": "had", "becoming": "became", "leaving": "left",
    "sending": "sent", "paying": "paid", "spending": "spent", "buying": "bought", "running": "ran", "putting": "put",
    "rising to": "rose to", "beating": "beat", "building": "built", "drawing": "drew", "driving": "drove",
}  # fmt: skip
_REGULAR = lexicon(
    """
    achiev reach account record increas exceed surpass generat captur produc creat rais reduc
    attract serv total contribut gain add sav earn boost post lift push improv expand complet
    deliver employ cover represent claim receiv
    """
)
_AND_VERB = re.compile(
    rf"(?:,\s+and|\sand)\s+(?:(?:also|now|then|already)\s+)?(?={VERB}\s"
    r"|(?:costs?|lowers?|raises?|needs?|uses?|saves?|burns?|lasts?|weighs?|carries|serves?|produces?|earns?)\s"
    r"(?:about|the|an?|only|nearly|up|more|less|[$€£\d]))"
)
_PARTICIPLE = re.compile(r",\s+([a-z]+ing)\s")
_PREPOSITION = re.compile(
    r"\s(?:in|on|at|across|among|within|during|since|for|from|with|by|through|over|after|before|as|thanks|because|when|while|where|according)\s"
)
_CLAUSE_ENDS = re.compile(r"[,;]\s|\s(?:because|since|although|while|whereas|as|so that|which|when)\s")
_POINTS_BACK = re.compile(r"(?:They|It|These|Those|This|He|She)\s[^\d,]{0,40}\d[^,]*\Z")
_OPENS_BACK = re.compile(r"(?:They|It|He|She)\s(?:[a-z]+\s){1,4}(?=[\d$€£¥₹])")
_WHOLE = 125  # characters: a sentence that still stands as a title when nothing shorter says it
_RESOLVES = re.compile(r"^(?:it|they|the\s[a-z]+|this\s[a-z]+|its\s[a-z]+)(?=\s)", re.IGNORECASE)


def headline(statement: Statement, section: Section, language: str = "en") -> str:
    """The takeaway of a statement: at best some twelve words, at worst the clause as it stands. Never "".

    Holds the figure with its qualifier; adds no verb, cause or superlative the source lacks.
    """
    text = section.text
    lead = statement.statistics[-1] if statement.kind == "before_after" else statement.statistics[0]
    if statement.kind == "series" and statement.labels[-1] == "now":
        lead = statement.statistics[-1]  # "8,900 tonnes, down from 11,200 in 2022 and 12,400 in 2020"
    if base(language) == "zh" or re.search("[\u4e00-\u9fff]{4}", lead.sentence.of(text)):
        return chinese_all(text, statement) or chinese(text, lead)
    if base(language) != "en":
        return _whole_sentence(text, statement, section.title)
    title = _shortened(_resolved(marked(text, lead, statement), lead))
    if statement.kind == "before_after" and len({each.sentence for each in statement.statistics}) > 1:
        title = _with_before(title, statement, language)
    title = _finished(title.replace("¤", "")) or _finished(lead.sentence.of(text))
    title = with_owner(title, section, lead)
    told = _from_figure(section.text, lead)
    if _POINTS_BACK.match(title) and section.title and len(statement.statistics) == 1 and told:
        return f"{section.title}: {told[:1].lower() + told[1:]}"  # "They now account for 29% of all loans"
    back = _OPENS_BACK.match(title) if section.title and len(statement.statistics) > 1 else None
    if back and len(section.title) + len(title) - back.end() < WIDEST:
        return f"{section.title}: {title[back.end() :]}"  # "It carried 61,000 in 2013, down from 98,000"
    if sound(title):
        return title
    alone = len(statement.statistics) == 1
    told = with_owner(_from_figure(section.text, lead), section, lead) if alone else ""
    if sound(told):
        return told
    named = named_figures(statement, section, language)
    if named:
        return named
    if not any(is_verb(word.lower()) for word in title.split()):
        whole = _finished(
            _opened(unquoted(lead.sentence.of(text)))
        )  # "Two-thirds of passengers" says nothing
        return whole if len(whole) <= _WHOLE else title
    return _cut(title, text, lead) if len(title) > WIDEST else title


def _whole_sentence(text: str, statement: Statement, heading: str) -> str:
    """The sentence of the figure; of a long one, what stands up to a comma behind its last figure; of one that
    has no comma there, the figure under its heading."""
    span = statement.statistics[-1].sentence
    said = span.of(text)
    last = max(each.end for each in statement.statistics if each.sentence == span) - span.start
    ends = [match.start() for match in re.finditer(r"[,;]\s", said) if last <= match.start() <= WIDEST]
    if len(said) > WIDEST and ends:
        said = said[: ends[-1]]
    if len(said) > _WHOLE and heading:
        if len(statement.statistics) > 1:
            return heading
        return f"{heading}: {statement.statistics[-1].surface}"
    return _finished(said)


def _cut(title: str, text: str, lead: Statistic) -> str:
    """A title of more than two lines up to where its clause ends behind the figure, or from its figure on."""
    surface = " ".join(lead.surface.split())
    at = title.lower().find(surface.lower())
    ends = [match.start() for match in _CLAUSE_ENDS.finditer(title, max(at, 0) + len(surface))]
    heads = [title[:end] for end in ends if word_count(title[:end]) >= 5 and end <= WIDEST]
    if at >= 0 and heads:
        return heads[-1]
    told = _from_figure(text, lead)
    return told if word_count(told) >= 4 and len(told) <= WIDEST else title


def _resolved(body: str, lead: Statistic) -> str:
    """Puts the name for "the company" when the text defines it."""
    body = _opened(body)
    name = lead.subject
    if (
        name
        and name[0].isupper()
        and name not in body
        and not name.lower().startswith(("the ", "it", "they"))
    ):
        return _RESOLVES.sub(name, body, count=1)
    return body


def _opened(body: str) -> str:
    """Without who says so and without words that only link to the sentence before."""
    body = re.sub(r"^In (?:fact|reality|truth|practice),?\s", "", body)
    for _ in range(3):
        before = body
        for pattern in (_CREDIT, _OPENING):
            match = pattern.match(body)
            if match and "§" not in match.group():
                body = body[match.end() :]
        match = _REPORTED.match(body)
        if match and "§" not in match.group():
            body = body[match.end() :]
        if body == before:
            break
    said = _SAID.search(body.rstrip(". ”"))
    if said and "§" not in said.group():
        body = body.rstrip(". ”")[: said.start()]
    return body


def _shortened(body: str) -> str:
    body = _ASIDE.sub("", body).strip().rstrip(".;:!")
    for mark in (r";\s+|:\s+(?=[a-z])", r"\s—\s"):
        for part in re.split(mark, body):
            # an aside between dashes is a title only when it is a clause
            if body.count("§") == part.count("§") and (
                mark[0] == ";" or body.startswith(part) or subject_of(part)
            ):
                body = part
    lead = re.match(r"^[A-Z][a-z]+(?:ing|ed)\s[^,§]{2,80},\s+(?=\S)", body)
    if lead and word_count(body) > LONG - 4 and subject_of(body[lead.end() :]):
        body = body[lead.end() :]
    relative = _relative(body)
    if relative:
        return relative
    if word_count(body) > 9:
        body = _participle(body)
    body = _RELATIVE.sub(lambda match: match.group() if "§" in match.group() else "", body)
    if word_count(body) > LONG - 3:
        body = _conjunct(body)
    body = _tail(body)
    if word_count(body) > LONG:
        body = _clause(body)
    if word_count(body) > LONG + 2 and len(body) > WIDEST:
        body = _phrases(body)
    return body


def _relative(body: str) -> str:
    """ "…, and a download count that multiplied by §60 folds": "Live.me’s download count multiplied by 60 folds"."""
    match = re.search(
        r"\b(?:a|an|its)\s((?:[\w-]+\s){1,3})(?:that|which)\s((?:has\s|have\s|had\s)?(?:multiplied|grew|rose|fell|doubled|tripled"
        r"|increased|decreased|climbed|dropped|jumped|soared|shrank)\b[^,;§]{0,30}§[^,;]{1,50})",
        body,
    )
    if not match or body.index("§") < match.start():
        return ""
    owner = subject_of(body)
    if not owner or not owner[0].isupper() or word_count(owner) > 4:
        return ""
    return f"{owner}’s {match.group(1).strip()} {match.group(2).strip()}"


def _participle(body: str) -> str:
    """ "X overtook Y, achieving a rate of §9%": "X achieved a rate of 9%"."""
    for match in _PARTICIPLE.finditer(body):
        rest = body[match.end() :]
        if "§" in body[: match.start()] or "§" not in rest:
            continue
        subject = subject_of(body)
        past = _past(match.group(1))
        if not subject or not past:
            continue
        stop = rest.index("§")
        end = re.search(r",\s(?:and|with|while|as|or)?\s?", rest[stop:])
        return f"{subject} {past} {rest[: stop + end.start()] if end else rest}"
    return body


def _past(participle: str) -> str:
    if participle in _ING:
        return _ING[participle]
    stem = participle[:-3]
    if len(stem) < 3 or (stem[-1] == stem[-2:-1] and stem[-1] not in "ls"):
        return ""
    if stem not in _REGULAR:
        return ""
    return stem + ("ed" if stem[-1] not in "e" else "d")


def _conjunct(body: str) -> str:
    """The last of several verb phrases, with the subject of the first."""
    first = body.index("§") if "§" in body else 0
    subject = subject_of(body)
    if not subject:
        return body
    found = [
        match for match in _AND_VERB.finditer(body) if match.end() <= first and match.start() > len(subject)
    ]
    if not found:
        return body
    rest = body[found[-1].end() :]
    if word_count(rest) < 3:
        return body
    return f"{subject.rstrip(',')} {rest}"


def _tail(body: str) -> str:
    """Without what follows a comma after the last figure, or a second predicate there."""
    second = _AND_VERB.search(body, body.rfind("§") + 1) if "§" in body else None
    if second and word_count(body) > LONG and word_count(body[: second.start()]) > 4:
        body = body[: second.start()]
    last = body.rfind("§")
    if last < 0:
        return body
    match = _TAIL.search(body, last)
    if match and not re.match(r"[^,]{0,30},\s*(?:up|down)\s(?:from|on)\s+§", body[last:]):
        body = body[: match.start()]
    return body


def _clause(body: str) -> str:
    """The clause that holds the figure, when it has a subject and a verb of its own."""
    last = body.rfind("§")
    first = body.find("§")
    for match in reversed(list(re.finditer(r",\s(?:and|but|while|whereas|so|hence|thus)\s", body[:first]))):
        rest = body[match.end() :]
        if subject_of(rest):
            return rest
    comma = re.match(
        r"^(?:In|On|At|By|For|With|After|During|Since|From|As|When|While|Although|Despite|Under|Through|Among|Across|Within|To)\s[^§]*?,\s(?=\S)",
        body,
    )
    if comma and comma.end() <= first and subject_of(body[comma.end() :]):
        body = body[comma.end() :]
        last = body.rfind("§")
    end = body.find(", ", last)
    return body[:end] if end > 0 and last >= 0 else body


def _phrases(body: str) -> str:
    """Cut after the last phrase that still fits, never before the last figure."""
    last = body.rfind("§")
    best = ""
    for match in _PREPOSITION.finditer(body, last):
        head = body[: match.start()]
        if (
            word_count(head) <= LONG
            and head.split()[-1].lower() not in OPEN_END
            and "§" in head
            and match.start() > last + 2
            and any(map(is_verb, head.replace("§", "").lower().split()))
        ) and len(head) - last > 3:
            best = head
    return best or body


def _with_before(title: str, statement: Statement, language: str) -> str:
    """Adds ", down from 60" when the earlier figure stands in another sentence."""
    first, last = statement.statistics
    if first.value == last.value or any(
        each.qualifier in ("more_than", "less_than", "at_least", "at_most") for each in (first, last)
    ):
        return title
    word = "down" if last.value < first.value else "up"
    said = figure(first.value, first.unit, first.unit_surface, language)
    if first.unit == last.unit and first.unit != "percentage" and " " in said:
        said = said.rsplit(" ", 1)[0]
    sign = {"about": "about "}.get(first.qualifier, "")
    return f"{title}, {word} from {sign}{said}"


def _finished(title: str) -> str:
    said = " ".join(title.replace("§", "").split()).strip(" ,;:–—")
    said = said.rstrip(".")
    said = re.sub(r"\s+([,;:.%)])", r"\1", said)
    return said[:1].upper() + said[1:] if said and not re.match(r"[a-z]+[A-Z]", said) else said


def clause(section: Section, span: Span) -> str:
    """A source sentence on one line."""
    return " ".join(span.of(section.text).split())


# what may stand before a figure that is the subject of its clause
_CLAUSE_BEFORE = re.compile(
    r"(?:\A|[,;:.“]|\b(?:that|and|but|while|whereas|because|when|where|if))\s*(?:(?:only|just|now|still|even)\s)?\Z"
)


def _from_figure(text: str, lead: Statistic) -> str:
    """The clause from its figure on: "Three in five owners now expect their shop to outlive them"; "" where the
    figure is not its subject."""
    if not _CLAUSE_BEFORE.search(text[lead.sentence.start : lead.start]):
        return ""
    after = " ".join(text[lead.start : lead.sentence.end].split())
    size = len(" ".join(lead.surface.split()))
    stop = re.search(r"[,;:]\s|\s[–—]\s|\.(?:\s|\Z)|\sand\s(?=[\d£$€₹]|(?:one|two|three)\b)", after[size:])
    clause = _ASIDE.sub("", after[: size + stop.start()] if stop else after)
    return _finished(_phrases("§" + clause) if word_count(clause) > LONG else clause)
