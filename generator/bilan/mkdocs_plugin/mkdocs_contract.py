"""Every name of MkDocs, Material and Python-Markdown that we use and that they do not document, in one place.

These names may change in any release of theirs. Other modules import them from here, never from the library.
`tests/mkdocs_plugin/test_mkdocs_contract.py` has a test for each, which says what breaks without it, and a
test that no other module uses such a name. When a test there fails after an update, change this module only.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from jinja2 import Environment
from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.commands.build import build as build_site
from mkdocs.commands.build import get_context as template_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler, get_build_timestamp, normalize_url
from mkdocs.utils.meta import get_data as split_front_matter

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer  # imports an HTTP server and watchdog, which no build needs

__all__ = [
    "build_site",
    "get_build_timestamp",
    "get_navigation",
    "normalize_url",
    "split_front_matter",
    "template_context",
]

# MkDocs: what it logs.
LOGGER = logging.getLogger("mkdocs")
SERVER_LOGGER = "mkdocs.livereload"
SERVER_MESSAGES = ("Serving on", "Shutting down")  # the lines of the server that an editor needs
PAGE_WARNING = r"Doc file '([^']+)'"  # how a warning names its page

# Python-Markdown: priorities of its own steps. `RawHtmlBlocks` puts its steps between these.
NORMALIZE_WHITESPACE, NORMALIZE_WHITESPACE_PRIORITY = "normalize_whitespace", 30  # the first step; ours replaces it
FENCED_CODE_PRIORITY = 25  # fenced code is taken out before our step, so that HTML in it stays code
RAW_HTML_ANCHORS_PRIORITY = 21  # MkDocs reads the anchors of HTML here; our step comes before, so that it reads less
FIRST_BLOCK_PRIORITY = 105  # the first block parser, of admonitions; ours comes before all
STASHED_HTML_PRIORITY = 30  # where Python-Markdown puts stashed HTML back; our blocks go back right after

# Material: files of the theme, and its search.
PALETTE_STYLES, MAIN_STYLES = "assets/stylesheets/palette.", "assets/stylesheets/main."
SOURCE_MAP_FOLDERS = ("assets/javascripts/", "assets/stylesheets/")
SEARCH_PLUGINS = ("search", "material/search")
SEARCH_INDEX = "search/search_index.json"  # where the search plugin writes its index
STEMMERS = "assets/javascripts/lunr"  # the folder of what searches in other languages
STEMMER_SUPPORT = "lunr.stemmer.support.min.js"
SEGMENTERS = {"ja": "tinyseg.js", "hi": "wordcut.js", "th": "wordcut.js"}  # as Material's search worker asks for them


def build_page(page: Page, config: MkDocsConfig, files: Files, nav: Navigation, env: Environment) -> None:
    """Convert, render and write one page, through all events of a page.

    MkDocs converts every page before it renders the first; this builds one page at a time.
    """
    _populate_page(page, config, files)
    _build_page(page, config, (), nav, env)


def stop_without_building() -> NoReturn:
    """End `mkdocs build` from `on_config` with exit code 0; MkDocs has no event that cancels a build."""
    raise SystemExit(0)


def remove_event_methods(config: MkDocsConfig, event: str, names: Collection[str]) -> None:
    """Keep the plugins of these names from handling an event."""
    plugins = [config.plugins[name] for name in names if name in config.plugins]
    methods = config.plugins.events[event]
    methods[:] = [method for method in methods if getattr(method, "__self__", None) not in plugins]


def clear_warning_count() -> None:
    """Forget the warnings counted so far; `strict: true` then does not stop the build for them."""
    for handler in LOGGER.handlers:
        if isinstance(handler, CountHandler):
            handler.counts.clear()


def page_anchors(page: Page) -> set[str]:
    """Return the anchors found in a page when it was converted; none for a page that was not."""
    return page.present_anchor_ids or set()


def set_page_anchors(page: Page, anchors: Collection[str]) -> None:
    """Tell MkDocs the anchors of a page, so that it can check links to them."""
    page.present_anchor_ids = set(anchors)


def anchor_links(page: Page) -> Mapping[File, dict[str, str]]:
    """Return the anchors that a page links to, and the link as written, by the file of the page with the anchor."""
    return page.links_to_anchors or {}


def set_anchor_links(page: Page, links: Mapping[File, dict[str, str]] | None) -> None:
    """Tell MkDocs the anchors that a page links to, as `anchor_links` returns them; None for a page not converted yet."""
    page.links_to_anchors = None if links is None else dict(links)


def check_anchor_links(page: Page, config: MkDocsConfig) -> None:
    """Log the links of a page to anchors that do not exist, at the level of `validation.links.anchors`."""
    page.validate_anchor_links(files=Files([]), log_level=config.validation.links.anchors)


def poll_files(server: LiveReloadServer, interval: float, settle_delay: float) -> None:
    """Look for changed files every `interval` seconds, and rebuild when none came for `settle_delay` seconds.

    Call it before anything is watched.
    """
    from watchdog.observers.polling import PollingObserver

    server.observer = PollingObserver(timeout=interval)
    server.build_delay = settle_delay


def serve_url(host: str, port: int, path: str) -> str:
    """Return the address of a preview as MkDocs writes it; `path` is that of the site on the host."""
    from mkdocs.livereload import _serve_url

    return _serve_url(host, port, path)


def full_rebuild(server: LiveReloadServer) -> Callable[[], None]:
    """Return what the server calls after a change: a build of everything."""
    return server.builder


def set_rebuild(server: LiveReloadServer, rebuild: Callable[[], None]) -> None:
    """Make the server call this after a change."""
    server.builder = rebuild


def is_rebuild_due(server: LiveReloadServer) -> bool:
    """Whether files changed since the current rebuild began."""
    return server._want_rebuild


def release_waiting_browsers(server: LiveReloadServer) -> None:
    """Let browsers have the pages now, before the rebuild ends; MkDocs does so after it (`_build_loop`)."""
    with server._epoch_cond:
        server._visible_epoch = server._wanted_epoch
        server._epoch_cond.notify_all()


def reload_browsers(server: LiveReloadServer) -> None:
    """Make browsers wait for the end of the rebuild, and then load their page again."""
    with server._epoch_cond:
        server._wanted_epoch = max(server._wanted_epoch + 1, round(time.monotonic() * 1000))


def serve_site(settings: Path, address: str) -> int:
    """Run `mkdocs serve` with the settings file of a report, until it is stopped; return its exit code."""
    from mkdocs.__main__ import cli

    where = ["-a", address] if address else []
    handlers = list(LOGGER.handlers)
    try:
        cli.main(["serve", "-f", str(settings), *where], prog_name="mkdocs")
    except SystemExit as stopped:
        return int(stopped.code or 0)
    finally:
        LOGGER.handlers[:] = handlers  # the command adds one that keeps the standard error of the moment
