"""From a Deck, its Pages and a Theme to the bytes of a .pptx.

The template's parts are copied as they are; slides, notes, charts and workbooks are written as text in
one pass, because editing a package node by node costs more with every slide it already has.
"""

from .deck import write

__all__ = ["write"]
