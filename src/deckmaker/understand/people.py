"""The people of a text: whom it names before a place, who "she" is, how Ferrow was called in full."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from deckmaker.model import Span

from . import speakers_chinese
from .given_names import agrees
from .people_words import ASIDE, NAME, NOT_NAMES, OFFICE_NAME, ORGANISATION, PERSON_NOUNS, SPEECH, trimmed
from .voice import Voice

__all__ = ["first_named", "introduced", "last_person", "others", "someone"]

_PERSON = re.compile(
    rf"(?P<name>{NAME}){ASIDE}, (?!including\b|such as\b|like\b|among\b)"
    r"(?:(?:a|an|the|who is|who was|its|our|now)\s)?"
    r"(?P<role>[^,;:—–()“”\"]{0,60}?"
    rf"\b(?i:{PERSON_NOUNS})\b[^,;:—–()“”\".!?]{{0,60}}?)(?=\s?\(|,|\.|;|\s(?:{SPEECH}|has|have|had|is|was|sees|saw)\b)"
)
_ROLE_PERSON = re.compile(
    rf"\b(?P<role>(?:[\w’'-]+\s){{0,2}}(?:{PERSON_NOUNS})),?\s(?P<name>{NAME})(?=[,.;\s’'])"
)
_SIR, _LADY = re.compile(r"(?:Mr|Sir|Lord|King)\b"), re.compile(r"(?:Mrs|Ms|Miss|Dame|Lady|Queen)\b")
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Professor|President|Senator|Sir|Dame)\.?\s[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?"
)
_SUBJECT = re.compile(
    r"(?:\A|(?<=[.!?]\s)|(?<=\n))(?P<name>[A-Z][a-z’'-]+(?:\s[A-Z]\.)?(?:\s[A-Z][a-z’'-]+){1,2})(?=\s[a-z]|,\s(?:who|\d))"
)
_PLURAL = re.compile(
    r"(?:\A|[.!?]\s+)(?:(?:During|In|At|On|After|Before|For)\s[^,.;]{3,60},\s)?"
    r"(?P<name>(?:[Ss]ome |[Mm]any |[Mm]ost |[Ss]everal |[Tt]he |[Tt]wo |[Tt]hree )?"
    r"(?:[A-Za-z][\w’-]*\s){0,2}?(?:[A-Za-z][\w’-]*[a-z]s|\w*men|people|children|folk)"
    r"(?:\s(?:living|working|studying|visiting|in|from|of|at)\s(?:in\s|at\s|the\s)*[A-Z][\w’-]+)?)"
    r"\s(?:[a-z]+ed|spoke|say|said|are|were|have|do|did|think|told)\b[^.!?]{0,200}[.!?]?\s*\Z"
)
_KIN = (
    "son|daughter|wife|husband|sister|brother|parents?|friend|colleague|neighbour|neighbor|boy|girl|man|woman"
    "|grandmother|grandfather|uncle|aunt|cousin|classmate|customer|visitor|witness|passenger|patient"
)
_ASIDES = re.compile(r"\([^()]{1,80}\)")
# somebody else than the subject of a sentence: a name of two words, a title, or "her father"
_OTHERS = re.compile(
    r"\b[A-Z][a-z’'-]+\s[A-Z][a-z’'-]+\b|\b(?:Mr|Mrs|Ms|Dr|Prof)\b\.?"
    r"|\b(?:his|her|their|the|a|an|another|one)\s(?:[a-z-]+\s){0,2}?"
    rf"(?:{_KIN}|{PERSON_NOUNS})\b"
    r"|\b(?:asked|asks|told|tells|met|meets|called|quoted|quotes|heard|hears|reads?)\b"
)
_SOMEONE = re.compile(
    rf"\b(?:{PERSON_NOUNS}|{_KIN})\b|(?:\A|[.!?]\s)(?!(?:{'|'.join(sorted(NOT_NAMES))})\b)"
    r"[A-Z][a-z’-]+\s(?:[a-z]+ed|laughs|smiles|nods|sighs|shrugs|knows|sees|is|was|has|had)\b"
)
# "in Alabama, tomato farmer Lana Hill": a role and its name
_NAME_LAST = re.compile(
    rf"(?P<role>[a-z][\w’' -]*?\b(?:{PERSON_NOUNS}))\s"
    r"(?P<name>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)+)"
)
_LAST = 260  # characters before a quotation in which the one who acts speaks
_ACTED = re.compile(
    r"\b(?P<who>[A-Z][a-z’-]+) (?:[a-z]+ed|told|met|saw|sent|gave|rang|wrote) (?P<whom>[A-Z][a-z’-]+)\b(?=[ ,.])"
)
_LONE = re.compile(
    r"(?:\A|[.!?,]\s+|\n|\b(?:[Oo]nce|[Ww]hen|[Aa]s|[Ww]hile|[Bb]ut|[Aa]fter|[Bb]efore)\s)(?P<name>[A-Z][a-z’-]+)"
    r"(?=\s(?!(?:and|or|of|who|which|in|at|on|for)\b)[a-z])"
)
# "a series written by the former actor Jon Hill": he is mentioned, she goes on
_BY_THE_WAY = re.compile(
    r"\b(?:written|created|directed|produced|made|founded|led|run|edited)\sby\s(?:the\s)?(?:former\s)?(?:\d\S*\s)?\Z"
)


def introduced(text: str, begin: int, end: int, language: str) -> Voice | None:
    """The person whom the one sentence before a quotation in the first person is about, or None.

    "Zhao Yun, a foreigner from Italy, made a fool of himself. “I had just …”": a person with a role is
    its subject, and nobody else is in it who might speak instead.
    """
    if language[:2] != "en":
        return None
    sentence = text[begin:end].strip()
    start = begin + text[begin:end].find(sentence)
    match = _PERSON.match(sentence)
    if match is None or not sentence.endswith((".", "!", ":", "…")) or trimmed(match["name"], 0)[1]:
        return None
    rest = sentence[match.end() :]
    if _OTHERS.search(_ASIDES.sub("", rest)) or ORGANISATION.search(match["name"]):
        return None
    return Voice(match["name"], match["role"].strip(), Span(start, start + match.end()))


def first_named(text: str, end: int, last: str) -> tuple[str, str] | None:
    """The whole name of a person and the role, where a text first gives them before `end`; None where two share the
    last name and neither is the one that the text is about."""
    passage = text[:end]
    names, at = [], passage.find(last)
    while at >= 0:
        before = _FORENAMES.search(passage, max(0, at - 60), at)
        if before and not passage[at + len(last) : at + len(last) + 1].isalpha():
            names.append(trimmed(before.group() + last, 0)[0])
        at = passage.find(last, at + len(last))
    whole = [name for name in names if " " in name and not ORGANISATION.search(name)]
    often = Counter(name.split()[0] for name in whole).most_common(2)
    if not often or (len(often) > 1 and often[0][1] < _MUCH * often[1][1]):
        return None
    whole = [name for name in whole if name.split()[0] == often[0][0]]
    office = OFFICE_NAME.fullmatch(whole[0])
    if office:
        return office["name"], office["role"]  # "CEO Mark Twigg"
    for match in _PERSON.finditer(passage):
        if match["name"].endswith(whole[0]) and not _NAME_LAST.fullmatch(match["role"].strip()):
            return whole[0], match["role"].strip()
    return whole[0], ""


_FORENAMES = re.compile(r"(?:[A-Z][\w’'-]+\s(?:[A-Z]\.\s)?){1,2}\Z")
_MUCH = 3  # times as often named as another of the same last name
_HOUSES = re.compile(r"\b[Tt]he\s(?:(?:[A-Z][\w’'-]*|on|of|and|for|\d+),?\s)+")


def others(told: str) -> bool:
    """Whether a passage names or mentions a person; "the United Nations" are none."""
    return _OTHERS.search(_HOUSES.sub(" ", told)) is not None


def someone(told: str, language: str) -> bool:
    """Whether a passage speaks of a person: then "she" after it is nobody from before it, though it gives no name."""
    if language.startswith(("zh", "ja")):
        return False
    return _SOMEONE.search(told) is not None


@lru_cache(maxsize=16)  # each wording of a sentence asks again
def last_person(text: str, begin: int, end: int, pronoun: str, language: str) -> tuple[str, str]:
    """The person that a pronoun at `end` stands for: name and role, ("", "") when nobody fits."""
    passage = text[begin:end]
    if language.startswith(("zh", "ja")):
        return speakers_chinese.last_person(passage)
    if pronoun.lower() == "they":
        plural = _PLURAL.search(passage)
        return (plural.group("name"), "") if plural else ("", "")
    best: tuple[int, str, str] = (-1, "", "")
    other = _SIR if pronoun.lower() == "she" else _LADY if pronoun.lower() == "he" else None
    for match in _PERSON.finditer(passage):
        name, start = trimmed(match.group("name"), match.start())
        role = match.group("role").strip()
        named = _NAME_LAST.fullmatch(role)
        if named:  # "in Alabama, tomato farmer Lana Hill said": the place is nobody
            name, role, start = named["name"], named["role"], match.start("role") + named.start("name")
        if name and agrees(name, pronoun):
            best = max(best, (start, name, role))
    for match in _ROLE_PERSON.finditer(passage):
        name, start = trimmed(match.group("name"), match.start("name"))
        nearer = not best[1] or start > best[0] + 40
        if name and nearer and agrees(name, pronoun) and not _BY_THE_WAY.search(passage[: match.start()]):
            best = (
                start,
                name,
                re.sub(
                    r"\A(?:(?:including|like)\s(?:the|an?)|says|said|by|and|[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Mm]y|[Oo]ur|[Aa]n?|of|to)\s",
                    "",
                    match.group("role"),
                ),
            )
    for pattern in (_TITLED,) if best[1] else (_TITLED, _SUBJECT):
        for match in pattern.finditer(passage):
            name = match.groupdict().get("name") or match.group()
            if (
                match.start() > best[0]
                and agrees(name, pronoun)
                and not ORGANISATION.search(name)
                and name.split()[0] not in NOT_NAMES
            ):
                best = (match.start(), name, "")
    for match in _LONE.finditer(passage, max(best[0], 0)):
        known = first_named(text, begin + match.start("name"), match["name"])
        if known and agrees(known[0], pronoun):  # "Hill smiles. “…,” she says": whose whole name came before
            best = (match.start("name"), *known)
    if other is not None and other.match(best[1]):
        return "", ""
    acted = _ACTED.search(passage, max(0, len(passage) - _LAST))
    if (
        acted
        and best[1].endswith(acted["whom"])
        and acted["who"] not in best[1]
        and acted["who"] not in NOT_NAMES
    ):
        whole = first_named(text, begin + acted.start(), acted["who"])
        return whole or (acted["who"], "")  # "Hill called Ferrow. “…,” he said": not who was called
    if best[0] >= 0 and not best[2]:
        # the role stands where the name first came
        for match in _PERSON.finditer(passage):
            if match.group("name").split()[-1] == best[1].split()[-1]:
                return match.group("name"), match.group("role").strip()
    return best[1], best[2]
