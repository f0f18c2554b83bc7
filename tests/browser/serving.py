"""`mkdocs serve` in a folder, in a process of its own, over loopback."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from urllib.error import HTTPError
from urllib.request import urlopen

PATIENCE = 20.0  # seconds a slow machine may need


class Serving:
    """The preview of a report: `with Serving(root) as preview`."""

    def __init__(self, root: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            host = f"127.0.0.1:{free.getsockname()[1]}"
        self.address = f"http://{host}"
        self._log = root / "serve.log"
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"}
        command = [sys.executable, "-m", "mkdocs", "serve", "-a", host]
        self.process = subprocess.Popen(
            command, cwd=root, env=environment, stdout=self._log.open("w"), stderr=subprocess.STDOUT
        )

    @property
    def told(self) -> str:
        """What the terminal shows so far."""
        return self._log.read_text(encoding="utf-8")

    def page(self, address: str) -> str:
        """A page as it is served now, whatever its status."""
        try:
            with urlopen(self.address + address, timeout=PATIENCE) as answer:
                return str(answer.read().decode())
        except HTTPError as error:
            return error.read().decode()

    def until(self, address: str, words: str, *, gone: bool = False) -> str:
        """A page once it holds the words, or no longer holds them."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            page = self.page(address)
            if (words in page) is not gone:
                return page
            time.sleep(0.05)
        raise AssertionError(f"{address} {'still' if gone else 'never'} held {words!r}.\n{self.told}")

    def __enter__(self) -> Serving:
        deadline = time.monotonic() + PATIENCE
        while "Serving on" not in self.told:
            assert self.process.poll() is None, self.told
            assert time.monotonic() < deadline, self.told
            time.sleep(0.05)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.process.terminate()
        self.process.wait(10)
