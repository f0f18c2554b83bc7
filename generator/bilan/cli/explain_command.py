"""`bilan explain [CODE]`: what a problem means, with a bad and a good example; or the list of all problems."""

from __future__ import annotations

import argparse
import re
import sys

from bilan.cli.problem_output import refuse
from bilan.diagnostics.problem import Severity, suggestion
from bilan.documentation.doc_pages import problem_pages
from bilan.locales.editor_locale import ENGLISH, EditorLocale, editor_language
from bilan.messages.message import Message, translatable
from bilan.reporters.text_report import SEVERITIES

_SEVERITY_AND_MEANING = re.compile(r"^(\w+): (.+)\.$", re.MULTILINE)


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the options of the command."""
    parser = commands.add_parser("explain", help="explain a problem, with a bad and a good example")
    parser.add_argument("code", metavar="CODE", nargs="?", help="a problem code, such as sum-mismatch (default: list all)")
    parser.set_defaults(run=run, anywhere=True)


def run(options: argparse.Namespace) -> int:
    """Return 0 if the page or the list is printed, 2 if there is no such problem."""
    editor_locale = EditorLocale(editor_language())
    code: str | None = options.code
    if code is None:
        sys.stdout.write(_list_pages(_pages(), editor_locale))
        return 0
    text = explanation(code, editor_locale)
    if text is None:
        hint = suggestion(code, _pages()) or translatable("“bilan explain” lists them all.")
        return refuse(translatable("there is no problem “{code}”. {hint}", code=code, hint=hint))
    sys.stdout.write(text)
    return 0


def explanation(code: str, editor_locale: EditorLocale) -> str | None:
    """Return the page of a problem, below its meaning in the language of the reader; None if there is no such problem."""
    page = _pages().get(code)
    return _with_heading(code, page, editor_locale) if page is not None else None


def _pages() -> dict[str, str]:
    return {code: page.text for code, page in problem_pages().items()}


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
