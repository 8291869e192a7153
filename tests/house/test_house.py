"""What the house promises about itself: floors, light imports, file sizes, words, no traces of a machine."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

_HEAVY = ("pptx", "PySide6", "matplotlib", "numpy")
# Words that say nothing (see the glossary): as whole names, or as the last word of one.
_EMPTY_WORDS = {
    "item",
    "items",
    "element",
    "elements",
    "info",
    "manager",
    "helper",
    "helpers",
    "util",
    "utils",
}
_ALLOWED = {"ThemeInfo"}
_MARKDOWN = {"item", "items"}  # what CommonMark calls the parts of a list
_MACHINE = re.compile(
    r"/wor"
    + r"k/|/hom"
    + r"e/[a-z]+/|/roo"
    + r"t/|pypi\.or"
    + r"g|npmjs\.or"
    + r"g|npmjs\.co"
    + r"m|crates\.i"
    + r"o"
)
_TEXT = {".py", ".toml", ".md", ".txt", ".j2", ".mjs", ".yml", ".yaml", ""}
_LONGEST = 430  # lines: "about 400"
_TABLES = {"tagger_weights.py", "ending_weights.py", "wordings.py", "units.py"}  # long lists, not long ideas
# Too long today; these may shrink, never grow. Take a name out when its file is split.
_OVERDUE = {"plan/charts.py": 480, "understand/numbers.py": 450, "understand/roles.py": 565}


@pytest.fixture(scope="session")
def modules(root: Path) -> list[Path]:
    found = sorted((root / "src" / "deckmaker").rglob("*.py"))
    assert len(found) > 50
    return found


def _loaded_by(code: str) -> set[str]:
    """The heavy libraries in memory after some code, in a fresh Python."""
    ask = f"{code}\nimport sys\nprint('loaded', *[n for n in {_HEAVY!r} if n in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", ask], capture_output=True, text=True, check=True, timeout=120
    )
    return set(done.stdout.splitlines()[-1].split()[1:])


def test_imports_go_down_only(root: Path) -> None:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_importing_deckmaker_loads_nothing_heavy() -> None:
    assert _loaded_by("import deckmaker; deckmaker.Problem; deckmaker.build") == set()


def test_making_a_deck_needs_neither_qt_nor_matplotlib(root: Path) -> None:
    sample = str(root / "outlines" / "chinese-internet-model.md")
    loaded = _loaded_by(f"import deckmaker; assert deckmaker.build({sample!r}).pptx()")
    assert not loaded & {"PySide6", "matplotlib", "numpy"}


def test_every_module_says_what_it_takes_and_gives(modules: list[Path]) -> None:
    silent = [str(path) for path in modules if not ast.get_docstring(ast.parse(path.read_text("utf-8")))]
    assert silent == []


def test_no_file_holds_two_ideas(modules: list[Path]) -> None:
    long = {
        path.name: lines
        for path in modules
        if path.name not in _TABLES
        and (lines := len(path.read_text("utf-8").splitlines()))
        > _OVERDUE.get(f"{path.parent.name}/{path.name}", _LONGEST)
    }
    assert long == {}


def test_names_say_something(modules: list[Path]) -> None:
    empty: set[str] = set()
    for path in modules:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            name = ""
            if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                name = node.name
            elif isinstance(node, ast.arg):
                name = node.arg
            elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                name = node.id
            last = re.findall(r"[A-Z]?[a-z]+", name)[-1:]
            known = _EMPTY_WORDS - (_MARKDOWN if path.parent.name == "read" else set())
            if last and last[0].lower() in known and name not in _ALLOWED:
                empty.add(f"{path.name}: {name}")
    assert empty == set()


def test_no_file_names_a_machine_or_a_registry(root: Path) -> None:
    if shutil.which("git") is None:
        pytest.skip("git is not installed: nothing says which files belong to the project")
    listed = subprocess.run(
        ["git", "ls-files"], cwd=root, capture_output=True, text=True, check=False, timeout=60
    ).stdout.splitlines()
    if not listed:
        pytest.skip("not a git checkout: nothing says which files belong to it")
    found = []
    for name in listed:
        path = root / name
        if path.suffix not in _TEXT or not path.is_file() or path.name == "LICENSE.txt":
            continue
        text = path.read_bytes().decode("utf-8", "replace")
        found += [f"{name}: {match[0]}" for match in _MACHINE.finditer(text)]
    assert found == []
