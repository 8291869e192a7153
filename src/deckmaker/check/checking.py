"""From the bytes of a finished .pptx (and the text it was made from) to its Problems."""

from __future__ import annotations

from deckmaker.model import Problem

from .access import access
from .package import open_package
from .tracing import tracing
from .validity import validity


def check(data: bytes, source_text: str | None = None) -> tuple[Problem, ...]:
    """What is wrong with a deck: errors when it is invalid or shows a number without a source, warnings when
    it shuts people out. Without `source_text` numbers are not traced. Raises InputError for what is no .pptx.
    """
    package = open_package(data)
    found = [*validity(package), *access(package)]
    if source_text is not None:
        found += tracing(package, source_text)
    return tuple(dict.fromkeys(found))
