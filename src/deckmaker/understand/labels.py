"""From two or more statistics of a text to their labels and their order in time, in the text's own words."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from deckmaker.model import Span, Statistic

from .order_in_time import STOP, is_date

_FROM = re.compile(r"\b(?:from|was|were|at|of)\s*$", re.IGNORECASE)


_CHINESE = re.compile("[\u4e00-\u9fff]")


_AFTER_LABEL = re.compile(
    r"^\s*(?:of|among|in|for|by|from|at|on|were|was)\s+(?!which\b|whom\b|them\b|"
    r"these\b)(?:the\s+)?([^\d,.;:()]{2,42}?)(?=\s*(?:[,.;:()]|\band\b(?!\s(?:Sons|Co|Company|Partners|Brothers|Daughters)\b)|\bwhile\b|\bcompared\b|"
    r"\bversus\b|\bagainst\b|\bthat\b|\bwhich\b|\bwho\b|\bsaid\b|\bsay\b|\bbut\b|$|\bwere\b|\bare\b|\bhave\b|\buse\b|"
    r"\bin 20))"
)
_PLACED = frozenset(["in", "on", "at", "by", "for", "among", "from"])
_PLACE = re.compile(r"^(?:for|in|on|at|by|of)\s")
_PAREN = re.compile(r"([^,.;:()\d]{2,48}?)\s*\($")
_CAPITAL = re.compile(r"\b((?:[A-Z][\w.&’'-]*)(?:\s+(?:of\s+|and\s+)?[A-Z][\w.&’'-]*){0,3})[^,;.]{0,40}?$")
_CREDITED = re.compile(r"\b(?:by|according to|says|said)\s(?:the\s)?\Z")
_SAYS = re.compile(
    r"\s(?:says?|said|estimates?|estimated|expects?|expected|forecasts?|predicts?|predicted|puts?|thinks?|believes?|reckons?"
    r"|reports?|reported|projects?|projected|calculates?|calculated)\b"
)
_DAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday Christmas Easter".split())
_LEADS = re.compile(
    r"^(?:(?:and|or|but|while|followed by|then|with|as well as|the|by|versus|against)\b|,|\s)+", re.IGNORECASE
)


def subjects(text: str, sentence: Span, members: Sequence[Statistic]) -> tuple[str, ...]:
    """A label for each figure by one and the same pattern: "men (71%)", "71% of men", "Germany 71%"; or none."""
    if _CHINESE.search(text, sentence.start, min(sentence.end, sentence.start + 200)):
        said = tuple(each.subject for each in members)
        return (
            said if all(said) and len(set(said)) == len(said) and all(each.unit for each in members) else ()
        )
    bounds = [sentence.start, *(each.end for each in members), sentence.end]
    found = []
    for at, each in enumerate(members):  # "men (71%)"
        match = _PAREN.search(text[max(bounds[at], each.start - 52) : each.start])
        closed = text[each.end : each.end + 1] in (")", " ", ",", ";")
        found.append(_clean(_PLACE.sub("", match.group(1).strip())) if match and closed else "")
    if all(found):
        return tuple(found)
    found = []
    linked: set[str] = set()  # "54% of the vote, against 41% for her rival" lists nothing
    for at, each in enumerate(members):  # "71% of men"
        stop = members[at + 1].start if at + 1 < len(members) else sentence.end
        match = _AFTER_LABEL.match(text[each.end : min(stop, each.end + 60)])
        found.append(_nominal(_clean(match.group(1))) if match else "")
        link = match.group().split()[0] if match else ""
        linked.add("in" if link in _PLACED else link)
    if (
        all(found)
        and len(linked) == 1
        and len({name.lower() for name in found}) == len(found)
        and not any(is_date(name) for name in found)
    ):
        return tuple(found)
    found = []
    for at, each in enumerate(members):  # "Germany sold 5 million, France 4 million"
        window = text[max(bounds[at], each.start - 60) : each.start]
        match = _CAPITAL.search(window)
        name = match.group(1) if match else ""
        if at and name and len(window) > 60:
            name = ""
        if match and (_CREDITED.search(window[: match.start(1)]) or _SAYS.match(window[match.end(1) :])):
            name = (
                ""  # "Acme says it will reach $1 billion", "is put by Acme at $84 billion": Acme has neither
            )
        if name in _DAYS:
            name = ""
        if name.lower() in ("in", "the", "at", "about", "according", "on", "for", "by"):
            name = ""
        found.append("" if is_date(name) else _clean(re.sub(r"^(?:In|On|At|For)\s", "", name)))
    return tuple(found) if all(found) else ()


_ELLIPTIC = re.compile(
    r"(?:,|;|\band\b|\bwhile\b|\bbut\b)\s*(?:and\s+|while\s+|but\s+)?(?:the\s+)?([^\d,;()“”]{2,40}?)\s*"
    r"(?:(?:accounted\s|accounts\s)?for|at|with|by|to|had|has|was|were|is|are|made up|said|added|"
    r"sold|spent|recorded|stood at|reached|(?:came|comes|come|ran|amounted|amounts) to|costs?)?\s*$"
)
_NOBODY = frozenset(["it", "they", "this", "there", "he", "she", "we", "i", "you", "one"])
_CONTRAST = re.compile(r"\b(?:compared|against|versus|than|up|down|from|which|that|also|only|after|before)\b")
_AMONG = re.compile(r"^(?:Among|For|In|Of)\s+([^,\d]{2,40}(?:\d{1,3})?),")


def elliptic(text: str, sentence: Span, members: Sequence[Statistic]) -> tuple[str, ...]:
    """Labels of "Women accounted for 45% and men for 55%": the subject first, then each new one; or none."""
    first = members[0]
    if _CHINESE.search(text, sentence.start, min(sentence.end, sentence.start + 200)):
        return ()
    name = (
        _clean(first.subject)
        if first.subject and first.subject in text[max(sentence.start, first.start - 400) : first.start]
        else ""
    )
    if not name or name.lower() in _NOBODY or name.lower().startswith("our "):
        return ()
    stands = text.rfind(first.subject, max(sentence.start, first.start - 400), first.start)
    if re.search(r"\d", text[stands + len(first.subject) : first.start]):
        return ()  # another figure is the subject's: "Nurses work 43 hours, doctors 51"
    if any(two.start - one.end > 120 for one, two in itertools.pairwise(members)):
        return ()
    found = [name]
    for one, two in itertools.pairwise(members):
        match = _ELLIPTIC.search(text[one.end : two.start])
        said = _clean(match.group(1)) if match else ""
        if not said or said.lower() in STOP or len(said.split()) > 3 or _CONTRAST.search(said):
            return ()
        found.append(said)
    return tuple(found)


_TRAILING = re.compile(
    r"\s*((?:[^\s,.;:()\d“”]+\s?){1,6}?\d{0,2})(?=\s*(?:[,.;:]|\band\b|\bto\b|\bbut\b|\Z))"
)
_WHOLE_OF_ALL = re.compile(
    r"\s*of (?:[^\s,.;:()\d]+\s){1,4}?(?=(?:were|was|are|is|have|had|has|said|say|felt|feel|named|chose|cited|"
    r"wanted|want|used?|preferred|bought|believed?)\b)"
)
_AUXILIARY = re.compile(
    r"^(?:(?:said|say) (?:that )?they |were|was|are|is|have|had|has|said|named|chose|cited|"
    r"wanted|mentioned|picked|put)\s"
)


def trailing(text: str, sentence: Span, members: Sequence[Statistic]) -> tuple[str, ...]:
    """Labels of "46% named punctuality, 31% more buses and 12% lower fares": what follows each; or none."""
    found = []
    if _CHINESE.search(text, sentence.start, min(sentence.end, sentence.start + 200)):
        return ()
    for at, each in enumerate(members):
        stop = members[at + 1].start if at + 1 < len(members) else sentence.end
        if stop - each.end > 70 and at + 1 < len(members):
            return ()
        after = text[each.end : min(stop, each.end + 90)]
        whole = (
            _WHOLE_OF_ALL.match(after) if not at else None
        )  # "15% of patients had headaches, 9% felt sick"
        match = _TRAILING.match(after[whole.end() :] if whole else after[:60])
        said = _AUXILIARY.sub("", match.group(1).strip()) if match else ""
        if (
            not said
            or said.lower() in STOP
            or re.match(r"(?:of|which|who|that|to|compared|than|while|and|but)\b", said)
        ):
            return ()
        found.append(said)
    return tuple(found)


_VERBAL = re.compile(
    r"\s(?:works?|lives?|says?|said|wants?|owns?|cycle|drive|buy|think|do|did|can|will|feels?|trusts?|are|were|have|had|voted|agreed?|prefer|use|smoke|believe)\b.*"
)


def _nominal(label: str) -> str:
    """A label without the verb behind its noun: "women work part-time" gives "women"."""
    return _VERBAL.sub("", label)


def contrasted(text: str, sentence: Span, one: Statistic, two: Statistic) -> tuple[str, ...]:
    """Labels of "Among those under 30, 31% …, compared with 12% of people over 60"; or none."""
    if not re.search(
        r"\b(?:compared with|compared to|against|versus|vs\.?|but only|and only)\s*(?:\w+\s){0,2}$",
        text[one.end : two.start],
    ):
        return ()
    if two.start - one.end > 120:
        return ()
    lead = _AMONG.match(text[sentence.start : min(one.start, sentence.start + 80)])
    last = re.match(
        r"\s*(?:of|among|for|in)\s+([^,.;:()]{2,40})", text[two.end : min(sentence.end, two.end + 60)]
    )
    if not lead or not last or is_date(lead.group(1)):
        return ()
    names = (lead.group(1).strip(), last.group(1).strip())
    return names if all(len(name.split()) < 7 for name in names) else ()


_WITHIN = re.compile(
    r"\b[AaFfIi](?:mong|or|n)\s(?P<who>[^,;:()\d]{3,60}?),?"
    r"\s(?:the (?:share|figure|rate|number|proportion|average)|it|that)"
    r"\s(?:is|was|are|were|stood at|stands at|reached|came to|comes to)\s(?:only |just |about |nearly |as much as )?\Z"
)
_LED = re.compile(r"(?:the )?[\w’'-]+(?: [\w’'-]+)? (?:in|of|from|at|on|with|without) (?:the )?")


def among(text: str, sentence: Span, one: Statistic, two: Statistic) -> tuple[str, ...]:
    """Labels of "Among schools in the north the share is 79%; among those in the south it is 41%"; or none."""
    first = _WITHIN.search(text[max(sentence.start, one.start - 110) : one.start])
    last = _WITHIN.search(text[one.end : two.start])
    if not first or not last:
        return ()
    names = [first.group("who"), last.group("who")]
    if names[1].startswith("those ") and _LED.match(names[0]):
        names = [_LED.sub("", name, count=1) for name in names]
    names = [_clean(name) for name in names]
    return tuple(names) if all(names) and not any(is_date(name) for name in names) else ()


_ADVERBS = frozenset(
    [
        "instead",
        "also",
        "again",
        "then",
        "daily",
        "yearly",
        "annual",
        "additional",
        "each",
        "only",
        "there",
        "alone",
    ]
)
_NO_ADVERBS = frozenset(["family", "supply", "july", "italy", "assembly", "monopoly", "anomaly", "butterfly"])
_BIDS = frozenset(["take", "look", "see", "try", "check", "get", "use", "consider", "grab", "note"])
_AUXILIARIES = frozenset(
    "will would can could may might must has have had is are was were be been shall should".split()
)
_PARTICLE = frozenset(
    ["out", "up", "down", "off", "in", "on", "to", "for", "back", "over", "instead", "away"]
)


def names_something(label: str) -> bool:
    """Whether a label is a name: it ends in no adverb ("Acme reportedly"), opens with no verb ("holding out for")."""
    words = label.lower().split()
    last = words[-1] if words else ""
    adverb = last in _ADVERBS or (
        last.endswith("ly") and last not in _NO_ADVERBS and not label.split()[-1].istitle()
    )
    acts = len(words) > 1 and (
        (words[0].endswith("ing") and words[1] in _PARTICLE)
        or (words[0] in _BIDS and words[1] in ("a", "at", "the", "out"))
    )
    acts = acts or (bool(words) and words[0] in _AUXILIARIES)
    return (
        bool(words) and not (adverb and len(words) > 1) and not acts and not re.search(r"\s[—–-]+\s", label)
    )


def _clean(label: str) -> str:
    cleaned = _LEADS.sub("", label.strip(" ,;:—–-“”\"'"))
    words = re.sub(r"[’']s$", "", cleaned).split()
    while words and words[-1].lower() in (
        "going",
        "costing",
        "selling",
        "starting",
        "coming",
        "from",
        "to",
        "in",
        "of",
        "at",
        "for",
        "by",
        "with",
        "and",
        "the",
        "a",
        "an",
    ):
        words.pop()
    return " ".join(words) if 0 < len(words) <= 6 else ""


_OF_THEM = re.compile(
    r"(?:等)?(?:[两二三四五六七八九十\d]+[大个类项]?|等)(?:行业|产业|类|省|市|国|地区|领域|板块|部门|公司|企业|品类).*\Z|等\Z"
)
_OPENED_BY = re.compile(r"\A(?:其中|此外|同时|另外|分行业看|从[^，]{1,10}看)[，：]?")


def listed_in_chinese(before: str, count: int) -> tuple[str, ...]:
    """The `count` names listed before "分别": "其他服务业、金融业和交通业三大行业…"; or none."""
    for clause in reversed(re.split("[。；：]|，(?![^、]{1,8}、)", before)):
        said = _OPENED_BY.sub("", clause.strip("， "))
        names = [name.strip() for name in re.split("、|和|及|以及|与", said)]
        names = names if len(names) == count else [name.strip() for name in said.split("、")]
        if len(names) != count:
            continue
        names[-1] = _OF_THEM.sub("", names[-1])
        if (
            all(2 <= len(name) <= 12 and not re.search(r"\d|的", name) for name in names)
            and len(set(names)) == count
        ):
            return tuple(names)
    return ()


def listed(text: str, sentence: Span, before: int, count: int) -> tuple[str, ...]:
    """The `count` names listed before a place: "Sales, costs and profit were … respectively"."""
    lead = text[max(sentence.start, before - 300) : before]
    number = r"[^,;:()]{1,40}?"
    pattern = (
        r"((?:"
        + number
        + r",\s*){"
        + str(max(0, count - 2))
        + r"}"
        + number
        + (
            r",?\s+and\s+[^,;:()]{1,40}?)\s+(?:was|were|is|are|rose|fell|grew|had|have|came|stood|"
            r"accounted|recorded|reported|made|reached|by|to|at|increased|decreased|dropped|climbed|sold|"
            r"held|scored|cost|won|lost|took|gave|paid|spent|earned|employ(?:s|ed)?|produced?|received)\b"
        )
    )
    if count > 6:
        return ()
    found = re.search(pattern, lead[-260:])
    if not found or re.search(r"(?:,|\band)\s*\Z", lead[-260:][: found.start()]):
        return ()  # the list began before: it names more than there are figures
    names = [_clean(name) for name in re.split(r",\s*and\s+|,\s*|\s+and\s+", found.group(1))]
    names = [re.sub(r"^(?:In|For|Between)\s", "", name) for name in names if name]
    if names and " of " in names[0] and not any(" of " in name for name in names[1:]):
        names[0] = names[0].rpartition(" of ")[2]  # "The lengths of headlines, leads and titles"
    names = [_PLACE.sub("", name) for name in names]
    return tuple(names) if len(names) == count else ()


def part_label(text: str, each: Statistic) -> str:
    """What the part is: "of which 364 were from the mainland" gives "from the mainland"."""
    window = text[each.end : min(each.sentence.end, each.end + 80)]
    if each.whole is not None and not each.unit:  # "one in five riders owns a bike"
        verb = re.match(rf"\s+(?:[\w’'-]+\s+){{1,3}}?({_PREDICATE})\b", window)
        if verb:
            window = window[verb.start(1) :]
            window = re.sub(r"^(?:is|are|was|were)\s", "", window)
            return _ending(re.match(r"[^,.;:]{3,48}", window))
    found = re.match(
        r"\s*(?:of (?:them|these|those|which|whom)\s+)?(?:(?:were|was|are|is|have|had|has|came|come|"
        r"go|went)\s+)?([^,.;:—–]{3,48})",
        window,
    )
    return _ending(found)


_PREDICATE = (
    r"(?:is|are|was|were|has|have|had|owns?|owned|says?|said|uses?|used|lives?|lived|works?|buys?|bought|pays?|paid|needs?|wants?|"
    r"prefers?|trusts?|exports?|supports?|believes?|never|now|do|does|did|cannot|can|will|would|plans?|expects?|reads?|drinks?|"
    r"eats?|sleeps?|smokes?|feels?|gets?|takes?|makes?|think|thinks|know|knows|report|reports|[a-z]{3,}ed)"
)


def _ending(found: re.Match[str] | None) -> str:
    """The words matched, without a dangling end, seven at most."""
    if not found:
        return ""
    words = found.group(found.lastindex or 0).strip().split()
    while words and words[-1].lower() in ("and", "the", "a", "of", "to", "in", "while", "by", "from"):
        words.pop()
    return " ".join(words[:7]) if words else ""


def target(text: str, one: Statistic, two: Statistic) -> int:
    """1 when `two` is the target of `one`, 2 the other way round, 0 for neither."""
    between = text[one.end : two.start]
    if len(between) > 90 or (";" in between and not re.search(r";\s+the target (?:was|is)\s\Z", between)):
        return 0
    if re.search(
        r"\b(?:target|goal|forecast|budget|plan|expectations?)\s*(?:of|was|is|:)?\s*(?:\w+\s+)?$", between
    ):
        return 1
    after = text[two.end : two.end + 20]
    if re.search(
        r"\b(?:against|versus|vs\.?|short of|above|below|missed|beating|beat|than)\b", between
    ) and re.match(r"\s*(?:target|goal|forecast|standard|threshold|benchmark|limit)", after):
        return 1
    left = text[max(one.sentence.start, one.start - 40) : one.start]
    if re.search(r"\b(?:target|goal)\s+(?:of|was)\s*(?:\w+\s+)?$", left) and re.search(
        r"\b(?:actual|achieved|reached|delivered|managed)\b"
        r"|\sand\s(?:has\s)?(?:pulled in|raised|took in|taken|brought in|collected|earned|made|drew|sold)"
        r"\s(?:\w+\s)?\Z",
        between,
    ):
        return 2
    return 0
