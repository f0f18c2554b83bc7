"""Texts of the data are printed literally: Typst gets text, never code, and no folder to read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.conftest import Folder
from tests.pdf.conftest import TypesetPdf

Typeset = Callable[[Path], TypesetPdf]

HOSTILE = (
    '#import "/etc/passwd"',
    "$ x^2 $ @preview _em_ *strong* `raw` <label> = heading",
    '#read("data.json") #panic("no") \\u{41}',
    "</script><script>alert(1)</script> {{ 7 * 7 }} {% raw %}",
    "// comment /* and */ http://example.org ~ -- ---",
)


def test_code_is_printed_unchanged(folder: Folder, typeset: Typeset) -> None:
    articles = "articles:\n" + "".join(
        f"  - {{id: a{number}, title: {_quoted(text)}, outlet: {_quoted(text)}, date: 2021-05, language: fr,"
        f" url: 'https://example.org/{number}', summary: {_quoted(text)}, quote: {_quoted(text)}}}\n"
        for number, text in enumerate(HOSTILE)
    )
    noted = f"total: {{value: 10, parts: [one, two], note: {_quoted(HOSTILE[0])}}}"
    figures = f"source: review\nfigures:\n  {noted}\n  one: 6\n  two: 4\n"
    pdf = typeset(folder({"data/2021/articles.yml": articles, "data/2021/figures.yml": figures}))
    printed = pdf.text.replace(" ", "")
    for text in HOSTILE:
        assert printed.count(text.replace(" ", "")) >= 3, text
    assert "root:x:0" not in printed


def test_direction_does_not_leak(folder: Folder, typeset: Typeset) -> None:
    """An override of direction (U+202E) is refused by the reader of YAML; marks that isolate stay within their text."""
    title = "Titre \u2067مقلوب\u2069 fini"
    articles = (
        f"articles:\n  - {{id: a1, title: '{title}', outlet: Le Matin, date: 2021-05, language: fr,"
        " url: 'https://example.org/1', summary: Suite.}\n"
    )
    pdf = typeset(folder({"data/2021/articles.yml": articles}))
    assert "fini" in pdf.text
    assert "Suite." in pdf.text


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
