"""The output formats of the sheet, one in each module with a function `format_sheet(sheet, formatter, say)`."""

from __future__ import annotations

FORMATS = ("text", "markdown", "html")
