"""The room `understand`."""
