"""What readers could not see or open in an article is reported at its place."""

from __future__ import annotations

import pytest

from tests.conftest import Folder, RunBilan

ARTICLE = (
    "articles:\n  - id: un\n    title: {title}\n    outlet: Journal\n    date: 2021-03-01\n    language: fr\n"
    "    url: {url}\n    summary: Un texte.\n"
)


@pytest.mark.parametrize(
    ("title", "url", "code", "place"),
    [
        ("Ou\u200bverture", "https://example.org/a", "invisible-character", "3:14"),
        ("Ouverture\u00ad", "https://example.org/a", "invisible-character", "3:21"),
        ("Ouverture", "https://example.org/\u202egpj.exe", "invisible-character", "7:30"),
        ("Ouverture", "https://[journal.example.org/un", "bad-address", "7:10"),
        ("Ouverture", "https://example.org:99999/", "bad-address", "7:10"),
        ("Ouverture", "https://localhost/", "bad-address", "7:10"),
    ],
)
def test_a_problem_is_at_its_place(folder: Folder, run_bilan: RunBilan, title: str, url: str, code: str, place: str) -> None:
    root = folder({"data/2021/articles.yml": ARTICLE.format(title=title, url=url)})
    result, _, err = run_bilan("-C", root, "check")
    assert result == 1
    assert f"data/2021/articles.yml:{place}: error [{code}]" in err


def test_one_article_under_two_addresses_is_reported(folder: Folder, run_bilan: RunBilan) -> None:
    first = ARTICLE.format(title="Un", url="https://example.org/un")
    second = ARTICLE.format(title="Un", url="https://m.example.org/un?xtor=RSS-1&at_medium=custom7")
    root = folder({"data/2021/articles.yml": first + second.removeprefix("articles:\n").replace("id: un", "id: deux")})
    assert "[duplicate-article]" in run_bilan("-C", root, "check")[2]
