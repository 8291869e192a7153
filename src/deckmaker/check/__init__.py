"""The room `check`."""
