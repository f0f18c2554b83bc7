"""Adds what every report needs to the settings of mkdocs.yml: menu, imprint, templates, styles, extensions."""

from __future__ import annotations

from pathlib import Path

from markdown import Extension
from mkdocs.config.defaults import MkDocsConfig
from pathspec.gitignore import GitIgnoreSpec

from bilan.build_result import BuildResult
from bilan.locales.language import Language
from bilan.mkdocs_plugin.mkdocs_nav import imprint, localized_nav, nav_of_pages
from bilan.mkdocs_plugin.plugin_settings import content_folder, markdown_options
from bilan.mkdocs_plugin.search.search_entries import disable_builtin_indexing
from bilan.mkdocs_plugin.site_assets import PREVIEW_STYLE, STYLE

NOTES = [
    "readme.md",
    "README.md",
    "Readme.md",
    "ReadMe.md",
]  # not pages (`bilan.pages.handwritten`); MkDocs would make them home pages
THEME = Path(__file__).parent / "theme"


def with_defaults(
    config: MkDocsConfig, result: BuildResult, language: Language, blocks: Extension, *, preview: bool
) -> MkDocsConfig:
    """Return the settings with the defaults of a report. `language` is the language of their texts."""
    disable_builtin_indexing(config)
    config.nav = (
        nav_of_pages(config.nav, result.pages, content_folder(config)) if config.nav else localized_nav(result, language)
    )
    brand = result.report.brand if result.report else None
    if brand and brand.logo and not config.theme.get("logo"):
        config.theme["logo"] = brand.logo.path
    config.copyright = config.copyright or imprint(result, language)
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
