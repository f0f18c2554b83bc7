"""From saving a YAML value to the new page in `mkdocs serve`, as a multiple of copying the same files.

    python benchmarks/preview.py [--edits 15] [--size S|M|L]

The report is the project's own, or an invented one of a size. Each round copies the report and the built site once (the
floor), then saves a new value and asks for the page until it shows it, and waits until the server says how many pages it
built. The table gives medians, and the least in brackets: seconds of the clock to the page and to the copy, the processor
time that the server took for all that changed, pages rendered of all there are.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.request import urlopen

import corpus

ROOT = Path(__file__).parents[1]
PARTS = ("data", "content", "mkdocs.yml")
QUICK = "quick.yml"  # the settings without documents for print, which a preview goes without
FILE, ADDRESS = "data/2024/figures.yml", "/2024/"
FIGURES = ("tifli_children_found", "posts_9")  # of the project's report, of an invented one


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--edits", type=int, default=15)
    parser.add_argument("--size", choices=corpus.SIZES)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "report"
        if options.size:
            corpus.write(root, corpus.SIZES[options.size])
        else:
            _copy(ROOT, root)
        (root / QUICK).write_text("INHERIT: mkdocs.yml\nplugins: [search, bilan: {pdf: false}]\n")
        build = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", QUICK if options.size else "mkdocs.yml"]
        subprocess.run(build, cwd=root, env=_environment(), check=True, stderr=subprocess.DEVNULL)
        rounds = _measured(root, options.edits, FIGURES[bool(options.size)])
    columns = list(zip(*rounds, strict=True))
    saved, copied, processor, rendered = (statistics.median(column) for column in columns[:4])
    print("| save to new page | copy the same files | ratio | processor time | pages rendered |\n|--:|--:|--:|--:|--:|")
    print(
        f"| {saved:.2f} s ({min(columns[0]):.2f}) | {copied:.3f} s | {saved / copied:.1f} "
        f"| {processor:.2f} s ({min(columns[2]):.2f}) | {rendered:.0f} of {columns[4][0]} |"
    )


def _measured(root: Path, edits: int, figure: str) -> list[tuple[float, float, float, int, int]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{free.getsockname()[1]}"
    log = root.parent / "serve.log"
    command = [sys.executable, "-m", "mkdocs", "serve", "-a", host]
    with log.open("w") as told:
        process = subprocess.Popen(command, cwd=root, env=_environment(), stdout=told, stderr=told)
    try:
        _until(host, "</html>")
        return [_round(root, host, figure, edit, process.pid, log) for edit in range(edits)]
    finally:
        process.terminate()
        process.wait(10)


def _round(root: Path, host: str, figure: str, edit: int, server: int, log: Path) -> tuple[float, float, float, int, int]:
    before, lines = _processor(server), len(_built(log))
    seconds = _save(root, host, figure, edit)
    while len(built := _built(log)) == lines:
        time.sleep(0.01)
    rendered, pages = built[-1]
    return seconds, _copying(root), _processor(server) - before, rendered, pages


def _built(log: Path) -> list[tuple[int, int]]:
    """How many pages were rendered of how many, build by build, as the server says."""
    found = re.findall(r"Built (\d+) of (\d+) pages", log.read_text(encoding="utf-8"))
    return [(int(rendered), int(pages)) for rendered, pages in found]


def _processor(process: int) -> float:
    """The processor time that a process has taken (Linux, proc(5))."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _save(root: Path, host: str, figure: str, edit: int) -> float:
    """Seconds from writing a value to the page that shows it."""
    path = root / FILE
    text = re.sub(rf"(\b{figure}:(?:\n    value:)? )\d+", rf"\g<1>{1000 + edit}", path.read_text(encoding="utf-8"))
    began = time.perf_counter()
    path.write_text(text, encoding="utf-8")
    _until(host, f'value="{1000 + edit}" data-figure="2024/{figure}"')
    return time.perf_counter() - began


def _copying(root: Path) -> float:
    """Seconds to copy the report and its site."""
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        shutil.copytree(root, Path(folder) / "copy")
        return time.perf_counter() - began


def _until(host: str, words: str) -> None:
    deadline = time.monotonic() + 180
    while time.monotonic() < deadline:
        try:
            with urlopen(f"http://{host}{ADDRESS}", timeout=180) as answer:
                if words in answer.read().decode():
                    return
        except OSError:
            pass
        time.sleep(0.01)
    raise SystemExit(f"{ADDRESS} never showed {words!r}.")


def _copy(source: Path, target: Path) -> None:
    target.mkdir()
    for part in PARTS:
        (shutil.copytree if (source / part).is_dir() else shutil.copy)(source / part, target / part)


def _environment() -> dict[str, str]:
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", "BILAN_LANG": "en"}


if __name__ == "__main__":
    main()
