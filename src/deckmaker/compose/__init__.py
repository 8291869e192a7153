"""Storyboard in, Deck out: scenes dressed in slide layouts, split until their texts fit."""

from .composing import compose

__all__ = ["compose"]
