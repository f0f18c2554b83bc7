"""The theme's style sheets without the rules for what this site never shows: a third of Material's is for code manuals.

mkdocs.yml says what a site shows: when an institution turns an extension or a feature on, its rules stay.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.theme import Theme

from bilan.cache.cache import Cache
from bilan.mkdocs_plugin.mkdocs_contract import MAIN_STYLES, PALETTE_STYLES


@dataclass(frozen=True, slots=True)
class Component:
    """A part of the theme: a pattern of its classes, and the names in mkdocs.yml that turn it on."""

    classes: str
    turned_on_by: tuple[str, ...]


STYLES = (PALETTE_STYLES, MAIN_STYLES)
COMPONENTS = (
    Component("highlight|highlighttable|linenos|linenodiv|filename", ("pymdownx.highlight", "codehilite")),
    Component("md-code__[a-z]+", ("content.code.copy", "content.code.select", "content.code.annotate")),
    Component("tabbed-[a-z]+", ("pymdownx.tabbed", "pymdownx.blocks.tab")),
    Component("critic|arithmatex|keys", ("pymdownx.critic", "pymdownx.arithmatex", "pymdownx.keys")),
    Component("task-list[a-z-]*", ("pymdownx.tasklist",)),
    Component("mermaid|md-annotation[a-z_]*", ("pymdownx.superfences", "content.code.annotate", "md_in_html")),
    Component("grid|cards?", ("md_in_html",)),
    Component("md-(?:post|pagination|author|meta|profile|pin|draft)[a-z_-]*", ("blog", "material/blog")),
    Component("md-tags?[a-z_-]*", ("tags", "material/tags")),
    Component("md-consent[a-z_]*", ("consent",)),
    Component("md-feedback[a-z_]*", ("analytics",)),
    Component("md-version[a-z_]*", ("version", "mike")),
    Component("md-path[a-z_]*", ("navigation.path",)),
    Component("md-social[a-z_]*", ("social",)),
    Component("md-progress", ("navigation.instant.progress",)),
    Component("md-nav--integrated", ("toc.integrate",)),
    Component("md-search__suggest", ("search.suggest",)),
    Component("md-clipboard[a-z_-]*", ("content.code.copy",)),
    Component("md-source|md-source__[a-z_-]+|md-nav__source|md-header__source", ("repo_url",)),
    Component("md-footer__[a-z_-]+|md-footer-meta[a-z_]*", ("navigation.footer",)),
    Component("md-select[a-z_]*", ("alternate", "version")),
    Component(
        "admonition(?:-title)?|note|abstract|info|tip|success|question|warning|failure|danger|bug|example|quote",
        ("admonition", "pymdownx.details", "pymdownx.blocks.admonition", "pymdownx.blocks.details"),
    ),
    Component(
        "md-tooltip2?[a-z_]*", ("content.tooltips", "navigation.footnote.tooltips", "content.footnote.tooltips", "abbr")
    ),
)
_ICON = re.compile(r"""(--md-[\w-]+):url\((?:"[^"]*"|'[^']*'|[^)"']*)\);?""")
_PARENTHESES = re.compile(r"\([^()]*\)")


def pruned_style_sheet(path: str, css: str, config: MkDocsConfig, cache: Cache) -> str:
    """Return a style sheet of the theme without the rules that mkdocs.yml has no use for.

    `path` is its path in the site and `css` its text. The result is cached.
    """
    prune, names = (
        (prune_palette, colours(config.theme)) if path.startswith(PALETTE_STYLES) else (prune_rules, mentioned(config))
    )
    return str(cache.get(("style sheet", path), (css, sorted(names)), lambda: prune(css, names)))


def colours(theme: Theme) -> frozenset[str]:
    """Return the colours that the palettes of mkdocs.yml name."""
    palettes = theme.get("palette")
    listed = palettes if isinstance(palettes, list) else [palettes]
    named = (palette.get(role, "indigo") for palette in listed if palette for role in ("primary", "accent"))
    return frozenset(str(colour).replace(" ", "-") for colour in named)


def mentioned(config: MkDocsConfig) -> frozenset[str]:
    """Return the extensions, plugins, features and extras that mkdocs.yml names, and `repo_url` if it has an address."""
    extensions = (name for name in config.markdown_extensions if isinstance(name, str))
    repository = ["repo_url"] if config.repo_url else []
    return frozenset([*extensions, *repository, *config.plugins, *config.theme.get("features", ()), *config.extra])


def prune_rules(css: str, mentioned: Collection[str]) -> str:
    """Return Material's minified style sheet without the rules of components that nothing mentioned turns on."""
    absent = "|".join(part.classes for part in COMPONENTS if not set(part.turned_on_by) & set(mentioned))
    return _without_unused_icons(_prune(css, re.compile(rf"\.(?:{absent})(?![\w-])")) if absent else css)


def _without_unused_icons(css: str) -> str:
    """Return a style sheet without the icons in custom properties that none of its rules uses."""
    return _ICON.sub(lambda icon: icon[0] if f"var({icon[1]})" in css else "", css)


def prune_palette(css: str, colours: Collection[str]) -> str:
    """Return Material's palette without the rules for other colours than these."""
    named = "|".join(map(re.escape, sorted(colours)))
    return _prune(css, re.compile(rf"\[data-md-color-(?:primary|accent)=(?!(?:{named})\])"))


def _prune(css: str, absent: re.Pattern[str]) -> str:
    return "".join(_rule(head, body, absent) for head, body in _rules(css))


def _rule(head: str, body: str | None, absent: re.Pattern[str]) -> str:
    if body is None or head.startswith(("@font-face", "@keyframes", "@page", "@property")):
        return head if body is None else f"{head}{{{body}}}"
    if head.startswith("@"):
        inner = _prune(body, absent)
        return f"{head}{{{inner}}}" if inner else ""
    selectors = [selector for selector in _selectors(head) if not absent.search(_flat(selector))]
    return f"{','.join(selectors)}{{{body}}}" if selectors else ""


def _rules(css: str) -> Iterator[tuple[str, str | None]]:
    """Yield each rule as its head and the text in its braces, None for text without braces at the end of the file.

    Braces in strings do not count.
    """
    start = position = depth = 0
    head = ""
    for match in re.finditer(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|[{}]", css):
        if match.group() == "{":
            head, position = (css[start : match.start()], match.end()) if depth == 0 else (head, position)
            depth += 1
        elif match.group() == "}":
            depth -= 1
            if depth == 0:
                yield head, css[position : match.start()]
                start = match.end()
    if css[start:]:
        yield css[start:], None


def _selectors(head: str) -> list[str]:
    """Return the selectors of a list. A comma in brackets does not end one."""
    found, depth, start = [], 0, 0
    for place, sign in enumerate(head):
        depth += (sign in "([") - (sign in ")]")
        if sign == "," and depth == 0:
            found.append(head[start:place])
            start = place + 1
    return [*found, head[start:]]


def _flat(selector: str) -> str:
    """Return a selector without the parts in brackets: `:not(.x)` needs no element of class x."""
    while _PARENTHESES.search(selector):
        selector = _PARENTHESES.sub("", selector)
    return selector
