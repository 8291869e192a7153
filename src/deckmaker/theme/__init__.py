"""From a theme folder (text and logo) or a company's template to a Theme: a brand with nothing left open.

Front functions: `load(name, folders, size)` and `available(folders)`.
"""

from .finding import ThemeInfo, available, folder_of, load

__all__ = ["ThemeInfo", "available", "folder_of", "load"]
