"""Where the bundled programs begin: `deckmaker-app` opens the window, `deckmaker` is the command line."""

import sys
from pathlib import Path

if Path(sys.executable).name.startswith("deckmaker-app"):
    from deckmaker.app.main import main

    sys.exit(main())

from deckmaker.cli.main import main as command

sys.exit(command())
