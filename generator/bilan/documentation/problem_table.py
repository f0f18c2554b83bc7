"""The table of all problems, in docs/problems.md: a row for each page of a problem."""

from __future__ import annotations

import re

from bilan.documentation.doc_pages import DocPage, problem_pages
from bilan.locales.editor_locale import EditorLocale
from bilan.messages.message import translatable

_SEVERITY_AND_MEANING = re.compile(r"^(\w+)\s?: (.+)\.$", re.MULTILINE)  # French has a space before the colon
_CODE, _MEANING = translatable("code"), translatable("what is wrong")


def severity_and_meaning(page: DocPage) -> tuple[str, str]:
    """Return the severity and the meaning of a problem, in the words of its page."""
    found = _SEVERITY_AND_MEANING.search(page.text)
    severity, meaning = found.groups() if found else ("", "")
    return severity.lower(), meaning


def problem_table(language: str) -> str:
    """Return the rows of the problems, by code, in a language of the documentation."""
    local = EditorLocale(language)
    pages = {code: severity_and_meaning(page) for code, page in problem_pages(language).items()}
    rows = (
        f"| [`{code}`](problems/{code}.md) | {severity} | {local.isolated(meaning)} |\n"
        for code, (severity, meaning) in pages.items()
    )
    return f"| {local(_CODE)} | | {local(_MEANING)} |\n|---|---|---|\n{''.join(rows)}"
