"""The MkDocs plugin: reads and checks before anything is touched, hands over the pages, swaps the finished site in.

In the preview nothing stops: where the report has errors the last good pages stay, with the problems over them.
"""

from __future__ import annotations

import logging
from functools import partial
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
from generator.edition import Edition, clock, read_edition, with_pages
from generator.markdown.environment import TEMPLATES
from generator.pages.sheet import Page
from generator.problems import Place, errors
from generator.site.assets import PREVIEW_STYLES, STYLES, assets, preview_assets
from generator.site.edit_links import edit_link
from generator.site.marks import Marks
from generator.site.menu import imprint, menu
from generator.site.preview import Preview
from generator.site.swap import begin_half, discard_half, swap_in

THEME = Path(__file__).parent / "theme"
OURS = (TEMPLATES, THEME)  # what a preview watches beside the report


class BilanConfig(Config):  # type: ignore[no-untyped-call]
    """The plugin's settings in mkdocs.yml."""

    edit_link = options.Optional(options.Type(str))  # `{path}`, `{file}`, `{line}`, `{column}` are filled in


class BilanPlugin(BasePlugin[BilanConfig]):  # type: ignore[no-untyped-call]
    """One instance serves one run of `mkdocs build` or `mkdocs serve`."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        self.preview = Preview() if command == "serve" else None
        self.warnings = CountHandler()
        self.warnings.setLevel(logging.WARNING)
        if self.preview:
            self.preview.starts()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        self.root = Path(config.config_file_path).parent
        self.site = Path(config.site_dir)
        self.today = clock()
        drafts = self.preview is not None
        edition = with_pages(read_edition(self.root, self.today, content=Path(config.docs_dir), drafts=drafts))
        if self.preview:
            self.preview.reads(edition, partial(self._opens, config))
        self.edition = self._publishable(edition)
        self.pages = {page.path: page for page in self.edition.pages}
        self._count_warnings()
        return self._configured(config)

    def _publishable(self, edition: Edition) -> Edition:
        if errors(edition.problems) or not self.preview:
            tell(edition, "text")
        if not errors(edition.problems):
            return edition
        instead = self.preview.instead() if self.preview else None
        if instead is None:
            raise Abort("The report has errors; nothing was built.")
        return instead

    def _configured(self, config: MkDocsConfig) -> MkDocsConfig:
        config.site_dir = str(begin_half(self.site))
        config.nav = config.nav or menu(self.edition)
        config.copyright = config.copyright or imprint(self.edition)
        config.theme.dirs.insert(0, str(THEME))
        config.extra_css = [*STYLES, *config.extra_css, *(PREVIEW_STYLES if self.preview else ())]
        if "attr_list" not in config.markdown_extensions:
            config.markdown_extensions.append("attr_list")
        return config

    def _opens(self, config: MkDocsConfig, place: Place) -> str:
        return edit_link(place, self.root, config, self.config.edit_link, True) or "#"

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
        for uri, source in (*assets(), *(preview_assets() if self.preview else ())):
            files.append(File.generated(config, uri, abs_src_path=str(source)))
        return files

    def on_page_markdown(self, markdown: str, *, page: SitePage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        source: Page = self.pages[page.file.src_uri]
        page.edit_url = edit_link(source.place, self.root, config, self.config.edit_link, self.preview is not None)
        return markdown

    def on_post_page(self, output: str, *, page: SitePage, config: MkDocsConfig) -> str:
        if not self.preview or self.edition.report is None:
            return output
        marks = Marks(self.edition.report, self.today, partial(self._opens, config))
        return marks.marked(output, self.pages[page.file.src_uri])

    @event_priority(-100)  # after every other plugin has written its files
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        logging.getLogger("mkdocs").removeHandler(self.warnings)
        if self.preview:
            self.preview.shows(Path(config.site_dir), len(self.pages))
        elif config.strict and self.warnings.get_counts():
            raise Abort("There were warnings, and mkdocs.yml says “strict”; the old site was left as it is.")
        swap_in(Path(config.site_dir), self.site)

    def on_build_error(self, *, error: Exception) -> None:  # noqa: ARG002
        logging.getLogger("mkdocs").removeHandler(self.warnings)
        if hasattr(self, "site"):
            discard_half(self.site)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> LiveReloadServer:  # noqa: ARG002
        if self.preview:
            themes = [Path(folder) for folder in config.theme.dirs if Path(folder).is_relative_to(self.root)]
            written = (Path(config.docs_dir), Path(config.config_file_path))
            self.preview.attend(server, (self.root / "data", *OURS, *themes), written)
        return server
