"""The head of a Markdown text gives its Meta, where the body begins, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields
from difflib import get_close_matches

import yaml

from deckmaker.model import InputError, Meta, Problem, Where

KEYS = tuple(field.name for field in fields(Meta))
SYNONYMS = {
    "lang": "language",
    "locale": "language",
    "authors": "author",
    "by": "author",
    "source": "credit",
    "tags": "keywords",
    "presenter": "author",
}
LENGTHS = ("short", "standard", "detailed")
LONGEST = 2_000  # lines; longer front matter is a document that lacks its closing line


def front_matter(name: str, lines: Sequence[str]) -> tuple[Meta, int, tuple[Problem, ...]]:
    """The front matter between two `---` lines; how many lines it takes; its problems.

    No lines when there is none. Raises InputError at the place of a YAML error.
    """
    if not lines or lines[0].rstrip() != "---":
        return Meta(), 0, ()
    ends = (n for n in range(1, min(len(lines), LONGEST)) if lines[n].rstrip() in ("---", "..."))
    end = next(ends, 0)
    if not end:
        return Meta(), 0, ()
    text = "\n".join(lines[1:end])

    def place(line: int, column: int, length: int = 0) -> Where:
        line = min(line + 1, end)
        return Where(name, line + 1, column + 1, length, lines[line])

    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = place(mark.line, mark.column) if mark else place(0, 0)
        raise _refused(str(error.problem or error.context), where) from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position)
        column = error.position - text.rfind("\n", 0, error.position) - 1
        raise _refused("a character that YAML does not allow", place(line, column)) from None
    except (yaml.YAMLError, RecursionError, ValueError):
        raise _refused("it is nested too deeply", place(0, 0)) from None
    if root is None:
        return Meta(), end + 1, ()
    if not isinstance(root, yaml.MappingNode):
        return Meta(), 0, ()  # two rules with prose between them
    return _meta(root, place, end + 1)


def _meta(
    root: yaml.MappingNode, place: Callable[..., Where], taken: int
) -> tuple[Meta, int, tuple[Problem, ...]]:
    values: dict[str, str] = {}
    keywords: tuple[str, ...] = ()
    problems: list[Problem] = []
    for key_node, value in root.value:
        mark = key_node.start_mark
        key = key_node.value if isinstance(key_node, yaml.ScalarNode) else ""
        where = place(mark.line, mark.column, len(key))
        known = key.strip().lower().replace("-", "_")
        known = SYNONYMS.get(known, known)
        if known not in KEYS:
            near = get_close_matches(known, (*KEYS, *SYNONYMS), 1)
            hint = f"did you mean “{near[0]}”?" if near else "known keys: " + ", ".join(KEYS)
            message = f"the front matter key “{key}” is not known and was ignored"
            problems.append(Problem("note", "front-matter-key", message, hint, where))
            continue
        found = _strings(value)
        if found is None:
            message = f"“{key}” must be text; it was ignored"
            problems.append(
                Problem("warning", "front-matter-type", message, f"write {key}: some text", where)
            )
        elif known == "keywords":
            listed = isinstance(value, yaml.SequenceNode)
            words = found if listed else [each.strip() for each in ",".join(found).split(",")]
            keywords = tuple(word for word in words if word)
        elif known == "length" and ", ".join(found).lower() not in ("", *LENGTHS):
            message = f"“{', '.join(found)}” is no length; it was ignored"
            problems.append(
                Problem("warning", "front-matter-type", message, "write short, standard or detailed", where)
            )
        elif known == "dividers":
            refused = ", ".join(found).lower() in ("no", "false", "off", "none", "0")
            values[known] = "no" if refused else ""
        else:
            text = ", ".join(each for each in found if each)
            values[known] = text.lower() if known == "length" else text
    return Meta(**values, keywords=keywords), taken, tuple(problems)


def _strings(node: yaml.Node) -> list[str] | None:
    """The texts of a scalar or of a flat list, as written; `None` for anything else."""
    if isinstance(node, yaml.ScalarNode):
        empty = node.tag == "tag:yaml.org,2002:null"
        return [] if empty else [" ".join(str(node.value).split())]
    if isinstance(node, yaml.SequenceNode) and all(isinstance(each, yaml.ScalarNode) for each in node.value):
        return [" ".join(str(each.value).split()) for each in node.value]
    return None


def _refused(reason: str, where: Where) -> InputError:
    message = f"the front matter is not valid YAML: {reason}"
    hint = "write one “key: value” a line; put a value that has a colon or a quote in quotation marks"
    return InputError(Problem("error", "front-matter", message, hint, where))
