"""`bilan explain [CODE]`: what a problem means, with a bad and a good example; or the list of all problems."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from bilan.cli.problem_output import refuse
from bilan.diagnostics.problem import Severity, suggestion
from bilan.locales.editor_locale import ENGLISH, EditorLocale, editor_language
from bilan.messages.message import Message, translatable
from bilan.reporters.text_report import SEVERITIES

PAGES = Path(__file__).parent.parent / "explanations"  # docs/problems/, whose pages are installed with the package
_SEVERITY_AND_MEANING = re.compile(r"^(\w+): (.+)\.$", re.MULTILINE)


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the options of the command."""
    parser = commands.add_parser("explain", help="explain a problem, with a bad and a good example")
    parser.add_argument("code", metavar="CODE", nargs="?", help="a problem code, such as sum-mismatch (default: list all)")
    parser.set_defaults(run=run, anywhere=True)


def run(options: argparse.Namespace) -> int:
    """Return 0 if the page or the list is printed, 2 if there is no such problem."""
    paths = sorted(PAGES.glob("*.md"), key=lambda path: path.stem)
    pages = {path.stem: path.read_text(encoding="utf-8") for path in paths}
    code: str | None = options.code
    if code is None:
        sys.stdout.write(_list_pages(pages, EditorLocale(editor_language())))
    elif code in pages:
        sys.stdout.write(_with_heading(code, pages[code], EditorLocale(editor_language())))
    else:
        hint = suggestion(code, pages) or translatable("“bilan explain” lists them all.")
        return refuse(translatable("there is no problem “{code}”. {hint}", code=code, hint=hint))
    return 0


def _with_heading(code: str, page: str, editor_locale: EditorLocale) -> str:
    """Return the page; in another language than English, below the meaning of the problem in that language."""
    if editor_locale.language == ENGLISH.language:
        return page
    severity, meaning = _meaning(page)
    note = translatable("This page is in English so far; the messages themselves are in your language.")
    return f"{code} ({editor_locale(severity)}) : {editor_locale(meaning)}.\n{editor_locale(note)}\n\n{page}"


def _list_pages(pages: dict[str, str], editor_locale: EditorLocale) -> str:
    """Return one line for each problem: its code, `error` or `warning`, and its meaning."""
    widest = max(map(len, pages))
    rows = {code: tuple(map(editor_locale, _meaning(page))) for code, page in pages.items()}
    widest_severity = max(len(severity) for severity, _ in rows.values())
    return "".join(
        f"{code:{widest}}  {severity:{widest_severity}}  {meaning}\n" for code, (severity, meaning) in rows.items()
    )


def _meaning(page: str) -> tuple[Message, Message]:
    """Return the severity and the meaning of a problem as messages. The catalogs have the meanings like other messages."""
    found = _SEVERITY_AND_MEANING.search(page)
    severity, meaning = found.groups() if found else ("error", "")
    return SEVERITIES[Severity(severity.lower())], Message(meaning, {})
