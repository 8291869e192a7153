"""From a Picture and its box to `p:pic`: cropped where typesetting gave it a box of another shape,
never stretched."""

from __future__ import annotations

from typing import Final

from deckmaker import measure
from deckmaker.model import Picture, Rect

from .xml import attribute

_KINDS: Final = ((b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpeg"), (b"GIF8", "gif"))
_DECORATIVE: Final = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
# the picture once more as SVG; what cannot show that shows the blip itself
_SVG: Final = (
    '<a:blip r:embed="{png}"><a:extLst><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}"><asvg:svgBlip '
    'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="{svg}"/></a:ext>'
    "</a:extLst></a:blip>"
)
_NEARLY: Final = 0.005  # a difference in shape that nobody sees


def suffix(data: bytes) -> str:
    """ "png", "jpeg" or "gif" by the first bytes; "" for what PowerPoint may not hold."""
    return next((kind for head, kind in _KINDS if data.startswith(head)), "")


def crop(data: bytes, box: Rect) -> str:
    """`a:srcRect` that cuts the picture to the shape of its box, the same on both sides."""
    size = measure.picture_size(data)
    if not size or not all(size) or not box.width or not box.height:
        return ""
    ratio = (size[0] * box.height) / (size[1] * box.width)  # above 1: wider than the box
    lost = 1 - min(ratio, 1 / ratio)
    side = round(lost * 50_000)
    if lost < _NEARLY:
        return ""
    return f'<a:srcRect l="{side}" r="{side}"/>' if ratio > 1 else f'<a:srcRect t="{side}" b="{side}"/>'


def pic(
    picture: Picture, shape_id: int, ph: str, rel: str, rect: Rect, *, inherits: bool, svg: str = ""
) -> str:
    """`inherits`: the placeholder's own rectangle is right, so none is written. `svg`: the relationship
    of the same picture as SVG."""
    blip = _SVG.format(png=rel, svg=svg) if svg else f'<a:blip r:embed="{rel}"/>'
    outline = f'<p:cNvPr id="{shape_id}" name="Picture {shape_id}" descr="{attribute(picture.alt)}"'
    outline += "/>" if picture.alt else f">{_DECORATIVE}</p:cNvPr>"
    frame = "" if inherits else f'<a:xfrm><a:off x="{rect.x}" y="{rect.y}"/>'
    frame += "" if inherits else f'<a:ext cx="{rect.width}" cy="{rect.height}"/></a:xfrm>'
    frame += "" if ph else '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    locks = "<p:cNvPicPr>" + '<a:picLocks noGrp="1" noChangeAspect="1"/>' * bool(ph) + "</p:cNvPicPr>"
    return (
        f"<p:pic><p:nvPicPr>{outline}{locks}<p:nvPr>{ph}</p:nvPr></p:nvPicPr>"
        f"<p:blipFill>{blip}{crop(picture.data, rect)}<a:stretch><a:fillRect/></a:stretch>"
        f"</p:blipFill><p:spPr>{frame}</p:spPr></p:pic>"
    )
