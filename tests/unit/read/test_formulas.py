from __future__ import annotations

import pytest

from deckmaker import formula
from deckmaker.model import Bullets, Figure, Paragraph, Run, Source
from deckmaker.read import read
from deckmaker.read.formulas import formula_at, runs_of


def md(text: str) -> Source:
    return Source("a.md", ".md", text.encode())


def shown(latex: str) -> str:
    """The formula as text, each run of a script with its mark."""
    runs = runs_of(latex)
    assert runs is not None
    told = [
        f"^{run.text}" if run.superscript else f"_{run.text}" if run.subscript else run.text for run in runs
    ]
    return "".join(told).replace("\u00a0", " ").replace("\u2009", " ")


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"A = \pi r^2", "A = πr^2"),
        (r"x = \frac{-b \pm \sqrt{b^2 - 4ac}}{2a}", "x = (−b ± √(b^2 − 4ac))/(2a)"),
        (r"\mathrm{H_2O}", "H_2O"),
        (r"e^{i\pi} + 1 = 0", "e^iπ + 1 = 0"),
        (r"e^{-x^2}", "e^−^x^²"),
        (r"\bar{x} = \frac{1}{n}\sum_{i=1}^{n} x_i", "x̄ = 1/n ∑_i_=1^nx_i"),
        (r"90^\circ", "90°"),
        (r"\frac{dy}{dx}", "dy/dx"),
        (r"\log_2 n", "log_2n"),
        (r"\sqrt[3]{x+1}", "³√(x + 1)"),
        (r"(-1)^n", "(−1)^n"),
        (r"3 \times 10^8\,\text{m/s}", "3 × 10^8 m/s"),
    ],
)
def test_a_simple_formula_is_text(latex: str, text: str) -> None:
    assert shown(latex) == text


@pytest.mark.parametrize(
    "latex", [r"\begin{matrix}a\end{matrix}", r"\foo x", "a^{b^{c}}", r"\frac", "{", "^", "}"]
)
def test_what_a_line_cannot_say_is_refused(latex: str) -> None:
    assert runs_of(latex) is None


@pytest.mark.parametrize(
    "text",
    ["$5 and $10 are", "$3.5 or 20$", "$HOME/$USER", "$AUD to $USD", "$5m, $x", "$5-$10 fee", "$5$ x",
     "$1,200/$2,400", "$A to $B.", "$10 or so, x$", "$ x$", "$x $", "$x", "$", "$$", "$x$5"],
)  # fmt: skip
def test_a_sum_of_money_is_no_formula(text: str) -> None:
    assert formula_at(text, 0) is None
    (section,) = read(md(f"# Money\n\nThe price is {text}\n")).sections
    assert section.text == f"The price is {text}".rstrip()


def test_a_dollar_sign_after_a_letter_opens_no_formula() -> None:
    (section,) = read(md("# Money\n\nUS$x and A$y cost\n")).sections
    assert section.text == "US$x and A$y cost"


def test_formulas_and_scripts_in_a_text_are_runs_of_it() -> None:
    text = "# A\n\n- Energy is $E = mc^2$ here\n- Water is H~2~O, an area x^2^, and ~5 to ~7 or 2^3 stay\n"
    (section,) = read(md(text)).sections
    (bullets,) = section.blocks
    assert isinstance(bullets, Bullets)
    first, second = (bullet.runs for bullet in bullets.bullets)
    assert Run("2", superscript=True) in first
    assert Run("E", italic=True) in first
    assert Run("2", subscript=True) in second
    assert Run("2", superscript=True) in second
    assert second[-1].text.endswith(", and ~5 to ~7 or 2^3 stay")


def test_a_formula_that_text_cannot_say_stays_as_written_with_a_problem() -> None:
    document = read(md("# A\n\nIt is $a^{b^{c}}$ then.\n"))
    assert document.sections[0].text == "It is $a^{b^{c}}$ then."
    (problem,) = document.problems
    assert problem.code == "formula-unsaid"
    assert (problem.where.line, problem.where.column) == (3, 7)  # type: ignore[union-attr]


def test_a_formula_of_its_own_is_drawn_and_says_its_latex() -> None:
    pytest.importorskip("matplotlib")
    latex = r"\int_0^\infty e^{-x^2}\,dx = \frac{\sqrt{\pi}}{2}"
    (section,) = read(md(f"# A\n\n$$\n{latex}\n$$\n")).sections
    (figure,) = section.blocks
    assert isinstance(figure, Figure)
    assert figure.ink
    assert figure.alt == latex
    assert figure.data.startswith(b"\x89PNG")
    png, svg = formula.coloured(figure.data, figure.svg, "1F5FBF")
    assert b'fill="#1F5FBF"' in svg
    assert png != figure.data
    assert formula.drawn(latex) == (figure.data, figure.svg)


def test_a_formula_that_mathtext_refuses_is_text_with_a_problem() -> None:
    pytest.importorskip("matplotlib")
    document = read(md("# A\n\n$$\n\\foo{x}\n$$\n"))
    (block,) = document.sections[0].blocks
    assert isinstance(block, Paragraph)
    (problem,) = document.problems
    assert problem.code == "formula-refused"
    assert "\\foo" in problem.hint


@pytest.mark.parametrize("text", ["$$5 per head, and so on$$", "$$ 5 per head", "$$\n5 to go\n\nNext"])
def test_what_stands_between_double_dollar_signs_and_is_no_formula_is_text(text: str) -> None:
    document = read(md(f"# A\n\n{text}\n"))
    assert " ".join(document.sections[0].text.split()) == " ".join(text.split())
    assert not document.problems
