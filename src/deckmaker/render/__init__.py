"""From a Deck and its Pages to files: `pptx` writes PowerPoint's own, natively editable.

Each road takes its half of a Page; the rooms below share nothing but the values of `model/`.
"""
