"""The language of a built page: on its root element, and in its links to the same page in the other languages.

The theme of Bilan writes both. Pages of another engine know the language of their site, but lead to the home pages of the
others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

_ROOT = re.compile(r"<html\b([^>]*)>")
_OF_LANGUAGE = re.compile(r"""\s(?:lang|dir)=(?:"[^"]*"|'[^']*'|[^\s>]+)""")
_ALTERNATE = 'rel="alternate"'
_OWN = 'rel="alternate "'  # the space hides these pages from the theme's script, which looks for sitemaps there
_HREFLANG = re.compile(r"""<(?:a|link)\b[^>]*\bhreflang="(?P<tag>[^"]*)"[^>]*>""")
_HREF = re.compile(r"""\bhref="[^"]*\"""")
_END_OF_HEAD = "</head>"


@dataclass(frozen=True, slots=True)
class Translation:
    """The same page in a language: the tag of the language, the address relative to the page, and in full if it is known."""

    tag: str
    relative: str
    full: str = ""


def with_language(html: str, tag: str, direction: str) -> str:
    """Return a page with the tag and the direction of its language on the root element (WCAG 3.1.1)."""

    def stated(root: re.Match[str]) -> str:
        return f'<html lang="{tag}" dir="{direction}"{_OF_LANGUAGE.sub("", root[1])}>'

    return _ROOT.sub(stated, html, count=1)


def with_translations(html: str, translations: Sequence[Translation]) -> str:
    """Return a page whose links to other languages lead to the same page there, the default language first.

    A page that the theme of Bilan made has these links already, and stays as it is. A language without this page keeps the
    link that the engine wrote. Search engines also get `x-default` (Google, “localized versions of your pages”).
    """
    if _OWN in html or len(translations) < 2:
        return html
    known = {translation.tag: translation for translation in translations}

    def leading(link: re.Match[str]) -> str:
        other = known.get(link["tag"])
        if other is None:
            return link[0]
        of_head = link[0].startswith("<link")  # a reader’s link works wherever the site is, also before it is published
        href = escape(other.full or other.relative) if of_head else escape(other.relative)
        return _HREF.sub(lambda _: f'href="{href}"', link[0], count=1).replace(_ALTERNATE, _OWN)

    first = translations[0]
    default = f'<link {_OWN} href="{escape(first.full or first.relative)}" hreflang="x-default">'
    return _HREFLANG.sub(leading, html).replace(_END_OF_HEAD, f"{default}{_END_OF_HEAD}", 1)
