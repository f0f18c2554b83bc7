"""The “not found” page of each language but the default one, which MkDocs makes."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from bilan.filesystem.atomic_write import put_file
from bilan.mkdocs_plugin.localized_site import Alternate, LocalizedSite, localize
from bilan.mkdocs_plugin.mkdocs_contract import template_context


def write_not_found(
    env: Environment, localized: LocalizedSite, homes: tuple[Alternate, ...], config: MkDocsConfig, files: Files
) -> None:
    """Write `404.html` into the folder of a language; `homes` are the home pages of all languages."""
    base = urlsplit(config.site_url or "/").path
    context = {**template_context(localized.nav, files, localized.config, base_url=base), **localize(localized, homes, base)}
    html = localized.localize_html(env.get_template("404.html").render({**context, "localized_sites": [localized]}))
    put_file(Path(config.site_dir) / localized.root / "404.html", html.encode())
