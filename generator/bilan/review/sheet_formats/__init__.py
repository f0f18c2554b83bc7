"""How the sheet is printed: one format a module, each with a function `format_sheet(sheet, formatter, say)`."""

from __future__ import annotations

FORMATS = ("text", "markdown", "html")
