"""The headers of every answer: said once here. `_headers` and the snippets of each server are made of these rules."""

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
_NAMED_BY_CONTENT = re.compile(
    r"\.[0-9a-f]{8,}\.(?:min\.)?js$"
)  # a style sheet may be cut to what is used under its old name
_FOREVER = ("Cache-Control", "public, max-age=31536000, immutable")  # RFC 8246
ASK_EACH_TIME = ("Cache-Control", "no-cache")  # RFC 9111, 5.2.2.4: kept, and asked for before each use


@dataclass(frozen=True, slots=True)
class HeaderRule:
    """Headers of the files below a path that ends in `*`, or of the one file of that path.

    A file that several rules fit is sent the headers of all of them; no header stands in two such rules.
    """

    path: str
    headers: tuple[tuple[str, str], ...]

    @property
    def folder(self) -> str | None:
        """The path that the rule is about, without its `*`; None where it is about one file."""
        return self.path[:-1] if self.path.endswith("*") else None


def header_rules(policy: Policy, files: Iterable[str], base: str = "/") -> tuple[HeaderRule, ...]:
    """The headers of a site that holds these files, named from its root, which is `base` on its host."""
    return (
        HeaderRule(f"{base}*", (("Content-Security-Policy", policy.header), *_ALWAYS)),
        *_particular(sorted(files), base),
    )


def _particular(files: list[str], base: str) -> Iterator[HeaderRule]:
    if any(file.startswith(_OPEN) for file in files):
        yield HeaderRule(f"{base}{_OPEN}*", (("Access-Control-Allow-Origin", "*"),))
    yield from (HeaderRule(f"{base}{file}", (_FOREVER,)) for file in files if _NAMED_BY_CONTENT.search(file))
