"""A Chinese sentence with figures → its clauses that a chart's title is: all of them, or the one of the figure."""

from __future__ import annotations

import re

from deckmaker.model import Statement, Statistic

__all__ = ["chinese", "chinese_all"]

_VERB = re.compile("(?:增长|下降|上升|提高|减少|增加|上涨|降低|下滑|下跌|回落)(?:了)?\\Z")
_LONG_CHINESE = 40  # characters: two lines of a title


def chinese_all(text: str, statement: Statement) -> str:
    """From the clause of the first figure to that of the last, when they stand in one sentence; "" when long."""
    figures = sorted(statement.statistics, key=lambda each: each.start)
    if len(figures) < 2:
        return ""
    if figures[0].sentence != figures[-1].sentence:
        return _named(text, statement)
    begin = figures[0].sentence.start
    cuts = [match.end() for match in re.finditer("[，；。：“]", text[begin : figures[0].start])]
    stop = re.search("[，；。！”]|\\Z", text[figures[-1].end : figures[-1].sentence.end])
    end = figures[-1].end + (stop.start() if stop else 0)
    said = text[begin + (cuts[-1] if cuts else 0) : end]
    said = re.sub("^(?:其中|而|但|同时)", "", said.strip(" ，；。“”"))
    if said.startswith("分别"):
        return _named(text, statement)  # whose they are stands before
    return said if len(said) <= _LONG_CHINESE else _named(text, statement)


def _named(text: str, statement: Statement) -> str:
    """Names and figures of a comparison: "住宿餐饮增长4.0%、房地产业2.9%"; "" for another statement, or when long."""
    if statement.kind not in ("comparison", "shares", "composition"):
        return ""
    first = statement.statistics[0]
    verb = _VERB.search(text[first.sentence.start : first.start])
    pairs = [
        f"{name}{each.surface}" for name, each in zip(statement.labels, statement.statistics, strict=False)
    ]
    pairs[0] = f"{statement.labels[0]}{verb.group() if verb else ''}{first.surface}"
    said = "、".join(pairs)
    return said if len(said) <= _LONG_CHINESE + 15 else ""


def chinese(text: str, lead: Statistic) -> str:
    """The clause of a Chinese sentence that holds the figure, widened to the left until it has some substance."""
    start, end = lead.sentence.start, lead.sentence.end
    body = text[start:end]
    at = lead.start - start
    begin = max(body.rfind("；", 0, at), body.rfind("。", 0, at), body.rfind("“", 0, at)) + 1
    near = body.rfind("，", begin, at) + 1
    stop = min(
        (place for mark in "，；。！" if (place := body.find(mark, lead.end - start)) >= 0), default=len(body)
    )
    if near > begin and stop - near < 12:
        begin = max(body.rfind("，", begin, near - 1) + 1, begin)
    else:
        begin = max(begin, near)
    said = re.sub("^(?:其中|而|但|同时)，?", "", body[begin:stop].strip(" ，；。“”"))
    if said.count("“") > said.count("”"):
        said += "”"
    return said or body.strip()
