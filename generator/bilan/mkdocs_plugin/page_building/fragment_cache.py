"""Renders the parts of the theme that are the same on many pages once for them.

A part is the same on all pages of a language at the same depth, because its addresses go through the root of the site
(`../../press/`). If an institution has its own templates, nothing is shared: they may print anything.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from jinja2 import Environment, nodes, pass_context
from jinja2.ext import Extension
from jinja2.parser import Parser
from jinja2.runtime import Context
from mkdocs.config.defaults import MkDocsConfig

from bilan.mkdocs_plugin.mkdocs_contract import normalize_url

_NOWHERE = "\ue000/"  # a folder that no address starts with


def share_fragments(env: Environment, config: MkDocsConfig) -> None:
    """Add the `fragment` tag and a suitable `url` filter to the templates of a site."""
    env.filters["url"] = _url
    env.add_extension(CacheTag)
    shared: CacheTag = env.extensions[CacheTag.identifier]  # type: ignore[assignment]
    shared.shares = config.theme.name == "material" and not config.theme.custom_dir


class CacheTag(Extension):
    """`{% fragment a, b %}…{% endfragment %}` is rendered once for each language and each value of `a` and `b`."""

    tags = {"fragment"}  # noqa: RUF012 # as Jinja declares it

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self.shares = False
        self._rendered: dict[Hashable, str] = {}

    def parse(self, parser: Parser) -> nodes.Node:
        """Called by Jinja."""
        line = next(parser.stream).lineno
        inputs = parser.parse_tuple(with_condexpr=False)
        body = parser.parse_statements(("name:endfragment",), drop_needle=True)
        place = nodes.Const((parser.name, line))
        arguments = [nodes.Name("localized", "load"), place, inputs]
        return nodes.CallBlock(self.call_method("_rendered_once", arguments), [], [], body).set_lineno(line)

    def _rendered_once(self, localized: Any, place: Hashable, inputs: Hashable, caller: Callable[[], str]) -> str:
        if not self.shares:
            return caller()
        key = (localized.language.tag, place, inputs)
        if key not in self._rendered:
            self._rendered[key] = caller()
        return self._rendered[key]


@dataclass(frozen=True, slots=True)
class _Somewhere:
    """A page of which only the depth is known."""

    url: str


@pass_context
def _url(context: Context, address: str) -> str:
    """Return an address relative to the page, always through the root; MkDocs' own filter takes the shortest way."""
    page = context.get("page")
    if not page:
        return normalize_url(str(address), base=context["base_url"])
    folder = page.url.rpartition("/")[0]
    return _from(0 if folder in ("", ".") else folder.count("/") + 1, str(address))


@lru_cache(10_000)
def _from(depth: int, address: str) -> str:
    return normalize_url(address, page=_Somewhere(_NOWHERE * depth))  # type: ignore[arg-type]
