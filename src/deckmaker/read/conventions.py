"""What a line says about itself, in every format: speaker notes, the caption of a table, who is quoted."""

from __future__ import annotations

import re

NOTES = re.compile(r"\s*(?:(?:speaker |presenter )?notes|备注|演讲者备注|讲稿)\s*[:：]\s*", re.IGNORECASE)
CAPTION = re.compile(r"\s*(?:table|tabelle|tableau|tabla|表)\s*\d*\s*[:：]\s*", re.IGNORECASE)
DASH = re.compile(r"\s*(?:[—–―]|--+)\s*(?=\S)")
