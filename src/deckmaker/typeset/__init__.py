"""Slide and Theme in, Page out: what goes where, at which size, broken into which lines."""

from .fit import fits
from .place import typeset
from .running import footer, running
from .siblings import alike

__all__ = ["alike", "fits", "footer", "running", "typeset"]
