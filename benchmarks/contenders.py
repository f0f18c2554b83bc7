"""What builds the same pages: Bilan from the data; MkDocs, MkDocs with static-i18n and Zensical from its Markdown."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

START, FLOOR = "start of Python", "floor"
COLD, PAGES, KEPT = "Bilan, cold", "Bilan, cold, no PDF", "Bilan, from its cache alone"
WARM, EDITED = "Bilan, warm", "Bilan, after one edit"
MKDOCS, I18N, ZENSICAL = "MkDocs + Material", "MkDocs + static-i18n", "Zensical"
CHECK, CHECK_AGAIN = "`bilan check`, cold", "`bilan check`, after one edit"
TIMED = (COLD, PAGES, KEPT, WARM, EDITED, CHECK, CHECK_AGAIN, MKDOCS, I18N, ZENSICAL)
LANGUAGES = ("fr", "ar", "en")
EDITED_FILE, EDITED_FIGURE = "data/2024/figures.yml", re.compile(r"(  posts_9: )\d+")

_THEME = "theme: {name: material, font: false, language: fr}\nmarkdown_extensions: [attr_list, tables, footnotes, toc]\n"
_PLAIN = f"site_name: Report\ndocs_dir: tree\nplugins: [search]\n{_THEME}"
_NO_PDF = "INHERIT: mkdocs.yml\nplugins: [search, bilan: {pdf: false}]\n"
_I18N = f"""site_name: Report
docs_dir: folders
plugins:
  - search
  - i18n:
      docs_structure: folder
      languages:
        - {{locale: fr, name: Français, default: true}}
        - {{locale: ar, name: العربية}}
        - {{locale: en, name: English}}
{_THEME}"""
_FLOOR = """
import pathlib, sys
for path in pathlib.Path('report').rglob('*'):
    if path.is_file() and path.parts[1] in ('data', 'content'):
        path.read_bytes()
out = pathlib.Path('floor')
site = [path for path in pathlib.Path('report/site').rglob('*') if path.is_file()]
for name, data in [(path.relative_to('report/site'), path.read_bytes()) for path in site]:
    (out / name).parent.mkdir(parents=True, exist_ok=True)
    (out / name).write_bytes(data)
"""


@dataclass(frozen=True, slots=True)
class Contender:
    """A command in a folder, what is done before each round, and where its output is."""

    name: str
    command: list[str]
    folder: Path
    output: Path
    before: Callable[[int], None] = lambda _: None


def prepared(folder: Path) -> list[Contender]:
    """The contenders for the report in `folder/report`, in the order in which they are run."""
    report, python = folder / "report", sys.executable
    _render(folder)
    build = [python, "-m", "mkdocs", "build", "-q"]
    check = [str(Path(python).with_name("bilan")), "-C", "report", "check"]
    return [
        Contender(START, [python, "-c", "pass"], folder, folder / "nothing"),
        Contender(PAGES, [*build, "-f", "no-pdf.yml"], report, report / "site", lambda _: _forget(report)),
        Contender(COLD, build, report, report / "site", lambda _: _forget(report)),
        Contender(FLOOR, [python, "-c", _FLOOR], folder, folder / "floor", lambda _: _clear(folder / "floor")),
        Contender(WARM, build, report, report / "site"),
        Contender(KEPT, build, report, report / "site", lambda _: _clear(report / "site")),
        Contender(EDITED, build, report, report / "site", lambda number: _edit(report, number)),
        Contender(CHECK, check, folder, folder / "nothing", lambda _: _forget(report)),
        Contender(CHECK_AGAIN, check, folder, folder / "nothing", lambda number: _edit(report, number + 50)),
        Contender(MKDOCS, [*build, "-f", "plain.yml", "-d", "plain"], folder, folder / "plain"),
        Contender(I18N, [*build, "-f", "i18n.yml", "-d", "i18n"], folder, folder / "i18n"),
        Contender(ZENSICAL, [python, "-m", "zensical", "build", "-f", "zensical.yml"], folder, folder / "site"),
    ]


def _render(folder: Path) -> None:
    """The Markdown tree as it is, and once more with each language in a folder."""
    bilan = str(Path(sys.executable).with_name("bilan"))
    subprocess.run([bilan, "-C", "report", "render", "tree"], cwd=folder, check=True, stderr=subprocess.DEVNULL)
    for path in (folder / "tree").rglob("*.md"):
        name = path.relative_to(folder / "tree")
        language = name.parts[0] if name.parts[0] in LANGUAGES[1:] else LANGUAGES[0]
        own = Path(*name.parts[1:]) if language != LANGUAGES[0] else name
        target = folder / "folders" / language / own
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    settings = {"plain.yml": _PLAIN, "i18n.yml": _I18N, "zensical.yml": _PLAIN, "report/no-pdf.yml": _NO_PDF}
    for file, text in settings.items():
        (folder / file).write_text(text, encoding="utf-8")


def _forget(report: Path) -> None:
    _clear(report / ".cache")
    _clear(report / "site")


def _clear(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)


def _edit(report: Path, number: int) -> None:
    path = report / EDITED_FILE
    text = path.read_text(encoding="utf-8")
    path.write_text(EDITED_FIGURE.sub(rf"\g<1>{1000 + number}", text), encoding="utf-8")
    os.utime(path)
