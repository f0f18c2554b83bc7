"""Sets up the server of `mkdocs serve`: which files it watches, what a save does, and what it sends besides pages."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from bilan.edit_form.edit_addresses import EditedReport
from bilan.edit_form.report_editor import ReportEditor
from bilan.mkdocs_plugin.config_defaults import THEME
from bilan.mkdocs_plugin.mkdocs_contract import full_rebuild, poll_files, set_rebuild
from bilan.mkdocs_plugin.plugin_settings import BilanConfig, folder_of
from bilan.mkdocs_plugin.preview.edit_server import EditServer
from bilan.mkdocs_plugin.preview.incremental_rebuild import IncrementalRebuild
from bilan.mkdocs_plugin.preview.listening_address import listening
from bilan.mkdocs_plugin.preview.page_requests import RequestTracker
from bilan.mkdocs_plugin.preview.preview_session import PreviewSession
from bilan.mkdocs_plugin.preview.problem_overlay import Overlay
from bilan.mkdocs_plugin.preview.request_guard import Guard
from bilan.mkdocs_plugin.preview.save_handler import SaveHandler
from bilan.render.jinja_environment import TEMPLATES

POLL_INTERVAL = 0.1  # seconds between two checks for changed files
SETTLE_DELAY = 0.05  # seconds without a change until a save counts as complete
OURS = (TEMPLATES, THEME)  # folders that a preview watches, besides the report


def set_up_server(
    server: LiveReloadServer,
    config: MkDocsConfig,
    settings: BilanConfig,
    session: PreviewSession,
    rebuild: IncrementalRebuild | None,
) -> SaveHandler:
    """Give the server of MkDocs Bilan's own watching, rebuilding and pages; return what handles each save.

    It accepts the host names `preview_hosts` besides its own address. With `edit_from_network`, other computers may edit.
    `rebuild` builds on the first full build; None if it cannot be built on.
    """
    session.running = True
    _watch(server, config)
    requests = RequestTracker(_with_panel(server, session, from_network=settings.edit_from_network), server.mount_path)
    saves = SaveHandler(server, session, requests, full_rebuild(server), rebuild)
    requests.before_index = lambda: saves.rebuild.update_index() if saves.rebuild else None
    set_rebuild(server, saves.on_save)
    server.set_app(Guard(requests, listening(server, settings.preview_hosts), session.locale))
    return saves


def _watch(server: LiveReloadServer, config: MkDocsConfig) -> None:
    """Watch the report, its settings and its theme, by looking for changed files."""
    root = folder_of(config)
    written = (Path(config.docs_dir), Path(config.config_file_path))
    themes = [Path(folder) for folder in config.theme.dirs if Path(folder).is_relative_to(root)]
    for path in written:
        server.unwatch(str(path))
    poll_files(server, POLL_INTERVAL, SETTLE_DELAY)
    for path in (*written, root / "data", *OURS, *themes):
        server.watch(str(path))


def _with_panel(server: LiveReloadServer, session: PreviewSession, *, from_network: bool) -> EditServer:
    """Return the site with the overlay of problems, and the panel in which records are edited."""
    pages = Overlay(server.serve_request, lambda environ: session.overlay + editing.panel(environ))
    editing = EditServer(
        pages,
        ReportEditor(lambda: _edited(session), session.locale),
        ready=lambda: session.edited is not None,
        opens=lambda place: session.editor_link(place),
        from_network=from_network,
    )
    return editing


def _edited(session: PreviewSession) -> EditedReport:
    """Return the report that the panel edits; it opens for no page before there is one."""
    assert session.edited is not None
    return session.edited
