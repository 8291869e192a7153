"""A Prose and the deck's language in, the same Prose out, each paragraph with the direction it is read in."""

from __future__ import annotations

from dataclasses import replace

from deckmaker.model import Prose, right_to_left


def directed(prose: Prose, language: str) -> Prose:
    """The text with its paragraphs from right to left, when most of them are so read; code never is."""
    turned = [
        right_to_left(para.text, language) and not all(run.code for run in para.runs) for para in prose.paras
    ]
    if 2 * sum(turned) <= len(turned):
        return prose
    return Prose(
        tuple(
            replace(para, rtl=True) if not all(run.code for run in para.runs) else para
            for para in prose.paras
        )
    )
