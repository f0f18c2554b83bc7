"""Where a preview cannot listen it says why in plain words, with a command that works, and ends with exit code 1."""

from __future__ import annotations

import os
import socket
import subprocess
import sys

import pytest
from click import ClickException
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer

from bilan.mkdocs_plugin.preview.listening_address import listening
from tests.conftest import Folder


def _refusal(address: str, port: int) -> Abort:
    server = LiveReloadServer(builder=lambda: None, host=address, port=port, root=".")
    listening(server, ())
    with pytest.raises(Abort) as refused:
        server.serve()  # type: ignore[no-untyped-call]
    server.server_close()
    assert isinstance(refused.value, ClickException)
    assert refused.value.exit_code == 1
    return refused.value


@pytest.mark.parametrize(("address", "written"), [("127.0.0.1", "127.0.0.1"), ("::1", "[::1]")])
def test_a_port_that_another_program_uses_is_named_with_a_way_out(address: str, written: str) -> None:
    with socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET) as other:
        try:
            other.bind((address, 0))
        except OSError:
            pytest.skip(f"this computer does not have the address {address}")
        other.listen()
        port = other.getsockname()[1]
        assert str(_refusal(address, port)) == (
            f"Another program already uses port {port} of {address}; it may be a preview in another window. "
            f"Close it, or use a free port: mkdocs serve -a {written}:0"
        )


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PermissionError(13, "no"), "This account may not use port 80. Use a free port: mkdocs serve -a 127.0.0.1:0"),
        (
            OSError(99, "no"),
            "This computer does not have the address 127.0.0.1. Use its own address: mkdocs serve -a localhost:80",
        ),
        (OverflowError(), "Found port 80; expected a number from 1 to 65535. A free port: mkdocs serve -a 127.0.0.1:0"),
        (OSError(12, "no"), "The preview cannot use port 80 of 127.0.0.1: the computer has no memory left."),
    ],
)
def test_other_errors_of_the_system_are_reported(monkeypatch: pytest.MonkeyPatch, error: Exception, words: str) -> None:
    def refuse(_server: LiveReloadServer) -> None:
        raise error

    monkeypatch.setattr(LiveReloadServer, "server_bind", refuse)
    assert str(_refusal("127.0.0.1", 80)) == words


@pytest.mark.parametrize(("port", "listens"), [(0, True), (65_536, False)])
def test_ports_have_their_limits(port: int, listens: bool) -> None:
    server = LiveReloadServer(builder=lambda: None, host="127.0.0.1", port=port, root=".")
    hosts = listening(server, ())
    if listens:
        server.server_bind()
        assert 0 < hosts().port <= 65_535
        assert server.url == f"http://127.0.0.1:{hosts().port}/"
    else:
        with pytest.raises(Abort, match="Found port 65536; expected a number from 1 to 65535"):
            server.server_bind()
    server.server_close()


def test_the_command_ends_without_a_traceback(folder: Folder) -> None:
    root = folder({})
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        address = f"127.0.0.1:{other.getsockname()[1]}"
        command = [sys.executable, "-m", "mkdocs", "serve", "-a", address]
        done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False, env={**os.environ})
    assert done.returncode == 1
    assert "Another program already uses port" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
