"""The files that every site has: one style sheet, fonts and scripts, from the packages they belong to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

import bilan.charts
import bilan.fonts
import bilan.mkdocs_plugin.preview
import bilan.mkdocs_plugin.search
import bilan.mkdocs_plugin.theme_assets
from bilan.cache.cache import Cache
from bilan.mkdocs_plugin.theme_assets.brand_css import brand_css
from bilan.mkdocs_plugin.theme_assets.style_sheet import script, style_sheet
from bilan.model.brand import Brand

_CHARTS = Path(bilan.charts.__file__).parent
_FONTS = Path(bilan.fonts.__file__).parent
_LOOK = Path(bilan.mkdocs_plugin.theme_assets.__file__).parent
_PREVIEW = Path(bilan.mkdocs_plugin.preview.__file__).parent
_SEARCH = Path(bilan.mkdocs_plugin.search.__file__).parent
_SHEETS = ("press.css", "data.css")
_SCRIPTS = ("keyboard.js", "charts.js", "press.js", "compare.js")

STYLE = "assets/bilan.css"
STYLE_PARTS = (
    _FONTS / "fonts.css",
    _CHARTS / "charts.css",
    _CHARTS / "chart_reading.css",
    *(_LOOK / f"{part}.css" for part in ("bilan", "cover", "story", "record", "pictures", "account", "colophon", "print")),
)
EMBED_STYLE = "assets/embed.css"
WORKER = "assets/javascripts/workers/as-typed.js"  # runs before the search worker of the theme
_WORKER_PARTS = tuple(_SEARCH / f"{part}.js" for part in ("as_typed", "press_found", "figure_answers", "answering"))
PREVIEW_STYLE = "assets/preview.css"
_PREVIEW_ASSETS = ((PREVIEW_STYLE, _PREVIEW / "preview.css"),)


def asset_files(config: MkDocsConfig, cache: Cache, brand: Brand | None, *, preview: bool) -> Iterator[File]:
    """Yield each asset as a file of MkDocs; the style sheet is cached."""
    for uri, source in (*assets(), *(_PREVIEW_ASSETS if preview else ())):
        yield File.generated(config, uri, abs_src_path=str(source))
    for uri, text in scripts():
        yield File.generated(config, uri, content=text)
    yield File.generated(config, STYLE, content=cache.get(("style sheet", STYLE), brand, lambda: site_style(brand)))
    yield File.generated(
        config, EMBED_STYLE, content=cache.get(("style sheet", EMBED_STYLE), brand, lambda: embed_style(brand))
    )
    yield File.generated(config, WORKER, content=worker_script())


def scripts() -> Iterator[tuple[str, str]]:
    """Yield the path in the site and the text of each script that pages name."""
    for name in _SCRIPTS:
        yield f"assets/{name}", script((_LOOK / name).read_text(encoding="utf-8"))


def worker_script() -> str:
    """Return the script of the search worker."""
    return script("\n".join(part.read_text(encoding="utf-8") for part in _WORKER_PARTS))


def site_style(brand: Brand | None) -> str:
    """Return the style sheet of a site, with the colours of a brand."""
    return style_sheet(STYLE_PARTS) + brand_css(brand)


def embed_style(brand: Brand | None) -> str:
    """Return the style sheet of charts in frames of other sites."""
    return style_sheet((_CHARTS / "charts.css", _CHARTS / "embed.css")) + brand_css(brand)


def assets() -> Iterator[tuple[str, Path]]:
    """Yield the path in the site and the source of each asset that is copied unchanged."""
    for name in _SHEETS:
        yield f"assets/{name}", _LOOK / name
    for path in sorted(_FONTS.iterdir()):
        if path.suffix in (".woff2", ".txt"):
            yield f"assets/fonts/{path.name}", path
