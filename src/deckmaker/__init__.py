"""Outlines and articles become branded PowerPoint decks, with native charts for the figures they cite.

>>> import deckmaker
>>> build = deckmaker.build("article.md", theme="harbor")
>>> build.save("article.pptx")
>>> for problem in build.problems: print(problem.message)
>>> deckmaker.statistics("Exports doubled to more than $3m.")[-1].qualifier
>>> deckmaker.summarize(text, heading="The market").points

Names are imported when first used: importing deckmaker loads no Qt, matplotlib or python-pptx.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from deckmaker.api import charts as charts
    from deckmaker.api import statistics as statistics
    from deckmaker.api import style as style
    from deckmaker.api import summarize as summarize
    from deckmaker.model import (
        Assistant as Assistant,
    )
    from deckmaker.model import (
        Chart as Chart,
    )
    from deckmaker.model import (
        DeckmakerError as DeckmakerError,
    )
    from deckmaker.model import (
        InputError as InputError,
    )
    from deckmaker.model import (
        Offer as Offer,
    )
    from deckmaker.model import (
        Picture as Picture,
    )
    from deckmaker.model import (
        Problem as Problem,
    )
    from deckmaker.model import (
        Source as Source,
    )
    from deckmaker.model import (
        Statistic as Statistic,
    )
    from deckmaker.model import (
        Summary as Summary,
    )
    from deckmaker.model import (
        ThemeError as ThemeError,
    )
    from deckmaker.model import (
        WriteError as WriteError,
    )
    from deckmaker.pipeline import Build as Build
    from deckmaker.pipeline import build as build
    from deckmaker.render.figures import figure as figure

__version__ = "0.1.0"

_HOMES = {
    "Assistant": "deckmaker.model",
    "Build": "deckmaker.pipeline",
    "build": "deckmaker.pipeline",
    "Chart": "deckmaker.model",
    "DeckmakerError": "deckmaker.model",
    "InputError": "deckmaker.model",
    "Offer": "deckmaker.model",
    "Picture": "deckmaker.model",
    "Problem": "deckmaker.model",
    "Source": "deckmaker.model",
    "Statistic": "deckmaker.model",
    "ThemeError": "deckmaker.model",
    "WriteError": "deckmaker.model",
    "charts": "deckmaker.api",
    "figure": "deckmaker.render.figures",
    "statistics": "deckmaker.api",
    "style": "deckmaker.api",
    "Summary": "deckmaker.model",
    "summarize": "deckmaker.api",
}
__all__ = ["__version__", *sorted(_HOMES)]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'deckmaker' has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
