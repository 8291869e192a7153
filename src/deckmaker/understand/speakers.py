"""Words around a quotation → who speaks, in which role, and where that stands.

The five ways of the news: name and role before ("Liu Junjie, chief marketing officer of Tecno
says, “"), role before name ("As the general manager of AliExpress—Shen Difan—puts it"), a name
that is taken up again ("Li Zhu, founder of Tecno, he says that,"), a pronoun, and nothing at
all. A pronoun leads back to the last person named in the same section; nothing stays nothing.
"""

from __future__ import annotations

import re

from deckmaker.model import Span

from . import speakers_chinese, speakers_europe
from .people_words import ASIDE, NAME, OFFICE_NAME, ORGANISATION, PERSON_NOUNS, ROLE, SPEECH, trimmed
from .voice import Voice

__all__ = ["after", "before"]

# how a lead may go on after its verb: "said in a statement,", "told reporters that"
_TAIL = (
    r"(?:\s[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+){0,3})?"
    r"(?:\s(?:this way|like this|in these words|well|best|simply|plainly|bluntly)(?=:))?"
    r"(?:\s(?:in|on|at|to|of|during|after|that|reporters|the|his|her|their|about|when|it|he|she|they)\b[^“”\"]{0,60}?)?"
    r"[,:]?\s*(?:that,?\s*)?"
)
_ADVERB = r"(?:(?:also|then|once|often|later|recently|has|had|have|have also|has also|\w+ly)\s)?"

_OFFICE = re.compile(
    rf"\b(?:[Tt]he|[Ii]ts|[Oo]ur|[Tt]heir)\s(?P<role>[a-z][^,;:—“”]{{3,60}}),\s(?P<name>{NAME}){ASIDE},?\s"
    rf"{_ADVERB}(?:{SPEECH}){_TAIL}\Z"
)
_AS = re.compile(
    rf"\bAs (?:the |our |its |a )?(?P<role>{ROLE})\s?[—–,-]\s?(?P<name>{NAME})\s?[—–,-]?\s?"
    rf"{_ADVERB}(?:{SPEECH}){_TAIL}\Z"
)
_AS_NAME = re.compile(
    rf"\bAs (?P<name>{NAME}){ASIDE}(?:, (?P<role>{ROLE}),?)?\s{_ADVERB}(?:{SPEECH}){_TAIL}\Z"
)
_REPORT = re.compile(
    r"(?:[Aa]ccording to|[Ii]n)\s(?:an?|the|its|their)?\s?(?:recent |new |annual |\d{4} )?"
    r"(?P<role>article|report|study|survey|paper|editorial|statement|interview|op-ed|column|book|essay|letter)"
    rf"\s(?:in|by|from|of|with|published in|published by)\s(?:the )?(?P<name>{NAME}),?\s*\Z"
)
_ACCORDING = re.compile(rf"[Aa]ccording to (?:the )?(?P<name>{NAME}){ASIDE}(?:, (?P<role>{ROLE}))?,?\s*\Z")
_AGAIN = re.compile(
    rf"(?P<name>{NAME}){ASIDE}, (?:(?:a|an|the|who is)\s)?(?P<role>{ROLE}),?\s"
    rf"(?:he|she|they)\s{_ADVERB}(?:{SPEECH}){_TAIL}\Z"
)
_NAME_ROLE = re.compile(
    rf"(?P<name>{NAME}){ASIDE}, (?:(?:a|an|the|who is|who was)\s)?(?P<role>{ROLE}){ASIDE},?\s"
    rf"{_ADVERB}(?:{SPEECH}){_TAIL}\Z"
)
_ROLE_NAME = re.compile(
    rf"(?:(?:^|[,;.—]\s?|\b(?:and|but|while|as)\s)(?:[Tt]he |[Aa]n? |[Ii]ts |[Oo]ur )?)"
    rf"(?P<role>(?:[\w’'&.-]+\s){{0,5}}?"
    r"(?:[a-z][\w’'-]*(?:er|or|ent|ist|ian|man|woman|person|head|chief|minister|officer|chair|CEO|analyst|coach|captain|"
    r"mayor|student|teacher|secretary|king|queen|judge|economist|lawyer|host|ess|ant|ive|eur)|CEO|CTO|CFO|COO|President|"
    r"Director|Chairman|Chairwoman|Minister|Professor|Secretary|Chancellor|Senator))(?:,\s|\s)"
    rf"(?P<name>{NAME}){ASIDE},?\s{_ADVERB}(?:{SPEECH}){_TAIL}\Z"
)
# "Anita Rao of the University of Leeds says": the house is what she is of, not who speaks
_NAME_OF = re.compile(
    rf"(?P<name>{NAME}){ASIDE},? (?:of|from|at|with)\s(?:the |an? )?(?P<role>{NAME}(?:\sof(?: the)?\s{NAME})?),?\s"
    rf"{_ADVERB}(?:{SPEECH}){_TAIL}\Z"
)
# "A spokesperson for Northgate Water said": no name, so the whole phrase is who speaks
_NOUN_OF = re.compile(
    rf"(?:^|[,;.]\s|\b[Aa]s\s)(?:[Aa]n?|[Tt]he|[Oo]ne)\s(?P<noun>(?:[\w’'-]+\s){{0,3}}(?:{PERSON_NOUNS})\s(?:for|of|from|at|in|with)\s"
    rf"(?:the |an? )?{NAME}),?\s{_ADVERB}(?:{SPEECH}){_TAIL}\Z"
)
_PLAIN = re.compile(rf"(?P<name>{NAME}){ASIDE},?\s{_ADVERB}(?:{SPEECH}){_TAIL}\Z")
_PRONOUN = re.compile(rf"\b(?P<pronoun>[Hh]e|[Ss]he|[Tt]hey)\s{_ADVERB}(?:{SPEECH}){_TAIL}\Z")
_NOUN = re.compile(
    rf"(?:^|[,;]\s)(?P<name>(?:[Aa]n?|[Tt]he|[Oo]ne|[Ss]ome|[Mm]any|[Mm]ost)\s(?:[\w’'-]+\s){{0,5}}?[\w’'-]+)\s{_ADVERB}(?:{SPEECH}){_TAIL}\Z"
)

_AFTER_VERB = re.compile(
    rf"\s*(?:{SPEECH})\s(?P<rest>(?:(?P<name>{NAME}){ASIDE}"
    rf"(?:, (?:(?:a|an|the|who is)\s)?(?P<role>{ROLE})(?=[,.;:]|\Z))?"
    r"|(?P<noun>(?:an?|the|one)\s(?:[\w’'-]+\s){0,6}?[\w’'-]+(?:\swho\s[\w’' -]{3,50})?)"
    r"(?=[,.;:]|\s(?:in|at|on|of|from|who)\b)"
    r"|(?P<pronoun>he|she|they)\b))"
)
_AFTER_VERB_ROLE = re.compile(
    rf"\s*(?:{SPEECH})\s(?:the |an? |its |our )?(?P<role>(?:[\w’'&-]+\s){{0,5}}?[a-z][\w’'-]+)\s"
    rf"(?P<name>{NAME})(?=[,.;:]|\Z|\s(?:in|at|on)\b)"
)
_AFTER_OFFICE = re.compile(
    rf"\s*(?:the|an?|its|our)\s(?P<role>[a-z][\w’' -]{{2,40}}?)\s(?P<name>{NAME}){ASIDE}\s{_ADVERB}(?:{SPEECH})\b"
)
_AFTER_NAME = re.compile(
    rf"\s*(?:(?P<name>{NAME}){ASIDE}(?:, (?:(?:a|an|the|who is)\s)?(?P<role>{ROLE}),?)?"
    r"|(?P<noun>(?:an?|the|one)\s(?:[\w’'-]+\s){0,5}?[\w’'-]+)|(?P<pronoun>[Hh]e|[Ss]he|[Tt]hey))"
    rf"\s{_ADVERB}(?:{SPEECH})\b"
)
_AFTER_VERB_TITLED = re.compile(
    rf"\s*(?:{SPEECH})\s(?:the|its|our)\s(?P<role>[a-z][^,;:—“”.!?\"]{{2,60}}),\s(?P<name>{NAME})(?=[,.;:]|\Z)"
)
_AFTER_AS = re.compile(
    rf"\s*as\s(?:the\s|its\s|our\s)?(?P<role>(?:[\w’'&-]+\s){{0,5}}?[a-z][\w’'-]+\s)?(?P<name>{NAME})"
    rf"(?:\s(?:of|from|at)\s{NAME})?\s{_ADVERB}(?:{SPEECH})\b"
)
_AFTER_TITLED = re.compile(
    rf"\s*(?:the|its|our)\s(?P<role>[a-z][^,;:—“”.!?\"]{{3,60}}),\s(?P<name>{NAME}){ASIDE},?\s{_ADVERB}(?:{SPEECH})\b"
)
_DASHED = re.compile(rf"\s*[—–-]{{1,2}}\s?(?P<name>{NAME})(?:, (?P<role>{ROLE}))?(?=\s*\Z|\n)")

_DOING = re.compile(
    r"(?:\w+ly\s)?(?:speak|look|add|refer|point|talk|smil|laugh|stand|sitt|hold|wav|recall|comment|writ|answer)\w*ing\b"
)
_PLACE = r"(?:[Ii]n|[Oo]n|[Aa]t|[Oo]f|[Ff]or|[Ff]rom|[Tt]o|[Bb]y|[Ww]ith|[Aa]fter|[Bb]efore|[Dd]uring)"
_NO_ROLE = re.compile(rf"{_PLACE}\s")
_HANGING = re.compile(rf"\s{_PLACE}\Z")
_OBJECT = re.compile(
    r"\b(?:to|by|with|from|in|at|against|for|of|after|on|about|meeting|quoting|citing)\s(?:the\s|an?\s)?\Z",
    re.IGNORECASE,
)
_ASKED = re.compile(r"\b(?:asks|asked|reads?|thanked)\b[^.!?:,“”\"]+\.\s*\Z")


def before(text: str, begin: int, end: int, language: str) -> Voice | None:
    """The speaker named by the words that lead to the quotation at `end`, or None."""
    if language.startswith(("zh", "ja")):
        return speakers_chinese.before(text, begin, end)
    if language[:2] in speakers_europe.LANGUAGES:
        named = speakers_europe.before(text, begin, end, language)
        return Voice(named.speaker, named.role, named.lead) if named else None
    lead = text[begin:end]
    if _ASKED.search(lead):
        return None  # who was asked may speak
    for pattern in (
        _AS,
        _AS_NAME,
        _REPORT,
        _AGAIN,
        _OFFICE,
        _ROLE_NAME,
        _NAME_ROLE,
        _NAME_OF,
        _NOUN_OF,
        _ACCORDING,
        _PRONOUN,
        _PLAIN,
        _NOUN,
    ):
        match = pattern.search(lead)
        if match and pattern in (_AGAIN, _NAME_ROLE, _PLAIN) and _OBJECT.search(lead[: match.start()]):
            continue  # "Speaking to the BBC, …", "a farmer from Kent said": somebody else speaks
        voice = _voice(match, begin) if match else None
        if voice:
            return voice
    return None


def after(text: str, begin: int, end: int, language: str) -> Voice | None:
    """The speaker named right after the quotation that ends at `begin`, or None."""
    if language.startswith(("zh", "ja")):
        return speakers_chinese.after(text, begin, end)
    if language[:2] in speakers_europe.LANGUAGES:
        named = speakers_europe.after(text, begin, end, language)
        return Voice(named.speaker, named.role, named.lead) if named else None
    for pattern in (
        _AFTER_VERB_TITLED,
        _AFTER_VERB,
        _AFTER_VERB_ROLE,
        _AFTER_OFFICE,
        _AFTER_TITLED,
        _AFTER_AS,
        _AFTER_NAME,
        _DASHED,
    ):
        match = pattern.match(text, begin, end)
        voice = _voice(match, 0) if match else None
        if voice:
            return voice
    return None


def _voice(match: re.Match[str], shift: int) -> Voice | None:
    groups = match.groupdict()
    pronoun = groups.get("pronoun") or ""
    lead = Span(match.start() + shift, match.end() + shift)
    if pronoun:
        return Voice(lead=lead, pronoun=pronoun)
    if groups.get("noun"):
        return Voice(groups["noun"], "", lead)
    name, _ = trimmed(groups.get("name") or "", 0)
    if not name and match.re is _NOUN:
        name = groups["name"]
    if not name or (match.re is _NAME_OF and (" " not in name or ORGANISATION.search(name))):
        return None
    role = (groups.get("role") or "").strip()
    if match.re is _ROLE_NAME and _HANGING.search(role):
        return None  # "A spokesperson for Northgate Water said"
    if match.re is _ROLE_NAME and _NO_ROLE.match(role):
        role = ""  # "In a statement, Northgate Water said"
    if re.search(r"\s[A-Z]\Z", role):
        role = role.rpartition(" and ")[0]  # "… of the institute and a former U" of "a former U.S. envoy"
    if _DOING.match(role):
        role = ""  # "says Lopez, speaking after the talks"
    office = None if role else OFFICE_NAME.match(name)
    if office:
        role, name = office["role"], office["name"]  # "CEO Mark Twigg"
    return Voice(
        name,
        re.sub(
            r"\A(?:(?:of|from|at|including|like)\s)?(?:(?:[Aa]n?|[Tt]he|[Ii]ts|[Oo]ur|[Mm]y)\s)?",
            "",
            role.strip(" ."),
        ),
        lead,
    )
