"""The HTTP headers of a site, declared once. `_headers` and the settings of each server are made from these rules."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bilan.publish.content_security_policy import Policy

_ALWAYS = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Permissions-Policy", "browsing-topics=(), camera=(), geolocation=(), microphone=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
)
_OPEN = "data/"  # downloads that a script of any site may read
EMBED = "embed/"  # charts that other sites show in a frame
_NAMED_BY_CONTENT = re.compile(r"\.[0-9a-f]{8,}\.(?:min\.)?js$")  # a style sheet may be pruned under its old name
_FOREVER = ("Cache-Control", "public, max-age=31536000, immutable")  # RFC 8246
_EMBEDDED = re.compile(r"(?:[a-z-]+/)?embed/")  # also below the folder of a language
ASK_EACH_TIME = ("Cache-Control", "no-cache")  # RFC 9111, 5.2.2.4: stored, and revalidated before each use


@dataclass(frozen=True, slots=True)
class HeaderRule:
    """Headers of the files below a path that ends in `*`, or of the one file at that path.

    A file that matches several rules gets the headers of all. A header that is also in the rule of the whole site replaces
    it: the policy of charts in frames.
    """

    path: str
    headers: tuple[tuple[str, str], ...]

    @property
    def folder(self) -> str | None:
        """The folder of the rule, without `*`; None if it is for one file."""
        return self.path[:-1] if self.path.endswith("*") else None


def header_rules(policy: Policy, files: Iterable[str], base: str = "/") -> tuple[HeaderRule, ...]:
    """Return the headers of a site with these files, named from its root; `base` is the root's path on its host."""
    return (
        HeaderRule(f"{base}*", (("Content-Security-Policy", policy.header), *_ALWAYS)),
        *_framed(files, policy, base),
        *_particular(sorted(files), base),
    )


def _framed(files: Iterable[str], policy: Policy, base: str) -> Iterator[HeaderRule]:
    """The rule of each folder of charts in frames. Its policy replaces that of the site, which no other site may frame."""
    folders = {file[: file.index(EMBED) + len(EMBED)] for file in files if _EMBEDDED.match(file)}
    for folder in sorted(folders):
        yield HeaderRule(f"{base}{folder}*", (("Content-Security-Policy", policy.framed_header),))


def _particular(files: list[str], base: str) -> Iterator[HeaderRule]:
    if any(file.startswith(_OPEN) for file in files):
        yield HeaderRule(f"{base}{_OPEN}*", (("Access-Control-Allow-Origin", "*"),))
    yield from (HeaderRule(f"{base}{file}", (_FOREVER,)) for file in files if _NAMED_BY_CONTENT.search(file))
