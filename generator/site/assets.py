"""The files that every site carries: style sheets, fonts and a script, from the rooms they belong to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import generator.charts
import generator.fonts

_OWN = ("account.css", "print.css", "keyboard.js")
_CHARTS = Path(generator.charts.__file__).parent / "charts.css"
_FONTS = Path(generator.fonts.__file__).parent
_STYLE = Path(__file__).parent / "bilan.css"
_PRESS = ("press.css", "press.js")  # named by the theme, on the pages of the press review
_DATA = ("data.css",)  # the same, on the page of the data
_SEARCH = Path(__file__).parent / "as_typed.js"
_PREVIEW = Path(__file__).parent / "preview.css"

STYLES = ("assets/fonts/fonts.css", "assets/charts.css", "assets/bilan.css", "assets/account.css", "assets/print.css")
PREVIEW_STYLES = ("assets/preview.css",)


def assets() -> Iterator[tuple[str, Path]]:
    """Each file's address in the site and where it comes from."""
    for name in _OWN:
        yield f"assets/{name}", Path(__file__).parent / name
    yield "assets/javascripts/workers/as-typed.js", _SEARCH
    yield "assets/charts.css", _CHARTS
    yield "assets/bilan.css", _STYLE
    for name in (*_PRESS, *_DATA):
        yield f"assets/{name}", Path(__file__).parent / name
    for path in sorted(_FONTS.iterdir()):
        if path.suffix in (".woff2", ".css", ".txt"):
            yield f"assets/fonts/{path.name}", path


def preview_assets() -> Iterator[tuple[str, Path]]:
    """What only the preview is given."""
    yield "assets/preview.css", _PREVIEW
