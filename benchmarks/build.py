"""Building invented reports of three sizes, beside what else builds the same pages, in one run.

    python benchmarks/build.py [--sizes S M L] [--rounds 3] [--write]

In each round every contender builds once, in turn. The table gives medians: processor time in seconds and as a multiple of
the floor (reading the input and writing the output, without Python's start), peak memory, size of the output, and the
growth of time with the number of pages (1 is linear). With `--write` it is put into docs/performance.md.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from math import log
from pathlib import Path

import contenders
import corpus

PAGE = Path(__file__).parents[1] / "docs/performance.md"
MEASURED = re.compile(r"(<!-- measured -->\n).*?(<!-- end -->)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Measure:
    """One run: seconds of processor time, bytes of memory at its peak, bytes written."""

    seconds: float
    memory: int
    written: int


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--sizes", nargs="+", choices=corpus.SIZES, default=list(corpus.SIZES))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--write", action="store_true", help="put the table into docs/performance.md")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        told = "".join(_table({size: _measured(Path(folder) / size, size, options.rounds) for size in options.sizes}))
    print(told)
    if options.write:
        page = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(MEASURED.sub(lambda found: found[1] + told + found[2], page), encoding="utf-8")


def _measured(folder: Path, size: str, rounds: int) -> dict[str, list[Measure]]:
    corpus.write(folder / "report", corpus.SIZES[size])
    runs: dict[str, list[Measure]] = {}
    made = contenders.prepared(folder)
    for number in range(rounds):
        for contender in made:
            contender.before(number)
            _say(f"{size}, round {number + 1} of {rounds}: {contender.name}")
            runs.setdefault(contender.name, []).append(_run(contender.command, contender.folder, contender.output))
    runs["pages"] = [Measure(len(list((folder / "tree").rglob("*.md"))), 0, 0)]
    return runs


def _run(command: list[str], folder: Path, output: Path) -> Measure:
    process = subprocess.Popen(command, cwd=folder, env=_environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{' '.join(command)} failed in {folder.name}.")
    written = sum(path.stat().st_size for path in output.rglob("*") if path.is_file()) if output.exists() else 0
    return Measure(used.ru_utime + used.ru_stime, used.ru_maxrss * 1024, written)


def _environment() -> dict[str, str]:
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1790000000"}


def _table(sizes: dict[str, dict[str, list[Measure]]]) -> Iterator[str]:
    yield f"\nMeasured on {datetime.now(UTC):%d %B %Y}: {_machine()}.\n"
    for size, runs in sizes.items():
        start, floor = _seconds(runs[contenders.START]), _seconds(runs[contenders.FLOOR])
        bare = max(floor - start, 0.001)
        told = f"{_pages(runs)} pages in three languages. Python starts in {start:.2f} s; the floor is {bare:.3f} s."
        yield f"\n**{size}**: {told}\n"
        yield "\n| | processor | × floor | memory | output |\n|---|--:|--:|--:|--:|\n"
        for name in runs:
            if name not in (contenders.START, contenders.FLOOR, "pages"):
                yield _row(name, runs[name], bare, start)
    yield from _growth(sizes)


def _row(name: str, runs: list[Measure], floor: float, start: float) -> str:
    seconds = _seconds(runs)
    memory, written = (statistics.median(sizes) / 1e6 for sizes in ([r.memory for r in runs], [r.written for r in runs]))
    return f"| {name} | {seconds:.2f} s | {(seconds - start) / floor:.1f} | {memory:.0f} MB | {written:.1f} MB |\n"


def _growth(sizes: dict[str, dict[str, list[Measure]]]) -> Iterator[str]:
    steps = list(zip(sizes, list(sizes)[1:], strict=False))
    if steps:
        yield f"\nGrowth of time with pages:\n\n| | {' | '.join(f'{one} → {two}' for one, two in steps)} |\n"
        yield f"|---|{'--:|' * len(steps)}\n"
        for name in contenders.TIMED:
            told = (f"{_exponent(sizes[one], sizes[two], name):.2f}" for one, two in steps)
            yield f"| {name} | {' | '.join(told)} |\n"


def _exponent(one: dict[str, list[Measure]], two: dict[str, list[Measure]], name: str) -> float:
    return log(_seconds(two[name]) / _seconds(one[name])) / log(_pages(two) / _pages(one))


def _seconds(runs: list[Measure]) -> float:
    return statistics.median(run.seconds for run in runs)


def _pages(runs: dict[str, list[Measure]]) -> int:
    return int(runs["pages"][0].seconds)


def _machine() -> str:
    info = Path("/proc/cpuinfo")
    named = re.search(r"model name\s*:\s*(.*)", info.read_text()) if info.exists() else None
    return f"{named[1] if named else platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"


def _say(step: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\033[K{step}")


if __name__ == "__main__":
    main()
