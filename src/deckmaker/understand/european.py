"""Statistics of a German, French, Spanish or Italian text → the same with qualifiers, changes and years told apart.

The English grammar of roles does not hold for these languages, so little is stated and all of it is safe: single
figures, "von 212 im Jahr 2019 auf 287 im Jahr 2024" as before and after, and three or more percentages that each name
what they are of.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from deckmaker.model import Qualifier, Span, Statement, Statistic

from .grouping import weighed
from .statements import single
from .units import PERCENT

__all__ = ["LANGUAGES", "refined", "statements"]

_YEAR = re.compile(r"(?:19|20)\d\d")
_QUALIFIERS: dict[str, tuple[tuple[Qualifier, str], ...]] = {
    "de": (
        ("less_than", r"weniger als|unter|nicht einmal|keine"),
        ("more_than", r"mehr als|über|gut|deutlich über|knapp über"),
        ("at_least", r"mindestens|wenigstens"),
        ("at_most", r"höchstens|bis zu|maximal"),
        ("about", r"rund|etwa|fast|knapp|ungefähr|circa|ca\.|nahezu|annähernd"),
        ("only", r"nur|lediglich|bloß|gerade einmal"),
    ),
    "fr": (
        ("less_than", r"moins d(?:e|’|')"),
        ("more_than", r"plus d(?:e|’|')|au-delà de"),
        ("at_least", r"au moins|au minimum"),
        ("at_most", r"au plus|au maximum|jusqu(?:’|')à"),
        ("about", r"environ|près de|presque|quelque|autour de|à peu près"),
        ("only", r"seulement|à peine"),
    ),
    "es": (
        ("less_than", r"menos de(?:l)?"),
        ("more_than", r"más de(?:l)?"),
        ("at_least", r"al menos|por lo menos|como mínimo"),
        ("at_most", r"como máximo|hasta(?: el| un)?"),
        (
            "about",
            r"unos|unas|casi(?: el| un)?|cerca de(?:l)?|alrededor de(?:l)?|aproximadamente(?: el| un)?",
        ),
        ("only", r"solo(?: el| un)?|sólo(?: el| un)?|apenas(?: el| un)?|únicamente(?: el| un)?"),
    ),
    "it": (
        ("less_than", r"meno de(?:l|ll’|i|)|meno di"),
        ("more_than", r"più de(?:l|ll’|i)|più di|oltre(?: il| l’)?"),
        ("at_least", r"almeno(?: il)?"),
        ("at_most", r"al massimo|fino a(?:l)?"),
        ("about", r"circa(?: il)?|quasi(?: il)?|intorno a(?:l)?"),
        ("only", r"solo(?: il)?|soltanto(?: il)?|appena(?: il)?"),
    ),
}
_RISE = {
    "de": r"stieg|stiegen|gestiegen|wuchs|wuchsen|gewachsen|zugenommen|erhöht|legte|Anstieg|Zuwachs|Plus|höher|teurer",
    "fr": r"augment\w+|progress\w+|grimp\w+|hausse|bond\w*|croissance|croî\w+",
    "es": r"aument\w+|sub\w+|creci\w+|crec\w+|increment\w+|alza",
    "it": r"aument\w+|cresc\w+|salit\w+|rialzo|incremento",
}
_FALL = {
    "de": r"sank|sanken|gesunken|fiel|fielen|gefallen|abgenommen|gesenkt|reduziert|Rückgang|Minus|zurück\w*|verringert",
    "fr": r"baiss\w+|chut\w+|recul\w+|diminu\w+|réduit\w*|repli|perdu",
    "es": r"baj\w+|ca[yíe]\w+|descend\w+|descens\w+|dismin\w+|reduc\w+|reduj\w+|redu\w+",
    "it": r"cal\w+|diminu\w+|scend\w+|sces\w+|ridott\w+|ridu\w+|riduzione",
}
_BY = {"de": r"um", "fr": r"d(?:e|’|')", "es": r"(?:en|un|del?)(?: un)?", "it": r"del(?:l’)?|di"}
_MORE = {"de": "mehr|höher|teurer", "fr": "de plus|plus", "es": "más", "it": "in più|più"}
_LESS = {"de": "weniger|niedriger", "fr": "de moins|moins", "es": "menos", "it": "in meno|meno"}
_UNLIKE = {  # behind a percentage: so much more or less than something else
    "de": r"weniger|mehr|niedriger|höher|teurer|billiger|günstiger|schneller|kleiner|größer|unter|über|länger",
    "fr": r"(?:de|en) (?:moins|plus)|plus|moins|inférieure?s?|supérieure?s?",
    "es": r"menos|más|inferior(?:es)?|superior(?:es)?|por (?:debajo|encima)",
    "it": r"(?:in )?(?:meno|più)|inferior[ei]|superior[ei]",
}
_RATES = {  # before a percentage: no part of anything
    "de": r"Steigung|Gefälle|Zins\w*|\w*steuer|\w*satz|Inflation\w*|Teuerung\w*|Rendite|Rabatt|Wahrscheinlichkeit|"
    r"Luftfeuchtigkeit|Genauigkeit|Wirkungsgrad|Arbeitslosenquote",
    "fr": r"pente|taux|TVA|inflation|rendement|remise|probabilité|humidité|précision|intérêts?|chômage",
    "es": r"pendiente|tasa|tipo|IVA|inflación|interés|descuento|probabilidad|humedad|precisión|paro|desempleo",
    "it": r"pendenza|tasso|IVA|inflazione|interess\w+|sconto|probabilità|umidità|precisione|disoccupazione",
}
_OPENING = re.compile(
    r"\A(?:Erstens|Zweitens|Drittens|Während|Wenn|Als|Zunächst|D[’']abord|Ensuite|Enfin|Tandis|Si|Quand|Primero|Después"
    r"|Mientras|Cuando|Por último|Prima|Poi|Infine|Mentre|Quando|En|In|Im|Nel|Dans|Les|Le|La|El|Los|Las|Il|I|Gli)"
    r"(?:\s+\d{4})?\Z"
)
_FROM = {"de": r"von", "fr": r"d(?:e|’|')", "es": r"del?", "it": r"da(?:l|i|lle|gli)?"}
_AGAINST = {"de": "gegenüber|statt|nach", "fr": "contre", "es": "frente a", "it": "contro|rispetto a"}
_TO = {"de": r"auf", "fr": r"à", "es": r"al?", "it": r"a(?:l|i|lle|gli)?"}
_JOINS = re.compile(r"(?:\s|,|;|\b(?:und|oder|sowie|et|ou|y|o|e|ed)\b)+\Z")
_LEADS = re.compile(
    r"\A(?:[\s,]|(?:der|die|das|den|dem|für|in|im|bei|le|la|les|l’|l'|des|du|de|pour|dans|en|el|los|las|para|por|il"
    r"|lo|i|gli|per|nel|di)\b)+"
)
_LEAST = 3  # percentages of a sentence that are bars
_LABEL = 5  # words
LANGUAGES = frozenset(_QUALIFIERS)


def refined(text: str, statistics: Sequence[Statistic], language: str) -> tuple[Statistic, ...]:
    """The statistics without years, each with its qualifier, percentages of change as growth, pairs as change."""
    code = language[:2].lower()
    kept = [
        _qualified(text, each, code)
        for each in statistics
        if each.unit or not _YEAR.fullmatch(each.surface.strip())
    ]
    paired = {index for pair in _pairs(text, kept, code) for index in pair}
    return tuple(
        replace(each, kind="change", chartable=True, reason="") if index in paired else each
        for index, each in enumerate(kept)
    )


def _qualified(text: str, each: Statistic, code: str) -> Statistic:
    before = text[each.sentence.start : each.start]
    if code == "fr" and each.unit == PERCENT and each.surface.endswith(" plus"):  # "20 % plus bas"
        span = Span(each.start, each.end - len(" plus"))
        each = replace(each, span=span, surface=span.of(text), qualifier="")
    if _OPENING.match(each.subject):
        each = replace(each, subject="")
    if each.qualifier == "":
        for qualifier, form in _QUALIFIERS[code]:
            match = re.search(rf"(?i:\b(?:{form}))\s?\Z", before[-24:])
            if match is not None:
                start = each.start - (len(before[-24:]) - match.start())
                span = Span(start, each.end)
                each = replace(each, qualifier=qualifier, surface=span.of(text), span=span)
                before = text[each.sentence.start : start]
                break
    if each.unit == PERCENT and each.kind in ("proportion", "magnitude", "growth"):
        by = re.search(rf"(?i:\b(?:{_BY[code]}))\s?\Z", before)
        near = before[-70:]
        rise, fall = (list(re.finditer(rf"\b(?:{form})\b", near)) for form in (_RISE[code], _FALL[code]))
        more = re.match(rf"\s(?:{_MORE[code]})\b", text[each.end : each.end + 12])
        less = re.match(rf"\s(?:{_LESS[code]})\b", text[each.end : each.end + 12])
        if more or less:
            how: Qualifier = "up" if more else "down"
            each = replace(each, kind="growth", qualifier=each.qualifier or how, chartable=True, reason="")
        elif by and (rise or fall):
            up = bool(rise) and (not fall or rise[-1].start() > fall[-1].start())
            way: Qualifier = "up" if up else "down"
            each = replace(each, kind="growth", qualifier=each.qualifier or way, chartable=True, reason="")
        elif each.kind == "proportion" and _no_part(text, each, code):
            each = replace(each, kind="magnitude")
    return each


def _no_part(text: str, each: Statistic, code: str) -> bool:
    """Whether a percentage is a rate or sets off from something: "20 Prozent unter denen der Stadt", "la pente"."""
    after = text[each.end : min(each.end + 50, each.sentence.end)]
    before = text[max(each.sentence.start, each.start - 40) : each.start]
    # not "62 % avaient plus de 60 ans"
    unlike = rf"\s(?:[^\s.,;:]+\s){{0,2}}?(?:{_UNLIKE[code]})\b(?!\s\w+\s\d)"
    return bool(re.match(unlike, after) or re.search(rf"\b(?i:{_RATES[code]})\b", before))


def _pairs(text: str, statistics: Sequence[Statistic], code: str) -> list[tuple[int, int]]:
    """ "von 212 im Jahr 2019 auf 287": neighbours of one sentence in one unit."""
    found: list[tuple[int, int]] = []
    for index, (one, two) in enumerate(pairwise(statistics)):
        alike = one.unit == two.unit or not one.unit or not two.unit
        if one.sentence != two.sentence or not alike or one.value == two.value:
            continue
        if re.fullmatch(rf"[^.;:]{{0,40}}?,?\s(?:{_AGAINST[code]})\s(?:\w+\s)?", text[one.end : two.start]):
            found.append((index + 1, index))  # "48 jardins, contre 6 en 2014": the earlier one stands behind
            continue
        led = re.search(rf"\b{_FROM[code]}\s?\Z", text[one.sentence.start : one.start])
        to = re.fullmatch(rf"[^.;:]{{0,40}}?\b{_TO[code]}\s", text[one.end : two.start])
        if led and to and not any(index in pair for pair in found):
            found.append((index, index + 1))
    return found


def statements(text: str, statistics: Sequence[Statistic], language: str) -> tuple[Statement, ...]:
    """What the statistics state, in the order of the text; each stands in at most one statement."""
    code = language[:2].lower()
    made: list[Statement] = []
    taken: set[int] = set()
    for one, two in _pairs(text, statistics, code):
        first, last = statistics[one], statistics[two]
        unit, surface = (last.unit, last.unit_surface) if last.unit else (first.unit, first.unit_surface)
        pair = tuple(
            each if each.unit == unit else replace(each, unit=unit, unit_surface=surface)
            for each in (first, last)
        )
        dates = _dates(text, *pair) if one < two else _reversed(text, first)
        made.append(Statement("before_after", pair, dates, last.sentence, weighed("before_after", pair)))
        taken |= {one, two}
    rows: dict[Span, list[int]] = {}
    for index, each in enumerate(statistics):
        if index not in taken and each.chartable and each.unit == PERCENT and each.kind == "proportion":
            rows.setdefault(each.sentence, []).append(index)
    for sentence, row in rows.items():
        labels = _labels(text, [statistics[index] for index in row], sentence)
        if len(row) >= _LEAST and labels:
            members = tuple(statistics[index] for index in row)
            made.append(Statement("shares", members, labels, sentence, weighed("shares", members)))
            taken |= set(row)
        elif len(row) > 1:
            taken |= set(row)  # one of several shares alone would mislead
    for index, each in enumerate(statistics):
        if index not in taken and each.chartable:
            alone = single(text, each, index)
            if alone is not None:
                made.append(Statement(alone.kind, (each,), alone.labels, each.sentence, alone.weight))
    return tuple(sorted(made, key=lambda statement: statement.span))


def _dates(text: str, one: Statistic, two: Statistic) -> tuple[str, ...]:
    first = _YEAR.search(text[one.end : two.start])
    last = _YEAR.search(text[two.end : min(two.end + 16, two.sentence.end)])
    return (first.group(), last.group()) if first and last else ("before", "after")


def _reversed(text: str, earlier: Statistic) -> tuple[str, ...]:
    year = _YEAR.search(text[earlier.end : min(earlier.end + 16, earlier.sentence.end)])
    return (year.group() if year else "before", "now")


def _labels(text: str, members: Sequence[Statistic], sentence: Span) -> tuple[str, ...]:
    """What each percentage is of: the words behind it up to the next one; () when one has too many or none."""
    ends = [*(each.start for each in members[1:]), sentence.end]
    found = []
    for each, end in zip(members, ends, strict=True):
        said = _LEADS.sub("", _JOINS.sub("", text[each.end : end].rstrip(" .!")))
        if (
            not said
            or len(said.split()) > _LABEL
            or any(mark in said for mark in ",;:()")
            or _YEAR.search(said)
        ):
            return ()
        found.append(said[:1].upper() + said[1:])
    return tuple(found) if len({each.casefold() for each in found}) == len(found) else ()
