"""How the news name people: the shape of a name, words of office, verbs of saying."""

from __future__ import annotations

import re

from .words import wordset

__all__ = [
    "ASIDE",
    "NAME",
    "NOT_NAMES",
    "OFFICE_NAME",
    "ORGANISATION",
    "PERSON_NOUNS",
    "ROLE",
    "SPEECH",
    "trimmed",
]

SPEECH = (
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
NAME = (
    r"(?:(?:Mr|Mrs|Ms|Mx|Dr|Prof|Sir|Lord|Lady|Dame|Rev|Sen|Rep|Gov|Gen|Col|Capt|Sgt|Lt)\.?\s)?"
    r"(?:[A-Z]\.\s?){0,3}[A-ZÀ-ÖØ-Þ][\w’'-]*(?:\s(?:(?:de|da|di|van|von|der|den|al|bin|ibn|el|la|le|y)\s)?"
    r"(?:[A-Z]\.|[A-ZÀ-ÖØ-Þ][\w’'-]*)){0,5}"
)
ASIDE = r"(?:\s?\([^()]{1,80}\)|, (?:aged )?\d{1,3}(?=,))?"
ROLE = r"[^,;:—–()“”\"]{3,90}?"
PERSON_NOUNS = (
    "officer|president|founder|co-founder|director|manager|chief|chairman|chairwoman|chair|head|student|teacher|"
    "professor|minister|spokesman|spokeswoman|spokesperson|analyst|economist|researcher|scientist|engineer|doctor|"
    "nurse|farmer|author|writer|editor|journalist|reporter|lawyer|judge|mayor|governor|senator|secretary|partner|"
    "owner|resident|foreigner|expert|fellow|lecturer|coach|captain|player|artist|actor|actress|singer|designer|"
    "developer|CEO|CTO|CFO|COO|boss|leader|member|mother|father|worker|driver|planner|consultant|adviser|advisor|"
    "pilot|fisherman|baker|chef|cook|photographer|activist|campaigner|soldier|musician|banker|trader|translator|"
    "builder|gardener|butcher|carpenter|shopkeeper|pensioner|volunteer|retiree|psychologist|sociologist|"
    "commissioner|ambassador|historian|biologist|physicist|chemist|trainer|curator|librarian|entrepreneur|investor"
)
OFFICE_NAME = re.compile(
    r"(?P<role>(?:[A-Z][\w’'-]+\s){0,3}?(?:CEO|CTO|CFO|COO|CIO|CMO|CSO|President|Minister|Secretary|Director|Chairman|Chairwoman|Mayor"
    r"|Governor|Chancellor|Senator|Commissioner|Leader|Speaker))\s(?P<name>[A-Z][\w’'-]+(?:\s[A-Z][\w.’'-]*){1,2})\Z"
)
NOT_NAMES = wordset(
    """
    Take Consider Meet Ask See Says Both Dear Thanks
    The A An He She It They We You I This That These Those There Here In On At But And So As If When
    While" " According Later Then Now Yesterday Today One Some Many Most His Her Their Its Our My What
    Why How Who" " Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March
    April May June July" " August September October November December Furthermore Moreover However
    Next First Second Finally For With From To By After Before Like Unlike Even Not
    """
)
ORGANISATION = re.compile(
    r"\b(?:Inc|Ltd|Corp|Company|Group|University|Ministry|Bank|Institute|Council|Committee|Department|Street|City|County)\b"
)


def trimmed(name: str, start: int) -> tuple[str, int]:
    """A name without the capitalised word that only opens the sentence."""
    words = name.split()
    while words and words[0].rstrip(".").capitalize() in NOT_NAMES:
        start += len(words[0]) + 1
        words = words[1:]
    return " ".join(words), start
