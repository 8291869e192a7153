"""From a finished deck and a Theme to the same deck in that theme, without its source.

The slides are kept and re-homed, not made again: texts with their runs and links, charts with their
workbooks, tables, pictures, alternative texts, notes, comments, sections, animations, and whatever was
changed in PowerPoint since. What cannot follow is told. Front function: `restyle(data, theme)`.
"""

from .restyling import Restyled, restyle

__all__ = ["Restyled", "restyle"]
