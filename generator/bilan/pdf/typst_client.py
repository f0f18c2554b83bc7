"""Runs Typst in another process, while this one prepares the next document.

Typst keeps all that it computed until its process ends (typst-py frees it after ten more documents). So a process gets a
limited amount of data, then it ends and its memory is free.
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
from bilan.pdf.pdf_fonts import font_folders
from bilan.pdf.typst_compiler import TypstError

MAX_PROCESS_BYTES = 2_500_000  # of the data of several jobs: Typst needs up to 200 times as much memory
_CODE = Path(__file__).parents[2]


class TypstClient:
    """Runs one job after another. The result of a job is a future, which raises `TypstError` if Typst refused it."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._bytes = 0
        self._executor = ThreadPoolExecutor(1)
        self._jobs: list[Future[list[bytes]]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._executor.shutdown(wait=False, cancel_futures=True)
        self._end_process()

    def document(self, data: bytes, images: Mapping[str, bytes], today: date) -> Future[list[bytes]]:
        """A PDF with that date from data as JSON; `images` are those that the data names."""
        return self._submit(typst_process.document_job(data, images, today))

    def cards(self, data: bytes, images: Mapping[str, bytes]) -> Future[list[bytes]]:
        """A PNG for each card of a list as JSON; `images` are those that the data names."""
        return self._submit(typst_process.cards_job(data, images))

    def _submit(self, job: list[bytes]) -> Future[list[bytes]]:
        """Submit a job when the one before is done: no more than one waits in memory."""
        wait(self._jobs)
        self._jobs = [self._executor.submit(self._run, job)]
        return self._jobs[0]

    def _run(self, job: list[bytes]) -> list[bytes]:
        try:
            error_message, *files = self._result(job)
        except (OSError, ValueError) as error:
            self._end_process()
            raise TypstError("the process that sets it ended") from error
        if error_message:
            raise TypstError(error_message.decode())
        return files

    def _result(self, job: list[bytes]) -> list[bytes]:
        process = self._process_for(sum(map(len, job)))
        if process.stdin is None or process.stdout is None:
            raise OSError
        typst_process.send(process.stdin, job)
        return typst_process.receive(process.stdout)

    def _process_for(self, size: int) -> subprocess.Popen[bytes]:
        if self._process and self._bytes + size > MAX_PROCESS_BYTES:
            self._end_process()
        self._bytes += size
        self._process = self._process or _start_process()
        return self._process

    def _end_process(self) -> None:
        if self._process:
            self._process.kill()
            self._process.communicate()
        self._process, self._bytes = None, 0


def _start_process() -> subprocess.Popen[bytes]:
    """A process of the same Bilan. It imports nothing from the folder in which it is started."""
    path = os.pathsep.join(filter(None, [str(_CODE), os.environ.get("PYTHONPATH", "")]))
    command = [sys.executable, "-P", "-m", typst_process.__name__, *font_folders()]
    pipe = subprocess.PIPE
    return subprocess.Popen(
        command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, env={**os.environ, "PYTHONPATH": path}
    )
