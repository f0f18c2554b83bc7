"""The theme's style sheet without the rules for what this site never shows: a third of it is for a manual of software.

What is shown is told from mkdocs.yml: an institution that turns an extension or a feature on gets its rules back.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.theme import Theme

from bilan.mkdocs_plugin.mkdocs_contract import MAIN_STYLES, PALETTE_STYLES


@dataclass(frozen=True, slots=True)
class Component:
    """A part of the theme: the classes of its elements, and the words of mkdocs.yml that bring it."""

    classes: str
    brought_by: tuple[str, ...]


STYLES = (PALETTE_STYLES, MAIN_STYLES)
COMPONENTS = (
    Component("highlight|highlighttable|linenos|linenodiv|filename", ("pymdownx.highlight", "codehilite")),
    Component("md-code__[a-z]+", ("content.code.copy", "content.code.select", "content.code.annotate")),
    Component("tabbed-[a-z]+", ("pymdownx.tabbed", "pymdownx.blocks.tab")),
    Component("critic|arithmatex|keys", ("pymdownx.critic", "pymdownx.arithmatex", "pymdownx.keys")),
    Component("task-list[a-z-]*", ("pymdownx.tasklist",)),
    Component("mermaid|md-annotation[a-z_]*", ("pymdownx.superfences", "content.code.annotate", "md_in_html")),
    Component("grid|cards?", ("md_in_html",)),
    Component("md-(?:post|pagination|author|meta)[a-z_-]*", ("blog", "material/blog")),
    Component("md-tags?[a-z_-]*", ("tags", "material/tags")),
    Component("md-consent[a-z_]*", ("consent",)),
    Component("md-feedback[a-z_]*", ("analytics",)),
    Component("md-version[a-z_]*", ("version", "mike")),
    Component("md-path[a-z_]*", ("navigation.path",)),
    Component("md-social[a-z_]*", ("social",)),
    Component("md-progress", ("navigation.instant.progress",)),
    Component(
        "md-tooltip2?[a-z_]*", ("content.tooltips", "navigation.footnote.tooltips", "content.footnote.tooltips", "abbr")
    ),
)
_PARENTHESES = re.compile(r"\([^()]*\)")


def shown(path: str, css: str, config: MkDocsConfig) -> str:
    """A style sheet of the theme without the rules for what mkdocs.yml brings nowhere."""
    return palette_of(css, colours(config.theme)) if path.startswith(PALETTE_STYLES) else theme_style(css, mentioned(config))


def colours(theme: Theme) -> set[str]:
    """The colours that the palettes of mkdocs.yml name."""
    palettes = theme.get("palette")
    listed = palettes if isinstance(palettes, list) else [palettes]
    named = (palette.get(role, "indigo") for palette in listed if palette for role in ("primary", "accent"))
    return {str(colour).replace(" ", "-") for colour in named}


def mentioned(config: MkDocsConfig) -> frozenset[str]:
    """The extensions, plugins, features and extras that mkdocs.yml names."""
    extensions = (name for name in config.markdown_extensions if isinstance(name, str))
    return frozenset([*extensions, *config.plugins, *config.theme.get("features", ()), *config.extra])


def theme_style(css: str, mentioned: Collection[str]) -> str:
    """Material's minified style sheet without the rules of the components that nothing mentioned brings."""
    absent = "|".join(part.classes for part in COMPONENTS if not set(part.brought_by) & set(mentioned))
    return _kept(css, re.compile(rf"\.(?:{absent})(?![\w-])")) if absent else css


def palette_of(css: str, colours: Collection[str]) -> str:
    """Material's palette without the rules for colours that mkdocs.yml does not name."""
    named = "|".join(map(re.escape, sorted(colours)))
    return _kept(css, re.compile(rf"\[data-md-color-(?:primary|accent)=(?!(?:{named})\])"))


def _kept(css: str, absent: re.Pattern[str]) -> str:
    return "".join(_rule(head, body, absent) for head, body in _rules(css))


def _rule(head: str, body: str | None, absent: re.Pattern[str]) -> str:
    if body is None or head.startswith(("@font-face", "@keyframes", "@page", "@property")):
        return head if body is None else f"{head}{{{body}}}"
    if head.startswith("@"):
        inner = _kept(body, absent)
        return f"{head}{{{inner}}}" if inner else ""
    selectors = [selector for selector in _selectors(head) if not absent.search(_flat(selector))]
    return f"{','.join(selectors)}{{{body}}}" if selectors else ""


def _rules(css: str) -> Iterator[tuple[str, str | None]]:
    """Heads with what their braces hold; what has no braces at the end stands alone. Braces within strings are none."""
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
    """The selectors of a list; commas within brackets part none."""
    found, depth, start = [], 0, 0
    for place, sign in enumerate(head):
        depth += (sign in "([") - (sign in ")]")
        if sign == "," and depth == 0:
            found.append(head[start:place])
            start = place + 1
    return [*found, head[start:]]


def _flat(selector: str) -> str:
    """A selector without what stands in brackets: `:not(.x)` needs no element of class x."""
    while _PARENTHESES.search(selector):
        selector = _PARENTHESES.sub("", selector)
    return selector
