"""From a deck's front matter to `docProps/core.xml` and `docProps/app.xml`."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from deckmaker.model import Deck, Meta

from .language import tongue
from .xml import DECLARATION, escape

_CORE: Final = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
_DAY: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


def core(meta: Meta) -> str:
    """Title, author, language, keywords, who it is meant for.

    The times only when the front matter's date is one ("2018-05-11"): a build has no time of its own, and an
    invented one would be wrong.
    """
    meant = [("Audience", meta.audience), ("Tone", meta.tone)]
    about = [meta.credit, *(f"{name}: {said}" for name, said in meant if said)]
    fields = [
        ("dc:title", meta.title),
        ("dc:subject", meta.subtitle),
        ("dc:creator", meta.author),
        ("cp:keywords", ", ".join(meta.keywords)),
        ("dc:description", " · ".join(each for each in about if each)),
        ("cp:lastModifiedBy", meta.author),
        ("cp:revision", "1"),
        ("dc:language", tongue(meta.language).tag),
    ]
    inner = "".join(f"<{name}>{escape(text)}</{name}>" for name, text in fields if text)
    if day := _day(meta.date):
        inner += "".join(
            f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:{name}>'
            for name in ("created", "modified")
        )
    return f"{DECLARATION}<cp:coreProperties {_CORE}>{inner}</cp:coreProperties>"


def _day(text: str) -> str:
    match = _DAY.match(text.strip())
    if not match:
        return ""
    try:
        return date(int(match[1]), int(match[2]), int(match[3])).isoformat()
    except ValueError:
        return ""


def app(deck: Deck, form: str) -> str:
    """Counts as PowerPoint keeps them; `form`: "Widescreen"."""
    notes = sum(1 for slide in deck.slides if slide.notes)
    hidden = sum(1 for slide in deck.slides if slide.hidden)
    return (
        f"{DECLARATION}<Properties "
        'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        f"<TotalTime>0</TotalTime><Application>deckmaker</Application><PresentationFormat>{escape(form)}"
        f"</PresentationFormat><Slides>{len(deck.slides)}</Slides><Notes>{notes}</Notes>"
        f"<HiddenSlides>{hidden}</HiddenSlides></Properties>"
    )
