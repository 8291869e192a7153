"""The room `read`: a path gives a Source, a Source gives a Document of sections and blocks."""

from .files import load
from .reading import read

__all__ = ["load", "read"]
