"""From a statement to the takeaway of its slide: a short assertion in the article's own words.

A title is cut out of the source sentence, never written anew. What goes: who says so, asides, clauses
that do not hold the figure. What stays: subject, verb, figure with its qualifier, scope.
"""

from __future__ import annotations

import re

from deckmaker.model import Section, Span, Statement, Statistic

from .chart_labels import base, figure, lexicon

LONG = 14  # words; a longer title is cut where a phrase ends
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
    r",?\s*(?:[A-Z][\w’'. -]{1,50}?|he|she|they|it|the company)\s+(?:said|says|reported|added|"
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
_VERB = (
    r"(?:is|are|was|were|has|have|had|holds?|held|accounts?|accounted|makes?|made|fell|rose|grew|cut|took|takes?|reached|hit|saw|won|lost|"
    r"became|sold|spent|paid|brought|gave|went|came|stood|ran|led|met|kept|left|built|[a-z]{3,}ed)"
)
_AND_VERB = re.compile(rf"(?:,\s+and|\sand)\s+(?:(?:also|now|then|already)\s+)?(?={_VERB}\s)")
_PARTICIPLE = re.compile(r",\s+([a-z]+ing)\s")
_PREPOSITION = re.compile(
    r"\s(?:in|on|at|across|among|within|during|since|for|from|with|by|through|over|after|before|as|thanks|because|when|while|where|according)\s"
)
_RESOLVES = re.compile(r"^(?:it|they|the\s[a-z]+|this\s[a-z]+|its\s[a-z]+)(?=\s)", re.IGNORECASE)
_OPEN_END = frozenset(
    lexicon(
        """
    the a an of in on at by to from for with and or but as than that which who is are was were its
    their about over only just more less per into came comes come goes go went consists depends
    based due accounted relies intends expects plans wants between not
    """
    )
)


def headline(statement: Statement, section: Section, language: str = "en") -> str:
    """The takeaway of a statement: at best some twelve words, at worst the clause as it stands. Never "".

    Holds the figure with its qualifier; adds no verb, cause or superlative the source lacks.
    """
    text = section.text
    lead = statement.statistics[-1] if statement.kind == "before_after" else statement.statistics[0]
    if base(language) == "zh" or re.search("[\u4e00-\u9fff]{4}", lead.sentence.of(text)):
        return _chinese_all(text, statement) or _chinese(text, lead)
    marked = _marked(text, lead, statement)
    title = _shortened(_resolved(marked, lead))
    if statement.kind == "before_after" and len({each.sentence for each in statement.statistics}) > 1:
        title = _with_before(title, statement, language)
    title = _finished(title.replace("¤", "")) or _finished(lead.sentence.of(text))
    title = _owned(title, section, lead)
    if sound(title):
        return title
    alone = len(statement.statistics) == 1
    told = _owned(_from_figure(section.text, lead), section, lead) if alone else ""
    return told if sound(told) else _figures(statement, section, language) or title


def _marked(text: str, lead: Statistic, statement: Statement) -> str:
    """The sentence with "§" before each figure that must stay, quotation marks opened around it closed."""
    sentence = lead.sentence
    body = sentence.of(text)
    marks = sorted(
        {
            each.start - sentence.start
            for each in statement.statistics
            if each.sentence == sentence and statement.kind != "series"
        }
        | {lead.start - sentence.start}
    )
    if statement.kind in ("series", "comparison", "shares", "composition"):
        last = max(each.end for each in statement.statistics if each.sentence == sentence) - sentence.start
        marks.append(last)
    for mark in sorted(set(marks), reverse=True):
        body = body[:mark] + "§" + body[mark:]
    if lead.kind == "part_of_count" and lead.whole_span and not lead.whole_span.within(sentence):
        body = _whole_named(text, body, lead)
    return _unquoted(body)


def _whole_named(text: str, body: str, lead: Statistic) -> str:
    """ "three of them" becomes "three of the “four great inventions”"."""
    assert lead.whole_span is not None
    span = lead.whole_span
    said = span.of(text)
    if text[max(0, span.start - 1) : span.start] in ("“", '"') and text[span.end : span.end + 1] in (
        "”",
        '"',
    ):
        said = f"“{said}”"
    if not re.match(r"(?:the|its|their|all)\s", said, re.IGNORECASE):
        said = "the " + said
    return re.sub(
        r"(§[^§]{1,60}?\bof) (?:them|these|those|which|whom)\b",
        lambda match: f"{match.group(1)} {said}",
        body,
        count=1,
    )


def _unquoted(body: str) -> str:
    body = " ".join(body.split())
    spoken = re.search(
        r"(?:said|says|added|told [^“]{2,30}|stated|explained)\s?[,:]?\s“([^“”]*§[^“”]*)”?", body
    )
    if spoken:
        said = spoken.group(1).strip().rstrip(".,;")
        own = re.search(r"\b(?:we|I|our|my|us)\b", said)
        return f"“{said}”" if own and _count(said) <= LONG else said
    if body.count("“") > body.count("”"):
        before, _, after = body.rpartition("“")
        body = after if "§" in after else before.rstrip(" ,") + after
    if body.count("”") > body.count("“"):
        body = body.replace("”", "")
    if (
        body.startswith("“")
        and body.endswith("”")
        and body.count("“") == 1
        and not re.search(r"\b(?:we|our)\b", body, re.IGNORECASE)
    ):
        body = body[1:-1]
    return body.strip()


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
    for part in re.split(r";\s+|:\s+(?=[a-z])|\s—\s", body):
        if body.count("§") == part.count("§"):
            body = part
    lead = re.match(r"^[A-Z][a-z]+(?:ing|ed)\s[^,§]{2,80},\s+(?=\S)", body)
    if lead and _count(body) > LONG - 4 and _subject(body[lead.end() :]):
        body = body[lead.end() :]
    relative = _relative(body)
    if relative:
        return relative
    if _count(body) > 9:
        body = _participle(body)
    body = _RELATIVE.sub(lambda match: match.group() if "§" in match.group() else "", body)
    if _count(body) > LONG - 3:
        body = _conjunct(body)
    body = _tail(body)
    if _count(body) > LONG:
        body = _clause(body)
    if _count(body) > LONG:
        body = _phrases(body)
    return body


def _count(body: str) -> int:
    return len(body.split())


def _subject(body: str) -> str:
    """The words before the first verb, when they are few; "" when unsure."""
    match = re.match(
        rf"^((?:[^\s,;]+\s){{0,6}}?[^\s,;]+),?\s(?={_VERB}\b|overtook\b|surpassed\b|will\b|can\b)", body
    )
    if not match or "§" in match.group(1):
        return ""
    subject = match.group(1)
    if subject.split()[0].lower() in (
        "in",
        "on",
        "at",
        "by",
        "for",
        "from",
        "after",
        "with",
        "as",
        "when",
        "if",
        "there",
    ):
        return ""
    return subject


def _relative(body: str) -> str:
    """ "…, and a download count that multiplied by §60 folds": "Live.me’s download count multiplied by 60 folds"."""
    match = re.search(
        r"\b(?:a|an|the|its)\s((?:[\w-]+\s){1,3})(?:that|which)\s((?:has\s|have\s|had\s)?[a-z]+(?:ed|led|ew|ose|ell)\b[^,;§]{0,30}§[^,;]{1,50})",
        body,
    )
    if not match or body.index("§") < match.start():
        return ""
    owner = _subject(body)
    if not owner or not owner[0].isupper() or _count(owner) > 4:
        return ""
    return f"{owner}’s {match.group(1).strip()} {match.group(2).strip()}"


def _participle(body: str) -> str:
    """ "X overtook Y, achieving a rate of §9%": "X achieved a rate of 9%"."""
    for match in _PARTICIPLE.finditer(body):
        rest = body[match.end() :]
        if "§" in body[: match.start()] or "§" not in rest:
            continue
        subject = _subject(body)
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
    subject = _subject(body)
    if not subject:
        return body
    found = [
        match for match in _AND_VERB.finditer(body) if match.end() <= first and match.start() > len(subject)
    ]
    if not found:
        return body
    rest = body[found[-1].end() :]
    if _count(rest) < 3:
        return body
    return f"{subject.rstrip(',')} {rest}"


def _tail(body: str) -> str:
    """Without what follows a comma after the last figure."""
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
    for match in reversed(list(re.finditer(r",\s(?:and|but|while|whereas)\s", body[:first]))):
        rest = body[match.end() :]
        if _subject(rest):
            return rest
    comma = re.match(
        r"^(?:In|On|At|By|For|With|After|During|Since|From|As|When|While|Although|Despite|Under|Through|Among|Across|Within|To)\s[^§]*?,\s(?=\S)",
        body,
    )
    if comma and comma.end() <= first and _subject(body[comma.end() :]):
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
            _count(head) <= LONG
            and head.split()[-1].lower() not in _OPEN_END
            and "§" in head
            and match.start() > last + 2
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


_LONG_CHINESE = 40  # characters: two lines of a title


def _chinese_all(text: str, statement: Statement) -> str:
    """From the clause of the first figure to that of the last, when they stand in one sentence; "" when long."""
    figures = sorted(statement.statistics, key=lambda each: each.start)
    if len(figures) < 2 or figures[0].sentence != figures[-1].sentence:
        return ""
    begin = figures[0].sentence.start
    cuts = [match.end() for match in re.finditer("[，；。：“]", text[begin : figures[0].start])]
    stop = re.search("[，；。！”]|\\Z", text[figures[-1].end : figures[-1].sentence.end])
    end = figures[-1].end + (stop.start() if stop else 0)
    said = text[begin + (cuts[-1] if cuts else 0) : end]
    said = re.sub("^(?:其中|而|但|同时)", "", said.strip(" ，；。“”"))
    return said if len(said) <= _LONG_CHINESE else ""


def _chinese(text: str, lead: Statistic) -> str:
    """The clause of a Chinese sentence that holds the figure, widened to the left until it has some substance."""
    start, end = lead.sentence.start, lead.sentence.end
    body = text[start:end]
    at = lead.start - start
    begin = max(body.rfind("；", 0, at), body.rfind("。", 0, at), body.rfind("“", 0, at)) + 1
    near = body.rfind("，", begin, at) + 1
    stop = min(
        (place for mark in "，；。！" if (place := body.find(mark, lead.end - start)) >= 0), default=len(body)
    )
    if near > begin and stop - near < 12:
        begin = max(body.rfind("，", begin, near - 1) + 1, begin)
    else:
        begin = max(begin, near)
    said = re.sub("^(?:其中|而|但|同时)，?", "", body[begin:stop].strip(" ，；。“”"))
    return said or body.strip()


def _finished(title: str) -> str:
    said = " ".join(title.replace("§", "").split()).strip(" ,;:–—")
    said = said.rstrip(".")
    said = re.sub(r"\s+([,;:.%)])", r"\1", said)
    return said[:1].upper() + said[1:] if said and not re.match(r"[a-z]+[A-Z]", said) else said


def clause(section: Section, span: Span) -> str:
    """A source sentence on one line."""
    return " ".join(span.of(section.text).split())


_POINTING = re.compile(
    r"(?:it|its|they|their|them|this|these|those|that|which|who|whose|where|he|she|his|her|here|such|"
    r"in fact|asked|from|the (?:figure|latter|former|same)|of which|of whom|another|others?)\b",
    re.IGNORECASE,
)
_IRREGULAR = (
    r"rose|fell|went|cost|put|bought|dropped|shrank|spoke|slept|began|lay|hit|shut|shed|drew|flew|drove|fed|won|lost|beat|"
    r"supplied|sank|will|can|could|would|may|must|do|does|did|say|said|are|have|goes"
)
_REGULARLY = (
    r"grow|make|take|hold|want|need|use|own|pay|expect|give|live|work|think|support|wait|carry|carrie|meet|keep|repay|buy|"
    r"sell|produce|bring|believe|plan|prefer|hope|fear|rise|fall|remain|cover|contain|account|affect|double|triple|halve|"
    r"explain|name|call|stand|come|get|see|show|lead|reach|exceed|cost|sit|miss|earn|spend|employ|serve|suffer|smoke|eat|"
    r"drink|read|play|watch|visit|travel|drive|cycle|feel|know|trust|agree|disagree|oppose|back|favour|favor|report|worry|"
    r"worrie|sleep|die|vote|attend|finish|pass|fail|drop|climb|increase|decrease|decline|shrink|supply|supplie|generate|"
    r"consume|import|export|receive|save|borrow|owe|lend|rent|move|leave|stay|join|help|lack|amount|total|equal|represent|"
    r"make up|intend|name|trail|exist|belong|depend|emit|absorb|store|weigh|measure|run|give|start|end|close|open|add"
)
_STATES = re.compile(rf"\b(?:{_VERB[3:-1]}|{_IRREGULAR}|(?:{_REGULARLY})s?)\b")
_MEASURED = re.compile(
    r"\b(?:rate|share|inflation|prices?|costs?|output|generation|production|number|turnover|wages?|pay|rents?|sales|revenue|"
    r"profit|participation|attendance|enrolment|unemployment|employment|consumption|demand|supply|deficit|debt|margin|"
    r"average|total|figure|proportion|ratio|yield|index|population|turnout|occupancy|ridership|emissions)\b",
    re.IGNORECASE,
)
_WIDEST = 110  # characters: two lines of a title


def sound(title: str) -> bool:
    """Whether a title stands by itself: a subject that is named, a verb, an end, two lines at most."""
    words = title.split()
    if not words or len(title) > _WIDEST or len(words) > LONG + 6 or _POINTING.match(title):
        return False
    if title.count("“") != title.count("”") or title.count("(") != title.count(")"):
        return False
    last = words[-1].strip(".,;:”’").lower()
    if last in _OPEN_END or re.search(
        r"\band (?:one|two|three|four|five|six|seven|eight|nine|ten|some|a|the)\Z", title
    ):
        return False
    return len(words) > 2 and _STATES.search(title) is not None


def _owned(title: str, section: Section, lead: Statistic) -> str:
    """ "Its downloads multiplied" becomes "Live.me’s downloads multiplied" when the sentence before names it."""
    pronoun = re.match(r"(Its|Their|It|They)\s", title)
    if not pronoun:
        return title
    rest = title[pronoun.end() :]
    owner = _owner(section.text, lead, f"{pronoun.group(1)} {rest[:12]}")
    if not owner or (pronoun.group(1) in ("It", "They") and not _MEASURED.search(owner)):
        return title
    plural = owner.split()[-1].endswith("s") and owner.lower().startswith(("the ", "most ", "many "))
    if pronoun.group(1) in ("Their", "They") and not plural:
        return title
    if pronoun.group(1) in ("Its", "Their"):
        return f"{owner}{'’' if owner.endswith('s') else '’s'} {rest}"
    return f"{owner} {rest}"


def _owner(text: str, lead: Statistic, words: str) -> str:
    """The subject before a pronoun: of its own sentence, else of the sentence before; "" when unsure."""
    sentence = lead.sentence.of(text)
    at = sentence.lower().find(words.lower())
    before = text[max(0, lead.sentence.start - 500) : lead.sentence.start].rpartition("\n\n")[2]
    earlier = re.split(r"(?<=[.!?])\s+", before.strip())[-1]
    for said in (sentence[: max(at, 0)], earlier):
        said = re.sub(r"^(?:In|At|On|By|For|Since|Among|Across)\s[^,]{2,50},\s", "", said)
        owner = _subject(said) if said else ""
        if (
            owner
            and owner[0].isupper()
            and _count(owner) < 7
            and not _POINTING.match(owner)
            and "," not in owner
        ):
            return owner
    return ""


def _from_figure(text: str, lead: Statistic) -> str:
    """The clause from its figure on: "Three in five owners now expect their shop to outlive them"."""
    after = " ".join(text[lead.start : lead.sentence.end].split())
    size = len(" ".join(lead.surface.split()))
    stop = re.search(r"[,;:]\s|\s[–—]\s|\.(?:\s|\Z)|\sand\s(?=[\d£$€₹]|(?:one|two|three)\b)", after[size:])
    clause = _ASIDE.sub("", after[: size + stop.start()] if stop else after)
    return _finished(_phrases("§" + clause) if _count(clause) > LONG else clause)


def _figures(statement: Statement, section: Section, language: str) -> str:
    """A title of name and figures, for a sentence that cannot be cut to one: "Gross margin: 47.2% → 44.9%"."""
    from .chart_labels import label

    lead = statement.statistics[0]
    heading = section.title if len(section.title) <= 50 else ""
    said = [label(each, language, signed=statement.kind == "growth") for each in statement.statistics]
    figures_of = (lead, *statement.statistics[1:])
    name = next(
        (each for one in figures_of for each in (_naming(one.subject), _naming(one.measure)) if each), ""
    )
    if not name and statement.kind in ("before_after", "series"):
        name = heading
    if statement.kind in ("before_after", "series"):
        figures = " → ".join((said[0], said[-1]))
    elif len(said) > 1:
        pairs = zip(statement.labels, said, strict=False)
        figures = ", ".join(f"{_lowered(each)} {figure}" for each, figure in pairs if each)
        name = name if name and name.lower() not in figures.lower() else ""
    else:
        figures = said[0]
        name = name or heading
        if not name:
            return ""
    title = f"{name}: {figures}" if name else figures[:1].upper() + figures[1:]
    return title if len(title) <= _WIDEST and any(each.isalpha() for each in title) else ""


def _lowered(said: str) -> str:
    return (
        said if said[1:2].isupper() or (" " not in said and said[:1].isupper()) else said[:1].lower() + said[1:]
    )


def _naming(said: str) -> str:
    """A subject or measure as a name: no pronoun, no clause, no bracket."""
    said = re.sub(r"^(?:the|a|an)\s", "", " ".join(said.split()), flags=re.IGNORECASE)
    if (
        not said
        or len(said) > 60
        or _POINTING.match(said)
        or re.search(
            r"[():;,“”]|\b(?:one|two|three|four|five|six|seven|eight|nine|\d+)[\s-](?:in|out of)[\s-]|"
            r"\d\s?%|per cent|percent",
            said,
        )
    ):
        return ""
    if re.match(
        r"(?:(?:figures?|average|share|number|total|rate)\Z|say|says|now|only|what|when|if|all|some|one|has|have|is|are|was|were|only|there)\b",
        said,
        re.IGNORECASE,
    ):
        return ""
    return said[:1].upper() + said[1:]
