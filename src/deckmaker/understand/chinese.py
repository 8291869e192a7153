"""From a Chinese sentence to its statistics: 40%, 百分之四十, 三分之二, 六成, 超过, 约, 万, 亿, 倍."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from deckmaker.model import Qualifier, Span, Statistic, StatisticKind

from . import worth
from .units import DURATIONS, FOLD, PERCENT, POINTS

_DIGITS = {each: value for value, each in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "俩": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8, "兆": 10**12}
_CJK = re.compile("[\u4e00-\u9fff]")
_NUMBER = (
    r"(?:\d{1,15}(?:,\d{3}){0,5}(?:\.\d{1,10})?|"
    r"[零〇一二两三四五六七八九十百千]{1,9}(?:点[零一二三四五六七八九]{1,6})?)[万亿兆千百十]{0,3}"
)
_BEFORE: dict[str, Qualifier] = {
    "超过": "more_than", "超": "more_than", "逾": "more_than", "多于": "more_than", "高于": "more_than",
    "突破": "more_than", "大于": "more_than", "不到": "less_than", "不足": "less_than", "低于": "less_than",
    "少于": "less_than", "至少": "at_least", "不少于": "at_least", "不低于": "at_least", "最多": "at_most",
    "至多": "at_most", "不超过": "at_most", "高达": "about", "约": "about", "大约": "about", "近": "about",
    "将近": "about",
    "接近": "about", "大概": "about", "左右": "about", "仅": "only", "只有": "only", "仅仅": "only", "只需": "only",
    "只": "only",
}  # fmt: skip
_BEFORE.pop("高达")
_BEFORE.pop("左右")
_AFTER: dict[str, Qualifier] = {
    "以上": "at_least",
    "多": "more_than",
    "余": "more_than",
    "左右": "about",
    "以下": "at_most",
    "以内": "at_most",
    "上下": "about",
}
_UNITS = {
    "个百分点": POINTS, "%": PERCENT, "％": PERCENT, "倍": FOLD, "美元": "dollar", "元": "chinese yuan",
    "人民币": "chinese yuan",
    "欧元": "euro", "英镑": "pound sterling", "日元": "japanese yen", "港元": "hong kong dollar",
    "卢布": "russian ruble",
    "天": "day", "日": "day", "小时": "hour", "分钟": "minute", "秒": "second", "个月": "month", "月": "", "年": "year",
    "周": "week", "公里": "kilometer", "千米": "kilometer", "米": "meter", "公斤": "kilogram", "千克": "kilogram",
    "吨": "metric ton",
    "亩": "mu", "平方公里": "square kilometer", "平方米": "square meter", "人": "people", "人次": "visit",
    "名": "people",
    "位": "people", "户": "household", "家": "company", "个国家": "country", "国": "country", "个城市": "city",
    "部": "", "辆": "vehicle",
    "件": "", "次": "time", "种": "kind", "项": "", "个": "", "岁": "year", "度": "degree", "摄氏度": "degree celsius",
}  # fmt: skip
_UNIT = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
_SCAN = re.compile(
    rf"(?P<q>{'|'.join(sorted(_BEFORE, key=len, reverse=True))})?(?:"
    rf"翻(?:了)?(?P<turns>[一两三四])番"
    rf"|百分之(?P<pct>{_NUMBER})"
    rf"|(?P<bottom>[二三四五六七八九十百千]{{1,4}})分之(?P<top>[一二两三四五六七八九十]{{1,4}})"
    rf"|(?P<tenths>[一二两三四五六七八九])成(?P<half>半)?(?![为本立功长员熟])"
    rf"|(?P<low>{_NUMBER})(?:%|％)?(?:至|到|-|–|~|～|—)(?P<high>{_NUMBER})(?P<runit>{_UNIT})"
    rf"|(?P<num>{_NUMBER})(?P<post1>多|余)?(?P<unit>{_UNIT})?"
    rf")(?P<post>以上|左右|以下|以内|上下|多)?"
)
_OF = re.compile(r"(不到|超过|不足|至少|低于|高于|接近|将近)[^，。；：\d]{1,10}的\Z")
_CLAUSE = re.compile(r"[，。；：、！？,;:“”（）()]")
_LEAD = re.compile(
    r"^(?:其中|而|但|另外|另有|此外|目前|如今|现在|同时|据统计|据调查|调查显示|数据显示|全年|截至目前|不过|也|又|还有|有|"
    r"其余|今年|去年|上半年|下半年|前三季度|\d{4}年|\d{1,2}月(?:份)?)+"
)
_VERB = re.compile(
    r"(?:平均|共|总共|共有|已|已经|则|也|均|都|仅|只|就|每年|每天|首次|同比|环比|预计|计划|力争|将|能|可|要|曾|曾经|大约)*"
    r"(?:占(?:比|据|到|了)?|达到?|为|是|有|超过|突破|降|升|增|减|跌|涨|从|由|比|较|增长|下降|提高|减少|上升|增加|上涨|"
    r"提升|降低|缩短|延长|下滑|下跌|翻|接待|完成|实现|投入|花费|花|用|需|需要|只需|希望|表示|认为|至少|至多|覆盖|拥有|贡献)"
)


# the verb right before a figure: "通过网络实现的销售额增长9.7%" is no "通过网络"
_GROWS = re.compile(
    r"(?:同比|环比|分别|均|都|又|再|将|已)*(?:增长|下降|上升|提高|减少|增加|上涨|提升|降低|下滑|下跌|回落)(?:了|到|至)?\Z"
)
_MEASURE = re.compile(
    r"(?:增加值|总值|产值|总额|销售额|零售额|交易额|营业额|收入|支出|投资|利润|产量|销量|人数|人口)\Z"
)


def _subject(text: str, sentence: Span, position: int) -> str:
    """What stands before the verb of the figure's clause, or of the clause before when its own has none."""
    begin, end = max(sentence.start, position - 60), position
    for _ in range(3):
        clause = text[begin:end]
        cuts = [found.end() for found in _CLAUSE.finditer(clause)]
        said = clause[cuts[-1] :] if cuts else clause
        said = _LEAD.sub("", said.strip())
        verb = _GROWS.search(said) or _VERB.search(said)
        measured = _MEASURE.search(said) is not None  # "第一产业增加值21987亿元"
        said = (said[: verb.start()] if verb else said if measured else "").strip()
        said = said.removesuffix("的").rstrip("约近超")
        if 2 <= len(said) <= 16 and not re.search(r"\d(?![\d岁])|百", said):
            return said
        if not cuts:
            return ""
        end = begin + cuts[-1] - 1
    return ""


_UP, _DOWN = (
    ("增长", "上升", "提高", "增加", "上涨", "提升", "增产", "攀升"),
    ("下降", "减少", "降低", "下滑", "下跌", "缩短", "减产", "缩减"),
)


def is_chinese(text: str, start: int, end: int) -> bool:
    """Whether a sentence is written in Chinese."""
    for found, match in enumerate(_CJK.finditer(text, start, end), start=1):
        if found >= 4 or found * 4 >= match.end() - start:
            return True
    return False


def _value(said: str) -> Decimal | None:
    """The value of digits or Chinese numerals with their scale characters."""
    factor = 1
    while said and said[-1] in _LARGE:
        factor, said = factor * _LARGE[said[-1]], said[:-1]
    if not said:
        return None
    if said[0].isascii() and said[0].isdigit():
        while said and said[-1] in _SMALL:
            factor, said = factor * _SMALL[said[-1]], said[:-1]
        try:
            return Decimal(said.replace(",", "")) * factor
        except ArithmeticError:
            return None
    whole, _, decimals = said.partition("点")
    total, one = 0, 0
    for each in whole:
        if each in _DIGITS:
            one = _DIGITS[each]
        elif each in _SMALL:
            total, one = total + (one or 1) * _SMALL[each], 0
        else:
            return None
    if len(whole) > 1 and all(each in _DIGITS for each in whole):
        total, one = int("".join(str(_DIGITS[each]) for each in whole)), 0
    if decimals:
        return Decimal(f"{total + one}.{''.join(str(_DIGITS[each]) for each in decimals)}") * factor
    return Decimal((total + one) * factor)


def statistics(text: str, sentence: Span) -> Iterator[Statistic]:
    """The statistics of one Chinese sentence, in order."""
    last: Statistic | None = None
    for match in _SCAN.finditer(text, sentence.start, sentence.end):
        made = _one(text, sentence, match)
        if made is None:
            continue
        listed = last is not None and text[last.end : made.start] in _LIST_MARKS
        if last is not None and listed and made.unit == last.unit and made.kind == "proportion":
            # "分别增长5.8%、5.4%和4.3%": the list goes on as it began
            made = replace(made, kind=last.kind, qualifier=made.qualifier or last.qualifier)
        yield made
        last = made


def _one(text: str, sentence: Span, match: re.Match[str]) -> Statistic | None:
    qualifier = _BEFORE.get(match.group("q") or "", "")
    after = match.group("post1") or match.group("post") or ""
    qualifier = qualifier or _AFTER.get(after, "")
    if not qualifier:  # "不到全部销售额的两成"
        lead = _OF.search(text, max(sentence.start, match.start() - 16), match.start())
        qualifier = _BEFORE[lead.group(1)] if lead else ""
    unit, surface, upper, whole = PERCENT, "", None, None
    value: Decimal | None
    kind: StatisticKind = "proportion"
    if match.group("turns"):
        value, unit, kind = Decimal(2 ** _DIGITS[match.group("turns")]), FOLD, "multiple"
    elif match.group("pct"):
        value, surface = _value(match.group("pct")), "百分之"
    elif match.group("bottom"):
        top, bottom = _value(match.group("top")), _value(match.group("bottom"))
        if not top or not bottom or top >= bottom:
            return None
        value, unit = top / bottom, ""
    elif match.group("tenths"):
        value = Decimal(_DIGITS[match.group("tenths")] * 10 + (5 if match.group("half") else 0))
        surface = "成"
    elif match.group("low"):
        value, upper = _value(match.group("low")), _value(match.group("high"))
        surface, unit, kind = match.group("runit"), _UNITS[match.group("runit")], "range"
        if value is None or upper is None or value >= upper:
            return None
        qualifier = "range"
    else:
        said, surface = match.group("num"), match.group("unit") or ""
        value = _value(said)
        unit = _UNITS.get(surface, "")
        kind = "proportion" if unit == PERCENT else "multiple" if unit == FOLD else "magnitude"
        if unit == POINTS:
            kind = "percentage_points"
        if value is None or _no_figure(text, match, said, surface, value):
            return None
    if value is None:
        return None
    before = text[max(sentence.start, match.start() - 6) : match.start()]
    if unit in (PERCENT, POINTS) and not qualifier:
        if any(word in before for word in _UP):
            qualifier = "up"
        elif any(word in before for word in _DOWN):
            qualifier = "down"
    if (
        unit == PERCENT
        and kind == "proportion"
        and any(word in before for word in (*_UP, *_DOWN))
        and "到" not in before
    ):
        kind = "growth"
    if unit == PERCENT and kind == "proportion":
        kind, qualifier = _part(text, sentence, match, qualifier)
    reason = ""
    clause = re.split("[，。；：]", text[max(sentence.start, match.start() - 40) : match.start()])[-1]
    if kind == "growth" and "、" in clause and re.search("[均都]", clause[-8:]):
        reason = worth.MEASURELESS  # "金银珠宝、家具零售额下降均超过20%": each of several
    elif surface == "岁":
        reason = worth.AGE
    elif match.group("bottom") and re.search("(?:上一?年|去年|原来|以前|同期|之前|此前)的$", before):
        reason = worth.MEASURELESS
    elif kind == "magnitude":
        reason = (
            worth.DURATION
            if unit in DURATIONS
            else worth.SMALL
            if value < 1000
            else worth.BARE
            if not unit
            else ""
        )
    return Statistic(
        value=value, unit=unit, unit_surface=surface, qualifier=qualifier, kind=kind, surface=match.group(),
        span=Span(match.start(), match.end()), sentence=sentence, upper=upper, whole=whole,
        subject=_subject(text, sentence, match.start()),
        chartable=not reason, reason=reason,
    )  # fmt: skip


_LIST_MARKS = ("、", "和", "及", "以及", "与", "，")
_UNLIKE_MORE, _UNLIKE_LESS = "高多贵快长重", "低少便宜省慢短轻"
_RATES = re.compile(
    r"(?:税率|利率|坡度|增速|收益率|回报率|汇率|有效率|准确率|概率|折扣|湿度)[^，。；]{0,4}\Z"
)


def _part(
    text: str, sentence: Span, match: re.Match[str], qualifier: Qualifier
) -> tuple[StatisticKind, Qualifier]:
    """What a percentage is: a part of a whole, a rate ("税率为13%"), or so much more or less ("价格比去年低20%")."""
    before = text[max(sentence.start, match.start() - 30) : match.start()]
    clause = re.split("[，。；：]", before)[-1]
    near = clause[-3:]
    if "比" in clause and "占比" not in clause and "比例" not in clause and "比重" not in clause:
        if any(word in near for word in _UNLIKE_MORE):
            return "growth", qualifier or "up"
        if any(word in near for word in _UNLIKE_LESS):
            return "growth", qualifier or "down"
    return ("magnitude" if _RATES.search(clause) else "proportion"), qualifier


def _no_figure(text: str, match: re.Match[str], said: str, unit: str, value: Decimal) -> bool:
    """Years, months, ordinals, and numerals that are parts of words."""
    before = text[max(0, match.start("num") - 1) : match.start("num")]
    if before in ("第", "周", "星") or (
        before and before.isascii() and (before.isalnum() or before in "-./:")
    ):
        return True
    if unit == "年" and 1000 <= value <= 2150:
        return True
    if unit in ("月", "日") and value <= 31 and not match.group("q"):
        return True
    follows = text[match.end() : match.end() + 1]
    if follows == ":" and text[match.end() + 1 : match.end() + 2].isdigit():
        return True  # a time of day
    if follows and follows.isascii() and follows.isalnum():
        return True
    chinese = not said[0].isascii()
    return (
        (chinese and not unit and len(said) < 2)
        or (
            chinese
            and said in ("一", "十", "千", "百", "万", "千万", "百万")
            and unit in ("个", "次", "种", "部", "件", "人", "家", "天", "日", "项", "位", "名", "")
        )
        or (not chinese and not unit and 1900 <= value <= 2100)
    )
