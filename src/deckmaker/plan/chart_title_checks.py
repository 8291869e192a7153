"""A title cut out of a sentence → whether it stands by itself, whose "its" is, and what stands instead."""

from __future__ import annotations

import re

from deckmaker.model import Section, Statement, Statistic

from .chart_labels import lexicon

LONG = 14  # words; a longer title is cut where a phrase ends


VERB = (
    r"(?:is|are|was|were|has|have|had|holds?|held|accounts?|accounted|makes?|made|fell|rose|grew|cut|took|takes?|reached|hit|saw|won|lost|"
    r"became|sold|spent|paid|brought|gave|went|came|stood|ran|led|met|kept|left|built|[a-z]{3,}ed)"
)


OPEN_END = frozenset(
    lexicon(
        """
    the a an of in on at by to from for with and or but as than that which who is are was were its
    their about over only just more less per into came comes come goes go went consists depends
    based due accounted relies intends expects plans wants between not
    """
    )
)


def word_count(body: str) -> int:
    return len(body.split())


def subject_of(body: str) -> str:
    """The words before the first verb, when they are few; "" when unsure."""
    match = re.match(
        rf"^((?:[^\s,;]+\s){{0,6}}?[^\s,;]+),?\s(?={VERB}\b|overtook\b|surpassed\b|will\b|can\b)", body
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


_POINTING = re.compile(
    r"(?:it|its|they|their|them|this|these|those|that|which|who|whose|where|he|she|his|her|here|such|"
    r"in fact|asked|from|the (?:figure|latter|former|same|"
    r"(?:share|number|rate|total|average)\s(?:was|is|had|has|rose|fell|stood))|of which|of whom|another|others?)\b",
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
    r"make up|intend|name|trail|exist|belong|depend|emit|absorb|store|lower|raise|burn|reduce|last|weigh|measure|run|"
    r"give|start|end|close|open|add"
)


_STATES = re.compile(rf"\b(?:{VERB[3:-1]}|{_IRREGULAR}|(?:{_REGULARLY})s?)\b")


_MEASURED = re.compile(
    r"\b(?:rate|share|inflation|prices?|costs?|output|generation|production|number|turnover|wages?|pay|rents?|sales|revenue|"
    r"profit|participation|attendance|enrolment|unemployment|employment|consumption|demand|supply|deficit|debt|margin|"
    r"average|total|figure|proportion|ratio|yield|index|population|turnout|occupancy|ridership|emissions)\b",
    re.IGNORECASE,
)


WIDEST = 110  # characters: two lines of a title


def sound(title: str) -> bool:
    """Whether a title stands by itself: a subject that is named, a verb, an end, two lines at most."""
    words = title.split()
    if not words or len(title) > WIDEST or len(words) > LONG + 8 or _POINTING.match(title):
        return False
    if title.count("“") != title.count("”") or title.count("(") != title.count(")"):
        return False
    if halved(title) or _ADDS.match(title):
        return False
    last = words[-1].strip(".,;:”’").lower()
    if last in OPEN_END or re.search(
        r"\band (?:one|two|three|four|five|six|seven|eight|nine|ten|some|a|the)\Z", title
    ):
        return False
    return len(words) > 2 and _STATES.search(title) is not None


def halved(title: str) -> bool:
    """Whether a title breaks off in a list: "74% had either been burned"."""
    return re.search(r"\beither\b(?!.*\bor\b)|\bboth\b(?!.*\band\b)", title) is not None


def points_back(title: str) -> bool:
    """Whether a title opens with a word for something before it: "It was a rise of 25%"."""
    return _POINTING.match(title) is not None


_LIST = re.compile(
    r"\s(?:about|are|is|were|was|include|including|such as|like|by|to)\s[^()]{3,70}\([^()]*\d[^()]*\)"
)


def before_list(title: str) -> str:
    """A long title up to the list of names and figures that ends it, when what stands before has a verb."""
    opened = _LIST.search(title)
    head = title[: opened.start()] if opened else ""
    return head if word_count(head) > 4 and states(head) else title


def stands(sentence: str) -> bool:
    """Whether a sentence points to nothing before it, nor speaks in a voice of its own."""
    return not _POINTING.match(sentence) and not re.search(r"[“”\"?:]|\b(?:I|we|our|my|you)\b", sentence)


_ADDS = re.compile(
    r"(?:In addition to|Besides|Despite|Because of|Apart from|Along with|Thanks to|Due to)\s(?:the\s|an?\s)?(?=[^,]*\Z)"
)


_CHANGE = re.compile(
    r"\b(?:an?|the|its|their)\s((?:[\w-]+\s){1,3}(?:increase|rise|fall|drop|decline|growth|gain|improvement)\sfrom\s[^,;]*)"
)


def change(sentence: str, last: str) -> str:
    """The change itself, of a sentence that says more: "Market share increase from 11.7% to 14.1%"; "" for none."""
    found = _CHANGE.search(sentence)
    if not found or not found.group(1).endswith(last):
        return ""
    return found.group(1)[:1].upper() + found.group(1)[1:]


_IT_WAS = re.compile(
    r"(?:It|That|This)(?:\s[a-z]+)?\s(?:is|was)\san?\s(?=\d)"
)  # "It was a 25% rise in sales"


def lifted(title: str) -> str:
    """A title that only leads to another clause without the words that lead: "24 percent drop in heart attacks"."""
    said = _ADDS.sub("", _IT_WAS.sub("", title, count=1), count=1)
    return said[:1].upper() + said[1:]


def states(title: str) -> bool:
    """Whether a title of two lines has a verb; "17% of the amount spilled" has none."""
    found = [match.start() for match in _STATES.finditer(title)]
    if _ADDS.match(title):
        return False  # "In addition to the 24 percent drop in heart attacks": and what?
    if len(title) > WIDEST + 15 or not found:
        return False
    last = title.rstrip(".").rfind(" ") + 1
    return found[0] < last or not title[last:].endswith("ed")


def is_verb(word: str) -> bool:
    """Whether a word is one of the verbs by which a title states something."""
    return _STATES.fullmatch(word.lower()) is not None


def with_owner(title: str, section: Section, lead: Statistic) -> str:
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
        owner = subject_of(said) if said else ""
        if (
            owner
            and owner[0].isupper()
            and word_count(owner) < 7
            and not _POINTING.match(owner)
            and "," not in owner
        ):
            return owner
    return ""


def named_figures(statement: Statement, section: Section, language: str) -> str:
    """A title of name and figures, for a sentence that cannot be cut to one: "Gross margin: 47.2% → 44.9%"."""
    from .chart_labels import label

    lead = statement.statistics[0]
    said = [
        label(each, language, signed=statement.kind == "growth", text=section.text)
        for each in statement.statistics
    ]
    figures_of = (lead, *statement.statistics[1:])
    name = next((found for one in figures_of if (found := _owning(one, section))), "")
    if statement.kind in ("before_after", "series"):
        figures = " → ".join((said[0], said[-1]))
        ends = (statement.labels[0], statement.labels[-1])
        if all(re.search(r"\d{4}|\bFY", each) for each in ends):
            figures = f"{said[0]} ({ends[0]}) → {said[-1]} ({ends[1]})"
    elif len(said) > 1:
        pairs = zip(statement.labels, said, strict=False)
        figures = ", ".join(
            figure if each.lower() in figure.lower() else f"{each} {figure}" for each, figure in pairs if each
        )
        name = name if name and name.lower() not in figures.lower() else ""
    else:
        figures = said[0]
    if not name and (len(said) == 1 or statement.kind in ("before_after", "series", "target")):
        return ""  # figures without their owner: the sentence says it better
    title = f"{name}: {figures}" if name else figures[:1].upper() + figures[1:]
    return title if len(title) <= WIDEST and any(each.isalpha() for each in title) else ""


def _owning(one: Statistic, section: Section) -> str:
    """The name of what a figure measures; the section's heading is none."""
    from .chart_callouts import callout_label

    return _naming(callout_label(one, section))


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
