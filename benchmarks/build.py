"""Building invented reports of three sizes, beside what else builds the same pages, in one run.

    python benchmarks/build.py [--sizes S M L] [--rounds 3] [--write]

In each round every contender builds once, in turn. The table gives medians: processor time in seconds and as a multiple of
the floor (reading the input and writing the output, without Python's start), peak memory, size of the output, and the
growth of time and memory with the bytes of the report (1 is linear). With `--write` it is put into docs/performance.md.
"""

from __future__ import annotations

import argparse
import compileall
import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from math import log
from pathlib import Path

import contenders
import corpus

import bilan

PAGE = Path(__file__).parents[1] / "docs/performance.md"
REPORT = "report"  # the number of its pages and of its bytes
MEASURED = re.compile(r"(<!-- measured -->\n).*?(<!-- end -->)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Measure:
    """One run: seconds of processor time, bytes of memory at its peak, bytes written."""

    seconds: float
    memory: int
    written: int


Runs = dict[str, list[Measure]]  # by contender


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--sizes", nargs="+", choices=corpus.SIZES, default=list(corpus.SIZES))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--write", action="store_true", help="put the table into docs/performance.md")
    options = parser.parse_args()
    compileall.compile_dir(Path(bilan.__file__).parent, quiet=1)  # as installing does with the others' modules
    with tempfile.TemporaryDirectory() as folder:
        told = "".join(_table({size: _measured(Path(folder) / size, size, options.rounds) for size in options.sizes}))
    print(told)
    if options.write:
        page = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(MEASURED.sub(lambda found: found[1] + told + found[2], page), encoding="utf-8")


def _measured(folder: Path, size: str, rounds: int) -> Runs:
    corpus.write(folder / "report", corpus.SIZES[size])
    runs: Runs = {}
    made = contenders.prepared(folder)
    for number in range(rounds):
        for contender in made:
            contender.before(number)
            _say(f"{size}, round {number + 1} of {rounds}: {contender.name}")
            runs.setdefault(contender.name, []).append(_run(contender.command, contender.folder, contender.output))
    runs[REPORT] = [Measure(len(list((folder / "tree").rglob("*.md"))), 0, _bytes(folder / "report/data"))]
    return runs


def _run(command: list[str], folder: Path, output: Path) -> Measure:
    process = subprocess.Popen(command, cwd=folder, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{' '.join(command)} failed in {folder.name}.")
    return Measure(used.ru_utime + used.ru_stime, used.ru_maxrss * 1024, _bytes(output))


def _bytes(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def environment() -> dict[str, str]:
    """What a contender is run with: no banner, and one day for all."""
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1790000000"}


def _table(sizes: dict[str, Runs]) -> Iterator[str]:
    yield f"\nMeasured on {datetime.now(UTC):%d %B %Y}: {_machine()}.\n"
    for size, runs in sizes.items():
        start, floor = _seconds(runs[contenders.START]), _seconds(runs[contenders.FLOOR])
        bare = max(floor - start, 0.001)
        told = f"{_pages(runs)} pages in three languages. Python starts in {start:.2f} s; the floor is {bare:.3f} s."
        yield f"\n**{size}**: {told}\n"
        yield "\n| | processor | × floor | × static-i18n | memory | output |\n|---|--:|--:|--:|--:|--:|\n"
        for name in runs:
            if name not in (contenders.START, contenders.FLOOR, REPORT):
                yield _row(name, runs[name], (bare, start, _seconds(runs[contenders.I18N])))
    yield from _growth(sizes)


def _row(name: str, runs: list[Measure], beside: tuple[float, float, float]) -> str:
    floor, start, i18n = beside
    seconds, memory = _seconds(runs), _memory(runs) / 1e6
    written = statistics.median(run.written for run in runs) / 1e6
    ratios = f"{(seconds - start) / floor:.1f} | {seconds / i18n:.2f}"
    return f"| {name} | {seconds:.2f} s | {ratios} | {memory:.0f} MB | {written:.1f} MB |\n"


def _growth(sizes: dict[str, Runs]) -> Iterator[str]:
    """The exponents of time and memory over the bytes of the report: 1 is linear, less is what a fixed start costs."""
    steps = list(zip(sizes, list(sizes)[1:], strict=False))
    if not steps:
        return
    named = [f"{what}, {one} → {two}" for one, two in steps for what in ("time", "memory")]
    yield f"\nGrowth with the bytes of the report:\n\n| | {' | '.join(named)} |\n|---|{'--:|' * len(named)}\n"
    for name in contenders.TIMED:
        told = [f"{_exponent(sizes[one], sizes[two], name, of):.2f}" for one, two in steps for of in (_seconds, _memory)]
        yield f"| {name} | {' | '.join(told)} |\n"


def _exponent(one: Runs, two: Runs, name: str, of: Callable[[list[Measure]], float]) -> float:
    return log(of(two[name]) / of(one[name])) / log(two[REPORT][0].written / one[REPORT][0].written)


def _seconds(runs: list[Measure]) -> float:
    return statistics.median(run.seconds for run in runs)


def _memory(runs: list[Measure]) -> float:
    return statistics.median(run.memory for run in runs)


def _pages(runs: Runs) -> int:
    return int(runs[REPORT][0].seconds)


def _machine() -> str:
    info = Path("/proc/cpuinfo")
    named = re.search(r"model name\s*:\s*(.*)", info.read_text()) if info.exists() else None
    return f"{named[1] if named else platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"


def _say(step: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\033[K{step}")


if __name__ == "__main__":
    main()
