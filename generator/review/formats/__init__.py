"""How the sheet is printed: one format a module, each with a function `told(sheet, printer, say)`."""

from __future__ import annotations

FORMATS = ("text", "markdown", "html")
