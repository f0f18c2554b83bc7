"""Addresses of pages: absolute within a language (`/2021/press/`), printed relative to the page they stand on.

Relative addresses hold wherever the site is put: at the root of a host, in a folder, behind a preview.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from urllib.parse import quote, urlsplit, urlunsplit

from bilan.diagnostics.problem import Place


@dataclass(frozen=True, slots=True)
class Site:
    """Where the pages will be.

    `url` is the address of the site's root, `edit` the pattern of the address of a line of the data, with `{file}` and
    `{line}` to fill in; each is empty where it is not known.
    """

    url: str = ""
    edit: str = ""

    def full(self, address: str) -> str:
        """An address of the whole site in full, or from the root of the site where that is not known."""
        return f"{self.url.rstrip('/')}/{in_ascii(address.lstrip('/'))}" if self.url else address

    def line(self, place: Place) -> str | None:
        """Where a line of the data can be read or edited, None where the site does not say."""
        return self.edit.format(file=quote(place.file), line=place.line) if self.edit else None


NOWHERE = Site()
_SAFE = "/?#&=:@!$'()*+,;~"  # signs that have a meaning in an address, or need none (RFC 3986, 2.2 and 3.3)


def in_ascii(address: str) -> str:
    """An address of the site, or the path of a file, with all that an address may not hold as `%C3%A9` (RFC 3987, 3.1)."""
    return quote(address, safe=_SAFE)


def whole_in_ascii(url: str) -> str:
    """A whole address that somebody typed, which may be written in ASCII already; the host by IDNA."""
    try:
        parts = urlsplit(url)
        host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode("ascii")
    except (UnicodeError, ValueError):  # not the name of a host: what uses the address says so
        return url
    return urlunsplit(parts._replace(netloc=host, path=quote(parts.path, safe=f"{_SAFE}%")))


def localized_path(language_prefix: str, address: str) -> str:
    """The address in the whole site: `/2021/` in Arabic is `/ar/2021/`; the default language has no prefix."""
    return f"/{language_prefix}{address}" if language_prefix else address


def relative(target: str, page: str) -> str:
    """How a page refers to another, both given from the root and ending in `/` when they are pages."""
    path, hash_, anchor = target.partition("#")
    if path == page and hash_:
        return f"#{anchor}"
    return f"{_steps(path, page)}{hash_}{anchor}"


@lru_cache(4096)
def _steps(path: str, page: str) -> str:
    there, here = _parts(path), _parts(page)
    shared = sum(1 for _ in takewhile(lambda parts: parts[0] == parts[1], zip(there, here, strict=False)))
    steps = "/".join([*[".."] * (len(here) - shared), *there[shared:]]) or "."
    return f"{steps}/" if path.endswith("/") else steps


def _parts(address: str) -> list[str]:
    return [part for part in address.split("/") if part]
