"""From a slide's notes to the XML of a notes slide; a notes master for templates that have none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from .language import Tongue
from .template import Hole
from .xml import DECLARATION, A, P, R, escape

_IMAGE: Final = (
    '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide Image"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" '
    'noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr{}/></p:sp>'
)
_TREE: Final = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm>'
    "</p:grpSpPr>"
)


def prototype(body: Hole) -> tuple[str, str]:
    """What stands before and after the paragraphs of every notes slide."""
    before = (
        f'{DECLARATION}<p:notes xmlns:a="{A}" xmlns:r="{R}" xmlns:p="{P}"><p:cSld><p:spTree>{_TREE}'
        + _IMAGE.format("")
        + '<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        "<p:nvPr>" + f"{body.xml}</p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>"
    )
    after = "</p:txBody></p:sp></p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    return before, after


def paragraphs(notes: Sequence[str], tongue: Tongue) -> str:
    """`a:p` for each paragraph; a line break inside one starts another."""
    lines = [line for note in notes for line in (note.splitlines() or [""])]
    out = []
    for line in lines:
        attributes, inside = tongue.attributes(line)
        properties = f"<a:rPr {attributes}>{inside}</a:rPr>" if inside else f"<a:rPr {attributes}/>"
        out.append(f"<a:p><a:r>{properties}<a:t>{escape(line)}</a:t></a:r></a:p>" if line else "<a:p/>")
    return "".join(out) or "<a:p/>"


def master() -> str:
    """A plain notes master on portrait A4-like notes pages: the slide above, the text below."""
    levels = "".join(
        f'<a:lvl{level}pPr marL="{(level - 1) * 457200}" algn="l"><a:defRPr sz="1200"><a:solidFill>'
        f'<a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/>'
        f'<a:cs typeface="+mn-cs"/></a:defRPr></a:lvl{level}pPr>'
        for level in range(1, 6)
    )
    picture = (
        '><a:xfrm><a:off x="685800" y="1143000"/><a:ext cx="5486400" cy="3086100"/></a:xfrm><a:prstGeom '
        'prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln w="12700"><a:solidFill><a:schemeClr val="tx1"/>'
        "</a:solidFill></a:ln></p:spPr"
    )
    return (
        f'{DECLARATION}<p:notesMaster xmlns:a="{A}" xmlns:r="{R}" xmlns:p="{P}"><p:cSld><p:bg><p:bgRef '
        'idx="1001">'
        f'<a:schemeClr val="bg1"/></p:bgRef></p:bg><p:spTree>{_TREE}'
        + _IMAGE.replace("<p:spPr{}/>", f"<p:spPr{picture}>").replace(
            'type="sldImg"', 'type="sldImg" idx="2"'
        )
        + '<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        "<p:nvPr>"
        '<p:ph type="body" sz="quarter" idx="3"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="685800" '
        'y="4400550"/>'
        '<a:ext cx="5486400" cy="3600450"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        '<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="en-US"/><a:t>Notes</a:t></a:r></a:p>'
        "</p:txBody>"
        '</p:sp></p:spTree></p:cSld><p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" '
        'accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" '
        'hlink="hlink" '
        f'folHlink="folHlink"/><p:notesStyle>{levels}</p:notesStyle></p:notesMaster>'
    )


BODY: Final = Hole(3, "body", "", "quarter", "Notes")  # of the master above
