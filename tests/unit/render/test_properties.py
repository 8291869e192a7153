"""What the file says of itself."""

from __future__ import annotations

from deckmaker.model import Meta
from deckmaker.render.pptx.properties import core


def test_audience_and_tone_stand_in_the_comments() -> None:
    written = core(Meta(title="Husum", credit="The Almanac", audience="the board & staff", tone="dry"))
    assert (
        "<dc:description>The Almanac · Audience: the board &amp; staff · Tone: dry</dc:description>"
        in written
    )


def test_without_them_nothing_is_said() -> None:
    assert "description" not in core(Meta(title="Husum"))
