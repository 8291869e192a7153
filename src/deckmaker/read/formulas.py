"""A formula as LaTeX in, runs of text that stay editable out, or nothing where text cannot say it.

Letters are set italic, super- and subscripts raised and lowered, fractions on one line with a slash.
Limits: no matrices, no cases, no fractions of fractions in a superscript.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from deckmaker.model import Run

_SYMBOLS: Final = dict(
    pair.split("=", 1)
    for pair in (
        "alpha=α beta=β gamma=γ delta=δ epsilon=ε varepsilon=ε zeta=ζ eta=η theta=θ vartheta=ϑ iota=ι kappa=κ "
        "lambda=λ mu=μ nu=ν xi=ξ pi=π rho=ρ sigma=σ tau=τ upsilon=υ phi=φ varphi=φ chi=χ psi=ψ omega=ω "
        "Gamma=Γ Delta=Δ Theta=Θ Lambda=Λ Xi=Ξ Pi=Π Sigma=Σ Upsilon=Υ Phi=Φ Psi=Ψ Omega=Ω "
        "infty=∞ partial=∂ nabla=∇ hbar=ħ ell=ℓ emptyset=∅ varnothing=∅ forall=∀ exists=∃ neg=¬ lnot=¬ angle=∠ "
        "degree=° prime=′ ldots=… dots=… cdots=⋯ sum=∑ prod=∏ int=∫ oint=∮ circ=∘ bullet=• star=⋆ "
        "langle=⟨ rangle=⟩ lfloor=⌊ rfloor=⌋ lceil=⌈ rceil=⌉ Re=ℜ Im=ℑ aleph=ℵ dagger=† mid=| vert=| lvert=| rvert=|"
    ).split()
)
_BINARY: Final = dict(
    pair.split("=", 1)
    for pair in "times=× cdot=· div=÷ pm=± mp=∓ cup=∪ cap=∩ wedge=∧ vee=∨ land=∧ lor=∨ oplus=⊕ otimes=⊗".split()
)
_RELATIONS: Final = dict(
    pair.split("=", 1)
    for pair in (
        "le=≤ leq=≤ ge=≥ geq=≥ ne=≠ neq=≠ ll=≪ gg=≫ approx=≈ sim=∼ simeq=≃ cong=≅ equiv=≡ propto=∝ in=∈ notin=∉ "
        "ni=∋ subset=⊂ subseteq=⊆ supset=⊃ supseteq=⊇ to=→ rightarrow=→ leftarrow=← leftrightarrow=↔ Rightarrow=⇒ "
        "Leftarrow=⇐ Leftrightarrow=⇔ implies=⇒ iff=⇔ mapsto=↦ perp=⊥ parallel=∥ rightleftharpoons=⇌"
    ).split()
)
_NAMES: Final = frozenset(
    "sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh exp log ln lg lim max min sup inf det dim gcd "
    "deg arg ker Pr".split()
)
_UPRIGHT: Final = frozenset("text mathrm textrm operatorname mathit textit mathsf".split())
_BOLD: Final = frozenset("mathbf textbf boldsymbol bm".split())
_MARKS: Final = {"bar": "\u0304", "overline": "\u0304", "hat": "\u0302", "tilde": "\u0303", "vec": "\u20d7",
                 "dot": "\u0307", "ddot": "\u0308"}  # fmt: skip
_SPACES: Final = {",": "\u2009", ":": "\u2009", ";": " ", "!": "", " ": " ", "quad": " ", "qquad": " "}
_SILENT: Final = frozenset(
    "left right big Big bigl bigr Bigl Bigr displaystyle textstyle limits nolimits".split()
)
_RAISED: Final = dict(zip("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ", strict=True))
_LOWERED: Final = dict(zip("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎", strict=True))
_token = re.compile(r"\\([A-Za-z]+)\*?\s*|\\(.)|([{}^_])|\s+|(.)", re.DOTALL)
_BLANKS: Final = (" ", "\u00a0", "\u2009")
_MOST: Final = 400  # characters: what is longer is no formula for a line of text
_DEEPEST: Final = 8

_word = re.compile(r"[^\W\d_]{3,}")
_command = re.compile(r"\\[A-Za-z]+")
_braced = re.compile(r"\\(?:text|mathrm|textrm|operatorname|mathbf|mathit)\s*\{[^{}]*\}")


def formula_at(text: str, start: int) -> tuple[int, str] | None:
    """Where the formula ends that a dollar sign at `start` opens, and its LaTeX; `None`: it opens none.

    No space follows the opening sign or stands before the closing one, and no figure follows that: so sums of
    money are none.
    """
    mark = "$$" if text.startswith("$$", start) else "$"
    begin = start + len(mark)
    if text[begin : begin + 1].isspace() or (
        start and (text[start - 1] in "\\$" or text[start - 1].isalnum())
    ):
        return None
    end = begin
    while True:
        end = text.find(mark, end)
        if end < 0 or end - begin > _MOST:
            return None
        if text[end - 1] != "\\":
            break
        end += 1
    after = text[end + len(mark) : end + len(mark) + 1]
    latex = text[begin:end]
    if not latex or latex[-1].isspace() or after.isdigit() or after == "$" or "\n\n" in latex:
        return None
    return (end + len(mark), latex) if mathematical(latex) else None


def mathematical(latex: str) -> bool:
    """Whether a text between dollar signs is a formula, and not a sum of money or words of another kind."""
    bare = _command.sub(" ", _braced.sub(" ", latex))
    if _word.search(bare):  # "AUD to", "HOME/"
        return False
    if re.search(r"[\\^_=]", latex):
        return True
    return re.search(r"[^\W\d_]", latex) is not None and not latex[0].isdigit()


def runs_of(latex: str) -> tuple[Run, ...] | None:
    """The formula as text; `None` where text cannot say it."""
    try:
        found = _Reader(latex).group("")
    except _Beyond:
        return None
    joined: list[Run] = []
    for run in _tidied(found):
        if joined and replace(joined[-1], text="") == replace(run, text=""):
            joined[-1] = replace(joined[-1], text=joined[-1].text + run.text)
        elif run.text:
            joined.append(run)
    return tuple(joined) or None


class _Beyond(Exception):
    """What no line of text can say."""


class _Reader:
    """One pass over the tokens of one formula."""

    def __init__(self, latex: str) -> None:
        self.tokens = [match for match in _token.finditer(latex) if not match.group().isspace()]
        self.place = 0
        self.depth = 0

    def group(self, closing: str) -> list[Run]:
        """The runs up to the closing brace, or to the end."""
        found: list[Run] = []
        self.depth += 1
        if self.depth > _DEEPEST:
            raise _Beyond
        while self.place < len(self.tokens):
            match = self.tokens[self.place]
            self.place += 1
            if match.group(3) == "}":
                if closing != "}":
                    raise _Beyond
                self.depth -= 1
                return found
            if match.group(3) in ("^", "_"):
                found += _script(self.argument(), match.group(3) == "^", found)
            else:
                found += self._one(match)
        if closing:
            raise _Beyond
        self.depth -= 1
        return found

    def argument(self) -> list[Run]:
        """What the next brace holds, or the next sign."""
        if self.place >= len(self.tokens):
            raise _Beyond
        match = self.tokens[self.place]
        self.place += 1
        if match.group(3) in ("^", "_", "}"):
            raise _Beyond
        return self._one(match)

    def _one(self, match: re.Match[str]) -> list[Run]:
        name, escaped, brace, sign = match.groups()
        if brace == "{":
            return self.group("}")
        if escaped is not None:
            if escaped in _SPACES:
                return [Run(_SPACES[escaped])]
            if escaped in "%$&#_{}|":
                return [Run(escaped)]
            raise _Beyond
        if name:
            return self._command(name)
        if sign in "=<>":
            return [Run(f" {sign} ")]
        if sign in "+-*":
            return [Run(f"\u00a0{ {'-': '−', '*': '∗'}.get(sign, sign) }\u00a0")]
        if sign == "'":
            return [Run("′")]
        if sign == "~":
            return [Run("\u00a0")]
        if sign == ",":
            return [Run(", ")]
        if sign == "&":
            raise _Beyond
        return [Run(sign, italic=sign.isascii() and sign.isalpha())]

    def _command(self, name: str) -> list[Run]:
        if name in _SYMBOLS:
            small = name[0].islower() and "α" <= _SYMBOLS[name] <= "ω"
            return [Run(_SYMBOLS[name], italic=small)]
        if name in _BINARY:
            return [Run(f"\u00a0{_BINARY[name]}\u00a0")]
        if name in _RELATIONS:
            return [Run(f" {_RELATIONS[name]} ")]
        if name in _NAMES:
            return [Run(f"\u2009{name}\u2009")]
        if name in _SPACES:
            return [Run(_SPACES[name])]
        if name in _SILENT:
            return []
        if name in _UPRIGHT:
            return [replace(run, italic=False) for run in self.argument()]
        if name in _BOLD:
            return [replace(run, italic=False, bold=True) for run in self.argument()]
        if name in ("frac", "dfrac", "tfrac"):
            above, below = self.argument(), self.argument()
            return [Run("\u2009"), *_enclosed(above), Run("/"), *_enclosed(below, below=True), Run("\u2009")]
        if name == "sqrt":
            return [Run(self._degree() + "√"), *_enclosed(self.argument())]
        if name in _MARKS:
            under = self.argument()
            if len(under) != 1 or len(under[0].text) != 1:
                raise _Beyond
            return [replace(under[0], text=under[0].text + _MARKS[name])]
        raise _Beyond

    def _degree(self) -> str:
        """The degree of a root, before its sign; "" for a square root."""
        if self.place >= len(self.tokens) or self.tokens[self.place].group() != "[":
            return ""
        self.place += 1
        degree = ""
        while self.place < len(self.tokens) and self.tokens[self.place].group() != "]":
            degree += self.tokens[self.place].group()
            self.place += 1
        self.place += 1
        return _small(degree, _RAISED)


def _script(inside: list[Run], raised: bool, before: list[Run]) -> list[Run]:
    text = "".join(run.text for run in inside)
    if raised and text == "∘":
        return [Run("°")]
    if text and not text.strip("′"):
        return [Run(text)]
    if before and before[-1].text[-1:] == "\u2009":  # of a name, or a fraction
        before[-1] = replace(before[-1], text=before[-1].text[:-1])
    result = []
    for run in inside:
        if run.superscript or run.subscript:  # a script of a script: small signs, where there are such
            run = Run(_small(run.text, _RAISED if run.superscript else _LOWERED), italic=run.italic)
        words = re.sub("[ \u00a0\u2009]", "", run.text)
        result.append(replace(run, text=words, superscript=raised, subscript=not raised))
    return result


def _small(text: str, signs: dict[str, str]) -> str:
    words = re.sub("[ \u00a0\u2009]", "", text)
    if any(each not in signs for each in words):
        raise _Beyond
    return "".join(signs[each] for each in words)


def _enclosed(runs: list[Run], below: bool = False) -> list[Run]:
    """In brackets where more than one thing stands there; `below` a fraction's slash even two letters are."""
    text = "".join(run.text for run in runs if not (run.superscript or run.subscript)).strip("\u2009")
    number = text.replace(".", "").replace(",", "").isdigit()
    simple = number or len(text) == 1 or re.fullmatch(r"[d∂Δ√]\w" if below else r"[\w√]\w", text)
    return runs if simple else [Run("("), *_tidied(runs), Run(")")]


def _tidied(runs: Iterable[Run]) -> list[Run]:
    """A sign before the first term stands close to it; no space doubled, none at the ends."""
    result: list[Run] = []
    before = "("
    for run in runs:
        text = run.text
        if text[:1] == "\u00a0" and text[-1:] == "\u00a0" and before in "(,[=<>≤≥≈≠→⇒×·±+−":
            text = text.strip("\u00a0")
        if text[:1] in " \u2009" and before in "( ":
            text = text[1:]
        if result and result[-1].text[-1:] in _BLANKS and text[:1] in _BLANKS:
            text = text[1:]
        if text.strip("".join(_BLANKS)):
            before = text.strip("".join(_BLANKS))[-1]
        result.append(replace(run, text=text))
    while result and not result[-1].text.strip():
        result.pop()
    if result and result[-1].text[-1:] in " \u00a0\u2009":
        result[-1] = replace(result[-1], text=result[-1].text.rstrip(" \u00a0\u2009"))
    return result
