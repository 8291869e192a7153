"""The planned parts and the front matter → the closing slide: one sentence to remember, or no slide."""

from __future__ import annotations

import re
from dataclasses import replace

from deckmaker.model import Meta, Scene

from .takeaways import Titles
from .words import Words

__all__ = ["CLOSING", "closing"]

CLOSING = "#closing"
_CONCLUSION = re.compile(
    r"(?:\d+[.)]?\s*)?(?:(?:a |the |in )?(?:conclusions?|conclusion and outlook|summary|short|brief|closing|wrap-up"
    r"|takeaways?|key takeaways?|(?:what |things )?to remember|what to (?:remember|take away)|nutshell"
    r"|take-?home messages?|bottom line|final (?:thoughts|remarks|words)|concluding remarks)"
    r"|fazit|zusammenfassung|schluss|zum (?:schluss|merken)|conclusiones|conclusión|en resumen|conclusioni|in breve"
    r"|résumé|en bref|à retenir|pour conclure|结论|总结|结语|小结|结束语)\s*[:：.]?",
    re.IGNORECASE,
)


def closing(
    meta: Meta, last: list[Scene], titles: Titles, spoken: Words
) -> tuple[Scene | None, list[Scene], Meta]:
    """The closing scene, the scenes of the last part without what it says, and the front matter with it.

    The sentence is the front matter's `closing`, else the takeaway of a last part that is headed as a
    conclusion. `contact` stands below it. Without either there is no such scene.
    """
    if meta.closing:
        return Scene(CLOSING, "closing", titles.give(meta.closing), subtitle=meta.contact), last, meta
    said = next((scene for scene in last if scene.kind == "points" and not scene.hidden), None)
    if said is not None and _CONCLUSION.fullmatch(said.section.strip()):
        takeaway = said.takeaway
        free = takeaway.casefold() != said.section.casefold() and not titles.has(said.section)
        if said.cites and len(said.points) >= 2 and free:
            # the slide of points gives its sentence to the closing one, and takes the heading
            named = replace(said, takeaway=titles.give(said.section))
            scenes = [named if scene is said else scene for scene in last]
            # its source paragraphs stand in the notes of the slide of points
            scene = Scene(CLOSING, "closing", takeaway, subtitle=meta.contact, cites=said.cites)
            return scene, scenes, replace(meta, closing=takeaway)
    if meta.contact:
        return Scene(CLOSING, "closing", titles.give(spoken.contact), subtitle=meta.contact), last, meta
    return None, last, meta
