"""`mkdocs build` in a process of its own, as a user runs it.

Most processes are forks of one that has imported what a build needs and compiled our templates (1.2 s of processor time each).
None of them has built before. A setting that Python reads when it starts gets a process from the beginning, and so does a system without forks.
"""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import tempfile
from functools import cache
from multiprocessing.context import ForkServerContext
from pathlib import Path
from subprocess import CompletedProcess
from tempfile import TemporaryDirectory

_READ_BY_BUILDS = {"SOURCE_DATE_EPOCH", "BILAN_LANG"}


def run_build(folder: Path, *words: str, **environment: str) -> CompletedProcess[str]:
    """`mkdocs build` in a folder, with these words and these settings of the environment."""
    variables = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment}
    context = forks()
    if context is None or environment.keys() - _READ_BY_BUILDS:
        command = [sys.executable, "-m", "mkdocs", "build", *words]
        return subprocess.run(command, cwd=folder, env=variables, capture_output=True, text=True, check=False)
    with TemporaryDirectory() as outputs:
        written = [Path(outputs, name) for name in ("stdout", "stderr")]
        process = context.Process(target=_build, args=(folder, words, variables, written))
        process.start()
        process.join()
        code = process.exitcode
        assert code is not None
        return CompletedProcess(words, code, *(path.read_text(encoding="utf-8") for path in written))


@cache
def forks() -> ForkServerContext | None:
    """What forks the process that has imported what a build needs; None on a system without forks."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return None
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.preloaded"])
    return context


def _build(folder: Path, words: tuple[str, ...], variables: dict[str, str], outputs: list[Path]) -> None:
    run_mkdocs(folder, ["build", *words], variables, [os.open(path, os.O_WRONLY | os.O_CREAT) for path in outputs])


def run_mkdocs(folder: Path, words: list[str], variables: dict[str, str], outputs: list[int]) -> None:
    """Run a command of MkDocs in this process, a fork: in a folder, with these variables and files of the two outputs."""
    from mkdocs.__main__ import cli

    from tests.compiled_templates import use_compiled

    os.chdir(folder)
    os.environ.clear()
    os.environ.update(variables)
    tempfile.tempdir = None  # the variables may name another
    use_compiled()
    for number, file in enumerate(outputs, 1):
        os.dup2(file, number)
    cli(words)
