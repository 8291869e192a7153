"""Plots and a script's own figure in a deck that the validator accepts and LibreOffice opens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import deckmaker

pytestmark = pytest.mark.office
BLOCKS = {
    "histogram": "unit: days\n\nDelivery time\n3, 4, 4, 5, 5, 5, 6, 6, 7, 7, 8, 9, 12, 31",
    "box_plot": "unit: days\n\nRegion,Time\nNorth,3,4,5,5,6,12\nSouth,5,8,9,11,12,33",
    "heat_map": "Hours,Mon,Tue,Wed\n9–12,40,38,45\n12–15,75,,82",
    "small_multiples": "Year,A,B,C\n2021,1%,2%,3%\n2022,4%,2%,3%\n2023,9%,2%,4%",
}


@pytest.mark.parametrize("theme", ["plain", "harbor"])
def test_a_deck_of_figures_is_valid_and_opens(
    theme: str, tmp_path: Path, validate: Callable[[Path], list[str]], to_pdf: Callable[[Path], Path]
) -> None:
    matplotlib = pytest.importorskip("matplotlib")
    from matplotlib.figure import Figure

    with matplotlib.rc_context(deckmaker.style(theme)):
        fig = Figure(figsize=(6, 3.5), layout="constrained")
        fig.add_subplot().plot([1, 3, 2])
        own = deckmaker.figure(fig, alt="A crooked line")
    parts = [
        f"# Part {kind}\n\n```chart\nkind: {kind}\ntitle: Shown as {kind}\n{text}\n```\n"
        for kind, text in BLOCKS.items()
    ]
    text = "\n".join([*parts, "# Own\n\n![Our own](figure:own)\n"])
    made = deckmaker.build(
        deckmaker.Source("figures.md", ".md", text.encode()), theme=theme, figures={"own": own}
    )
    assert [problem for problem in made.problems if problem.severity != "note"] == []
    assert made.chart_count == len(BLOCKS)
    path = made.save(tmp_path / "figures.pptx")
    assert validate(path) == []
    assert to_pdf(path).is_file()
