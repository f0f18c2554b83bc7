"""`mkdocs serve` in a folder, in a process group of its own, over loopback: a fork, as those of builds.

Every wait is for progress: a line of the terminal, an answer, or the next version of the site, which the server announces
to browsers. `LIMIT` is there for a server that hangs, not for one that is slow.
"""

from __future__ import annotations

import os
import re
import signal
import sys
import tempfile
import threading
import time
from contextlib import ExitStack, suppress
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from types import TracebackType
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import urlopen

from tests.build_process import forks, run_mkdocs

LIMIT = 300.0  # seconds after which whatever is waited for is taken to hang


class Serving:
    """The preview of a report: `with Serving(root) as preview`."""

    process: ForkServerProcess
    address: str

    def __init__(self, root: Path) -> None:
        self._root = root
        self._lines: list[str] = []
        self._ended = False
        self._heard = threading.Condition()
        self._stack = ExitStack()

    @property
    def output(self) -> str:
        """What the terminal shows so far."""
        with self._heard:
            return "".join(self._lines)

    def page(self, address: str) -> str:
        """A page as it is served now, whatever its status."""
        try:
            with urlopen(self.address + address, timeout=LIMIT) as answer:
                return str(answer.read().decode())
        except HTTPError as error:
            return error.read().decode()

    def version(self, after: int = 0) -> int:
        """The version of the site that is shown, as soon as it is newer than another (a browser asks the same).

        The server answers after a minute in any case.
        """
        return int(self.page(f"/livereload/{after}/0"))

    def until(self, address: str, words: str, *, gone: bool = False) -> str:
        """A page once it holds the words, or no longer holds them."""
        deadline = time.monotonic() + LIMIT
        while True:
            version = self.version()
            page = self.page(address)
            if (words in page) is not gone:
                return page
            assert time.monotonic() < deadline, f"{address} {'still' if gone else 'never'} held {words!r}.\n{self.output}"
            self.version(after=version)

    def __enter__(self) -> Serving:
        with ExitStack() as stack:
            temporary = stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True))
            self.process, output = self._started(temporary)
            stack.callback(self._stop)
            threading.Thread(target=self._listen, args=(output,), daemon=True).start()
            self.address = self._announced_address()
            self._stack = stack.pop_all()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._stack.close()

    def _started(self, temporary: str) -> tuple[ForkServerProcess, Connection]:
        context = forks()
        assert context is not None, "This system has no forks."
        variables = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "TMPDIR": temporary}
        output, written = context.Pipe(duplex=False)
        process = context.Process(target=_serve, args=(self._root, variables, written))
        process.start()
        written.close()
        return process, output

    def _stop(self) -> None:
        """End the server and all that it started, whatever they are doing."""
        assert self.process.pid is not None
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.join()

    def _listen(self, output: Connection) -> None:
        """Keep what the terminal shows, until the server ends."""
        with output, os.fdopen(os.dup(output.fileno()), encoding="utf-8") as lines:
            for line in lines:
                with self._heard:
                    self._lines.append(line)
                    self._heard.notify_all()
        with self._heard:
            self._ended = True
            self._heard.notify_all()

    def _announced_address(self) -> str:
        """Where the server listens, once it says so; the system chose the port."""
        with self._heard:
            self._heard.wait_for(lambda: self._ended or self._serving_on() is not None, LIMIT)
            address = self._serving_on()
        assert address is not None, self.output
        scheme, host, *_ = urlsplit(address)
        return f"{scheme}://{host}"

    def _serving_on(self) -> str | None:
        found = (re.search(r"Serving on (http://\S+)", line) for line in self._lines)
        return next((match.group(1) for match in found if match), None)


def _serve(folder: Path, variables: dict[str, str], output: Connection) -> None:
    os.setsid()
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    run_mkdocs(folder, ["serve", "-a", "127.0.0.1:0"], variables, [output.fileno()] * 2)
