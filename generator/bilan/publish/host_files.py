"""`_headers` and `_redirects`, which Cloudflare Pages, Netlify and others read; `hosts/` has other servers.

https://developers.cloudflare.com/pages/configuration/headers/ (at most 100 rules, lines of 2 000 characters)

https://docs.netlify.com/manage/routing/headers/
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bilan.filesystem.file_reading import opened
from bilan.publish.http_headers import HeaderRule

HEADERS = "_headers"
REDIRECTS = "_redirects"


@dataclass(frozen=True, slots=True)
class Redirect:
    """A published address, and the one that replaces it, both from the root of the host."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class HostFiles:
    """What a host must know about a finished site.

    `missing` are the “not found” pages by the path they are for: `("/ar/", "/ar/404.html")`.
    """

    rules: tuple[HeaderRule, ...]
    moved: tuple[Redirect, ...]
    missing: tuple[tuple[str, str], ...]


def headers_file(rules: Iterable[HeaderRule]) -> str:
    """Return the rules as `_headers`. `! Name` takes away the header of the whole site before another one is set.

    Hosts that do not know `!` send both policies, and then browsers show no chart in a frame.
    """
    general, *particular = rules
    sent = {name for name, _ in general.headers}
    return "".join([_block(general, set()), *(_block(rule, sent) for rule in particular)])


def _block(rule: HeaderRule, replaced: set[str]) -> str:
    taken = "".join(f"  ! {name}\n" for name, _ in rule.headers if name in replaced)
    return f"{rule.path}\n{taken}" + "".join(f"  {name}: {value}\n" for name, value in rule.headers)


def redirects_file(moved: Iterable[Redirect]) -> str:
    """Return a line for each address that has moved permanently."""
    return "".join(f"{one.old} {one.new} 301\n" for one in moved)


def read_host_files(site: Path) -> HostFiles:
    """Return what a finished site says in its two files. Raises `FileNotFoundError` if it was not built by Bilan."""
    rules = tuple(_rules(_lines(site / HEADERS)))
    redirects = site / REDIRECTS
    lines = _lines(redirects) if redirects.exists() else []
    moved = tuple(Redirect(*line.split()[:2]) for line in lines if line.strip())
    base = next((rule.folder for rule in rules if rule.folder), "/")
    pages = sorted(site.glob("404.html")) + sorted(site.glob("*/404.html"))
    missing = tuple((f"{base}{_folder(page, site)}", f"{base}{page.relative_to(site).as_posix()}") for page in pages)
    return HostFiles(rules, moved, missing)


def _lines(path: Path) -> list[str]:
    with opened(path) as file:
        return file.read().decode("utf-8", "replace").splitlines()


def _folder(page: Path, site: Path) -> str:
    return "" if page.parent == site else f"{page.parent.relative_to(site).as_posix()}/"


def _rules(lines: Iterable[str]) -> Iterator[HeaderRule]:
    path, block = "", list[tuple[str, str]]()
    for line in (*lines, ""):
        if line.startswith(" "):
            name, _, value = line.strip().partition(": ")
            if not name.startswith("!"):
                block.append((name, value))
            continue
        if path:
            yield HeaderRule(path, tuple(block))
        path, block = line.strip(), []
