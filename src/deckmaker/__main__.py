"""`python -m deckmaker` is the `deckmaker` command."""

from deckmaker.cli.main import main

main()
