"""The settings of mkdocs.yml with what every report adds to them: menu, imprint, templates, styles, extensions."""

from __future__ import annotations

from pathlib import Path

from markdown import Extension
from mkdocs.config.defaults import MkDocsConfig

from generator.edition import Edition
from generator.language.language import Language
from generator.site.assets import PREVIEW_STYLE, STYLE
from generator.site.building.slugs import slug
from generator.site.menu import imprint, menu
from generator.site.search.entries import alone

THEME = Path(__file__).parent / "theme"


def with_ours(
    config: MkDocsConfig, edition: Edition, language: Language, blocks: Extension, *, preview: bool
) -> MkDocsConfig:
    """The settings, changed where they leave it to us; `language` is that of what they say in words."""
    alone(config)
    config.nav = config.nav or menu(edition, language)
    config.copyright = config.copyright or imprint(edition, language)
    config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))  # an institution's own templates come first
    config.extra_css = [STYLE, *config.extra_css, *([PREVIEW_STYLE] if preview else [])]
    config.markdown_extensions.append(blocks)  # type: ignore[arg-type]
    config.mdx_configs.setdefault("toc", {}).setdefault("slugify", slug)
    if "attr_list" not in config.markdown_extensions:
        config.markdown_extensions.append("attr_list")
    config.mdx_configs.setdefault("tables", {}).setdefault("use_align_attribute", True)  # a policy forbids `style`
    return config
