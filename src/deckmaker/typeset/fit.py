"""A Prose, a Placeholder and a Theme in, a Box out: shrunk as little as fits, never cut."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Final

from deckmaker.model import (
    EMU_PER_POINT,
    Box,
    Fonts,
    Placeholder,
    Problem,
    Prose,
    Slide,
    Theme,
)

from .flow import Flow, Setting, flow, lines
from .titles import accompanied, balanced, unparted

# The line pitch gives first, then the type, in steps that an eye does not see one by one.
_SPACINGS: Final = (100, 95, 90)
_SCALES: Final = (95, 90, 85, 80, 75, 70, 65, 60, 55, 50)
# set as large as titles, so that a word alone on their last line shows as much
_SHOWN: Final = frozenset({"subtitle", "quote"})
_REDUCED: Final = frozenset({"sources", "agenda", "points"})  # rather than split
_SLIGHTLY: Final = 90  # per cent
_MENDS: Final = 3  # breaks that are mended move those after them
_ROUNDING: Final = EMU_PER_POINT // 2  # half a point too high is no overflow


def settings(prose: Prose, placeholder: Placeholder, smallest_scale: int) -> tuple[Setting, ...]:
    """What may be tried for a text, the least reduction first."""
    tried = [Setting(100, spacing) for spacing in _SPACINGS]
    least = min((placeholder.level(para.level).size for para in prose.paras), default=0.0)
    for scale in _SCALES:
        if scale >= smallest_scale and least * scale / 100 >= placeholder.smallest - 0.01:
            tried.append(Setting(scale, _SPACINGS[-1]))
    return tuple(tried)


def holds(prose: Prose, placeholder: Placeholder, fonts: Fonts) -> bool:
    """Whether a text fits its placeholder unreduced."""
    return flow(prose, placeholder, fonts, Setting()).height <= placeholder.inner.height + _ROUNDING


def fits(theme: Theme) -> Callable[[str, str, Prose], bool]:
    """A question to ask of a theme: does this text fit that role's placeholder unreduced?

    An agenda and a list of sources may be reduced first: they are looked up, not read from the back,
    and half of one on a second slide serves nobody. Points may be a little, while they stay readable
    from there: two slides half empty are worse. A placeholder that the role lacks holds only the empty
    text.
    """
    holes = {
        (layout.role, placeholder.name): placeholder
        for layout in theme.layouts
        for placeholder in layout.placeholders
    }

    @lru_cache(maxsize=4096)
    def answer(role: str, placeholder: str, prose: Prose) -> bool:
        hole = holes.get((role, placeholder))
        if hole is None:
            return not prose.text
        if holds(prose, hole, theme.fonts):
            return True
        if role not in _REDUCED:
            return False
        # the least that may be tried decides: what fits at a larger size fits at that
        least = [
            setting
            for setting in settings(prose, hole, theme.limits.smallest_scale)
            if role != "points" or setting.scale >= _SLIGHTLY
        ][-1]
        return flow(prose, hole, theme.fonts, least).height <= hole.inner.height + _ROUNDING

    return answer


def box(
    prose: Prose, placeholder: Placeholder, theme: Theme, slide: Slide, most: int = 100
) -> tuple[Box, Problem | None]:
    """The typeset text, and the Problem when even the smallest setting is too much.

    `most` (per cent) is the scale of a text beside it: what is compared has one size.
    """
    inner = placeholder.inner
    room, edge = inner.height + _ROUNDING, inner.right + _ROUNDING
    tried = settings(prose, placeholder, theme.limits.smallest_scale)
    tried = tuple(setting for setting in tried if setting.scale <= most) or tried[-1:]
    chosen, flowed = tried[0], Flow((), 0)
    done = None
    for setting in tried:
        # The breaks hang on the size alone: a text that three times its room cannot hold
        # need not be tried at each of the sizes.
        if done is not None and setting is not tried[-1] and done.height > 3 * room:
            continue
        chosen, flowed = setting, flow(prose, placeholder, theme.fonts, setting)
        if flowed.height <= room:
            break
        done = flowed
    if (placeholder.kind == "title" or placeholder.name in _SHOWN) and flowed.height <= room:
        better = balanced(prose, placeholder, theme.fonts, chosen)
        if better is not prose:
            prose, flowed = better, flow(better, placeholder, theme.fonts, chosen)
    for _ in range(_MENDS):
        whole = unparted(prose, flowed.cuts)
        if whole is prose or (mended := flow(whole, placeholder, theme.fonts, chosen)).height > room:
            break
        prose, flowed = whole, mended
    kept = accompanied(prose, flowed.cuts)
    if kept is not prose and (mended := flow(kept, placeholder, theme.fonts, chosen)).height <= flowed.height:
        prose, flowed = kept, mended
    result = Box(
        placeholder,
        prose,
        placeholder.rect,
        chosen.scale,
        chosen.spacing,
        lines(prose, placeholder, theme.fonts, chosen, flowed),
        flowed.height,
    )
    if flowed.height > room:
        return result, _overflow(result, placeholder, slide)
    if all(line.x + line.width <= edge for line in result.lines):
        return result, None
    # a single character is wider than the room that a number or an indent leaves it
    if tried[-1].scale < chosen.scale:
        return box(prose, placeholder, theme, slide, chosen.scale - 1)
    return result, _overflow(result, placeholder, slide)


def _overflow(box: Box, placeholder: Placeholder, slide: Slide) -> Problem:
    room = placeholder.inner.height
    count = len(box.lines)
    fitting = count * room // max(1, box.height)
    over = max(1, count - fitting)
    extent = f"{over} {'line' if over == 1 else 'lines'} too long"
    if box.height <= room + _ROUNDING:
        extent, fitting = "wider than its place", count
    what = {"title": "title", "body": "text"}.get(placeholder.name, placeholder.name.replace("_", " "))
    return Problem(
        "warning",
        "text-overflow",
        f"the {what} of slide “{_short(slide.title)}” is {extent} even at {box.scale} % of its size",
        f"shorten it to {_lines(fitting)}, or spread it over two headings"
        if 0 < fitting < count
        else "shorten it, or choose a theme with more room for it",
        section=slide.cites[0].section if slide.cites else "",
        span=slide.cites[0].span if slide.cites else None,
        slide=slide.key,
    )


def _lines(count: int) -> str:
    return "one line" if count == 1 else f"{count} lines"


def _short(title: str) -> str:
    return title if len(title) <= 50 else title[:48].rsplit(" ", 1)[0] + " …"
