"""The settings of mkdocs.yml with what every report adds to them: menu, imprint, templates, styles, extensions."""

from __future__ import annotations

from pathlib import Path

from markdown import Extension
from mkdocs.config.defaults import MkDocsConfig
from pathspec.gitignore import GitIgnoreSpec

from generator.edition import Edition
from generator.language.language import Language
from generator.site.assets import PREVIEW_STYLE, STYLE
from generator.site.menu import imprint, menu, nav_of_pages
from generator.site.search.entries import alone
from generator.site.settings import content_folder, markdown_options

NOTES = [
    "readme.md",
    "README.md",
    "Readme.md",
    "ReadMe.md",
]  # no pages (`generator.pages.content`); MkDocs would take one for a home page
THEME = Path(__file__).parent / "theme"


def with_ours(
    config: MkDocsConfig, edition: Edition, language: Language, blocks: Extension, *, preview: bool
) -> MkDocsConfig:
    """The settings, changed where they leave it to us; `language` is that of what they say in words."""
    alone(config)
    config.nav = nav_of_pages(config.nav, edition.pages, content_folder(config)) if config.nav else menu(edition, language)
    config.copyright = config.copyright or imprint(edition, language)
    config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))  # an institution's own templates come first
    config.extra_css = [STYLE, *config.extra_css, *([PREVIEW_STYLE] if preview else [])]
    markdown = markdown_options(config)
    config.markdown_extensions = [*markdown.extensions, blocks]  # type: ignore[list-item]
    config.mdx_configs = {name: dict(values) for name, values in markdown.settings.items()}
    config.exclude_docs = _without_notes(config.exclude_docs)
    return config


def _without_notes(excluded: GitIgnoreSpec | None) -> GitIgnoreSpec:
    notes = GitIgnoreSpec.from_lines(NOTES)
    return notes if excluded is None else excluded + notes
