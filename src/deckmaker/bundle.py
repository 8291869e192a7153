"""Where the files that come with deckmaker are: bundled themes and assets."""

from __future__ import annotations

from pathlib import Path

_INSTALLED = Path(__file__).parent / "_bundle"
_CHECKOUT = Path(__file__).parents[2]


def folder(name: str) -> Path:
    """The folder "themes" or "assets": inside the wheel, or beside src/ in a checkout."""
    installed = _INSTALLED / name
    return installed if installed.is_dir() else _CHECKOUT / name
