"""Files with one entry in each line; blank lines and lines that begin with `#` are skipped."""

from __future__ import annotations

from collections.abc import Iterator

from bilan.diagnostics.problem import Place


def read_entries(text: str, file: str) -> Iterator[tuple[str, Place]]:
    """Yield the entries, each with its place."""
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() and not line.startswith("#"):
            yield line, Place(file, number, 1, len(line))
