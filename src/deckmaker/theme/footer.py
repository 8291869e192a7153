"""From a theme's footer template and a deck's Meta to the line at the foot of its slides.

A theme may come from anyone. So its footer may name what the deck says of itself, join, choose and
change case, and no more: no loops, calls or attributes. The template is read as a tree and every node
that is not on the list is refused before anything runs; Jinja2's immutable sandbox runs the rest. Nothing
on the list takes more time or memory than the words it is given, and the line that comes out is bounded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from jinja2 import TemplateError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from deckmaker.model import Meta

LONGEST: Final = 200  # characters of a footer; one line holds fewer
NAMES: Final = ("title", "subtitle", "author", "date", "language", "theme")
FILTERS: Final = ("capitalize", "default", "lower", "title", "trim", "upper")
_DEEPEST: Final = 40  # nodes within nodes
_KNOWN: Final = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.Filter, nodes.If,
    nodes.CondExpr, nodes.Concat, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not,
)  # fmt: skip
_WORDS: Final = {
    nodes.For: "a loop",
    nodes.Call: "a call",
    nodes.Getattr: "an attribute",
    nodes.Getitem: "a part of a value",
    nodes.Include: "another file",
    nodes.Import: "another file",
    nodes.Mul: "arithmetic",
    nodes.Test: "a test",
}


class FooterError(ValueError):
    """Why a footer template is refused, in words for its author."""


def footer_line(template: str, meta: Meta, theme: str = "") -> str:
    """The line for this deck; `theme` is the theme's title. Raises FooterError.

    What a deck does not say is empty, and the spaces around what is left are one each.
    """
    if "{" not in template:
        return " ".join(template.split())[:LONGEST]
    said: Mapping[str, str] = {
        "title": meta.title,
        "subtitle": meta.subtitle,
        "author": meta.author,
        "date": meta.date,
        "language": meta.language,
        "theme": theme,
    }
    checked(template)
    line = _environment().from_string(template).render({name: said[name][:LONGEST] for name in NAMES})
    return " ".join(line.split())[:LONGEST]


def checked(template: str) -> None:
    """Nothing for a footer that can be used. Raises FooterError with what is not allowed in it."""
    if "{" not in template:
        return
    try:
        tree = _environment().parse(template)
    except (TemplateError, RecursionError) as error:
        reason = str(error).splitlines()[0] if str(error) else "it is nested too deeply"
        raise FooterError(f"the footer cannot be read: {reason[:1].lower()}{reason[1:]}") from error
    for node, depth in _nodes(tree):
        if depth > _DEEPEST:
            raise FooterError("the footer is nested too deeply")
        if not isinstance(node, _KNOWN):
            what = next((words for kind, words in _WORDS.items() if isinstance(node, kind)), "")
            raise FooterError(f"the footer uses {what or 'what a footer may not use'}")
        if isinstance(node, nodes.Name) and node.name not in NAMES:
            raise FooterError(f"the footer names “{node.name}”; it may name {', '.join(NAMES)}")
        if isinstance(node, nodes.Filter) and (node.name not in FILTERS or node.node is None):
            raise FooterError(f"the footer uses the filter “{node.name}”; known are {', '.join(FILTERS)}")


def _nodes(tree: nodes.Node) -> Iterator[tuple[nodes.Node, int]]:
    waiting: list[tuple[nodes.Node, int]] = [(tree, 0)]
    while waiting:
        node, depth = waiting.pop()
        yield node, depth
        waiting += [(child, depth + 1) for child in node.iter_child_nodes()]


@lru_cache(maxsize=1)
def _environment() -> ImmutableSandboxedEnvironment:
    # the result is text for a placeholder, escaped where it is written: no markup is made here
    environment = ImmutableSandboxedEnvironment(autoescape=False, optimized=False)
    environment.globals.clear()
    environment.filters = {name: environment.filters[name] for name in FILTERS}
    environment.tests.clear()
    return environment
