"""A statistic in its section → the label of its callout: the name of what is measured, or "" when the text names none.

A number alone on a slide is only understood with a name that says what it measures. That name is cut
out of the text: the measure, the subject, or what stands before or behind the verb of its clause; its
head must be a noun that measures ("rate", "prices", "headcount"), never a person, a pronoun, a clause.
"""

from __future__ import annotations

import re

from deckmaker.model import Chart, Section, Statistic

from .chart_labels import lexicon

__all__ = ["callout_label", "telling", "unmoved"]

_MEASURES = lexicon(
    """
    absence absenteeism area attendance balance bill birth blood budget capacity capital cash charge circulation claim
    closure completion complaint compensation concentration consumption contribution cost count coverage crime
    death debt default deficit delay demand density deposit depth deviation distance dividend donation download economy
    duration earnings ebit ebitda efficiency emission employment energy engagement enrolment enrollment
    equity error exchange expectancy expenditure expense export exposure fare fee figure flow footfall fine
    funding gain gap gdp grant growth headcount height import income index inflation inflow interest
    inventory investment job latency lending length level life loan loss margin membership mileage mortality
    number occupancy order outflow output overtime participation pay payment payroll penalty penetration
    pension performance population poverty premium pressure price prevalence probability proceeds
    production productivity profit proportion punctuality purchase quota rainfall rate ratio readership
    reach receipt rent repayment reserve reserves result retention return revenue ridership risk salary sale sales
    satisfaction saving savings score share shipment shortage shortfall size speed spending stake stock
    subscription subsidy
    supply support surplus survival tariff tax temperature throughput ticket time total tonnage trade traffic
    turnout turnover unemployment usage use utilisation utilization vacancy valuation value visibility visit booking
    volume volatility voltage wage water wealth weight workforce workload yield
    """
)
_HEAD_ENDS = re.compile(
    r",|\s(?:of|in|on|at|by|for|with|from|to|per|among|across|within|over|under|between|during|since|after|before)\s"
)
_NO_START = re.compile(
    r"(?:it|they|we|you|he|she|i|there|here|this|these|those|that|such|which|who|whose|what|where|when|its|their|our|"
    r"his|her|my|your|another|others?|both|each|every|one|two|three|four|five|six|seven|eight|nine|ten|\d\S*|in|on|at|by|for|from|of|with|to|and|or|but|as|"
    r"than|above|below|against|across|among|between|only|even|just|more|less|fewer|most|many|some|all|no|not|about|"
    r"after|before|while|although|if|is|are|was|were|has|have|had|say|says|said|further)\b",
    re.IGNORECASE,
)
_VERB = (
    r"(?:is|are|was|were|has|have|had|will|would|can|could|should|may|might|stood|stands|reached|hit|came|comes|rose|"
    r"rises|fell|falls|grew|grows|dropped|climbed|jumped|surged|soared|slipped|plunged|shrank|increased|decreased|"
    r"declined|improved|remains|remained|totalled|totaled|averaged|amounted|multiplied|doubled|tripled|went|covers|costs)"
)
_MOVES = re.compile(
    r"\b(?:lower|rais|cut|increas|reduc|boost|rais|lift|slash|trim)(?:ed|es|s|ing|ting)?\s(?:its|their|the)\s"
    r"((?:[a-z-]+\s){0,3}[a-z-]+?)(?=\s(?:by|from|to|in|of|for|on|at|again)\b|,|\s\d)"
)
_GENERIC = lexicon(
    "count number rate total share figure average time value level gap gain index result amount size reach fine"
)
_OTHERS = re.compile(
    r"\b(?:after|against|(?:compared|up|down)\s(?:with|to|from|on)|versus|instead\sof)\s(?:(?:a|an|the)\s)?(?:[\w-]+\s(?:of\s)?){0,4}\Z"
)
_LONGEST = 48  # characters
_CHINESE = re.compile("[\u4e00-\u9fff]")
_CHINESE_VERB = re.compile(
    "下降|上升|增长|增加|减少|提高|降低|上涨|下跌|下滑|回落|攀升|扩大|缩小|达到|力争|预计|约为|仅为|升至|降至|增至|"
    "超过|达|为|是|占(?!比)|不足|接近|只有|仅|约"
)
_CHINESE_MEASURE = re.compile(
    "(?:率|额|量|数|成本|费用?|价格?|电耗|能耗|收入|支出|占比|比例|比重|人次|时间|时长|面积|销售|投资|消费|工资|利润|"
    "人口|客流|产值|规模|寿命|密度|里程|贷款|存款|出口|进口|薪酬|房租|租金)\\Z"
)
_CHINESE_START = re.compile(
    "[这其那该每比较从在对与和的]|三年前|去年|今年|同比|环比|[一二三四五六七八九十]成"
)
_CHINESE_MOVE = re.compile(
    "下降|上升|增长|增加|减少|提高|降低|上涨|下跌|下滑|回落|攀升|扩大|缩小|升|降|涨|跌|增|减"
)


def callout_label(each: Statistic, section: Section) -> str:
    """The name of what a figure measures, in the text's words; "" when there is none that says it."""
    text = section.text
    said = each.sentence.of(text)
    if _CHINESE.search(said):
        return _chinese(each, text)
    before = " ".join(text[max(each.sentence.start, each.start - 4 * _REACH) : each.start].split())
    if re.search(r"\brespectively\b", said) or re.match(r"\s*of\s", text[each.end : each.end + 4]):
        return ""  # whose it is stands elsewhere; "0.4% of national income" is not the income
    if _OTHERS.search(before + " "):
        return ""  # "after a profit of 21.7 million": of another time or of others
    moved = _MOVES.search(before)
    offers = [each.measure, each.subject, moved.group(1) if moved else "", *_subjects(before)]
    for offer in offers:
        name = _name(offer)
        if (
            name
            and _stands(name, each)
            and not _goes_on(offer, said)
            and not _of_another(offer, before, each)
        ):
            return name
    return ""


_RESTRICTS = re.compile(r"\s(?:who|that|which|living|aged|born|without|[a-z]{3,}ed)\s")


def _of_another(name: str, before: str, each: Statistic) -> bool:
    """Whether another figure stands between a name and the figure: "The bill is $75, so 83 million homes pay it"."""
    at = before.rfind(name) if each.kind == "magnitude" else -1
    return at >= 0 and re.search(r"\d", before[at + len(name) :]) is not None


def _goes_on(name: str, sentence: str) -> bool:
    """Whether the sentence says which ones behind a name: "the number of people" who did what?"""
    at = sentence.find(name)
    return "number of " in name and at >= 0 and _RESTRICTS.match(sentence, at + len(name)) is not None


def _subjects(before: str) -> list[str]:
    """What stands before the last verb of the clause in front of a figure."""
    *earlier, clause = re.split(r"[;:]\s|,\s(?:and|but|while|whereas)\s|\s[–—]\s|,\s(?=the\s)", before)
    clause = re.sub(r"^(?:In|On|At|By|For|Since|Among|Across|Within|During|After)\s[^,]{2,60},\s", "", clause)
    if earlier:  # whose it is, the sentence has said
        clause = re.sub(r"^(?:its|their)\s", "", clause)
    match = re.match(rf"([^,()“”]{{3,60}}?)\s{_VERB}\b", clause)
    return [match.group(1)] if match else []


def _name(said: str) -> str:
    said = re.sub(r"^(?:the|a|an)\s", "", " ".join(said.split()), flags=re.IGNORECASE)
    return said[:1].upper() + said[1:] if said and not re.match(r"[a-z]+[A-Z]", said) else said


def _plain(name: str) -> bool:
    """Whether a name is short and no pronoun, clause, figure or loose end."""
    return not (
        len(name) > _LONGEST
        or _NO_START.match(name)
        or re.search(rf"[():;“”\d%]|\s{_VERB}\b|\b(?:ago|found|company|respectively)\b", name)
        or re.search(r"\b(?:more|less|most|than|of|the|typically|alone)\Z", name, re.IGNORECASE)
    )


def _stands(name: str, each: Statistic) -> bool:
    """Whether a name says by itself what is measured: a noun phrase whose head measures."""
    if not _plain(name) or name.lower() in _GENERIC:
        return False
    words = _HEAD_ENDS.split(name)[0].split()
    if not words:
        return False
    head = words[-1].lower().rstrip("’'")
    forms = {head, head.removesuffix("s"), head.removesuffix("es"), re.sub("ies$", "y", head)}
    return bool(forms & _MEASURES)


def _chinese(each: Statistic, text: str) -> str:
    start = max(each.sentence.start, each.start - _REACH)
    before = re.split("[，；。：、“”（）]", text[start : each.start])[-1]
    verb = _CHINESE_VERB.search(before)
    name = before[: verb.start()] if verb else ""
    name = re.sub("(?:比去年|比上年|同比|环比|已经?|将|也|又|则|仍)+\\Z", "", name.strip())
    name = re.sub("^(?:其中|而|但|同时|全年)", "", name)
    if not 2 <= len(name) <= 16 or _CHINESE_START.match(name) or not _CHINESE_MEASURE.search(name):
        return ""
    return name


_REACH = 200  # characters of a clause


def unmoved(each: Statistic, section: Section) -> bool:
    """Whether no verb of change stands in the clause of a Chinese growth: a target, not a growth."""
    text = section.text
    if not _CHINESE.search(text, each.sentence.start, each.sentence.end):
        return False
    before = re.split("[，；。：]", text[max(each.sentence.start, each.end - _REACH) : each.end])[-1]
    after = re.split("[，；。：]", text[each.end : min(each.sentence.end, each.end + _REACH)])[0]
    return not _CHINESE_MOVE.search(before + after)


def telling(chart: Chart) -> bool:
    """Whether each number of a callout has digits and a name of its own."""
    names = list(chart.categories)
    labels = [point.label for series in chart.series for point in series.points if point]
    if not all(names) or len(set(names)) < len(names):
        return False
    return all(re.search("[0-9½⅓⅔¼¾一二两三四五六七八九十百半]", label) for label in labels)
