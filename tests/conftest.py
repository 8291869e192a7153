"""Fixtures that all tests share."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write the goldens anew; read the diff")


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """Reference material that is never part of the project."""
    if not SHARED.is_dir():
        pytest.skip("the reference folder beside the checkout is absent")
    return SHARED


@pytest.fixture(scope="session")
def seed_article(shared: Path) -> Path:
    """The user's own article, verbatim."""
    return shared / "seed" / "article.txt"
