"""How a comparison is told: one format a module, each with a function `format_diff(comparison, say)`."""

from __future__ import annotations

FORMATS = ("text", "markdown", "json")
