"""Several languages in one build: each page gets the settings, the menu and the words of its language.

Material prints values of the settings, so each language has a copy of them. MkDocs reads and writes every page once.
"""

from __future__ import annotations

import copy
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page as SitePage
from mkdocs.theme import Theme

from bilan.build_result import BuildResult
from bilan.locales.language import Language
from bilan.mkdocs_plugin.mkdocs_contract import get_navigation, split_front_matter
from bilan.mkdocs_plugin.mkdocs_nav import imprint, localized_nav
from bilan.mkdocs_plugin.page_building.mkdocs_files import PageFile
from bilan.pages.breadcrumb import ancestors
from bilan.pages.navigation import is_year
from bilan.pages.page import Page
from bilan.publish.page_language import with_language
from bilan.render.escape import escape_markdown
from bilan.render.formatter import PageFormatter
from bilan.render.page_links import in_ascii, localized_path

SCHEMES = {"default": "Switch to dark display", "slate": "Switch to light display"}


class LocalizedTheme(Mapping[str, Any]):
    """A theme with some of its settings changed."""

    def __init__(self, theme: Theme, changed: Mapping[str, object]) -> None:
        self._theme, self._settings = theme, {**theme, **changed}

    def __getitem__(self, key: str) -> object:
        return self._settings[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._settings)

    def __len__(self) -> int:
        return len(self._settings)

    def __getattr__(self, name: str) -> object:
        return getattr(self._theme, name)


@dataclass(frozen=True, slots=True)
class Alternate:
    """A page in a language, or the home page if it has no translation.

    `page` is its path from the root of the site, `link` its full address if the address of the site is known. `same` says
    whether it is the same page, not the home page.
    """

    language: Language
    page: str
    link: str
    same: bool


@dataclass(frozen=True)
class LocalizedSite:
    """A language of the site: its folder (`ar/`, empty for the default), its settings, its menu, and the short name of the
    institution."""

    language: Language
    root: str
    config: MkDocsConfig
    nav: Navigation
    short_name: Markup

    def localize_html(self, html: str) -> str:
        """Return a page with the tag and the direction of the language on its root element."""
        return with_language(html, self.language.tag, self.language.direction)

    def mark_section(self, address: str, *, active: bool) -> None:
        """Mark, in the menu, what a page without an entry of its own belongs to, or remove the mark.

        An indicator belongs to the list of indicators, a press review to its year, a year without an entry to the years.
        """
        if address in self._menu:
            return
        nearest = next((self._menu[above] for above in ancestors(address) if above != "/" and above in self._menu), None)
        section = nearest or (self._years if is_year(f"/{address.split('/')[1]}/") else None)
        if section:
            section.active = active

    @property
    def _years(self) -> Section | None:
        """The group of the menu that lists the years."""
        return next((page.parent for address, page in self._menu.items() if is_year(address) and page.parent), None)

    @cached_property
    def _menu(self) -> dict[str, SitePage]:
        """The pages of the menu by address within the language."""
        return {f"/{page.url.removeprefix(self.root).removesuffix('./')}": page for page in self.nav.pages}

    def on_content(self, html: str, default: str) -> str:
        """Return the content of a page with the title of heading links in its language; `default` is that of mkdocs.yml."""
        return html.replace(f'title="{default}"', f'title="{self.language.words("Link to this section")}"')


def localized_sites(result: BuildResult, files: Files, config: MkDocsConfig) -> dict[str, LocalizedSite]:
    """Return the languages of a report by tag, the default first, each with the menu of its pages."""
    spoken = result.languages or (Language("en"),)
    return {language.tag: _localized_site(result, files, config, language, language is spoken[0]) for language in spoken}


def _localized_site(
    result: BuildResult, files: Files, config: MkDocsConfig, language: Language, default: bool
) -> LocalizedSite:
    root = "" if default else f"{language.subtag}/"
    sources = {page.path: page for page in result.pages if page.language == language}
    settings = _settings(result, config, language, default)
    pages = Files([file for file in files if file.src_uri in sources])
    for file in pages:
        file.page = None  # else a page keeps the title of an earlier menu
    nav = get_navigation(pages, settings)
    for file in pages:
        if file.page is None:
            SitePage(None, file, settings)  # MkDocs makes no page for a PageFile
    for page in nav.pages:
        if isinstance(page.file, PageFile):
            _set_menu_title(page, sources[page.file.src_uri])
    home = pages.get_file_from_path(f"{root}index.md")
    nav.homepage = home.page if home else None
    institution = result.report.publication.institution if result.report else None
    return LocalizedSite(language, root, settings, nav, escape_markdown(institution.short_name or "" if institution else ""))


def _set_menu_title(page: SitePage, source: Page) -> None:
    """Set what menus on other pages show of a page, before it is converted: its title, icon and status."""
    if source.front or page.title is None:
        page.markdown, page.meta = split_front_matter(source.document)
        page.title, page.markdown = page.title, None


def _settings(result: BuildResult, config: MkDocsConfig, language: Language, default: bool) -> MkDocsConfig:
    """Return the settings for a language; texts of mkdocs.yml are used for the default language only."""
    spoken = copy.copy(config)
    own_settings = {"language": _translation(config.theme, language), "palette": _palette(config.theme, language)}
    spoken.theme = LocalizedTheme(config.theme, own_settings)  # type: ignore[assignment]
    spoken.extra = copy.copy(config.extra)
    spoken.extra["alternate"] = len(result.report.languages) > 1 if result.report else False
    if not default and result.report:
        formatter = PageFormatter(result.report, language)
        spoken.site_name = str(escape_markdown(formatter.plain(result.report.publication.title)))
        spoken.site_description = None
        spoken.nav = localized_nav(result, language)
        spoken.copyright = imprint(result, language)
    return spoken


def _translation(theme: Theme, language: Language) -> str:
    """Return the language of Material's own words, English if Material lacks this one."""
    offered = (Path(folder) / f"partials/languages/{language.subtag}.html" for folder in theme.dirs)
    return language.subtag if any(path.exists() for path in offered) else "en"


def _palette(theme: Theme, language: Language) -> object:
    """Return the palettes of mkdocs.yml with the names of their switches in the language."""
    palettes = theme.get("palette")
    if not isinstance(palettes, list):
        return palettes
    return [_with_name(palette, language) for palette in palettes]


def _with_name(palette: dict[str, Any], language: Language) -> dict[str, Any]:
    message = SCHEMES.get(palette.get("scheme", "default"))
    if message is None or "toggle" not in palette:
        return palette
    return {**palette, "toggle": {**palette["toggle"], "name": language.words(message)}}


def alternates(
    spoken: Sequence[Language], known: Collection[str], address: str, config: MkDocsConfig
) -> tuple[Alternate, ...]:
    """Return the page at an address (without its language) in each language, the default first.

    `known` are the addresses of all pages.
    """
    return tuple(_alternate(language, address, known, config, language is spoken[0]) for language in spoken)


def _alternate(language: Language, address: str, known: Collection[str], config: MkDocsConfig, default: bool) -> Alternate:
    prefix = "" if default else language.subtag
    same = localized_path(prefix, address) in known
    page = in_ascii(localized_path(prefix, address if same else "/").lstrip("/"))
    return Alternate(language, page or ".", urljoin(config.site_url, page) if config.site_url else page or ".", same)


def localize(localized: LocalizedSite, others: tuple[Alternate, ...], base: str) -> dict[str, object]:
    """Return the template context of a language; `base` is the address of the site's root, relative to the page."""
    root = f"{base.rstrip('/')}/{localized.root}" if localized.root else base
    return {
        "config": localized.config,
        "nav": localized.nav,
        "localized": localized,
        "alternates": others,
        "language_root": root,
        "short_name": localized.short_name,
    }
