"""`bilan help [TOPIC]`: the documentation that is installed with Bilan, in the reader's pager."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pydoc import pager

from bilan.cli.page_text import page_text
from bilan.diagnostics.problem import suggestion
from bilan.documentation.doc_pages import DocPage, doc_pages, problem_pages
from bilan.locales.editor_locale import EditorLocale, editor_language
from bilan.messages.message import translatable
from bilan.terminal.problem_output import refuse


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the options of the command."""
    parser = commands.add_parser("help", help="show the documentation")
    parser.add_argument(
        "topic", metavar="TOPIC", nargs="?", help="a page, such as import, or a problem code (default: list all pages)"
    )
    parser.set_defaults(run=run, anywhere=True)


def run(options: argparse.Namespace) -> int:
    """Return 0 if the page or the list is shown, 2 if there is no such page."""
    editor_locale = EditorLocale(editor_language())
    pages, problems = doc_pages(editor_locale.language), problem_pages(editor_locale.language)
    topic: str | None = options.topic
    if topic is None:
        sys.stdout.write(_list_topics(pages, editor_locale))
    elif page := pages.get(topic) or problems.get(topic):
        pager(page_text(page, editor_locale))
    else:
        hint = suggestion(topic, [*pages, *problems])
        listed = translatable("“bilan help” lists all pages; “bilan COMMAND --help” lists the options of a command.")
        return refuse(translatable("there is no page “{topic}”. {hint}", topic=topic, hint=hint or listed))
    return 0


def _list_topics(pages: Mapping[str, DocPage], editor_locale: EditorLocale) -> str:
    widest = max(map(len, pages))
    rows = "".join(f"{topic:{widest}}  {page.title}\n" for topic, page in pages.items())
    return f"{rows}\n{editor_locale(translatable('“bilan help TOPIC” shows a page; “bilan explain” lists the problems.'))}\n"
