"""The address of a preview server, and the messages when it cannot listen or a connection breaks."""

from __future__ import annotations

import errno
import logging
import sys
from collections.abc import Callable, Sequence
from typing import Any

from mkdocs.livereload import LiveReloadServer

from bilan.filesystem.error_reasons import PERMISSIONS, reason
from bilan.messages.message import Message, translatable
from bilan.mkdocs_plugin.build_abort import abort
from bilan.mkdocs_plugin.mkdocs_contract import serve_url
from bilan.mkdocs_plugin.preview.allowed_hosts import Hosts

ANY_PORT = 0  # the system then chooses a free one
log = logging.getLogger("mkdocs.livereload")


def listening(server: LiveReloadServer, added: Sequence[str]) -> Callable[[], Hosts]:
    """Set the names under which the server answers, once it listens. Only then its port is known, if it is 0.

    If the system refuses the address or the port, the preview ends with exit code 1 and a message. A broken connection
    is logged with `-v` only, because closing a page breaks one.
    """
    address, port, bind = str(server.server_address[0]), int(server.server_address[1]), server.server_bind

    def bound() -> None:
        try:
            bind()
        except (OSError, OverflowError) as error:
            raise abort(_refused(address, port, error)) from error
        server.url = serve_url(address, int(server.server_address[1]), server.mount_path)

    def broken(_request: Any, client: Any) -> None:
        log.debug("The connection with %s broke: %s", client, sys.exc_info()[1])

    server.server_bind = bound  # type: ignore[method-assign]
    server.handle_error = broken  # type: ignore[method-assign, assignment]
    return lambda: Hosts(address, int(server.server_address[1]), added)


def _refused(address: str, port: int, error: OSError | OverflowError) -> Message:
    """Return why the server cannot listen there, and a command that works."""
    written = f"[{address}]" if ":" in address else address
    command = f"mkdocs serve -a {written}:{ANY_PORT}"
    if isinstance(error, OverflowError):
        return translatable(
            "Found port {port}; expected a number from 1 to 65535. A free port: {command}", port=port, command=command
        )
    if error.errno == errno.EADDRINUSE:
        return translatable(
            "Another program already uses port {port} of {address}; it may be a preview in another window. Close it, or use "
            "a free port: {command}",
            port=port,
            address=address,
            command=command,
        )
    if error.errno in PERMISSIONS:
        return translatable("This account may not use port {port}. Use a free port: {command}", port=port, command=command)
    if error.errno == errno.EADDRNOTAVAIL:
        return translatable(
            "This computer does not have the address {address}. Use its own address: {command}",
            address=address,
            command=f"mkdocs serve -a localhost:{port}",
        )
    return translatable(
        "The preview cannot use port {port} of {address}: {reason}.", port=port, address=address, reason=reason(error)
    )
