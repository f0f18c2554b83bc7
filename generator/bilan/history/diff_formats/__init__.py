"""The output formats of a comparison, one in each module with a function `format_diff(comparison, say)`."""

from __future__ import annotations

FORMATS = ("text", "markdown", "json")
