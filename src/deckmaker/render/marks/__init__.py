"""A Page and a Theme in, Marks out: the slide as outlines, glyphs and pictures, with nothing left to decide.

No Qt here: what paints Marks is `render/paint.py`.
"""

from .pages import marks
from .template import furniture

__all__ = ["furniture", "marks"]
