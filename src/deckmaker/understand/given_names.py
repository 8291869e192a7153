"""A first name → whether "he" or "she" can mean its bearer.

Only names that nearly always go to one of the two; whoever is not listed can be either.
"""

from __future__ import annotations

from .words import wordset

__all__ = ["agrees"]

_HIS = wordset(
    """
    aaron adam adrian ahmed alan albert ali andrew anthony antonio arthur ben benjamin bill bob brad brendan
    brett brian bruce carl carlos charles christopher colin craig dan daniel dave david dean dennis derek
    diego dmitri don donald doug douglas eric erik ernest felix fernando francisco frank fred frederick gary
    geoff george gerald giovanni glenn gordon graham greg gregory hans harold harry hassan henry herbert
    howard hugh ian ibrahim igor ivan jack jacob jacques james jamie jason jeff jeffrey jeremy jerry jim joe
    john johnny jon jonathan jorge jose joseph josh joshua juan julian justin karl keith ken kenneth kevin
    klaus larry lars leon leonard lewis luca luis luke malcolm marc marco mario mark martin matt matthew max
    michael miguel mike mohamed mohammed muhammad nathan neil nicholas nick nigel oliver omar oscar pablo
    patrick paul pedro peter phil philip pierre rafael raymond richard rob robert roger ron ronald roy russell
    ryan samuel scott sean sergei sergey simon stefan stephen steve steven stuart ted terry thomas tim timothy
    todd tom tony trevor victor vincent vladimir walter warren wayne wesley will william yusuf zachary
    """
)
_HERS = wordset(
    """
    agnes alice alison amanda amelia amy ana andrea angela anita ann anna anne annie barbara beatrice beth
    betty beverly brenda carla carmen carol caroline catherine cecilia charlotte cheryl christina christine
    cindy claire clara corinne cynthia daisy dana deborah debra denise diana diane donna dorothy edith eileen
    elaine eleanor elena elizabeth ella ellen emily emma esther eva fatima fiona florence frances gail gina
    gloria grace hannah heather helen helena ingrid irene isabel isabella jane janet janice jean jennifer
    jessica jill joan joanna josephine joyce judith judy julia julie karen kate katherine kathleen kathy katie
    kelly kim kimberly kristen laura lauren lena linda lisa louise lucia lucy margaret maria marie marilyn
    marina martha mary maya megan melissa michelle miranda monica nancy naomi natalie natasha nicole nina olga
    olivia pamela patricia paula penelope phyllis priscilla rachel rebecca rosa rose ruth sally samantha
    sandra sara sarah sharon sheila shirley silvia sofia sonia sophia sophie stella stephanie sue susan
    svetlana sylvia teresa theresa tina tracy ursula valerie vanessa vera veronica victoria virginia wendy
    yvonne zoe
    """
)


def agrees(name: str, pronoun: str) -> bool:
    """Whether a pronoun can stand for a person of this name."""
    first = name.split()[0].lower() if name.split() else ""
    if pronoun.lower() == "he":
        return first not in _HERS
    return pronoun.lower() != "she" or first not in _HIS
