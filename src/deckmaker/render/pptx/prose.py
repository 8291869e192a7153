"""From Prose to the paragraphs of a text body, with runs, links and markers.

Nothing is written that the layout gives: no size, no colour, no font but the mono face of code.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final
from urllib.parse import quote

from deckmaker.model import Box, Level, Para, Placeholder, Run, counted

from .language import Tongue
from .xml import attribute, escape

_SCHEMES: Final = ("http://", "https://", "mailto:")
_BREAK: Final = re.compile("\r\n|[\n\r\x0b\x0c\u2028\u2029]")
_ALIGN: Final = {"left": "l", "center": "ctr", "right": "r", "justify": "just"}
_RIGHTWARDS: Final = {"l": "r", "r": "r", "just": "r"}
_PERIOD: Final = "arabicPeriod"
_FONT: Final = {"major": "+mj", "minor": "+mn"}

Link = Callable[[str], str]  # an address → the id of its relationship on this slide


def safe_address(link: str) -> str:
    """The address as it may stand in a file, or "" when its scheme is not one to click on in a talk."""
    if not link.lower().startswith(_SCHEMES):
        return ""
    return quote(link, safe="%/:=&?~#+!$,;'@()*[]-._")


def paragraphs(
    paras: Sequence[Para],
    tongue: Tongue,
    link: Link,
    mono: str,
    hole: Placeholder | None = None,
    numbers: str = _PERIOD,
) -> str:
    """`a:p` for each paragraph, at least one.

    `hole` is the placeholder that it fills; `numbers` how its own numbered levels count.
    """
    if not paras:
        return "<a:p><a:endParaRPr/></a:p>"
    made = []
    for para, (_, first) in zip(paras, counted(paras), strict=True):
        level = hole.level(para.level) if hole is not None and hole.levels else None
        numbered = first if para.marker == "number" or (level is not None and level.bullet == "1.") else 0
        made.append(paragraph(para, tongue, link, mono, level=level, first=numbered, numbers=numbers))
    return "".join(made)


def paragraph(
    para: Para,
    tongue: Tongue,
    link: Link,
    mono: str,
    *,
    size: str = "",
    align: str = "",
    level: Level | None = None,
    first: int = 0,
    numbers: str = _PERIOD,
) -> str:
    """One `a:p`. `size` is an attribute of each run where nothing gives one, `align` the `algn` of a text
    that no level sets; `first` the number that a numbered list begins with."""
    runs = "".join([_run(run, tongue, link, mono, size) for run in para.runs if run.text])
    attributes = f' lvl="{min(para.level, 8)}"' if para.level else ""
    inside = ""
    if para.marker == "none":
        attributes += ' marL="0" indent="0"'
        inside = "<a:buNone/>"
    elif para.marker == "number" or first > 1:
        if para.marker == "number":
            numbers = _PERIOD
            if level is not None and level.numbered != (level.margin, level.indent):
                margin, indent = level.numbered  # the layout leaves no room for a number
                attributes += f' marL="{margin}" indent="{indent}"'
        start = f' startAt="{first}"' if first > 1 else ""
        inside = f'<a:buFont typeface="+mj-lt"/><a:buAutoNum type="{numbers}"{start}/>'
    if para.rtl:  # PowerPoint's left and right are those of the slide, whatever the direction
        attributes += (
            f' algn="{_RIGHTWARDS.get(align or (_ALIGN[level.align] if level else "l"), "ctr")}" rtl="1"'
        )
    elif align and align != "l":
        attributes += f' algn="{align}"'
    properties = (
        f"<a:pPr{attributes}>{inside}</a:pPr>" if inside else f"<a:pPr{attributes}/>" if attributes else ""
    )
    return f"<a:p>{properties}{runs or f'<a:endParaRPr {size}{tongue.plain}/>'}</a:p>"


def _run(run: Run, tongue: Tongue, link: Link, mono: str, size: str) -> str:
    attributes, inside = tongue.attributes(run.text)
    attributes = size + attributes
    if run.bold:
        attributes += ' b="1"'
    if run.italic:
        attributes += ' i="1"'
    if run.strike:
        attributes += ' strike="sngStrike"'
    if run.superscript or run.subscript:
        attributes += f' baseline="{30000 if run.superscript else -25000}"'
    if run.code and mono:
        inside = f'<a:latin typeface="{mono}"/><a:cs typeface="{mono}"/>'
    if run.colour:  # stands before the fonts
        inside = f'<a:solidFill><a:schemeClr val="{run.colour}"/></a:solidFill>{inside}'
    if run.link and (address := safe_address(run.link)):
        inside += f'<a:hlinkClick r:id="{link(address)}"/>'
    properties = (
        f'<a:rPr {attributes} dirty="0">{inside}</a:rPr>' if inside else f'<a:rPr {attributes} dirty="0"/>'
    )
    if not _BREAK.search(run.text):
        return f"<a:r>{properties}<a:t>{escape(run.text)}</a:t></a:r>"
    pieces = [
        f"<a:r>{properties}<a:t>{escape(piece)}</a:t></a:r>" if piece else ""
        for piece in _BREAK.split(run.text)
    ]
    return f"<a:br>{properties}</a:br>".join(pieces)


def fit(box: Box) -> str:
    """What `a:bodyPr` says about shrinking: only what typesetting computed, nothing when all fits."""
    if box.scale >= 100 and box.spacing >= 100:
        return ""
    scale = f' fontScale="{box.scale * 1000}"' if box.scale < 100 else ""
    spacing = f' lnSpcReduction="{(100 - box.spacing) * 1000}"' if box.spacing < 100 else ""
    return f"<a:normAutofit{scale}{spacing}/>"


def body(box: Box) -> str:
    """The `a:bodyPr` and `a:lstStyle` of a placeholder that inherits both."""
    inner = fit(box)
    return f"<a:bodyPr>{inner}</a:bodyPr><a:lstStyle/>" if inner else "<a:bodyPr/><a:lstStyle/>"


def own_body(box: Box, mono: str) -> str:
    """The same for a text box: it inherits nothing, so it carries its levels in scheme colours and fonts."""
    hole = box.placeholder
    left, top, right, bottom = hole.insets
    anchor = {"top": "t", "middle": "ctr", "bottom": "b"}[hole.anchor]
    levels = "".join(level_style(index, level, mono) for index, level in enumerate(hole.levels[:9]))
    return (
        f'<a:bodyPr wrap="square" lIns="{left}" tIns="{top}" rIns="{right}" bIns="{bottom}" rtlCol="0" '
        f'anchor="{anchor}">{fit(box) or "<a:noAutofit/>"}</a:bodyPr><a:lstStyle>{levels}</a:lstStyle>'
    )


def level_style(index: int, level: Level, mono: str) -> str:
    """`a:lvl1pPr` … for one outline level."""
    spacing = f'<a:lnSpc><a:spcPct val="{round(level.line_pitch * 100_000)}"/></a:lnSpc>'
    spacing += f'<a:spcBef><a:spcPts val="{round(level.space_before * 100)}"/></a:spcBef>'
    spacing += f'<a:spcAft><a:spcPts val="{round(level.space_after * 100)}"/></a:spcAft>'
    if level.bullet and level.bullet_colour:
        spacing += f'<a:buClr><a:schemeClr val="{level.bullet_colour}"/></a:buClr>'
    if level.bullet == "1.":
        bullet = '<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod"/>'
    elif level.bullet:
        bullet = f'<a:buFont typeface="Arial"/><a:buChar char="{attribute(level.bullet)}"/>'
    else:
        bullet = "<a:buNone/>"
    style = ' b="1"' if level.bold else ' b="0"'
    style += ' i="1"' if level.italic else ""
    style += ' cap="all"' if level.caps else ""
    family = _FONT.get(level.font)
    face = (
        f'<a:latin typeface="{family}-lt"/><a:ea typeface="{family}-ea"/><a:cs typeface="{family}-cs"/>'
        if family
        else f'<a:latin typeface="{mono}"/><a:cs typeface="{mono}"/>'
    )
    return (
        f'<a:lvl{index + 1}pPr marL="{level.margin}" indent="{level.indent}" algn="{_ALIGN[level.align]}">'
        f'{spacing}{bullet}<a:defRPr sz="{round(level.size * 100)}"{style}><a:solidFill>'
        f'<a:schemeClr val="{level.colour}"/></a:solidFill>{face}</a:defRPr></a:lvl{index + 1}pPr>'
    )
