"""The MkDocs plugin. It passes each event to the build, and builds nothing when nothing changed since the last build.

What a build needs is imported only when there is something to build.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger

from bilan.cache.cache import Cache
from bilan.filesystem.file_problems import FileError, refusal
from bilan.mkdocs_plugin.build_abort import report_refusal
from bilan.mkdocs_plugin.mkdocs_contract import stop_without_building
from bilan.mkdocs_plugin.plugin_settings import BilanConfig, folder_of
from bilan.mkdocs_plugin.site_findings import DryRun
from bilan.mkdocs_plugin.up_to_date_check import UpToDateCheck, sources_of

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

    from bilan.mkdocs_plugin.plugin_build import Build
    from bilan.mkdocs_plugin.preview.incremental_rebuild import IncrementalRebuild
    from bilan.mkdocs_plugin.preview.preview_session import PreviewSession
    from bilan.mkdocs_plugin.preview.save_handler import SaveHandler

log = get_plugin_logger("bilan")


def _delegated(event: str) -> Callable[..., Any]:
    def method(plugin: BilanPlugin, *item: Any, **more: Any) -> Any:
        return getattr(plugin.build, event)(*item, **more)

    return method


class BilanPlugin(BasePlugin[BilanConfig]):  # type: ignore[no-untyped-call]
    """One instance serves one run of `mkdocs build` or `mkdocs serve`."""

    build: Build
    preview: PreviewSession | None = None
    saves: SaveHandler | None = None  # in a preview, once it is served
    dry_run: DryRun | None = None
    without_cache = False  # set by a command that builds without the cache
    _may_skip = False
    _root = Path()
    _last: UpToDateCheck | None = None
    _inputs = ""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        self._may_skip = command == "build" and not dirty and not self.without_cache
        self.preview = self.saves = None
        if command == "serve":
            from bilan.mkdocs_plugin.preview.preview_session import PreviewSession

            self.preview = PreviewSession()
            self.preview.start()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        self._root = folder_of(config)
        cache = self.dry_run.cache if self.dry_run else Cache() if self.without_cache else None
        today = datetime.now(UTC).date()
        self._last = UpToDateCheck.of(config, os.environ, today, cache) if self._may_skip else None
        if self._last:
            cache = self._last.cache
            self._inputs = self._last.inputs_fingerprint(cache.toolchain)
            self._skip_build(self._last)
        from bilan.mkdocs_plugin.plugin_build import Build

        self.build = Build(self.config, self.preview, self.dry_run, cache)
        return self.build.on_config(config)

    def _skip_build(self, last: UpToDateCheck) -> None:
        """If the last build is up to date, write the problems that it reported again, and stop.

        A dry run stops when the problems of the site are known from an earlier check or build.
        """
        if self.dry_run:
            verdict = last.verdict(self._inputs)
            if verdict is not None:
                self.dry_run.findings.add(verdict, sources_of(last.root, verdict))
                stop_without_building()
            return
        printed = last.printed_problems(self._inputs)
        if printed is not None:
            sys.stderr.write(printed)
            log.info("Nothing has changed since the last build.")
            stop_without_building()

    def remember_verdict(self) -> None:
        """Keep the problems found, for the next check of the same report."""
        if self._last and self.dry_run:
            self._last.remember(self._inputs, self.dry_run.findings.problems, None)

    @event_priority(-100)  # after every other plugin has written its files
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        self.build.on_post_build(config=config)
        if self._last and not self.dry_run:
            builder = self.build.report_builder
            self._last.remember(self._inputs, builder.findings.problems, builder.printed_text)
        if self.saves:
            self.saves.rebuild = self._rebuild()

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> LiveReloadServer:  # noqa: ARG002
        if self.preview is None:
            return server
        from bilan.mkdocs_plugin.preview.preview_server import set_up_server

        self.saves = set_up_server(server, config, self.config, self.preview, self._rebuild())
        return server

    def _rebuild(self) -> IncrementalRebuild | None:
        """Return what builds the next save of a preview into the site just built."""
        if self.preview is None or not self.build.can_rebuild_incrementally:
            return None
        from bilan.mkdocs_plugin.preview.incremental_rebuild import IncrementalRebuild

        return IncrementalRebuild(self.build, self.preview)

    def on_build_error(self, *, error: Exception) -> None:
        if hasattr(self, "build"):
            self.build.on_build_error(error)
        if isinstance(error, FileError | OSError) and not (self.preview and self.preview.running):
            if self.dry_run is None:
                raise report_refusal(error, self._root)
            self.dry_run.findings.add((refusal(error, self._root),), {})

    on_files = _delegated("on_files")
    on_nav = _delegated("on_nav")
    on_page_read_source = _delegated("on_page_read_source")
    on_page_markdown = _delegated("on_page_markdown")
    on_page_content = _delegated("on_page_content")
    on_page_context = _delegated("on_page_context")
    on_template_context = _delegated("on_template_context")
    on_post_template = _delegated("on_post_template")
    on_env = _delegated("on_env")
    on_post_page = _delegated("on_post_page")
