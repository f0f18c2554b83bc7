"""The MkDocs plugin: reads and checks before anything is touched, hands over the pages, swaps the finished site in.

In the preview nothing stops: where the report has errors the last good pages stay, with the problems over them.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Literal

from mkdocs.config import config_options as options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as SitePage
from mkdocs.utils import CountHandler

from generator.commands.telling import tell
from generator.edition import Edition, clock, read_edition
from generator.pages.sheet import Page
from generator.site.assets import STYLES, assets
from generator.site.edit_links import edit_link
from generator.site.menu import imprint, menu
from generator.site.preview import Preview
from generator.site.swap import begin_half, discard_half, swap_in

THEME = Path(__file__).parent / "theme"


class BilanConfig(Config):  # type: ignore[no-untyped-call]
    """The plugin's settings in mkdocs.yml."""

    edit_link = options.Optional(options.Type(str))  # `{path}`, `{file}`, `{line}`, `{column}` are filled in


class BilanPlugin(BasePlugin[BilanConfig]):  # type: ignore[no-untyped-call]
    """One instance serves one run of `mkdocs build` or `mkdocs serve`."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        self.serving = command == "serve"
        self.preview = Preview()
        self.warnings = CountHandler()
        self.warnings.setLevel(logging.WARNING)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        self.root = Path(config.config_file_path).parent
        self.site = Path(config.site_dir)
        edition = read_edition(self.root, clock(), content=Path(config.docs_dir), drafts=self.serving)
        publishable = tell(edition, "text")
        if self.serving:
            edition = self.preview.shown(edition, publishable)
        elif not publishable:
            raise Abort("The report has errors; nothing was built.")
        self.pages = {page.path: page for page in edition.pages}
        self._count_warnings()
        return self._configured(config, edition)

    def _configured(self, config: MkDocsConfig, edition: Edition) -> MkDocsConfig:
        if not self.serving:
            config.site_dir = str(begin_half(self.site))
        config.nav = config.nav or menu(edition)
        config.copyright = config.copyright or imprint(edition)
        config.theme.dirs.insert(0, str(THEME))
        config.extra_css = [*STYLES, *config.extra_css]
        if "attr_list" not in config.markdown_extensions:
            config.markdown_extensions.append("attr_list")
        return config

    def _count_warnings(self) -> None:
        self.warnings.counts.clear()
        logging.getLogger("mkdocs").addHandler(self.warnings)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        for file in [file for file in files if file.is_documentation_page()]:
            files.remove(file)
        for path, page in self.pages.items():
            made = File.generated(config, path, content=page.document)
            made.inclusion = InclusionLevel.INCLUDED
            files.append(made)
        for uri, source in assets():
            files.append(File.generated(config, uri, abs_src_path=str(source)))
        return files

    def on_page_markdown(self, markdown: str, *, page: SitePage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        source: Page = self.pages[page.file.src_uri]
        page.edit_url = edit_link(source.place, self.root, config, self.config.edit_link, self.serving)
        return markdown

    def on_post_page(self, output: str, *, page: SitePage, config: MkDocsConfig) -> str:  # noqa: ARG002
        pattern = self.config.edit_link
        return self.preview.over(output, lambda place: edit_link(place, self.root, config, pattern, True) or "#")

    @event_priority(-100)  # after every other plugin has written its files
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        logging.getLogger("mkdocs").removeHandler(self.warnings)
        if self.serving:
            return
        if config.strict and self.warnings.get_counts():
            raise Abort("There were warnings, and mkdocs.yml says “strict”; the old site was left as it is.")
        swap_in(Path(config.site_dir), self.site)

    def on_build_error(self, *, error: Exception) -> None:  # noqa: ARG002
        logging.getLogger("mkdocs").removeHandler(self.warnings)
        if not self.serving and hasattr(self, "site"):
            discard_half(self.site)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> LiveReloadServer:  # noqa: ARG002
        server.watch(str(self.root / "data"))
        return server
