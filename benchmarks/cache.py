"""What the cache costs a build that finds nothing in it, as a ratio to a build that keeps nothing.

    python benchmarks/cache.py [--sizes S M] [--rounds 5] [--pdf]

Both build an invented report with no cache and no site, by turns. The second kind finds a file where the folder of the
cache belongs, so nothing can be kept. Processor time includes child processes. The table gives the ratio of the medians, and
of the least times, which other work on the machine disturbs less; for the whole build, and for pages and files alone.
"""

from __future__ import annotations

import argparse
import compileall
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import corpus

import bilan

CACHE = ".cache"
NO_PDF = "INHERIT: mkdocs.yml\nplugins: [search, bilan: {pdf: false}]\n"
HEADER = "| | keeps nothing | empty cache | ratio | least: nothing | empty cache | ratio |\n|---|--:|--:|--:|--:|--:|--:|"
BUILD = [sys.executable, "-m", "mkdocs", "build", "-q", "-f"]
PAGES_AND_FILES = """
import datetime, pathlib, sys, time
from bilan.build_result import add_files, add_pages, read_report
from bilan.cache.cache import FOLDER, Cache
from bilan.mkdocs_plugin import plugin

cache = Cache(pathlib.Path(FOLDER))
day, root = datetime.date(2026, 9, 21), pathlib.Path()
cache.toolchain  # which every build computes, to find whether anything changed
edition = read_report(root, day)
begun = time.process_time()
add_pages(add_files(edition, day, "", cache), cache=cache)
cache.finish()
print(time.process_time() - begun)
"""


@dataclass(frozen=True, slots=True)
class Pair:
    """Seconds of processor time without and with a cache, a round each."""

    without: list[float]
    keeping: list[float]

    @property
    def row(self) -> str:
        """Both, and their ratio, as cells of a table."""
        return " | ".join(
            f"{of(self.without):.2f} s | {of(self.keeping):.2f} s | {of(self.keeping) / of(self.without):.3f}"
            for of in (statistics.median, min)
        )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--sizes", nargs="+", choices=corpus.SIZES, default=["S", "M"])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--pdf", action="store_true", help="set the documents for print, too")
    options = parser.parse_args()
    compileall.compile_dir(Path(bilan.__file__).parent, quiet=1)
    print(HEADER)
    with tempfile.TemporaryDirectory() as folder:
        for size in options.sizes:
            root = Path(folder) / size
            corpus.write(root, corpus.SIZES[size])
            (root / "no-pdf.yml").write_text(NO_PDF, encoding="utf-8")
            whole = [*BUILD, "mkdocs.yml" if options.pdf else "no-pdf.yml"]
            print(f"| {size}, whole build | {_measured(root, whole, options.rounds).row} |", flush=True)
            part = [sys.executable, "-c", PAGES_AND_FILES]
            print(f"| {size}, pages and files | {_measured(root, part, options.rounds).row} |", flush=True)


def _measured(root: Path, command: list[str], rounds: int) -> Pair:
    pair = Pair([], [])
    for number in range(rounds + 1):
        kinds = (False, pair.without), (True, pair.keeping)
        for keeps, seconds in kinds if number % 2 else reversed(kinds):
            _clear(root, keeps)
            took = _seconds(command, root)
            if number:  # the first warms the disk
                seconds.append(took)
    return pair


def _clear(root: Path, keeps: bool) -> None:
    shutil.rmtree(root / "site", ignore_errors=True)
    shutil.rmtree(root / CACHE, ignore_errors=True)
    (root / CACHE).unlink(missing_ok=True)
    if not keeps:
        (root / CACHE).write_bytes(b"")


def _seconds(command: list[str], root: Path) -> float:
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1790000000"}
    process = subprocess.Popen(
        command, cwd=root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert process.stdout
    told = process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{' '.join(command)} failed in {root.name}.")
    return float(told) if told.strip() else used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
