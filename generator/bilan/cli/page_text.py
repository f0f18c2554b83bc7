"""A page of the documentation as `bilan help` and `bilan explain` print it."""

from __future__ import annotations

from bilan.documentation.doc_pages import DocPage
from bilan.locales.editor_locale import EditorLocale
from bilan.messages.message import translatable


def page_text(page: DocPage, editor_locale: EditorLocale) -> str:
    """Return the text of a page; below a line that says so where it is not in the language of the reader."""
    if page.language == editor_locale.language:
        return page.text
    return f"{editor_locale(translatable('This page is in English so far.'))}\n\n{page.text}"
