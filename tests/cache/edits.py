"""A small report, and what a year does to it: edits drawn by lot."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from pathlib import Path

Edit = tuple[str, str, str]  # the file, what is sought, what is put in its place

ARTICLE = (
    "  - {{id: {0}, title: Titre {0}, outlet: Écho, date: 2021-{1:02d}, language: fr, url: 'https://example.org/{0}', "
    "summary: {{fr: Résumé {0}., ar: ملخص}}, topics: [press], figures: {{total: 9}}}}\n"
)
REPORT: dict[str, str | bytes] = {
    "data/report.yml": "title: Rapport\ninstitution: {name: Ville}\nlanguages: [fr, ar]\n",
    "data/2020/figures.yml": "source: review\nfigures: {total: 8, one: {value: 5, note: Une note.}}\n",
    "data/2021/year.yml": "status: published\nhighlights: [total]\n",
    "data/2021/articles.yml": "articles:\n" + "".join(ARTICLE.format(f"a{number}", number % 12 + 1) for number in range(9)),
    "content/method.md": "# Méthode\n\nTotal : {{ figure('total') }}, voir [l’année](../2021/index.md#figures).\n",
    "mkdocs.yml": (
        "site_name: Report\ndocs_dir: content\ntheme: {name: material, font: false, custom_dir: theme}\n"
        "plugins: [search, bilan]\n"
    ),
    "theme/partials/footer.html": "<p>Ville</p>\n",
}


def of_texts(number: str) -> Sequence[Edit]:
    """Edits of what pages say."""
    return [
        ("data/2020/figures.yml", r"total: \d+", f"total: {number}"),
        ("data/2020/figures.yml", r"note: [^}]*", f"note: Note {number}."),
        ("data/2020/figures.yml", r"\A", f"# {number}\n"),
        ("data/2021/articles.yml", r"Titre [^,]*", f"Titre {number}"),
        ("data/2021/articles.yml", r"  - .*\n", ""),
        ("data/2021/articles.yml", r"\Z", ARTICLE.format(f"n{number}", 5)),
        ("data/2021/articles.yml", r"total: \d+", f"total: {number}"),
        ("data/indicators.yml", r"name: Un\b[^,]*", f"name: Un {number}"),
        ("data/indicators.yml", r"definition: Tout[^,]*", f"definition: Tout {number}"),
        ("data/sources.yml", r"publisher: [^,]*", f"publisher: Ville {number}"),
        ("content/method.md", r"\Z", f"\nLigne *{number}* <!-- number: drawn by lot -->.\n"),
    ]


def of_all_pages(number: str) -> Sequence[Edit]:
    """Edits of what is on every page."""
    return [
        ("data/report.yml", r"title: .*", f"title: Rapport {number}"),
        ("mkdocs.yml", r"site_name: .*", f"site_name: Report {number}"),
        ("theme/partials/footer.html", r"<p>.*</p>", f"<p>{number}</p>"),
    ]


def edit(root: Path, lot: random.Random) -> None:
    """One edit, drawn by lot, of those that a year sees."""
    number = str(lot.randint(11, 99))
    replaced(root, *lot.choice([*of_texts(number), *of_all_pages(number)]))


def replaced(root: Path, file: str, old: str, new: str) -> None:
    """Change a file of the report."""
    text = (root / file).read_text(encoding="utf-8")
    assert re.search(old, text), (file, old)
    (root / file).write_text(re.sub(old, new, text, count=1), encoding="utf-8")
