"""Our sheet says in fewer bytes what its authors wrote, and the theme's keeps what the site shows."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from mkdocs.config.defaults import MkDocsConfig

from bilan.cache.cache import Cache
from bilan.mkdocs_plugin.mkdocs_contract import MAIN_STYLES, PALETTE_STYLES
from bilan.mkdocs_plugin.site_assets import STYLE_PARTS
from bilan.mkdocs_plugin.theme_assets.style_sheet import minified, style_sheet
from bilan.mkdocs_plugin.theme_assets.theme_css import prune_palette, prune_rules, pruned_style_sheet

if TYPE_CHECKING:
    from tests.mkdocs_plugin.conftest import Site

THEME = (
    ":root{--icon:url(\"data:;<svg a='{}'>\")}.md-typeset .highlight,.md-typeset p{color:red}.highlight{a:b}"
    "@media print{.highlight{a:b}}@media screen{.md-nav{a:b}.mermaid{a:b}}"
    ".md-typeset a:not(.mermaid):is(.x,.y){a:b}@keyframes turn{to{opacity:1}}"
)


def test_strings_and_separators_are_kept() -> None:
    css = '/* why */ a :is(b, c) {\n  content: "  ; {} "; /* and */\n  margin: calc(1px + 2px) 0; /* why */\n}\n'
    assert minified(css) == 'a :is(b,c){content:"  ; {} ";margin:calc(1px + 2px) 0}'


def test_every_declaration_is_in_the_single_sheet() -> None:
    whole = style_sheet(STYLE_PARTS)
    written = "".join(re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL) for path in STYLE_PARTS)
    assert "/*" not in whole
    assert whole.count("{") == written.count("{") > 300
    assert len(re.sub(r"[\s;]", "", whole)) == len(re.sub(r"[\s;]", "", written))


def test_only_configured_colours_are_in_the_palette() -> None:
    palette = "[data-md-color-accent=red]{a:b}[data-md-color-scheme=slate][data-md-color-primary=teal]{a:b}.x{a:b}"
    assert prune_palette(palette, {"red"}) == "[data-md-color-accent=red]{a:b}.x{a:b}"


@pytest.mark.parametrize("extension", ["pymdownx.highlight", "codehilite"])
def test_enabled_components_keep_their_rules(extension: str) -> None:
    kept = prune_rules(THEME, {extension})
    assert kept.count(".highlight") == 3
    assert prune_rules(THEME, {extension, "pymdownx.superfences"}) == THEME


def test_disabled_components_have_no_rules() -> None:
    assert prune_rules(THEME, ()) == (
        ":root{--icon:url(\"data:;<svg a='{}'>\")}.md-typeset p{color:red}"
        "@media screen{.md-nav{a:b}}.md-typeset a:not(.mermaid):is(.x,.y){a:b}@keyframes turn{to{opacity:1}}"
    )


def test_icons_that_no_rule_uses_are_left_out() -> None:
    icons = ":root{--md-note-icon:url('data:;a');--md-top-icon:url('data:;b')}"
    rules = ".admonition{mask:var(--md-note-icon)}.md-top{mask:var(--md-top-icon)}"
    assert prune_rules(icons + rules, {"admonition"}) == icons + rules
    assert prune_rules(icons + rules, ()) == ":root{--md-top-icon:url('data:;b')}.md-top{mask:var(--md-top-icon)}"


def test_every_class_of_the_pages_keeps_its_rules(real: Site) -> None:
    """No element of the site has a class that the theme's sheet was rid of."""
    (sheet,) = (name for name in real.bytes if re.fullmatch(r"assets/stylesheets/main\..*\.css", name))
    kept = real.bytes[sheet].decode()
    shown = {
        name
        for page in real.pages.values()
        for element in page.all()
        for name in element.attributes.get("class", "").split()
    }
    probe = "".join(f".{name}{{a:b}}" for name in sorted(shown) if re.fullmatch(r"[\w-]+", name))
    assert prune_rules(probe, ()) == probe
    assert len(kept) < 120_000


def test_a_style_sheet_is_pruned_anew_for_other_settings_or_another_theme(tmp_path: Path) -> None:
    config, cache = MkDocsConfig(), Cache(tmp_path)
    config.load_dict({"site_name": "S", "theme": {"name": "material"}, "markdown_extensions": []})
    config.validate()
    main = f"{MAIN_STYLES}1.css"
    without = pruned_style_sheet(main, THEME, config, cache)
    config.markdown_extensions = ["pymdownx.highlight"]
    assert (pruned_style_sheet(main, THEME, config, cache), without) == (
        prune_rules(THEME, {"pymdownx.highlight"}),
        prune_rules(THEME, ()),
    )
    assert pruned_style_sheet(main, ".md-nav{a:c}", config, cache) == ".md-nav{a:c}"
    assert pruned_style_sheet(f"{PALETTE_STYLES}1.css", "[data-md-color-accent=red]{a:b}", config, cache) == ""
