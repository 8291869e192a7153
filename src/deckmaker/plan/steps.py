"""The choices of a run of prose → whether they are steps in an order, which are numbered, or arguments."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .points import Choice

__all__ = ["steps"]

_LEAST = 3
_ORDER = re.compile(
    r"First(?:ly)?|Second(?:ly)?|Third(?:ly)?|Fourth(?:ly)?|Fifth(?:ly)?|Next|Then|Last(?:ly)?|Finally"
    r"|To (?:begin|start) with"
    r"|The (?:first|second|third|fourth|fifth|next|last|final)"
    r"|首先|其次|再次|最后|第[一二三四五]|Erstens|Zunächst|Zweitens|Drittens|Schließlich|Premièrement|D['’]abord"
    r"|Deuxièmement|Ensuite|Enfin|Primero|Segundo|Por último"
)
_ARGUMENTS = re.compile(
    r"\b(?:reasons?|arguments?|factors?|advantages?|benefits?|lessons?|findings|results|why)\b"
    r"|原因|理由|优势|因素|Gründe|raisons|razones",
    re.IGNORECASE,
)
_SEQUENCE = re.compile(
    r"\b(?:steps?|how to|how (?:a|an|the|it)\b|process|procedure|stages?|phases?|instructions?|method|recipe|workflow)"
    r"|步骤|流程|怎样|如何|阶段|方法|过程|Schritte|Ablauf|Verfahren|étapes|procédure|pasos|proceso",
    re.IGNORECASE,
)


def steps(chosen: Sequence[Choice], heading: str) -> bool:
    """Whether three or more choices tell a sequence: "First … Next … Finally …" and a "Then" among
    them, or a heading that names steps. Arguments in a row are not numbered.
    """
    if len(chosen) < _LEAST or _ARGUMENTS.search(heading):
        return False
    opened = [each.sentence.enumerator for each in chosen]
    if not all(_ORDER.fullmatch(each.rstrip(" ,")) for each in opened):
        return False
    return "Then" in opened or bool(_SEQUENCE.search(heading))
