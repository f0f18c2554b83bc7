"""One build: reads and checks before anything is touched, hands MkDocs the pages, swaps the finished site in.

In the preview nothing stops: where the report has errors the last good pages stay, with the problems over them.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment
from mkdocs.commands.build import _build_page, _populate_page, get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as SitePage
from mkdocs.utils import CountHandler
from mkdocs.utils.templates import TemplateContext

from generator.clock import WrongEpochError, clock
from generator.commands.telling import refused, tell
from generator.commands.unswept import unswept
from generator.commands.waiting import waiting
from generator.derive.press_pages import fetched_years
from generator.edition import Edition, read_edition, with_files, with_pages, with_paper
from generator.hosting.remembering import Sights
from generator.keeping.store import CACHE, Store
from generator.keeping.watching import Watch
from generator.language.language import Language
from generator.language.wording import Wording, spoken
from generator.markdown.addresses import Site
from generator.markdown.environment import TEMPLATES
from generator.metadata.about import Subject
from generator.metadata.head import Metadata, metadata
from generator.pages.printing import languages
from generator.pages.sheet import Page
from generator.problems import Place, errors
from generator.reading.memory import Memory
from generator.said import said
from generator.site.assets import PREVIEW_STYLE, STYLE, STYLE_PARTS, WORKER, assets, preview_assets, worker
from generator.site.building.builder import Builder
from generator.site.building.files import Asked, BesideFile
from generator.site.building.marks import Marks
from generator.site.building.outputs import PLACES, Outputs
from generator.site.building.placing import Placing
from generator.site.building.sharing import share
from generator.site.building.slugs import slug
from generator.site.building.titled import titled
from generator.site.building.whole_blocks import WholeBlocks
from generator.site.edit_links import edit_link, line_pattern
from generator.site.finished import finished
from generator.site.look.css import css_string
from generator.site.look.pruning import unread
from generator.site.look.style_sheet import style_sheet
from generator.site.look.theme_style import STYLES, shown
from generator.site.menu import imprint, menu
from generator.site.outside import with_outside_files
from generator.site.preview.again import Again
from generator.site.preview.preview import Preview
from generator.site.preview.standing import Standing
from generator.site.progress import Progress
from generator.site.search.index import INDEX, split_index
from generator.site.settings import BilanConfig, allowed, folder_of
from generator.site.sitemap import seal_sitemap
from generator.site.swap import begin_half, discard_half, swap_in
from generator.site.tongues import Alternate, Tongue, alternates, in_language, tongues

THEME = Path(__file__).parent / "theme"
OURS = (TEMPLATES, THEME)  # what a preview watches beside the report


@dataclass(frozen=True, slots=True)
class Own:
    """What the theme is told of one page alone."""

    alternates: tuple[Alternate, ...]
    edit_url: str | None
    metadata: Metadata | None


class Build:
    """What is done at each of MkDocs' events; `told` gathers what was said of the report."""

    def __init__(self, settings: BilanConfig, preview: Preview | None) -> None:
        self.settings, self.preview = settings, preview
        self.warnings = CountHandler()
        self.warnings.setLevel(logging.WARNING)
        self.told = ""

    @property
    def silent(self) -> bool:
        """Neither MkDocs nor its extensions had anything to warn of."""
        return not self.warnings.get_counts()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """The report is read, checked and made into files and pages; then MkDocs has its settings."""
        self.progress = Progress(sys.stderr)
        self.root = folder_of(config)
        self.site = Path(config.site_dir)
        if self.preview:
            self.preview.begins(map(Path, (config.config_file_path, config.docs_dir, *config.watch)))
        try:
            self.today = clock()
        except WrongEpochError as error:
            refused(error.why)
            raise Abort(Wording(spoken())(said("Nothing was written."))) from None
        self.store = self.preview.store(self.root / CACHE) if self.preview else Store(self.root / CACHE)
        self.sights = Sights(self.store)
        self.address = config.site_url or ""
        self.place = Site(self.address, line_pattern(self.root, config, self.settings.edit_link))
        with waiting(said("Reading and checking the report…")):
            edition = self.read(config)
        with waiting(said("Making pages and files…")):
            edition = with_pages(self._with_paper(self.with_files(edition)), self.place, self.store)
        if self.preview:
            self.preview.reads(self.root, edition, partial(self.opens, config))
        self.stands_for(self.publishable(edition))
        self.default = languages(self.edition.report)[0] if self.edition.report else Language("en")
        self.spoken = languages(self.edition.report) if self.edition.report else ()
        self._count_warnings()
        return self._with_ours(config)

    def read(self, config: MkDocsConfig) -> Edition:
        """The report as it is now."""
        content, drafts = Path(config.docs_dir), self.preview is not None
        memory = self.preview.memory if self.preview else Memory(self.store, self.store.made_with)
        with unswept():
            edition = read_edition(self.root, self.today, content=content, drafts=drafts, memory=memory)
        return with_outside_files(edition, config, self.settings.policy)

    def with_files(self, edition: Edition) -> Edition:
        """The edition with the files beside its pages."""
        return with_files(edition, self.today, self.address, self.store, quick=self.preview is not None)

    def _with_paper(self, edition: Edition) -> Edition:
        """A preview has no documents: it is made again at each save, and nobody prints or shares it."""
        if self.preview:
            return edition
        return with_paper(edition, self.root, self.today, self.address, self.store, pdf=self.settings.pdf)

    def stands_for(self, edition: Edition) -> None:
        """What is built is this edition."""
        self.edition = edition
        self.pages = {page.path: page for page in edition.pages}
        self.addresses = {page.address for page in edition.pages}

    def publishable(self, edition: Edition) -> Edition:
        """The edition where it may be shown; what is wrong is told, and stops a build."""
        if errors(edition.problems) or not self.preview:
            tell(edition, "text", to=self._tells)
        if not errors(edition.problems):
            return edition
        instead = self.preview.instead() if self.preview else None
        if instead is None:
            raise Abort(Wording(spoken())(said("The report has errors; nothing was built.")))
        return instead

    def _tells(self, words: str) -> None:
        self.told += words
        sys.stderr.write(words)

    def _with_ours(self, config: MkDocsConfig) -> MkDocsConfig:
        config.site_dir = str(begin_half(self.site))
        config.nav = config.nav or menu(self.edition, self.default)
        config.copyright = config.copyright or imprint(self.edition, self.default)
        config.theme.dirs.insert(
            1 if config.theme.custom_dir else 0, str(THEME)
        )  # an institution's own templates come first
        config.extra_css = [STYLE, *config.extra_css, *([PREVIEW_STYLE] if self.preview else [])]
        self.blocks = WholeBlocks()
        config.markdown_extensions.append(self.blocks)  # type: ignore[arg-type]
        config.mdx_configs.setdefault("toc", {}).setdefault("slugify", slug)
        if "attr_list" not in config.markdown_extensions:
            config.markdown_extensions.append("attr_list")
        config.mdx_configs.setdefault("tables", {}).setdefault("use_align_attribute", True)  # a policy forbids `style`
        return config

    def opens(self, config: MkDocsConfig, place: Place) -> str:
        """The address that opens a place in an editor."""
        return edit_link(place, self.root, config, self.settings.edit_link, True) or "#"

    def _count_warnings(self) -> None:
        self.warnings.counts.clear()
        logging.getLogger("mkdocs").addHandler(self.warnings)

    @contextmanager
    def counting_warnings(self) -> Iterator[None]:
        """Outside of a build of MkDocs."""
        self._count_warnings()
        try:
            yield
        finally:
            logging.getLogger("mkdocs").removeHandler(self.warnings)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        spoken = {language.subtag for language in self.spoken}
        for file in [file for file in files if file.is_documentation_page() or unread(file.src_uri, spoken)]:
            files.remove(file)
        placing = Placing(Path(config.site_dir), self.site)
        self.builder = Builder(self.outputs(config), self.blocks, placing)
        known = {*files.src_uris, *self.pages}
        self.own: dict[str, Own] = {}
        self.knows_own(self.edition.pages, config)
        for path, page in self.pages.items():
            files.append(self.builder.file(page, config, self.own[path], known))
        for made_file in self.edition.files:
            files.append(BesideFile.of(config, made_file, placing if self.builder.outputs.apart else None))
        for uri, source in (*assets(), *(preview_assets() if self.preview else ())):
            files.append(File.generated(config, uri, abs_src_path=str(source)))
        files.append(File.generated(config, STYLE, content=style_sheet(STYLE_PARTS)))
        files.append(File.generated(config, WORKER, content=worker()))
        for file in [file for file in files if file.src_uri.startswith(STYLES)]:
            files.remove(file)
            files.append(File.generated(config, file.src_uri, content=shown(file.src_uri, file.content_string, config)))
        return Asked(files)

    def outputs(self, config: MkDocsConfig) -> Outputs:
        """What finds pages that were built before."""
        return Outputs(self.store, self.edition, config, (self.today, self.root.as_posix() if self.preview else ""))

    def knows_own(self, pages: Iterable[Page], config: MkDocsConfig) -> None:
        """What the theme is told of each of some pages is as the edition says now."""
        self.own.update((page.path, self._own(page, config)) for page in pages)

    def _own(self, page: Page, config: MkDocsConfig) -> Own:
        return Own(self._others(page, config), self._edit_url(page, config), self._metadata(page))

    def _others(self, page: Page, config: MkDocsConfig) -> tuple[Alternate, ...]:
        return self._alternates(self._address(page), config)

    def _alternates(self, address: str, config: MkDocsConfig) -> tuple[Alternate, ...]:
        return alternates(self.spoken, self.addresses, address, config)

    def _address(self, page: Page) -> str:
        """The address of a page within its language."""
        return page.address.removeprefix("" if page.language == self.default else f"/{page.language.subtag}")

    def _edit_url(self, page: Page, config: MkDocsConfig) -> str | None:
        return edit_link(page.place, self.root, config, self.settings.edit_link, self.preview is not None)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002
        self.tongues = tongues(self.edition, files, config)
        self.builder.knows()
        return self.tongues[self.default.tag].nav

    def on_page_read_source(self, *, page: SitePage, config: MkDocsConfig) -> str:  # noqa: ARG002
        return self.pages[page.file.src_uri].document

    def on_page_markdown(self, markdown: str, *, page: SitePage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        page.edit_url = self.own[page.file.src_uri].edit_url
        self._hears_of_pages(True)
        self.builder.begins(files, self._told())
        return markdown

    def _told(self) -> int:
        """How many warnings there were so far."""
        return sum(number for _, number in self.warnings.get_counts())

    def on_page_content(self, html: str, *, page: SitePage, config: MkDocsConfig, files: Files) -> str:
        self.builder.converted(page, html, self.pages[page.file.src_uri], files, self._told())
        page.toc = titled(page.toc, self.pages[page.file.src_uri].title, html)
        heading_links = config.mdx_configs.get("toc", {}).get("permalink_title", "Permanent link")
        return self._tongue(page).on_content(html, heading_links)

    def on_page_context(
        self,
        context: TemplateContext,
        *,
        page: SitePage,
        config: MkDocsConfig,  # noqa: ARG002
        nav: Navigation,  # noqa: ARG002
    ) -> TemplateContext:
        own = self.own[page.file.src_uri]
        context.update(in_language(self._tongue(page), own.alternates, context["base_url"]))  # type: ignore[typeddict-item]
        context["metadata"] = own.metadata  # type: ignore[typeddict-unknown-key]
        return context

    def _metadata(self, page: Page) -> Metadata | None:
        if self.edition.offer is None:
            return None
        subject = Subject(self.edition.offer, page.language, self._address(page))
        return metadata(subject, page.title, page.description, claim_reviews=self.settings.claim_reviews)

    def on_template_context(self, context: TemplateContext, *, template_name: str, config: MkDocsConfig) -> TemplateContext:  # noqa: ARG002
        tongue = self.tongues[self.default.tag]
        context.update(in_language(tongue, self._alternates("/", config), context["base_url"]))  # type: ignore[typeddict-item]
        context["pages"] = [self.builder.files[path] for path in self.pages]
        context["speakers"] = tuple(self.tongues.values())  # type: ignore[typeddict-unknown-key]
        context["alternates_of"] = self._alternates_of  # type: ignore[typeddict-unknown-key]
        return context

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG002
        return self.tongues[self.default.tag].spoken(output)

    def on_post_page(self, output: str, *, page: SitePage, config: MkDocsConfig) -> str:
        spoken = self._tongue(page).spoken(output)
        if not self.preview:
            spoken = self.sights.stated(spoken, allowed(self.settings))
        self.progress.at(self.builder.written, len(self.pages))
        return self.builder.built(page, spoken, partial(self._marked, config) if self.preview else None)

    def _marked(self, config: MkDocsConfig, watch: Watch, html: str, path: str) -> str:
        marks = Marks(watch.report, watch.table(PLACES), self.today, partial(self.opens, config))
        return marks.marked(html, self.pages[path])

    def _alternates_of(self, path: str) -> tuple[Alternate, ...]:
        return tuple(other for other in self.own[path].alternates if other.same)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        self._hears_of_pages(False)
        env.filters["css_string"] = css_string
        share(env, config)
        self.made = Standing(config, files)
        self.builder.render = partial(self._renders, config, files, env)
        for tongue in self.tongues.values():
            if tongue.root:
                path = Path(config.site_dir) / tongue.root / "404.html"
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(self._not_found(env, tongue, config, files), encoding="utf-8")
        return env

    def _hears_of_pages(self, of_pages: bool) -> None:
        if self.preview:
            self.preview.messages.of_pages = of_pages

    def _renders(self, config: MkDocsConfig, files: Files, env: Environment, page: SitePage) -> None:
        _populate_page(page, config, files)
        _build_page(page, config, (), self.tongues[self.default.tag].nav, env)

    def _not_found(self, env: Environment, tongue: Tongue, config: MkDocsConfig, files: Files) -> str:
        base = urlsplit(config.site_url or "/").path
        context = get_context(tongue.nav, files, tongue.config, base_url=base)
        own = in_language(tongue, self._alternates("/", config), base)
        return tongue.spoken(env.get_template("404.html").render({**context, **own, "speakers": [tongue]}))

    def _tongue(self, page: SitePage) -> Tongue:
        return self.tongues[self.pages[page.file.src_uri].language.tag]

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        self._hears_of_pages(True)
        self.builder.validates(config)
        self.progress.ends()
        seal_sitemap(Path(config.site_dir), [file.page for file in self.builder.files.values() if file.page])
        logging.getLogger("mkdocs").removeHandler(self.warnings)
        self.index = self._unsplit(Path(config.site_dir) / INDEX)
        if self.index:
            self.split_index(Path(config.site_dir))
        if self.preview:
            self.preview.shows(Path(config.site_dir), len(self.pages), self.builder.rendered)
        elif config.strict and self.warnings.get_counts():
            raise Abort(
                Wording(spoken())(said("There were warnings, and mkdocs.yml says “strict”; the old site was left as it is."))
            )
        elif not finished(self.edition, self.root, config, self.settings, self.store, self._tells):
            raise Abort(Wording(spoken())(said("The built site has errors; the old site was left as it is.")))
        swap_in(Path(config.site_dir), self.site)
        self.store.finish()
        if self.preview and self.builder.outputs.keep:
            self.preview.followed_by(Again(self, self.preview))

    def _unsplit(self, index: Path) -> bytes:
        """The index as the search plugin wrote it, nothing where it wrote none."""
        return index.read_bytes() if index.exists() else b""

    def split_index(self, folder: Path) -> None:
        """Make the index that lies in a folder into one of each language."""
        docs = [doc for path in self.pages for doc in self.builder.entries[path]]
        roots = {tongue.language.subtag: tongue.root for tongue in self.tongues.values()}
        fetched = fetched_years(self.edition.report) if self.edition.report else ()
        split_index(folder, docs, roots, fetched)

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
