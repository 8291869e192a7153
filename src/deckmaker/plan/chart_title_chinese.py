"""A Chinese sentence with figures → its clauses that a chart's title is: all of them, or the one of the figure."""

from __future__ import annotations

import re

from deckmaker.model import Statement, Statistic

__all__ = ["chinese", "chinese_all"]

_LONG_CHINESE = 40  # characters: two lines of a title


def chinese_all(text: str, statement: Statement) -> str:
    """From the clause of the first figure to that of the last, when they stand in one sentence; "" when long."""
    figures = sorted(statement.statistics, key=lambda each: each.start)
    if len(figures) < 2 or figures[0].sentence != figures[-1].sentence:
        return ""
    begin = figures[0].sentence.start
    cuts = [match.end() for match in re.finditer("[，；。：“]", text[begin : figures[0].start])]
    stop = re.search("[，；。！”]|\\Z", text[figures[-1].end : figures[-1].sentence.end])
    end = figures[-1].end + (stop.start() if stop else 0)
    said = text[begin + (cuts[-1] if cuts else 0) : end]
    said = re.sub("^(?:其中|而|但|同时)", "", said.strip(" ，；。“”"))
    return said if len(said) <= _LONG_CHINESE else ""


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
