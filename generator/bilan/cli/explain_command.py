"""`bilan explain [CODE]`: what a problem means, with a bad and a good example; or the list of all problems."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping

from bilan.cli.page_text import page_text
from bilan.diagnostics.problem import suggestion
from bilan.documentation.doc_pages import DocPage, problem_pages
from bilan.documentation.problem_table import severity_and_meaning
from bilan.locales.editor_locale import EditorLocale, editor_language
from bilan.messages.message import translatable
from bilan.terminal.problem_output import refuse


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the options of the command."""
    parser = commands.add_parser("explain", help="explain a problem, with a bad and a good example")
    parser.add_argument("code", metavar="CODE", nargs="?", help="a problem code, such as sum-mismatch (default: list all)")
    parser.set_defaults(run=run, anywhere=True)


def run(options: argparse.Namespace) -> int:
    """Return 0 if the page or the list is printed, 2 if there is no such problem."""
    editor_locale = EditorLocale(editor_language())
    pages = problem_pages(editor_locale.language)
    code: str | None = options.code
    if code is None:
        sys.stdout.write(_list_pages(pages, editor_locale))
        return 0
    if code not in pages:
        hint = suggestion(code, pages) or translatable("“bilan explain” lists them all.")
        return refuse(translatable("there is no problem “{code}”. {hint}", code=code, hint=hint))
    sys.stdout.write(page_text(pages[code], editor_locale))
    return 0


def _list_pages(pages: Mapping[str, DocPage], editor_locale: EditorLocale) -> str:
    """Return one line for each problem: its code, its severity, and its meaning."""
    widest = max(map(len, pages))
    rows = {code: severity_and_meaning(page) for code, page in pages.items()}
    widest_severity = max(len(severity) for severity, _ in rows.values())
    return "".join(
        f"{code:{widest}}  {severity:{widest_severity}}  {editor_locale.isolated(meaning)}\n"
        for code, (severity, meaning) in rows.items()
    )
