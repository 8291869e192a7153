"""The room `theme`."""
