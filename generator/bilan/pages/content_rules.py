"""The settings of a site for its hand-written pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import SplitResult, urlsplit


def _nothing_excluded(_path: str) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class ContentRules:
    """The folder of the pages (by default `content` in the folder of the report), and which of them are excluded.

    `excluded` takes the path of a page in that folder. `allowed` are the other hosts from which pages may load, as in the
    content security policy: sources such as `https://video.example.org` by directive such as `frame-src` (CSP 3, 6).
    """

    folder: Path | None = None
    excluded: Callable[[str], bool] = _nothing_excluded
    allowed: Mapping[str, Sequence[str]] = field(default_factory=dict)


DEFAULT_RULES = ContentRules()


def is_allowed(address: str, sources: Iterable[str]) -> bool:
    """True when a source of the policy matches an address: same scheme and host (`*.` is any subdomain), and path if given.

    This is CSP 3, 6.7.2.8 (“Does url match expression in origin”) without redirects and ports.
    """
    try:
        url = urlsplit(address)
        return any(_matches(urlsplit(source), url) for source in sources)
    except ValueError:  # not an address
        return False


def _matches(source: SplitResult, url: SplitResult) -> bool:
    if not source.netloc or source.scheme != url.scheme:
        return False
    host = source.netloc.lower()
    same = url.netloc.lower().endswith(host[1:]) if host.startswith("*.") else url.netloc.lower() == host
    path = source.path if source.path.endswith("/") or not source.path else f"{source.path}/"
    return same and (not path or url.path == source.path or url.path.startswith(path))
