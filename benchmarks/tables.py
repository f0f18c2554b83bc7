"""What a table of figures costs: reading and checking its CSV, against Python's own csv module reading the same bytes.

    python benchmarks/tables.py [--rows 100000] [--rounds 5]

The table has three dimensions (region, month, channel) in invented numbers. `ratio` is the time of Bilan over that of
`csv.reader`; it says more than seconds, which are worth what the machine is free for.
"""

from __future__ import annotations

import argparse
import csv
import io
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bilan.model.loader import load_report
from bilan.rules import breakdowns, check_report

MONTHS = 12
CHANNELS = 7


def main() -> None:
    """Print the medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        data = _write(root, options.rows)
        rows = sum(1 for _ in csv.reader(io.StringIO(data)))
        plain = _median(lambda: [*csv.reader(io.StringIO(data))], options.rounds)
        read = _median(lambda: load_report(root), options.rounds)
        report = load_report(root).report
        assert report and not check_report(report)
        checked = _median(lambda: [*breakdowns.check(report)], options.rounds)
    print(f"{rows - 1} rows: csv.reader {plain:.2f} s; read {read:.2f} s, ratio {read / plain:.1f}; ", end="")
    print(f"checked {checked:.2f} s, ratio {checked / plain:.1f}")


def _write(root: Path, rows: int) -> str:
    """A report with a table of about that many rows; the text of the table."""
    numbers = random.Random(2025)
    regions = [f"region_{number}" for number in range(rows // (MONTHS * CHANNELS))]
    channels = [f"channel_{number}" for number in range(CHANNELS)]
    cells = [(region, month, channel) for region in regions for month in range(1, MONTHS + 1) for channel in channels]
    lines = [f"{region},{month:02d},{channel},{numbers.randrange(10_000)}\n" for region, month, channel in cells]
    table = "region,month,channel,value\n" + "".join(lines)
    names = {"region": regions, "channel": channels}
    members = {name: "".join(f"      {member}: {{name: M}}\n" for member in listed) for name, listed in names.items()}
    dimensions = "".join(f"  {name}:\n    name: D\n    members:\n{listed}" for name, listed in members.items())
    files = {
        "report.yml": "title: R\ninstitution: {name: V}\nlanguages: [fr]\n",
        "dimensions.yml": f"dimensions:\n{dimensions}",
        "indicators.yml": "themes: {t: {name: T}}\nunits: {u: {fr: {one: a, many: a, other: a}}}\n"
        "indicators: {visits: {name: N, definition: D, theme: t, unit: u}}\n",
        "sources.yml": "sources: {s: {title: T, publisher: P}}\n",
        "2025/year.yml": "status: published\n",
        "2025/figures.yml": 'source: s\nfigures: {visits: {by: {"region, month, channel": visits.csv}}}\n',
        "2025/visits.csv": table,
    }
    for name, text in files.items():
        path = root / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return table


def _median(work: Callable[[], object], rounds: int) -> float:
    """The median time of some rounds, in seconds."""
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return statistics.median(times)


if __name__ == "__main__":
    main()
