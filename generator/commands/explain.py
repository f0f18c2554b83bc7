"""`bilan explain [CODE]`: what a problem means, with a bad and a good example; or the list of all problems."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from generator.commands.telling import refused
from generator.problems import did_you_mean
from generator.said import said

PAGES = Path(__file__).parent.parent / "explanations"  # docs/problems/, whose pages are installed with the package
_SEVERITY_AND_MEANING = re.compile(r"^(\w+): (.+)\.$", re.MULTILINE)


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The words of the command."""
    parser = commands.add_parser("explain", help="say what a problem means, with a bad and a good example")
    parser.add_argument("code", metavar="CODE", nargs="?", help="a problem, such as sum-mismatch; all are listed without it")
    parser.set_defaults(run=run, anywhere=True)


def run(options: argparse.Namespace) -> int:
    """0 when the page or the list is printed, 2 when there is no such problem."""
    paths = sorted(PAGES.glob("*.md"), key=lambda path: path.stem)
    pages = {path.stem: path.read_text(encoding="utf-8") for path in paths}
    code: str | None = options.code
    if code is None:
        sys.stdout.write(_listed(pages))
    elif code in pages:
        sys.stdout.write(pages[code])
    else:
        hint = did_you_mean(code, pages) or said("“bilan explain” lists them all.")
        return refused(said("there is no problem “{code}”. {hint}", code=code, hint=hint))
    return 0


def _listed(pages: dict[str, str]) -> str:
    """One line a problem: its code, `error` or `warning`, and its meaning."""
    widest = max(map(len, pages))
    told = {code: match.groups() for code, page in pages.items() if (match := _SEVERITY_AND_MEANING.search(page))}
    return "".join(f"{code:{widest}}  {severity.lower():7}  {meaning}\n" for code, (severity, meaning) in told.items())
