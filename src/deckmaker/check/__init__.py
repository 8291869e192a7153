"""From the bytes of a finished .pptx to its Problems: is it valid, accessible and traceable?

Front function: `check(data, source_text)`.
"""

from .checking import check

__all__ = ["check"]
