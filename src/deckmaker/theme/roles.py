"""From the layouts of a slide master to the one that serves each role, judged by what it holds and where.

Signature and geometry come first, then `type`, then the name: in real templates types lie (a "section header"
that holds a picture) and names are in any language. A role without a layout of its own is left out here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from deckmaker.model import Rect, Size

from .ground import Piece
from .inherit import Hole
from .layout_names import meant

FOOTER_TYPES: Final = ("dt", "ftr", "sldNum")
_TITLES: Final = ("title", "ctrTitle")
_TEXTS: Final = ("body", "subTitle", "obj")
_GRAPHICS: Final = ("chart", "tbl", "dgm", "media", "clipArt")
_LINE: Final = 0.065  # of the slide's height
_ENOUGH: Final = 3.0  # the score below which a layout does not serve a role


@dataclass(frozen=True, slots=True)
class Sheet:
    """A slide layout as a role sees it."""

    part: str
    name: str
    type: str  # of `p:sldLayout`, "" for none
    holes: tuple[Hole, ...]
    size: Size
    used: int = 0  # slides that it had in the company's file
    first: bool = False
    dark: bool = False
    says: str = ""  # what its name means
    art: tuple[Piece, ...] = ()  # from the ground up

    @property
    def title(self) -> Hole | None:
        return next((hole for hole in self.holes if hole.type in _TITLES and hole.upright), None)

    @property
    def others(self) -> tuple[Hole, ...]:
        """What holds content: all but title, footers and single lines."""
        return tuple(hole for hole in self._beside_title if hole not in self.lines)

    @property
    def lines(self) -> tuple[Hole, ...]:
        """Texts of one line above the title or at the foot, as designers set for kickers and sources."""
        low, foot = self.high(_LINE), self.high(0.8)
        head = self.title.rect.y + low // 4 if self.title else 0
        return tuple(
            hole
            for hole in self._beside_title
            if hole.type == "body"
            and hole.rect.height < low
            and (hole.rect.bottom <= head or hole.rect.y > foot)
        )

    @property
    def _beside_title(self) -> tuple[Hole, ...]:
        return tuple(hole for hole in self.holes if hole.type not in (*_TITLES, *FOOTER_TYPES))

    @property
    def texts(self) -> tuple[Hole, ...]:
        return tuple(hole for hole in self.others if hole.type in _TEXTS)

    @property
    def pictures(self) -> tuple[Hole, ...]:
        return tuple(hole for hole in self.others if hole.type == "pic")

    @property
    def footers(self) -> tuple[Hole, ...]:
        return tuple(hole for hole in self.holes if hole.type in FOOTER_TYPES)

    @property
    def sideways(self) -> bool:
        return any(not hole.upright for hole in self.holes if hole.type not in FOOTER_TYPES)

    def share(self, hole: Hole) -> float:
        """Of the slide's area."""
        return hole.area / (self.size.width * self.size.height)

    def high(self, share: float) -> int:
        return round(self.size.height * share)

    @property
    def head(self) -> bool:
        """Whether the title stands at the head of the slide, as a running title does."""
        title = self.title
        return title is not None and title.rect.y + title.rect.height / 2 < self.high(0.33)


def sheet(
    part: str,
    name: str,
    kind: str,
    holes: tuple[Hole, ...],
    size: Size,
    **facts: bool | int | tuple[Piece, ...],
) -> Sheet:
    inside = tuple(hole for hole in holes if hole.rect.x < size.width and hole.rect.y < size.height)
    return Sheet(part, name, kind, inside, size, says=meant(name), **facts)  # type: ignore[arg-type]


def served(sheets: Sequence[Sheet]) -> dict[str, Sheet]:
    """Role → its layout, for the roles that a layout serves by itself; "title_only" is one of them."""
    return {role: found[0][1] for role, found in ranked(sheets).items()}


def ranked(sheets: Sequence[Sheet]) -> dict[str, tuple[tuple[float, Sheet], ...]]:
    """Role → the layouts that may serve it with their scores, the best first; roles that have one."""
    found = {}
    for role, score in _SCORES.items():
        scored = [(score(each), each) for each in sheets if not each.sideways]
        good = [(points, each) for points, each in scored if points >= _ENOUGH]
        if good:
            found[role] = tuple(sorted(good, key=lambda pair: -pair[0]))
    return found


def side_by_side(holes: Sequence[Hole], size: Size) -> tuple[Hole, Hole] | None:
    """Two holes of about one height beside each other, left first."""
    if len(holes) != 2:
        return None
    left, right = sorted(holes, key=lambda hole: hole.rect.x)
    alike = (
        abs(left.rect.y - right.rect.y) < size.height * 0.06
        and abs(left.rect.height - right.rect.height) < size.height * 0.12
    )
    wide = min(left.rect.width, right.rect.width) >= size.width * 0.2
    tall = min(left.rect.height, right.rect.height) >= size.height * 0.22
    apart = left.rect.right <= right.rect.x + size.width * 0.02
    return (left, right) if alike and wide and tall and apart else None


def four(texts: Sequence[Hole], size: Size) -> tuple[Hole, Hole, Hole, Hole] | None:
    """Left heading, left, right heading, right: two columns with a low box above a high one."""
    if len(texts) != 4:
        return None
    across = sorted(texts, key=lambda hole: hole.rect.x + hole.rect.width // 2)
    left, right = (sorted(pair, key=lambda hole: hole.rect.y) for pair in (across[:2], across[2:]))
    for heading, body in (left, right):
        if heading.rect.height >= body.rect.height or heading.rect.bottom > body.rect.y + size.height * 0.05:
            return None
    if left[1].rect.right > right[1].rect.x + size.width * 0.03:
        return None
    return left[0], left[1], right[0], right[1]


def body_of(each: Sheet) -> Hole | None:
    """The one large hole of a content layout."""
    large = [hole for hole in each.texts if each.share(hole) >= 0.2]
    return large[0] if len(large) == 1 else None


def _bonus(each: Sheet, types: Mapping[str, float], says: Mapping[str, float]) -> float:
    return types.get(each.type, 0.0) + says.get(each.says, 0.0) + min(each.used, 4) * 0.25


def _title(each: Sheet) -> float:
    if each.pictures and each.type != "title":
        return 0.0
    if any(hole.type in (*_GRAPHICS, "obj") and each.share(hole) > 0.2 for hole in each.others):
        return 0.0
    score = _bonus(
        each, {"title": 4, "secHead": -2}, {"title": 3, "section": -4, "closing": -3, "points": -1}
    )
    kinds = {hole.type for hole in each.holes}
    score += 2 if "ctrTitle" in kinds else 0
    score += 1.5 if "subTitle" in kinds else 0
    score += 1.5 if each.first else 0
    if each.title is None:
        return score - 2 if score > 0 and len(each.others) == 0 else 0.0
    score += 0.5 if not each.head else -2
    return score


def _section(each: Sheet) -> float:
    if each.title is None or each.pictures or len(each.texts) > 2 or len(each.others) > len(each.texts):
        return 0.0
    if any((hole.type == "obj" and each.share(hole) > 0.2) or each.share(hole) > 0.4 for hole in each.texts):
        return 0.0
    score = _bonus(
        each, {"secHead": 4, "title": -2}, {"section": 4, "title": -2, "closing": -3, "quotation": -3}
    )
    score += 1 if not each.head else -1.5
    return score


def _points(each: Sheet) -> float:
    body = body_of(each)
    if each.title is None or body is None or each.pictures or len(each.others) > 2:
        return 0.0
    if each.says == "agenda" or any(hole.type in _GRAPHICS for hole in each.others):
        return 0.0
    title = each.title.rect
    below = title.bottom <= body.rect.y + each.high(0.06)
    beside = title.right <= body.rect.x + each.size.width * 0.03 and title.y < each.high(0.4)
    if not ((below and each.head) or beside):
        return 0.0
    score = 2 + _bonus(
        each,
        {"obj": 3, "tx": 3, "secHead": -2, "title": -3, "objTx": -2, "twoObj": -1},
        {"points": 2, "agenda": -2, "closing": -3, "quotation": -3, "section": -3, "picture": -1},
    )
    score += 2 if below else 0
    score += 2 if body.rect.width >= each.size.width * 0.6 else 0
    score += 1 if body.type == "obj" else 0
    return score - 1.5 * (len(each.others) - 1)


def _columns(each: Sheet) -> float:
    large = [hole for hole in each.texts if each.share(hole) >= 0.06]
    if each.title is None or each.pictures or side_by_side(large, each.size) is None:
        return 0.0
    if len(each.others) > 3:
        return 0.0
    score = 4 + _bonus(
        each, {"twoObj": 2, "twoColTx": 2, "title": -3}, {"columns": 2, "quotation": -3, "picture": -1}
    )
    return score + (1 if each.head else -1) - (len(each.others) - 2)


def _comparison(each: Sheet) -> float:
    if each.title is None or each.pictures or len(each.others) > 4 or four(each.texts, each.size) is None:
        return 0.0
    return 4 + _bonus(each, {"twoTxTwoObj": 2}, {"comparison": 2}) + (1 if each.head else 0)


def _picture(each: Sheet) -> float:
    if each.title is None or len(each.pictures) != 1 or len(each.others) > 2 or _beside(each) is not None:
        return 0.0
    picture = each.pictures[0]
    if each.share(picture) < 0.12 or any(each.share(hole) >= 0.25 for hole in each.texts):
        return 0.0
    score = 4 + _bonus(each, {"picTx": 2}, {"picture": 1})
    return score + each.share(picture)


def _picture_points(each: Sheet) -> float:
    if each.title is None or len(each.pictures) != 1 or len(each.others) > 3:
        return 0.0
    body = next((hole for hole in each.texts if each.share(hole) >= 0.12), None)
    if body is None or body.rect.height < each.high(0.3):
        return 0.0
    return 4 + _bonus(each, {"picTx": 0.5}, {"picture": 1}) + each.share(body)


def _beside(each: Sheet) -> Hole | None:
    """A text beside a picture that is itself as high: points, not a caption."""
    return next((hole for hole in each.texts if each.share(hole) >= 0.25), None)


def _graphic(kind: str, word: str) -> Callable[[Sheet], float]:
    def score(each: Sheet) -> float:
        holes = [hole for hole in each.others if hole.type == kind]
        if each.title is None or len(holes) != 1 or not each.head or len(each.others) > 2:
            return 0.0
        return (4 if each.share(holes[0]) >= 0.25 else 0) + _bonus(each, {kind: 1}, {word: 2})

    return score


def _chart_points(each: Sheet) -> float:
    charts = [hole for hole in each.others if hole.type == "chart"]
    if each.title is None or len(charts) != 1 or not each.head or len(each.others) > 3:
        return 0.0
    body = next((hole for hole in each.texts if each.share(hole) >= 0.08), None)
    return 5 + each.share(charts[0]) if body is not None else 0.0


def _agenda(each: Sheet) -> float:
    if each.title is None or each.says != "agenda" or each.pictures or len(each.texts) > 1:
        return 0.0
    return 4 + (2 if body_of(each) else 0) + (1 if each.head else 0)


def _quotation(each: Sheet) -> float:
    """Only layouts that hold a title beside the quotation: many put the quotation into the title."""
    title = each.title
    if title is None or each.says != "quotation" or each.pictures:
        return 0.0
    large = [hole for hole in each.texts if hole.area > title.area and each.share(hole) >= 0.12]
    return 5.0 if len(large) == 1 and len(each.others) <= 2 else 0.0


def _closing(each: Sheet) -> float:
    if each.title is None or each.pictures or each.says != "closing" or len(each.texts) > 2:
        return 0.0
    if any(each.share(hole) > 0.4 for hole in each.texts):
        return 0.0
    return 4 + _bonus(each, {"title": 1, "secHead": 0.5}, {})


def _title_only(each: Sheet) -> float:
    if each.title is None or not each.head or each.title.rect.width < each.size.width * 0.35:
        return 0.0
    if each.title.rect.height > each.high(0.32):
        return 0.0
    score = 4 + _bonus(
        each,
        {"titleOnly": 3, "title": -3, "secHead": -2},
        {
            "title_only": 2,
            "agenda": -2,
            "closing": -4,
            "title": -2,
            "quotation": -3,
            "section": -3,
            "picture": -1,
        },
    )
    # what holds nothing else is one, whatever its type says; what is left empty should be small
    score += 2 if not each.others else 0
    empty = sum(each.share(hole) for hole in each.others)
    return score - min(3.0, 5 * empty) - 0.2 * len(each.others) - 2 * len(each.pictures)


def _blank(each: Sheet) -> float:
    if each.title is not None or each.others:
        return 0.0
    return 3 + _bonus(each, {"blank": 3, "title": -3}, {"blank": 3, "title": -2, "closing": -2})


_SCORES: Final[Mapping[str, Callable[[Sheet], float]]] = {
    "title": _title,
    "agenda": _agenda,
    "section": _section,
    "points": _points,
    "columns": _columns,
    "comparison": _comparison,
    "chart": _graphic("chart", "chart"),
    "chart_points": _chart_points,
    "quotation": _quotation,
    "table": _graphic("tbl", "table"),
    "picture": _picture,
    "picture_points": _picture_points,
    "closing": _closing,
    "blank": _blank,
    "title_only": _title_only,
}


def overlap(one: Rect, two: Rect) -> bool:
    return one.x < two.right and two.x < one.right and one.y < two.bottom and two.y < one.bottom
