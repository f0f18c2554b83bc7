"""A page of the documentation as `bilan help` and `bilan explain` print it."""

from __future__ import annotations

import re

from bilan.documentation.doc_pages import DocPage, without_comments
from bilan.documentation.generated_tables import table_names, with_tables
from bilan.locales.editor_locale import LRI, PDI, EditorLocale
from bilan.messages.message import translatable

_CODE = re.compile(r"^```.*?^```$|^    .*?$|(?P<span>`[^`\n]+`)", re.MULTILINE | re.DOTALL)


def page_text(page: DocPage, editor_locale: EditorLocale) -> str:
    """Return the text of a page; below a line that says so where it is not in the language of the reader."""
    text = without_comments(_complete(page))
    if page.language == editor_locale.language:
        return _with_isolates(text) if editor_locale.direction == "rtl" else text
    return f"{editor_locale(translatable('This page is in English so far.'))}\n\n{text}"


def _complete(page: DocPage) -> str:
    """The source of a page with its tables, which an English page has."""
    if page.language == "en" or not table_names(page.source):
        return page.source
    from bilan.cli.documentation_tables import tables_in  # it imports every command

    return with_tables(page.source, tables_in(page.language))


def _with_isolates(text: str) -> str:
    """Right-to-left text with each code span in an isolate, so that a terminal shows `--all` and `{a: 1}` in their order."""
    return _CODE.sub(lambda code: f"{LRI}{code[0]}{PDI}" if code["span"] else code[0], text)
