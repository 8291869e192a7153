"""Words around a quotation → who speaks, in which role, and where that stands.

The five ways of the news: name and role before ("Liu Junjie, chief marketing officer of Tecno
says, “"), role before name ("As the general manager of AliExpress—Shen Difan—puts it"), a name
that is taken up again ("Li Zhu, founder of Tecno, he says that,"), a pronoun, and nothing at
all. A pronoun leads back to the last person named in the same section; nothing stays nothing.
"""

from __future__ import annotations

import re
from collections import Counter

from deckmaker.model import Span

from . import speakers_chinese, speakers_europe
from .given_names import agrees
from .voice import Voice
from .words import wordset

__all__ = ["after", "before", "first_named", "introduced", "last_person", "others", "someone"]

_SPEECH = (
    "said|says|say|told|tells|adds|added|wrote|writes|write|explained|explains|noted|notes|stated|states|argued"
    "|argues|claimed|claims|commented|comments|recalled|recalls|replied|replies|asked|asks|warned|warns"
    "|concluded|concludes|insisted|insists|observed|observes|remarked|remarks|declared|declares|announced"
    "|announces|admitted|admits|believes|believed|thinks|thought|continued|continues|suggested|suggests"
    "|stressed|stresses|emphasized|emphasised|emphasizes|pointed out|points out|acknowledged|acknowledges"
    "|confirmed|confirms|predicted|predicts|joked|jokes|quipped|exclaimed|wondered|puts it|put it|sees it"
    "|summed up|sums up|reads|read|responded|responds|reflected|reflects|testified|shouted|whispered"
    "|complained|complains|lamented|laments|sighed|sighs|countered|counters|objected|objects|cautioned|cautions"
    "|boasted|boasts|promised|promises|vowed|vows|urged|urges|mused|muses|enthused|enthuses|quips|jokes"
)
_NAME = (
    r"(?:(?:Mr|Mrs|Ms|Mx|Dr|Prof|Sir|Lord|Lady|Dame|Rev|Sen|Rep|Gov|Gen|Col|Capt|Sgt|Lt)\.?\s)?"
    r"(?:[A-Z]\.\s?){0,3}[A-ZÀ-ÖØ-Þ][\w’'-]*(?:\s(?:(?:de|da|di|van|von|der|den|al|bin|ibn|el|la|le|y)\s)?"
    r"(?:[A-Z]\.|[A-ZÀ-ÖØ-Þ][\w’'-]*)){0,5}"
)
_ASIDE = r"(?:\s?\([^()]{1,80}\)|, (?:aged )?\d{1,3}(?=,))?"
_ROLE = r"[^,;:—–()“”\"]{3,90}?"
_PERSON_NOUNS = (
    "officer|president|founder|co-founder|director|manager|chief|chairman|chairwoman|chair|head|student|teacher|"
    "professor|minister|spokesman|spokeswoman|spokesperson|analyst|economist|researcher|scientist|engineer|doctor|"
    "nurse|farmer|author|writer|editor|journalist|reporter|lawyer|judge|mayor|governor|senator|secretary|partner|"
    "owner|resident|foreigner|expert|fellow|lecturer|coach|captain|player|artist|actor|actress|singer|designer|"
    "developer|CEO|CTO|CFO|COO|boss|leader|member|mother|father|worker|driver|planner|consultant|adviser|advisor|"
    "pilot|fisherman|baker|chef|cook|photographer|activist|campaigner|soldier|musician|banker|trader|translator|"
    "builder|gardener|butcher|carpenter|shopkeeper|pensioner|volunteer|retiree|psychologist|sociologist|"
    "commissioner|ambassador|historian|biologist|physicist|chemist|trainer|curator|librarian|entrepreneur|investor"
)
# how a lead may go on after its verb: "said in a statement,", "told reporters that"
_TAIL = (
    r"(?:\s[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+){0,3})?"
    r"(?:\s(?:this way|like this|in these words|well|best|simply|plainly|bluntly)(?=:))?"
    r"(?:\s(?:in|on|at|to|of|during|after|that|reporters|the|his|her|their|about|when|it|he|she|they)\b[^“”\"]{0,60}?)?"
    r"[,:]?\s*(?:that,?\s*)?"
)
_ADVERB = r"(?:(?:also|then|once|often|later|recently|has|had|have|have also|has also|\w+ly)\s)?"

_OFFICE = re.compile(
    rf"\b(?:[Tt]he|[Ii]ts|[Oo]ur|[Tt]heir)\s(?P<role>[a-z][^,;:—“”]{{3,60}}),\s(?P<name>{_NAME}){_ASIDE},?\s"
    rf"{_ADVERB}(?:{_SPEECH}){_TAIL}\Z"
)
_AS = re.compile(
    rf"\bAs (?:the |our |its |a )?(?P<role>{_ROLE})\s?[—–,-]\s?(?P<name>{_NAME})\s?[—–,-]?\s?"
    rf"{_ADVERB}(?:{_SPEECH}){_TAIL}\Z"
)
_AS_NAME = re.compile(
    rf"\bAs (?P<name>{_NAME}){_ASIDE}(?:, (?P<role>{_ROLE}),?)?\s{_ADVERB}(?:{_SPEECH}){_TAIL}\Z"
)
_REPORT = re.compile(
    r"(?:[Aa]ccording to|[Ii]n)\s(?:an?|the|its|their)?\s?(?:recent |new |annual |\d{4} )?"
    r"(?P<role>article|report|study|survey|paper|editorial|statement|interview|op-ed|column|book|essay|letter)"
    rf"\s(?:in|by|from|of|with|published in|published by)\s(?:the )?(?P<name>{_NAME}),?\s*\Z"
)
_ACCORDING = re.compile(rf"[Aa]ccording to (?:the )?(?P<name>{_NAME}){_ASIDE}(?:, (?P<role>{_ROLE}))?,?\s*\Z")
_AGAIN = re.compile(
    rf"(?P<name>{_NAME}){_ASIDE}, (?:(?:a|an|the|who is)\s)?(?P<role>{_ROLE}),?\s"
    rf"(?:he|she|they)\s{_ADVERB}(?:{_SPEECH}){_TAIL}\Z"
)
_NAME_ROLE = re.compile(
    rf"(?P<name>{_NAME}){_ASIDE}, (?:(?:a|an|the|who is|who was)\s)?(?P<role>{_ROLE}){_ASIDE},?\s"
    rf"{_ADVERB}(?:{_SPEECH}){_TAIL}\Z"
)
_ROLE_NAME = re.compile(
    rf"(?:(?:^|[,;.—]\s?|\b(?:and|but|while|as)\s)(?:[Tt]he |[Aa]n? |[Ii]ts |[Oo]ur )?)"
    rf"(?P<role>(?:[\w’'&.-]+\s){{0,5}}?"
    r"(?:[a-z][\w’'-]*(?:er|or|ent|ist|ian|man|woman|person|head|chief|minister|officer|chair|CEO|analyst|coach|captain|"
    r"mayor|student|teacher|secretary|king|queen|judge|economist|lawyer|host|ess|ant|ive|eur)|CEO|CTO|CFO|COO|President|"
    r"Director|Chairman|Chairwoman|Minister|Professor|Secretary|Chancellor|Senator))(?:,\s|\s)"
    rf"(?P<name>{_NAME}){_ASIDE},?\s{_ADVERB}(?:{_SPEECH}){_TAIL}\Z"
)
# "Anita Rao of the University of Leeds says": the house is what she is of, not who speaks
_NAME_OF = re.compile(
    rf"(?P<name>{_NAME}){_ASIDE},? (?:of|from|at|with)\s(?:the |an? )?(?P<role>{_NAME}(?:\sof(?: the)?\s{_NAME})?),?\s"
    rf"{_ADVERB}(?:{_SPEECH}){_TAIL}\Z"
)
# "A spokesperson for Northgate Water said": no name, so the whole phrase is who speaks
_NOUN_OF = re.compile(
    rf"(?:^|[,;.]\s|\b[Aa]s\s)(?:[Aa]n?|[Tt]he|[Oo]ne)\s(?P<noun>(?:[\w’'-]+\s){{0,3}}(?:{_PERSON_NOUNS})\s(?:for|of|from|at|in|with)\s"
    rf"(?:the |an? )?{_NAME}),?\s{_ADVERB}(?:{_SPEECH}){_TAIL}\Z"
)
_PLAIN = re.compile(rf"(?P<name>{_NAME}){_ASIDE},?\s{_ADVERB}(?:{_SPEECH}){_TAIL}\Z")
_PRONOUN = re.compile(rf"\b(?P<pronoun>[Hh]e|[Ss]he|[Tt]hey)\s{_ADVERB}(?:{_SPEECH}){_TAIL}\Z")
_NOUN = re.compile(
    rf"(?:^|[,;]\s)(?P<name>(?:[Aa]n?|[Tt]he|[Oo]ne|[Ss]ome|[Mm]any|[Mm]ost)\s(?:[\w’'-]+\s){{0,5}}?[\w’'-]+)\s{_ADVERB}(?:{_SPEECH}){_TAIL}\Z"
)

_AFTER_VERB = re.compile(
    rf"\s*(?:{_SPEECH})\s(?P<rest>(?:(?P<name>{_NAME}){_ASIDE}"
    rf"(?:, (?:(?:a|an|the|who is)\s)?(?P<role>{_ROLE})(?=[,.;:]|\Z))?"
    r"|(?P<noun>(?:an?|the|one)\s(?:[\w’'-]+\s){0,6}?[\w’'-]+(?:\swho\s[\w’' -]{3,50})?)"
    r"(?=[,.;:]|\s(?:in|at|on|of|from|who)\b)"
    r"|(?P<pronoun>he|she|they)\b))"
)
_AFTER_VERB_ROLE = re.compile(
    rf"\s*(?:{_SPEECH})\s(?:the |an? |its |our )?(?P<role>(?:[\w’'&-]+\s){{0,5}}?[a-z][\w’'-]+)\s"
    rf"(?P<name>{_NAME})(?=[,.;:]|\Z|\s(?:in|at|on)\b)"
)
_AFTER_OFFICE = re.compile(
    rf"\s*(?:the|an?|its|our)\s(?P<role>[a-z][\w’' -]{{2,40}}?)\s(?P<name>{_NAME}){_ASIDE}\s{_ADVERB}(?:{_SPEECH})\b"
)
_AFTER_NAME = re.compile(
    rf"\s*(?:(?P<name>{_NAME}){_ASIDE}(?:, (?:(?:a|an|the|who is)\s)?(?P<role>{_ROLE}),?)?"
    r"|(?P<noun>(?:an?|the|one)\s(?:[\w’'-]+\s){0,5}?[\w’'-]+)|(?P<pronoun>[Hh]e|[Ss]he|[Tt]hey))"
    rf"\s{_ADVERB}(?:{_SPEECH})\b"
)
_AFTER_VERB_TITLED = re.compile(
    rf"\s*(?:{_SPEECH})\s(?:the|its|our)\s(?P<role>[a-z][^,;:—“”.!?\"]{{2,60}}),\s(?P<name>{_NAME})(?=[,.;:]|\Z)"
)
_AFTER_AS = re.compile(
    rf"\s*as\s(?:the\s|its\s|our\s)?(?P<role>(?:[\w’'&-]+\s){{0,5}}?[a-z][\w’'-]+\s)?(?P<name>{_NAME})"
    rf"(?:\s(?:of|from|at)\s{_NAME})?\s{_ADVERB}(?:{_SPEECH})\b"
)
_AFTER_TITLED = re.compile(
    rf"\s*(?:the|its|our)\s(?P<role>[a-z][^,;:—“”.!?\"]{{3,60}}),\s(?P<name>{_NAME}){_ASIDE},?\s{_ADVERB}(?:{_SPEECH})\b"
)
_DASHED = re.compile(rf"\s*[—–-]{{1,2}}\s?(?P<name>{_NAME})(?:, (?P<role>{_ROLE}))?(?=\s*\Z|\n)")

_DOING = re.compile(
    r"(?:\w+ly\s)?(?:speak|look|add|refer|point|talk|smil|laugh|stand|sitt|hold|wav|recall|comment|writ|answer)\w*ing\b"
)
_OFFICE_NAME = re.compile(
    r"(?P<role>(?:[A-Z][\w’'-]+\s){0,3}?(?:CEO|CTO|CFO|COO|CIO|CMO|CSO|President|Minister|Secretary|Director|Chairman|Chairwoman|Mayor"
    r"|Governor|Chancellor|Senator|Commissioner|Leader|Speaker))\s(?P<name>[A-Z][\w’'-]+(?:\s[A-Z][\w.’'-]*){1,2})\Z"
)
_PLACE = r"(?:[Ii]n|[Oo]n|[Aa]t|[Oo]f|[Ff]or|[Ff]rom|[Tt]o|[Bb]y|[Ww]ith|[Aa]fter|[Bb]efore|[Dd]uring)"
_NO_ROLE = re.compile(rf"{_PLACE}\s")
_HANGING = re.compile(rf"\s{_PLACE}\Z")
_NOT_NAMES = wordset(
    """
    Take Consider Meet Ask See Says Both Dear Thanks
    The A An He She It They We You I This That These Those There Here In On At But And So As If When
    While" " According Later Then Now Yesterday Today One Some Many Most His Her Their Its Our My What
    Why How Who" " Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March
    April May June July" " August September October November December Furthermore Moreover However
    Next First Second Finally For With From To By After Before Like Unlike Even Not
    """
)
_PERSON = re.compile(
    rf"(?P<name>{_NAME}){_ASIDE}, (?!including\b|such as\b|like\b|among\b)"
    r"(?:(?:a|an|the|who is|who was|its|our|now)\s)?"
    r"(?P<role>[^,;:—–()“”\"]{0,60}?"
    rf"\b(?i:{_PERSON_NOUNS})\b[^,;:—–()“”\".!?]{{0,60}}?)(?=\s?\(|,|\.|;|\s(?:{_SPEECH}|has|have|had|is|was|sees|saw)\b)"
)
_ROLE_PERSON = re.compile(
    rf"\b(?P<role>(?:[\w’'-]+\s){{0,2}}(?:{_PERSON_NOUNS})),?\s(?P<name>{_NAME})(?=[,.;\s’'])"
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
_OBJECT = re.compile(
    r"\b(?:to|by|with|from|in|at|against|for|of|after|on|about|meeting|quoting|citing)\s(?:the\s|an?\s)?\Z",
    re.IGNORECASE,
)
_ASKED = re.compile(r"\b(?:asks|asked|reads?|thanked)\b[^.!?:,“”\"]+\.\s*\Z")
_KIN = (
    "son|daughter|wife|husband|sister|brother|parents?|friend|colleague|neighbour|neighbor|boy|girl|man|woman"
    "|grandmother|grandfather|uncle|aunt|cousin|classmate|customer|visitor|witness|passenger|patient"
)
_ASIDES = re.compile(r"\([^()]{1,80}\)")
# somebody else than the subject of a sentence: a name of two words, a title, or "her father"
_OTHERS = re.compile(
    r"\b[A-Z][a-z’'-]+\s[A-Z][a-z’'-]+\b|\b(?:Mr|Mrs|Ms|Dr|Prof)\b\.?"
    r"|\b(?:his|her|their|the|a|an|another|one)\s(?:[a-z-]+\s){0,2}?"
    rf"(?:{_KIN}|{_PERSON_NOUNS})\b"
    r"|\b(?:asked|asks|told|tells|met|meets|called|quoted|quotes|heard|hears|reads?)\b"
)
_SOMEONE = re.compile(
    rf"\b(?:{_PERSON_NOUNS}|{_KIN})\b|(?:\A|[.!?]\s)(?!(?:{'|'.join(sorted(_NOT_NAMES))})\b)"
    r"[A-Z][a-z’-]+\s(?:[a-z]+ed|laughs|smiles|nods|sighs|shrugs|knows|sees|is|was|has|had)\b"
)
_ORGANISATION = re.compile(
    r"\b(?:Inc|Ltd|Corp|Company|Group|University|Ministry|Bank|Institute|Council|Committee|Department|Street|City|County)\b"
)


# "in Alabama, tomato farmer Lana Hill": a role and its name
_NAME_LAST = re.compile(
    rf"(?P<role>[a-z][\w’' -]*?\b(?:{_PERSON_NOUNS}))\s"
    r"(?P<name>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)+)"
)
_LONE = re.compile(
    r"(?:\A|[.!?,]\s+|\n|\b(?:[Oo]nce|[Ww]hen|[Aa]s|[Ww]hile|[Bb]ut|[Aa]fter|[Bb]efore)\s)(?P<name>[A-Z][a-z’-]+)"
    r"(?=\s(?!(?:and|or|of|who|which|in|at|on|for)\b)[a-z])"
)
# "a series written by the former actor Jon Hill": he is mentioned, she goes on
_BY_THE_WAY = re.compile(
    r"\b(?:written|created|directed|produced|made|founded|led|run|edited)\sby\s(?:the\s)?(?:former\s)?(?:\d\S*\s)?\Z"
)


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
    if match is None or not sentence.endswith((".", "!", ":", "…")) or _trim(match["name"], 0)[1]:
        return None
    rest = sentence[match.end() :]
    if _OTHERS.search(_ASIDES.sub("", rest)) or _ORGANISATION.search(match["name"]):
        return None
    return Voice(match["name"], match["role"].strip(), Span(start, start + match.end()))


def first_named(text: str, end: int, last: str) -> tuple[str, str] | None:
    """The whole name of a person and the role, where a text first gives them before `end`; None where two share the
    last name and neither is the one that the text is about."""
    passage = text[:end]
    full = re.compile(rf"(?:[A-Z][\w’'-]+\s(?:[A-Z]\.\s)?){{1,2}}{re.escape(last)}(?![\w-])")
    names = [_trim(match.group(), 0)[0] for match in full.finditer(passage)]
    whole = [name for name in names if " " in name and not _ORGANISATION.search(name)]
    often = Counter(name.split()[0] for name in whole).most_common(2)
    if not often or (len(often) > 1 and often[0][1] < _MUCH * often[1][1]):
        return None
    whole = [name for name in whole if name.split()[0] == often[0][0]]
    office = _OFFICE_NAME.fullmatch(whole[0])
    if office:
        return office["name"], office["role"]  # "CEO Mark Twigg"
    for match in _PERSON.finditer(passage):
        if match["name"].endswith(whole[0]) and not _NAME_LAST.fullmatch(match["role"].strip()):
            return whole[0], match["role"].strip()
    return whole[0], ""


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
        name, start = _trim(match.group("name"), match.start())
        role = match.group("role").strip()
        named = _NAME_LAST.fullmatch(role)
        if named:  # "in Alabama, tomato farmer Lana Hill said": the place is nobody
            name, role, start = named["name"], named["role"], match.start("role") + named.start("name")
        if name and agrees(name, pronoun):
            best = max(best, (start, name, role))
    for match in _ROLE_PERSON.finditer(passage):
        name, start = _trim(match.group("name"), match.start("name"))
        aside = _BY_THE_WAY.search(passage[: match.start()])
        if name and agrees(name, pronoun) and not aside and (not best[1] or start > best[0] + 40):
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
                and not _ORGANISATION.search(name)
                and name.split()[0] not in _NOT_NAMES
            ):
                best = (match.start(), name, "")
    for match in _LONE.finditer(passage, max(best[0], 0)):
        known = first_named(text, begin + match.start("name"), match["name"])
        if known and agrees(known[0], pronoun):  # "Hill smiles. “…,” she says": whose whole name came before
            best = (match.start("name"), *known)
    if other is not None and other.match(best[1]):
        return "", ""
    if best[0] >= 0 and not best[2]:
        # the role stands where the name first came
        for match in _PERSON.finditer(passage):
            if match.group("name").split()[-1] == best[1].split()[-1]:
                return match.group("name"), match.group("role").strip()
    return best[1], best[2]


def _voice(match: re.Match[str], shift: int) -> Voice | None:
    groups = match.groupdict()
    pronoun = groups.get("pronoun") or ""
    lead = Span(match.start() + shift, match.end() + shift)
    if pronoun:
        return Voice(lead=lead, pronoun=pronoun)
    if groups.get("noun"):
        return Voice(groups["noun"], "", lead)
    name, _ = _trim(groups.get("name") or "", 0)
    if not name and match.re is _NOUN:
        name = groups["name"]
    if not name or (match.re is _NAME_OF and (" " not in name or _ORGANISATION.search(name))):
        return None
    role = (groups.get("role") or "").strip()
    if match.re is _ROLE_NAME and _HANGING.search(role):
        return None  # "A spokesperson for Northgate Water said"
    if match.re is _ROLE_NAME and _NO_ROLE.match(role):
        role = ""  # "In a statement, Northgate Water said"
    if _DOING.match(role):
        role = ""  # "says Lopez, speaking after the talks"
    office = None if role else _OFFICE_NAME.match(name)
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


def _trim(name: str, start: int) -> tuple[str, int]:
    """A name without the capitalised word that only opens the sentence."""
    words = name.split()
    while words and words[0].rstrip(".").capitalize() in _NOT_NAMES:
        start += len(words[0]) + 1
        words = words[1:]
    return " ".join(words), start
