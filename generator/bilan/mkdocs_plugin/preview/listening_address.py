"""Where the server of a preview listens, and what it says when a connection breaks."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Sequence
from typing import Any

from mkdocs.livereload import LiveReloadServer

from bilan.mkdocs_plugin.mkdocs_contract import serve_url
from bilan.mkdocs_plugin.preview.allowed_hosts import Hosts

log = logging.getLogger("mkdocs.livereload")


def listening(server: LiveReloadServer, added: Sequence[str]) -> Callable[[], Hosts]:
    """The names that the server answers under, once it listens; its port is then known, also where it was asked for any (0).

    A connection that breaks is told with `-v` only: whoever closes a page breaks one.
    """
    address, bind = str(server.server_address[0]), server.server_bind

    def bound() -> None:
        bind()
        server.url = serve_url(address, int(server.server_address[1]), server.mount_path)

    def broken(_request: Any, client: Any) -> None:
        log.debug("The connection with %s broke: %s", client, sys.exc_info()[1])

    server.server_bind = bound  # type: ignore[method-assign]
    server.handle_error = broken  # type: ignore[method-assign, assignment]
    return lambda: Hosts(address, int(server.server_address[1]), added)
