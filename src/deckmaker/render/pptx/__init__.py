"""The room `render/pptx`."""
