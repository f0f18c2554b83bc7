"""From saving a YAML value to the new page in `mkdocs serve`, as a multiple of copying the same files.

    python benchmarks/preview.py [--edits 15] [--size S|M|L]

The report is the project's own, or an invented one of a size. Each round copies the report and the built site once (the
floor), then saves a new value and asks for the page until it shows it. Both are timed in the same run, in turn; the table
gives medians in seconds of the clock and their ratio.
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
        build = [sys.executable, "-m", "mkdocs", "build", "-q"]
        subprocess.run(build, cwd=root, env=_environment(), check=True, stderr=subprocess.DEVNULL)
        rounds = _measured(root, options.edits, FIGURES[bool(options.size)])
    saved, copied = (statistics.median(column) for column in zip(*rounds, strict=True))
    print("| save to new page | copy the same files | ratio |\n|---|---|---|")
    print(f"| {saved:.3f} s | {copied:.3f} s | {saved / copied:.1f} |")


def _measured(root: Path, edits: int, figure: str) -> list[tuple[float, float]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "-q", "-a", host]
    process = subprocess.Popen(command, cwd=root, env=_environment(), stderr=subprocess.DEVNULL)
    try:
        _until(host, "</html>")
        return [(_save(root, host, figure, edit), _copying(root)) for edit in range(edits)]
    finally:
        process.terminate()
        process.wait(10)


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
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            with urlopen(f"http://{host}{ADDRESS}", timeout=60) as answer:
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
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1"}


if __name__ == "__main__":
    main()
