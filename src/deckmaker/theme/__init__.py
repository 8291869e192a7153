"""From a theme folder (text and logo) or a company's template to a Theme: a brand with nothing left open.

Front functions: `load(name, folders, size)`, `available(folders)`, `folder_of(name, folders)`.

For those who make and keep themes: `import_pptx.imported` maps a company's template to roles, with how sure and
why; `company.adopt` keeps it, with corrections, as a folder; `brand.propose` makes a theme from a logo;
`packing.pack`, `add` and `remove` share themes; `shelf.folders` says where they lie; `contrasts.contrasts` tells
each text's contrast against what is behind it, with a colour that would do; `vision.as_seen` shows a picture as
others see it.
"""

from .finding import ThemeInfo, available, folder_of, load

__all__ = ["ThemeInfo", "available", "folder_of", "load"]
