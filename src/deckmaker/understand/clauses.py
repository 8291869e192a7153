"""A sentence of a language without our grammar → its Wordings: whole, or by whole clauses.

Chinese and Japanese sentences lose clauses between commas, never a word of one. In other
languages only brackets go. What all languages share stands here too: how long a point may be.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckmaker.model import Wording

from .guard import balanced

__all__ = ["GOAL", "KEEP", "LIMIT", "LONG", "as_it_stands", "capital", "east"]

GOAL = 14  # words of a point, the aim
LIMIT = 18  # and the most
LONG = 26  # when nothing else says it
KEEP = 4  # wordings of one sentence

# words that lead in and are set off by a comma; in German the verb would be left in front
_OPENER = re.compile(
    r"\A(?:(?:Tout )?[Dd]['’]abord|Ensuite|Puis|Enfin|Premièrement|Deuxièmement|Troisièmement|De plus|En outre"
    r"|Par ailleurs"
    r"|Cependant|Toutefois|En effet|Ainsi|Par exemple|Primero|Segundo|Tercero|En (?:primer|segundo|tercer) lugar|Además"
    r"|Por último|Finalmente|Sin embargo|No obstante|Por ejemplo|Por tanto"
    r"|In (?:primo|secondo|terzo) luogo|Inoltre|Infine"
    r"|Per prima cosa|Tuttavia|Per esempio|Ad esempio|Infatti),\s"
)
_ELSEWHERE = re.compile(
    r"(?:À lire|Lire (?:aussi|notre|l['’])|Voir aussi|Revivez|Lesen Sie|Mehr (?:zum|dazu)|Lea también|Leer más"
    r"|Vea también|Ver también"
    r"|Leggi (?:anche|tutto)|Lees ook|Leia (?:também|mais))\b"
)
_EAST_OPENER = re.compile(
    r"\A(?:首先|其次|再次|再者|最后|此外|另外|同时|与此同时|然而|不过|但是|但|而且|并且|因此|所以|于是|总之|可见|事实上|实际上|其实|显然|当然|例如|比如|也就是说|换句话说|"
    r"第[一二三四五六](?=[，,、：:是])|其[一二三四](?=[，,、：:是])|[一二三四五]是|一方面|另一方面|近年来|近日|日前|如今|目前|现在)[，,、：]?"
)
_EAST_ADVERBIAL = re.compile(
    r"\A(?:从.{1,18}看\Z|(?:到|至)(?:今年|去年)?\d{1,2}月份?\Z|按.{2,14}(?:计算|看)\Z|走进|来到|当|随着|为了|由于|通过|根据|据|除了|尽管|虽然|面对|作为|经过|基于|依托|凭借|按照|对于|关于|在.{0,24}(?:中|下|上|时|后|前|里|方面|之际|期间|以来)\Z)"
)
_EAST_DANGLING = re.compile(
    r"\A(?:他|她|它|这|那|其(?!中)|该|此|上述|前者|后者|以上|以下|如此|同样|也|还|则|并|而|但|又|就|才|却|于是|从而|进而|以及|甚至|尤其|其中|不仅|不但|反之)"
)
_EAST_CONTACT = re.compile(r"(?:电话|热线|邮箱|网址|微信|传真|扫码|二维码)[：:]")
_EAST_BAD = re.compile(
    r"(?:公布|表示|指出|宣布|介绍|认为|发现|显示|透露|的|了一|和|与|及|或|在|对|把|被|为|以|于|从|向|比|让|使|起|以来|之后|之前|期间|其中之一)\Z"
)


def capital(text: str) -> str:
    if text[:1].islower() and not (len(text) > 1 and text[1].isupper()):
        return text[0].upper() + text[1:]
    return text


def as_it_stands(whole: str) -> tuple[Wording, ...]:
    said = re.sub(r"\s?\([^()]*\)", "", whole).rstrip(" .")
    said = _OPENER.sub("", said, count=1)
    if said.endswith(("?", "…")) or not balanced(said) or _ELSEWHERE.match(said):
        return ()
    count = len(said.split())
    if not 4 <= count <= LONG:
        return ()
    return (Wording(capital(said), count, round(0.04 * max(0, count - LIMIT), 3)),)


def east(whole: str, quoted: bool) -> tuple[Wording, ...]:
    """Whole clauses of a Chinese or Japanese sentence, in order, from its subject on."""
    if quoted or whole.endswith(("？", "?")) or _EAST_CONTACT.search(whole):
        return ()
    said = re.sub(r"[（(][^（）()]{0,60}[）)]", "", whole).rstrip("。；！.;! ")
    opener = _EAST_OPENER.match(said)
    said = said[opener.end() :] if opener else said
    clauses = [clause for clause in re.split(r"[，,；;]", said) if clause]
    if not clauses or not balanced(said):
        return ()
    found: list[Wording] = []
    loss = 0.0
    first = 0
    while first < len(clauses) - 1 and _EAST_ADVERBIAL.match(clauses[first]):
        first += 1
    for begin in sorted({0, first}):
        for end in range(_reach(clauses, begin), begin, -1):
            text = "，".join(clauses[begin:end])
            size = sum(1 for each in text if not each.isspace())
            if _EAST_DANGLING.match(text) or not balanced(text) or _EAST_BAD.search(text) or size < 6:
                continue
            if all(map(_EAST_ADVERBIAL.match, clauses[begin:end])):
                continue  # only where or when: what happens stands behind it
            if end - begin > 1 and _EAST_ADVERBIAL.match(clauses[end - 1]):
                continue  # it belongs to what comes
            if end < len(clauses) and re.match(r"但|却|否则|除非|而不", clauses[end]):
                continue  # what follows turns it round
            loss = 0.06 * (begin > 0) + 0.07 * (len(clauses) - end) + 0.01 * max(0, size - 28)
            found.append(Wording(text, (size + 1) // 2, round(loss, 3)))
    short = [each for each in found if each.words <= LIMIT]
    short.sort(key=lambda each: (each.loss, each.words, each.text))
    if short:
        return tuple(short[:KEEP])
    return tuple(sorted((each for each in found if each.words <= 30), key=lambda each: each.words)[:1])


def _reach(clauses: Sequence[str], begin: int) -> int:
    """The clause before which sixty characters are full: more than that is never said."""
    room = 60
    for end in range(begin, len(clauses)):
        room -= sum(1 for each in clauses[end] if not each.isspace()) + 1
        if room < -1:
            return end
    return len(clauses)
