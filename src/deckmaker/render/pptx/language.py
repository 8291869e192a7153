"""From a deck's language to the language tags of its runs.

PowerPoint proofs a run in `lang`, and shapes its other script in `altLang`. It wants a region: "en" alone
is shown as an unknown language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_REGIONS: Final = {
    "en": "en-US", "zh": "zh-CN", "de": "de-DE", "fr": "fr-FR", "es": "es-ES", "it": "it-IT", "pt": "pt-PT",
    "nl": "nl-NL", "pl": "pl-PL", "ru": "ru-RU", "ja": "ja-JP", "ko": "ko-KR", "sv": "sv-SE", "da": "da-DK",
    "cs": "cs-CZ", "tr": "tr-TR", "ar": "ar-SA", "he": "he-IL", "fa": "fa-IR", "ur": "ur-PK", "hi": "hi-IN",
    "zh-hans": "zh-CN", "zh-hant": "zh-TW",
}  # fmt: skip
_TAG: Final = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
# CJK punctuation and kana, ideographs, Hangul, compatibility and full-width forms, the supplementary planes
EAST_ASIAN: Final = re.compile(
    "[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]"
)
_ARABIC: Final = re.compile("[\u0600-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")
_HEBREW: Final = re.compile("[\u0590-\u05ff\ufb1d-\ufb4f]")
_FROM_THE_RIGHT: Final = frozenset({"ar", "he", "fa", "ur", "ps", "yi"})


@dataclass(frozen=True, slots=True)
class Tongue:
    """How runs name their language."""

    tag: str  # "en-GB"
    plain: str  # attributes of a run in the deck's own script
    mixed: str  # attributes of a run that also holds East Asian characters
    face: str  # `a:ea` for such a run, or "": in an East Asian deck the theme's fonts serve

    def attributes(self, text: str) -> tuple[str, str]:
        """The attributes of a run with this text, and what must stand inside its properties."""
        if EAST_ASIAN.search(text):
            return self.mixed, self.face
        if not text.isascii() and self.tag.split("-")[0].lower() not in _FROM_THE_RIGHT:
            # PowerPoint proofs and shapes such a run by its language, whatever the deck's is
            if _ARABIC.search(text):
                return 'lang="ar-SA"', ""
            if _HEBREW.search(text):
                return 'lang="he-IL"', ""
        return self.plain, ""


def tongue(language: str, east_asian: str = "") -> Tongue:
    """`east_asian`: the theme's font family for Chinese text, "" for none."""
    tag = language.strip().replace("_", "-")
    tag = _REGIONS.get(tag.lower(), tag) if _TAG.fullmatch(tag) else "en-US"
    if tag.split("-")[0].lower() in ("zh", "ja", "ko"):
        both = f'lang="{tag}" altLang="en-US"'
        return Tongue(tag, both, both, "")
    face = f'<a:ea typeface="{east_asian}"/>' if east_asian else ""
    return Tongue(tag, f'lang="{tag}"', f'lang="{tag}" altLang="zh-CN"', face)
