"""A formula as LaTeX in, its picture in black out: outlines as SVG, and a PNG for programs that show none.

matplotlib's mathtext draws it: most of LaTeX's mathematics, without TeX. It is imported when a formula is drawn.
"""

from __future__ import annotations

import re
from functools import lru_cache
from io import BytesIO
from typing import Any, Final, cast

SIZE: Final = 32.0  # points: the size at which a formula is drawn
DENSITY: Final = 220  # pixels to the inch of the PNG
INK: Final = "000000"
_FONTS: Final = "stix"
_EDGE: Final = 2.0  # points around it
_ENVIRONMENT: Final = re.compile(r"\\(begin|end)\{(\w+)\*?\}")


class Refused(Exception):
    """What mathtext does not draw; the text says why."""


@lru_cache(maxsize=256)
def drawn(latex: str) -> tuple[bytes, bytes]:
    """(PNG, SVG) of a formula at `SIZE`. Raises Refused, and ImportError where matplotlib is missing."""
    import matplotlib
    from matplotlib.font_manager import FontProperties
    from matplotlib.path import Path
    from matplotlib.textpath import TextPath

    found = _ENVIRONMENT.search(latex)
    if found:
        raise Refused(f"mathtext draws no {found[2]}; write it as several formulas")
    written = " ".join(latex.replace("$", r"\$").split())
    try:
        with matplotlib.rc_context({"mathtext.fontset": _FONTS}):
            path = TextPath((0, 0), f"${written}$", SIZE, prop=FontProperties(family="DejaVu Serif"))
    except ValueError as error:
        raise Refused(_reason(str(error))) from error
    if not len(path.vertices):
        raise Refused("it has nothing to show")
    extents = path.get_extents()
    width, height = extents.width + 2 * _EDGE, extents.height + 2 * _EDGE
    left, top = extents.x0 - _EDGE, extents.y1 + _EDGE
    steps: list[str] = []
    for points, code in path.iter_segments(curves=True, simplify=False):
        letter = {Path.MOVETO: "M", Path.LINETO: "L", Path.CURVE3: "Q", Path.CURVE4: "C"}.get(code, "Z")
        places = zip(points[::2], points[1::2], strict=True) if letter != "Z" else ()
        steps.append(letter + " ".join(f"{x - left:.2f} {top - y:.2f}" for x, y in places))
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.2f}pt" height="{height:.2f}pt" '
        f'viewBox="0 0 {width:.2f} {height:.2f}"><path fill="#{INK}" d="{"".join(steps)}"/></svg>'
    )
    return _bitmap(path, left, top, width, height), svg.encode()


def coloured(png: bytes, svg: bytes, rgb: str) -> tuple[bytes, bytes]:
    """The same formula in another ink ("RRGGBB")."""
    from PIL import Image

    with Image.open(BytesIO(png)) as image:
        alpha = image.getchannel("A")
    solid = Image.new("RGBA", alpha.size, f"#{rgb}")
    solid.putalpha(alpha)
    return _png(solid), svg.replace(f'fill="#{INK}"'.encode(), f'fill="#{rgb}"'.encode(), 1)


def _bitmap(path: Any, left: float, top: float, width: float, height: float) -> bytes:
    from matplotlib.backends.backend_agg import RendererAgg
    from matplotlib.transforms import Affine2D
    from PIL import Image

    scale = DENSITY / 72
    across, down = max(1, round(width * scale)), max(1, round(height * scale))
    renderer: Any = cast(Any, RendererAgg)(across, down, DENSITY)
    context = renderer.new_gc()
    context.set_linewidth(0)
    place = Affine2D().translate(-left, height - top).scale(scale)
    renderer.draw_path(context, path, place, (0.0, 0.0, 0.0, 1.0))
    return _png(Image.frombytes("RGBA", (across, down), bytes(renderer.buffer_rgba())))


def _png(image: Any) -> bytes:
    written = BytesIO()
    image.save(written, "PNG", dpi=(DENSITY, DENSITY))
    return written.getvalue()


def _reason(message: str) -> str:
    """What mathtext says, in one line."""
    lines = [line.strip() for line in message.splitlines() if line.strip()]
    told = re.sub(r"^Parse\w+: |,? *\(at char.*$", "", lines[-1]) if lines else "it is not known"
    return f"mathtext says: {told}"
