"""Sections and Findings → Findings with what a summarizer proposes, each line checked against its evidence.

Off unless the user chose one. Nothing here can stop a deck: what fails is told, and said offline.
"""

from __future__ import annotations

from .asking import ask

__all__ = ["ask"]
