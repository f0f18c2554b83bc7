"""What the settings of a site say about its hand-written pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import SplitResult, urlsplit


def _none(_path: str) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class ContentRules:
    """The folder of the pages (`content` in that of the report unless given), and which of them are left out.

    `excluded` is asked with the path of a page in that folder. `allowed` names what pages may load from elsewhere, as the
    policy of the site does: sources such as `https://video.example.org` by directive such as `frame-src` (CSP 3, 6).
    """

    folder: Path | None = None
    excluded: Callable[[str], bool] = _none
    allowed: Mapping[str, Sequence[str]] = field(default_factory=dict)


DEFAULT_RULES = ContentRules()


def is_allowed(address: str, sources: Iterable[str]) -> bool:
    """Whether sources of a policy cover an address: same scheme and host (`*.` is any below it), and path where given.

    The part of CSP 3, 6.7.2.8 (“Does url match expression in origin”) that needs no redirect and no port.
    """
    try:
        asked = urlsplit(address)
        return any(_covers(urlsplit(source), asked) for source in sources)
    except ValueError:  # not an address
        return False


def _covers(source: SplitResult, asked: SplitResult) -> bool:
    if not source.netloc or source.scheme != asked.scheme:
        return False
    host = source.netloc.lower()
    same = asked.netloc.lower().endswith(host[1:]) if host.startswith("*.") else asked.netloc.lower() == host
    path = source.path if source.path.endswith("/") or not source.path else f"{source.path}/"
    return same and (not path or asked.path == source.path or asked.path.startswith(path))
