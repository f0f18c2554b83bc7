"""What three languages cost: the processor time of a build in all languages over that in the first alone.

    python benchmarks/languages.py [DIR] [--rounds 3]

Both builds are of the same report (the one kept here, unless DIR says otherwise), turn by turn in one run; the least time of
each counts. Exits 1 when the ratio is above the goal.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[1]
GOAL = 3.2


def main() -> int:
    """Measure, and say the two times and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("report", type=Path, nargs="?", default=ROOT)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        every, alone = Path(folder, "every"), Path(folder, "alone")
        languages = copied(options.report, every)
        shutil.copytree(every, alone)
        in_one_language(alone, languages)
        rounds = [(processor_time(alone), processor_time(every)) for _ in range(options.rounds)]
    one, all_ = (min(times) for times in zip(*rounds, strict=True))
    print(
        f"{languages[0]}: {one:.2f} s; {', '.join(languages)}: {all_:.2f} s; ratio {all_ / one:.2f} (goal: at most {GOAL})"
    )
    return int(all_ / one > GOAL)


def copied(report: Path, folder: Path) -> list[str]:
    """Copy what a report is made of; its languages (subtags), the default first."""
    for name in ("data", "content"):
        shutil.copytree(report / name, folder / name)
    shutil.copy(report / "mkdocs.yml", folder / "mkdocs.yml")
    said = yaml.load((folder / "data/report.yml").read_text(encoding="utf-8"), yaml.BaseLoader)["languages"]
    return [tag.partition("-")[0] for tag in said]


def in_one_language(folder: Path, languages: list[str]) -> None:
    """Leave in a report the texts and pages of its first language only, and no register of the addresses of others."""
    (folder / "data/addresses.txt").unlink(missing_ok=True)
    for path in (folder / "data").rglob("*.yml"):
        data = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
        path.write_text(
            yaml.dump(_first(data, languages), allow_unicode=True, sort_keys=False, width=10_000), encoding="utf-8"
        )
    for language in languages[1:]:
        for path in (folder / "content").rglob(f"*.{language}.md"):
            path.unlink()


def _first(value: Any, languages: list[str]) -> Any:
    if isinstance(value, list):
        return [_first(item, languages) for item in value]
    if not isinstance(value, dict):
        return value
    if value.keys() <= {*languages} and languages[0] in value:
        value = {languages[0]: value[languages[0]]}
    if "languages" in value:
        value["languages"] = value["languages"][:1]
    return {key: _first(item, languages) for key, item in value.items()}


def processor_time(folder: Path) -> float:
    """The seconds of processor that a build takes, its start included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "mkdocs", "build", "-q"]
    subprocess.run(command, cwd=folder, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    sys.exit(main())
