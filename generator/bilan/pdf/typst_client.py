"""Where documents and cards are set: in a process beside this one, while the next is prepared.

Typst keeps all that it computed until its process ends (typst-py lets go after ten more documents): a process is given so
much to set, and then its memory is given back as a whole.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor, wait
from datetime import date
from pathlib import Path
from typing import Self

from bilan.pdf import typst_process
from bilan.pdf.pdf_fonts import folders
from bilan.pdf.typst_compiler import UnsettableError

MOST = 2_500_000  # bytes of data that a process sets, if it is more than one job: Typst needs up to 200 times as much
_CODE = Path(__file__).parents[2]


class TypstClient:
    """Sets one job after the other. What comes of one is a future, which raises `UnsettableError` where Typst refused."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._given = 0
        self._foreman = ThreadPoolExecutor(1)
        self._jobs: list[Future[list[bytes]]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._foreman.shutdown(wait=False, cancel_futures=True)
        self._end()

    def document(self, data: bytes, pictures: Mapping[str, bytes], today: date) -> Future[list[bytes]]:
        """A PDF of that day of data as JSON; `pictures` are those that it names."""
        return self._begun(typst_process.document(data, pictures, today))

    def cards(self, data: bytes) -> Future[list[bytes]]:
        """A PNG for each card of a list as JSON."""
        return self._begun(typst_process.cards(data))

    def _begun(self, job: list[bytes]) -> Future[list[bytes]]:
        """A job in hand, once the one before is done: no more than one waits in memory."""
        wait(self._jobs)
        self._jobs = [self._foreman.submit(self._done, job)]
        return self._jobs[0]

    def _done(self, job: list[bytes]) -> list[bytes]:
        try:
            complaint, *made = self._answer(job)
        except (OSError, ValueError) as error:
            self._end()
            raise UnsettableError("the process that sets it ended") from error
        if complaint:
            raise UnsettableError(complaint.decode())
        return made

    def _answer(self, job: list[bytes]) -> list[bytes]:
        process = self._process_for(sum(map(len, job)))
        if process.stdin is None or process.stdout is None:
            raise OSError
        typst_process.send(process.stdin, job)
        return typst_process.receive(process.stdout)

    def _process_for(self, size: int) -> subprocess.Popen[bytes]:
        if self._process and self._given + size > MOST:
            self._end()
        self._given += size
        self._process = self._process or _started()
        return self._process

    def _end(self) -> None:
        if self._process:
            self._process.kill()
            self._process.communicate()
        self._process, self._given = None, 0


def _started() -> subprocess.Popen[bytes]:
    """A process of this same Bilan; the folder it is started in is not looked into for code."""
    path = os.pathsep.join(filter(None, [str(_CODE), os.environ.get("PYTHONPATH", "")]))
    command = [sys.executable, "-P", "-m", typst_process.__name__, *folders()]
    pipe = subprocess.PIPE
    return subprocess.Popen(
        command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, env={**os.environ, "PYTHONPATH": path}
    )
