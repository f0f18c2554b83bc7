"""The Content-Security-Policy of a site (CSP 3): nothing from other hosts, and inline code only by its hash."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import escape

from bilan.publish.html_scan import PageScan, scan_page

_RULES: Mapping[str, tuple[str, ...]] = {
    "default-src": ("'none'",),
    "script-src": ("'self'",),
    "style-src": ("'self'",),
    "img-src": ("'self'", "data:"),  # the theme uses data: for its icons
    "font-src": ("'self'",),
    "connect-src": ("'self'",),  # search and the press review fetch files
    "worker-src": ("'self'",),
    "manifest-src": ("'self'",),
    "base-uri": ("'none'",),
    "form-action": ("'self'",),
    "frame-ancestors": ("'self'",),
}
_HEADERS_ONLY = ("frame-ancestors",)  # browsers ignore it in <meta>
_CHARSET = re.compile(r"""<meta\s+charset\s*=\s*["']?[\w-]+["']?\s*/?>""", re.IGNORECASE)
_HEAD = re.compile(r"<head(?:\s[^>]*)?>", re.IGNORECASE)
_META = '<meta http-equiv="Content-Security-Policy" content="'


@dataclass(frozen=True, slots=True)
class Policy:
    """What pages may load and run; `allowed` adds sources to directives (`{"frame-src": ("https://video.example",)}`)."""

    scripts: frozenset[str] = frozenset()
    styles: frozenset[str] = frozenset()
    allowed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def header(self) -> str:
        """Return the policy as the value of a header."""
        return self._serialize(self._directives())

    @property
    def framed_header(self) -> str:
        """Return the policy of pages that other sites show in a frame; they have no scripts."""
        return self._serialize({**_RULES, "script-src": ("'none'",), "frame-ancestors": ("*",)})

    @property
    def meta(self) -> str:
        """Return the policy as an element of a page, for hosts that send no headers."""
        heeded = {name: sources for name, sources in self._directives().items() if name not in _HEADERS_ONLY}
        return f'{_META}{escape(self._serialize(heeded)).replace("&#x27;", chr(39))}">'

    def _directives(self) -> dict[str, tuple[str, ...]]:
        hashes = {"script-src": self.scripts, "style-src": self.styles}
        names = (*_RULES, *sorted(self.allowed.keys() - _RULES.keys()))
        return {
            name: _joined(_RULES.get(name, ()), sorted(hashes.get(name, ())), self.allowed.get(name, ())) for name in names
        }

    @staticmethod
    def _serialize(directives: Mapping[str, tuple[str, ...]]) -> str:
        return "; ".join(f"{name} {' '.join(sources)}" for name, sources in directives.items())


def _joined(*sources: Iterable[str]) -> tuple[str, ...]:
    joined = tuple(dict.fromkeys(source for some in sources for source in some))
    return tuple(source for source in joined if source != "'none'") or joined


def policy_of(pages: Iterable[PageScan], allowed: Mapping[str, tuple[str, ...]]) -> Policy:
    """Return one policy that allows what all the pages need."""
    held = tuple(pages)
    scripts = frozenset(script for page in held for script in page.scripts)
    return Policy(scripts, frozenset(style for page in held for style in page.styles), allowed)


def add_policy(html: str, policy: Policy) -> str:
    """Return a page with the policy before anything it loads; unchanged if it has a policy already."""
    begin = _CHARSET.search(html) or _HEAD.search(html)
    if begin is None or _META in html:
        return html
    return f"{html[: begin.end()]}{policy.meta}{html[begin.end() :]}"


def with_policy(html: str, allowed: Mapping[str, tuple[str, ...]]) -> tuple[str, PageScan]:
    """A new page with its policy in it, and its scan, in which the policy changes nothing."""
    scan = scan_page(html)
    return add_policy(html, policy_of([scan], allowed)), scan
