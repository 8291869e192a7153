"""A language → the few words of a deck that are not the text's own. The list is closed."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Words", "words"]


@dataclass(frozen=True, slots=True)
class Words:
    agenda: str
    sources: str
    derived: str  # "Rest 25% = 100 − 75 (derived)"
    figures: str  # title of a table whose heading is taken: "{title}: in figures"
    voice: str  # title of a quotation: "In the words of {speaker}"
    voices: str  # of one that nobody is named for
    place: str  # where a sentence stands, for the notes
    place_untitled: str  # the same before the first heading
    section: str  # where a figure stands, for the list of sources
    untitled: str  # of the text before the first heading
    note: str  # title of a slide that the text gives no title
    again: str  # "{title} ({number})"
    dates: str  # title of a timeline whose heading is taken: "{section}, {first} to {last}"
    contact: str  # title of a closing slide that has nothing else
    stop: str
    colon: str


_ENGLISH = Words(
    agenda="Agenda",
    sources="Sources",
    derived="{what} = {formula} (derived)",
    figures="{title}: in figures",
    voice="In the words of {speaker}",
    voices="In their own words",
    place="Section “{section}”, paragraph {number}: ",
    place_untitled="Introduction, paragraph {number}: ",
    section="{what}: section “{section}”",
    untitled="Introduction",
    note="Overview",
    again="{title} ({number})",
    dates="{section}, {first} to {last}",
    contact="Contact",
    stop=".",
    colon=": ",
)
_CHINESE = Words(
    agenda="目录",
    sources="资料来源",
    derived="{what} = {formula}（推算）",
    figures="{title}：数据",
    voice="{speaker}如是说",
    voices="原话",
    place="“{section}”一节，第{number}段：",
    place_untitled="引言，第{number}段：",
    section="{what}：“{section}”一节",
    untitled="引言",
    note="概览",
    again="{title}（{number}）",
    dates="{section}，{first}至{last}",
    contact="联系方式",
    stop="。",
    colon="：",
)


def words(language: str) -> Words:
    """Those of the language, or English ones."""
    return _CHINESE if language.lower().startswith("zh") else _ENGLISH
