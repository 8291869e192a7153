"""From a Chart of a plotted kind, or a script's own figure, to SVG with a PNG that stands in for it.

Only matplotlib's object interface is used, never pyplot: nothing here opens a window or keeps a figure.
Letters are written as outlines. A picture is not edited letter by letter, and so it looks the same in
every program, whether or not the theme's typeface is installed there. Nothing that a user has set in
their own matplotlibrc reaches a deck. matplotlib is an extra, `deckmaker[figures]`, and is imported here
and in `plots.py` only, when something is plotted.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any, Final

from deckmaker.model import EMU_PER_INCH, Chart, DeckmakerError, Face, Picture, Problem, Rect, Theme

if TYPE_CHECKING:
    from matplotlib.figure import Figure

CURE: Final = "install it with: pip install deckmaker[figures]"
_DPI: Final = 192  # of the stand-in: twice a screen's
_REPEATABLE: Final[dict[Any, Any]] = {"svg.hashsalt": "deckmaker", "svg.fonttype": "path"}
# families that hold Han, for labels that the theme's own typeface cannot write
_HAN: Final = (
    "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Noto Sans CJK JP", "Source Han Sans SC",
    "WenQuanYi Micro Hei", "SimHei", "Heiti TC", "Droid Sans Fallback",
)  # fmt: skip
_DOCTYPE: Final = re.compile(rb"<!DOCTYPE[^>]*>\s*")
_CLIP: Final = re.compile(rb'<clipPath id="(p[0-9a-f]{10})"')
_NAME: Final = re.compile(rb"\bp[0-9a-f]{10}\b")
# matplotlib's settings are one for the whole process; a deck may be made in any thread
_settings: Final = RLock()
_known: Final[set[str]] = set()  # font files that matplotlib was told of


def available() -> bool:
    """Whether matplotlib is installed; it is not imported to tell."""
    return find_spec("matplotlib") is not None


def missing() -> Problem:
    return Problem("error", "matplotlib-missing", "matplotlib is not installed", CURE)


def figure(fig: Figure, *, alt: str) -> Picture:
    """A matplotlib Figure as a picture for `build(…, figures={"name": …})`; `alt` says what it shows.

    Its size is the figure's own, its colours and fonts are as drawn: `deckmaker.style` gives those of a
    theme. The figure is not changed. The same figure gives the same bytes.
    """
    import matplotlib

    with _settings, matplotlib.rc_context(_REPEATABLE):
        svg, png = _saved(fig)
    return Picture(png, alt, svg=svg)


def plot(chart: Chart, rect: Rect, theme: Theme, language: str, dark: bool = False) -> tuple[bytes, bytes]:
    """SVG and PNG of a chart of a kind in `PLOTTED`, of the size of `rect` on the slide.

    Raises DeckmakerError when matplotlib is not installed. The same chart gives the same bytes with the
    same version of matplotlib.
    """
    if not available():
        raise DeckmakerError(missing())
    from matplotlib.figure import Figure

    from .plots import draw

    with _look(theme, dark):
        fig = Figure(figsize=(rect.width / EMU_PER_INCH, rect.height / EMU_PER_INCH), layout="constrained")
        draw(chart, fig, theme, language, dark)
        return _saved(fig)


def style(theme: Theme, *, dark: bool = False) -> dict[Any, Any]:
    """Settings (`rcParams`) that give a figure the theme's colours and fonts, and text of 12 points or more.

    The theme's font files are made known to matplotlib. Raises DeckmakerError when it is not installed.
    """
    if not available():
        raise DeckmakerError(missing())
    from cycler import cycler

    families = _families(theme.fonts.minor, theme.fonts.east_asian)
    chart = theme.chart

    def rgb(colour: str) -> str:
        return "#" + theme.palette.rgb(colour, dark=dark)

    ink, quiet = rgb(chart.label), rgb(chart.axis)
    size = max(chart.label_size, 12.0)
    small = max(size - 2, 12.0)
    return {
        **_REPEATABLE,
        "font.family": families,
        "font.size": size,
        "axes.titlesize": size,
        "axes.labelsize": size,
        "figure.titlesize": size + 4,
        "xtick.labelsize": small,
        "ytick.labelsize": small,
        "legend.fontsize": small,
        "mathtext.fontset": "custom",
        "mathtext.rm": families[0],
        "mathtext.it": families[0] + ":italic",
        "mathtext.bf": families[0] + ":bold",
        "axes.prop_cycle": cycler(
            color=[rgb(each) for each in dict.fromkeys((chart.highlight, *chart.series))]
        ),
        "text.color": ink,
        "axes.labelcolor": ink,
        "axes.titlecolor": ink,
        "axes.edgecolor": quiet,
        "xtick.color": quiet,
        "ytick.color": quiet,
        "xtick.labelcolor": ink,
        "ytick.labelcolor": ink,
        "grid.color": rgb(chart.rest),
        "figure.facecolor": "none",
        "axes.facecolor": "none",
        "savefig.facecolor": "auto",
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.unicode_minus": True,
        "axes.titlelocation": "left",
        "legend.frameon": False,
        "lines.linewidth": 2.25,
        "lines.solid_capstyle": "round",
        "patch.linewidth": 0.0,
    }


@contextmanager
def _look(theme: Theme, dark: bool) -> Iterator[None]:
    """The theme's style over matplotlib's own settings, whatever the user's are."""
    import matplotlib

    with _settings, matplotlib.rc_context(), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of a glyph that no typeface has, and of other people's settings
        matplotlib.rcdefaults()
        # a dollar sign in a label is money, not mathematics
        matplotlib.rcParams.update({**style(theme, dark=dark), "text.parse_math": False})
        yield


def _saved(fig: Figure) -> tuple[bytes, bytes]:
    svg, png = io.BytesIO(), io.BytesIO()
    fig.draw_without_rendering()  # a layout engine settles at its second pass
    fig.savefig(svg, format="svg", metadata={"Date": None, "Creator": None})
    fig.savefig(png, format="png", dpi=_DPI, metadata={"Software": None})
    return _tidied(svg.getvalue()), png.getvalue()


def _tidied(svg: bytes) -> bytes:
    """Without the document type, whose address a careful reader of SVG may refuse, and with clip paths
    numbered: their names are digests of lengths whose last bits depend on what was drawn before."""
    names: dict[bytes, bytes] = {}

    def named(match: re.Match[bytes]) -> bytes:
        return names.setdefault(match[0], b"clip%d" % (len(names) + 1))

    svg = _DOCTYPE.sub(b"", svg, count=1)
    known = set(_CLIP.findall(svg))
    return _NAME.sub(lambda match: named(match) if match[0] in known else match[0], svg)


def _families(face: Face, east_asian: str) -> list[str]:
    """The typeface, and those that are asked for the characters it lacks; only ones that are there."""
    from matplotlib.font_manager import fontManager

    first = _family(face)
    there = {font.name for font in fontManager.ttflist}
    han = next((name for name in (east_asian, *_HAN) if name in there), "")
    return list(dict.fromkeys(name for name in (first, han, "DejaVu Sans") if name))


def _family(face: Face) -> str:
    """The family that the face's files have for matplotlib, which learns of them here; "" for none."""
    from matplotlib.font_manager import FontProperties, fontManager

    for path in dict.fromkeys((face.regular, face.bold, face.italic, face.bold_italic)):
        if path and path not in _known and Path(path).is_file():
            fontManager.addfont(path)
            _known.add(path)
    if not face.regular or face.regular not in _known:
        return ""
    return FontProperties(fname=face.regular).get_name()
