"""The last step of a build: pages are checked, get the policy, and the folder is made ready for any host."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from bilan.diagnostics.problem import Code, Place, Problem, Severity, sort_problems
from bilan.filesystem.atomic_write import put_file, remove_file
from bilan.filesystem.file_reading import read_or_raise
from bilan.filesystem.tree_walk import files_below
from bilan.messages.message import Message, translatable, translatable_plural
from bilan.model.registered_addresses import Register
from bilan.model.report import Report
from bilan.publish.checksums import NAME as MANIFEST
from bilan.publish.checksums import write_checksums
from bilan.publish.compression import compress
from bilan.publish.content_security_policy import Policy, add_policy, policy_of, with_policy
from bilan.publish.host_files import HEADERS, REDIRECTS, Redirect, headers_file, redirects_file
from bilan.publish.html_scan import PageScan, scan_page
from bilan.publish.http_headers import header_rules
from bilan.publish.internal_links import BrokenLink, SiteMap
from bilan.publish.permalink_register import check_register
from bilan.publish.redirect_pages import Notice, is_page, places_by_page, redirect_pages
from bilan.publish.vanished_causes import Causes

BROKEN = Code("broken-link")
BLOCKED = Code("blocked-by-policy", Severity.WARNING)

ROBOTS = "robots.txt"
CARD = "card.png"

Origin = Callable[[str, str], Place]


def unchanged(_file: str, html: str) -> str:
    """Return a page as it is."""
    return html


@dataclass(frozen=True, slots=True)
class PublishOptions:
    """How to finish a site: its address (in full, or empty), additions to its policy, whether to compress.

    `origin` returns where something in a built page was written, from its file and the words to look for. `localize` returns
    a page, from its file and its HTML, as a page of its language. `scans` are those of pages that have all this already, by
    path; `report` is the public view of the report.
    """

    address: str
    register: Register
    origin: Origin
    notices: Mapping[str, Notice]
    allowed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    compressed: bool = False
    scans: Mapping[str, PageScan] = field(default_factory=dict)
    report: Report | None = None
    localize: Callable[[str, str], str] = unchanged


def check_pages(site: Path, options: PublishOptions) -> tuple[Mapping[str, PageScan], tuple[Problem, ...]]:
    """Add language and policy to every page of the folder `site`, and check them; return the scan of each, and the problems.

    Problems: `broken-link`, `blocked-by-policy`, `vanished-address`, `bad-move`, `bad-address-line`.
    """
    files, scans = _files(site), options.scans
    pages = {name: scans.get(name) or _completed(site, name, options) for name in files if name.endswith(".html")}
    return pages, sort_problems(_problems(SiteMap(frozenset(files), pages, options.address or "/"), options))


def _completed(site: Path, name: str, options: PublishOptions) -> PageScan:
    """Return the scan of a page, and write its language and its policy into it; bytes that are not UTF-8 stay."""
    path = site / name
    html = read_or_raise(path, str(path)).decode("utf-8", "surrogateescape")
    stated, seen = with_policy(options.localize(name, html), options.allowed)
    if stated != html:
        _replace(path, stated)
    return seen


def _files(site: Path) -> list[str]:
    beneath = len(f"{site}/")
    return sorted(path[beneath:].replace(os.sep, "/") for path in files_below(str(site)))


def _problems(built: SiteMap, options: PublishOptions) -> Iterator[Problem]:
    addresses = [f"/{name.removesuffix('index.html')}" for name in built.pages]
    yield from _broken_links(built.broken(), options.origin)
    yield from check_register(options.register, built.answers, Causes(options.report, addresses))
    first: dict[str, str] = {}
    for name, page in built.pages.items():
        first.update((attribute, name) for attribute in page.forbidden if attribute not in first)
    yield from (_blocked(attribute, options.origin(name, attribute)) for attribute, name in first.items())


def _broken_links(found: Iterable[BrokenLink], origin: Origin) -> Iterator[Problem]:
    """Yield one problem for each address that does not exist, at the first link to it."""
    by_target: dict[str, list[BrokenLink]] = {}
    for broken in found:
        by_target.setdefault(broken.means, []).append(broken)
    for means, (first, *others) in by_target.items():
        hint = translatable("Correct the link, or bring back what it leads to.")
        yield BROKEN.at(origin(first.file, first.link), _leading_nowhere(first, means, len(others)), hint)


def _leading_nowhere(link: BrokenLink, means: str, others: int) -> Message:
    page = f"/{link.file.removesuffix('index.html')}"
    one = translatable("The page {page} leads to {address}, which does not exist.", page=page, address=means)
    return (
        translatable_plural(others, "{one} So does one other.", "{one} So do {number} others.", one=one) if others else one
    )


def _blocked(attribute: str, place: Place) -> Problem:
    message = translatable(
        "Browsers will ignore {attribute}: the site’s security policy does not allow styles or scripts in elements.",
        attribute=attribute,
    )
    hint = translatable("Give the element a class, and write the style in a file named by “extra_css”.")
    return BLOCKED.at(place, message, hint)


def finish_site(site: Path, pages: Mapping[str, PageScan], options: PublishOptions) -> None:
    """Make a folder with examined pages ready for any host."""
    _copy_moved_files(site, options.register.moved)
    leading = redirect_pages(options.register.moved, options.notices)
    read = {**pages, **{name: scan_page(text) for name, text in leading.items()}}
    for name, text in leading.items():
        _replace(site / name, add_policy(text, policy_of([read[name]], options.allowed)))
    _write_host_files(site, policy_of(read.values(), options.allowed), options)
    if options.compressed:
        compress(site, _files(site))
    put_file(site / MANIFEST, write_checksums(site, _files(site)).encode("utf-8", "surrogateescape"))


def _copy_moved_files(site: Path, moved: Mapping[str, str]) -> None:
    """Put a copy of a file at its old address, for hosts without redirects; what became a page is only redirected.

    The share card of a page that has moved is copied too: posts that were published show it.
    """
    for old, new in moved.items():
        if is_page(old) and (site / f"{_folder_of(new)}{CARD}").exists():
            put_file(site / f"{_folder_of(old)}{CARD}", read_or_raise(site / f"{_folder_of(new)}{CARD}", new))
        elif "#" not in old and not is_page(old) and Path(old).suffix == Path(new).suffix:
            put_file(site / unquote(old[1:]), read_or_raise(site / unquote(new[1:]), new))


def _folder_of(page: str) -> str:
    """The folder of the file of a page, in the site: `indicators/visits/`."""
    return unquote(page.partition("#")[0].rpartition("/")[0][1:]) + "/"


def _write_host_files(site: Path, policy: Policy, options: PublishOptions) -> None:
    base = urlsplit(options.address).path or "/"
    moves = [Redirect(base + old[1:], base + new[1:]) for old, new in sorted(_redirected(options.register.moved))]
    _offer(site / HEADERS, headers_file(header_rules(policy, _files(site), base)))
    _offer(site / ROBOTS, _robots(options.address))
    if moves:
        _offer(site / REDIRECTS, redirects_file(moves))


def _redirected(moved: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield what a server redirects: not pages that the small page leads to different places."""
    places = places_by_page(moved)
    return ((old, new) for old, new in moved.items() if "#" not in old + new and old not in places)


def _robots(address: str) -> str:
    """Return a robots.txt that allows everything (RFC 9309) and names the sitemap."""
    return "User-agent: *\nAllow: /\n" + (f"Sitemap: {address}sitemap.xml\n" if address else "")


def _replace(path: Path, text: str) -> None:
    """Write a new file instead of changing one that may be a hard link to a file of another site."""
    remove_file(path)
    put_file(path, text.encode("utf-8", "surrogateescape"))


def _offer(path: Path, text: str) -> None:
    """Write a file, unless the institution has its own."""
    if not path.exists():
        put_file(path, text.encode())
