"""What an import of press articles costs, beside reading the same file with Python's csv module.

    python benchmarks/imports.py [--rows 2500 5000 10000] [--rounds 3]

Each import is a process of its own, as a user runs it: a report of one year, a table of that many articles, all of them new,
and nothing written. `baseline` is a process that reads the same table with the csv module into lists. Times are those of the
processor, the least of the rounds; ratios are to the baseline of the same run. Memory is the most that the process held.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

HEADER = ("Headline", "Hit Sentence", "Date", "Source", "URL", "Language", "Country")
REPORT = {
    "mkdocs.yml": "site_name: Report\ndocs_dir: content\ntheme: {name: material}\nplugins: [bilan]\n",
    "data/report.yml": "title: Rapport\ninstitution: {name: Ville, country: MA}\nlanguages: [fr]\n",
    "data/indicators.yml": "themes: {}\nunits: {}\nindicators: {}\n",
    "data/2025/articles.yml": "articles: []\n",
}
BASELINE = "import csv, sys; list(csv.reader(open(sys.argv[1], newline='', encoding='utf-8')))"
MEASURED = (
    "import json, resource, subprocess, sys; "
    "subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL); "
    "used = resource.getrusage(resource.RUSAGE_CHILDREN); "
    "print(json.dumps([used.ru_utime + used.ru_stime, used.ru_maxrss]))"
)


def main() -> None:
    """Print a line for each number of rows."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, nargs="+", default=[2_500, 5_000, 10_000])
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    print("| rows | processor s | to csv | MB | ms a row |\n|--:|--:|--:|--:|--:|")
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary)
        for name, text in REPORT.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, encoding="utf-8")
        (root / "content").mkdir()
        for rows in options.rows:
            _print_line(root, rows, options.rounds)


def _print_line(root: Path, rows: int, rounds: int) -> None:
    table = root / f"{rows}.csv"
    _write_table(table, rows)
    command = [sys.executable, "-c", "from bilan.cli import main; main()", "-C", str(root), "import", str(table)]
    imports = [_measured(command) for _ in range(rounds)]
    baseline = min(_measured([sys.executable, "-c", BASELINE, str(table)])[0] for _ in range(rounds))
    seconds, memory = min(imports)[0], max(used for _, used in imports)
    print(f"| {rows} | {seconds:.2f} | {seconds / baseline:.1f} | {memory / 1024:.0f} | {1000 * seconds / rows:.2f} |")


def _write_table(path: Path, rows: int) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(HEADER)
        for number in range(rows):
            outlet = number % 40
            title = f"La police de la ville numéro {number} répond à la presse du jour"
            address = f"https://journal{outlet}.example.org/articles/{number}-la-police-repond?utm_source=x"
            day = f"{number % 28 + 1:02d}-Mar-2025"
            table.writerow((title, "x", day, f"Journal {outlet}", address, "French", "Morocco"))


def _measured(command: list[str]) -> tuple[float, int]:
    """Seconds of the processor and kilobytes of memory that a command takes."""
    environment = {**os.environ, "BILAN_LANG": "en"}
    told = subprocess.run(
        [sys.executable, "-c", MEASURED, *command], check=True, capture_output=True, text=True, env=environment
    )
    seconds, memory = json.loads(told.stdout)
    return seconds, memory


if __name__ == "__main__":
    main()
