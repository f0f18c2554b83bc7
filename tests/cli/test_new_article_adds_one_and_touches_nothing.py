"""`bilan new article`: adds one article, changes no other byte, and writes nothing if anything is wrong."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from bilan.build_date import build_date
from bilan.build_result import read_report
from bilan.cli import main
from bilan.diagnostics.problem import errors
from bilan.model.article import Article
from bilan.model.loader import load_report

Folder = Callable[[dict[str, str | bytes]], Path]
New = Callable[..., int]

FIRST = (
    "# La presse de 2021.\narticles:\n"
    "  - id: first      # le premier\n    title: 'Un  titre'\n    outlet:   L’Opinion\n    language: fr\n"
    "    url: https://example.org/first?utm_source=x\n    summary: >-\n      Un résumé\n      sur deux lignes.\n"
)
GIVEN = {
    "title": "La police : « un bilan » #1",
    "outlet": "L’Écho du Nord",
    "date": "2021-12-24",
    "language": "no",
    "country": "MA",
    "url": "https://example.org/second?id=2",
    "kind": "interview",
    "topics": "annual_review, no",
    "summary": "Un résumé : le nôtre. " * 8,
    "quote": "Dix mots",
    "figures": "total=10, 2021/one=6",
}


@pytest.fixture
def new(monkeypatch: pytest.MonkeyPatch) -> New:
    """Runs the command with options, away from a terminal, in the autumn of 2022."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1665000000")
    monkeypatch.setattr("sys.stdin", io.StringIO(""))

    def run(root: Path, given: dict[str, str], *words: str) -> int:
        options = [word for name, answer in given.items() for word in (f"--{name.replace('_', '-')}", answer)]
        try:
            return main(["-C", str(root), "new", "article", *options, *words])
        except SystemExit as end:
            return int(end.code or 0)

    return run


def _tree(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and ".cache" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def _articles(root: Path) -> dict[str, Article]:
    report = load_report(root).report
    assert report is not None
    return {article.id: article for article in report.articles}


def test_every_answer_is_read_back(folder: Folder, new: New) -> None:
    root = folder({"data/2021/articles.yml": FIRST})
    assert new(root, GIVEN) == 0
    added = _articles(root)["lecho-du-nord-la-police"]
    assert (added.title, added.outlet) == (GIVEN["title"], GIVEN["outlet"])
    assert (str(added.date), added.language, added.country, added.url) == ("2021-12-24", "no", "MA", GIVEN["url"])
    assert (added.kind, added.topics, added.quote) == ("interview", ("annual_review", "no"), "Dix mots")
    assert added.summary.original == GIVEN["summary"].strip()
    reported = [(item.figure.year, item.figure.indicator, str(item.value)) for item in added.figures]
    assert reported == [(None, "total", "10"), (2021, "one", "6")]
    assert errors(read_report(root, build_date()).problems) == ()


@pytest.mark.parametrize(
    "text",
    [
        FIRST,
        FIRST.rstrip("\n"),
        FIRST + "\n\n# la fin\n",
        FIRST.replace("\n  ", "\n"),
        FIRST.replace("\n", "\r\n"),
        "\ufeff" + FIRST,
        FIRST.replace("é", "e\u0301"),
        "articles: []\n",
        "# en tête\narticles:   [ ]  # rien encore\n\n# à la fin\n",
        "articles: []\r\n# à la fin\r\n",
    ],
)
def test_every_byte_of_the_others_is_kept(folder: Folder, new: New, text: str) -> None:
    root = folder({"data/2021/articles.yml": text.encode()})
    before, articles = _tree(root), _articles(root)
    assert new(root, GIVEN) == 0
    after = _tree(root)
    written = after.pop("data/2021/articles.yml").decode()
    item = re.search(r"[ ]*- id: lecho-.*2021/one: 6(?:\r?\n|$)", written, re.DOTALL)
    assert item
    without = re.sub(r"^articles: *\[ ?\]", "articles:", text, flags=re.MULTILINE)
    assert written.replace(item.group(), "") == without + ("" if without.endswith("\n") else "\n")
    assert {name: data for name, data in before.items() if name != "data/2021/articles.yml"} == after
    assert {key: article for key, article in _articles(root).items() if key in articles} == articles
    assert written.count("\n") == written.count("\r\n") or "\r" not in text


def test_the_ids_that_are_proposed_are_not_taken(folder: Folder, new: New) -> None:
    root = folder({})
    (root / "data/2021/articles.yml").write_text("articles: []\n", encoding="utf-8")
    for number in range(3):
        assert new(root, {**GIVEN, "url": f"https://example.org/{number}"}) == 0
    assert new(root, {**GIVEN, "outlet": "مراكش", "title": "عنوان", "url": "https://example.org/ar"}) == 0
    assert list(_articles(root)) == [
        "lecho-du-nord-la-police",
        "lecho-du-nord-la-police-2",
        "lecho-du-nord-la-police-3",
        "article",
    ]


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/first",
        "http://www.example.org/first/?utm_medium=y",
        "https://example.org/first#part",
    ],
)
def test_the_same_article_is_refused(folder: Folder, new: New, capsys: pytest.CaptureFixture[str], url: str) -> None:
    root = folder({"data/2021/articles.yml": FIRST})
    before = _tree(root)
    assert new(root, {**GIVEN, "url": url}) == 1
    assert "already listed as “first”" in capsys.readouterr().err
    assert _tree(root) == before


@pytest.mark.parametrize(
    ("name", "answer", "said"),
    [
        ("date", "24/12/2021", "2021-12-24"),
        ("date", "2021-13", "expected a date"),
        ("language", "français", "language tag"),
        ("country", "Maroc", "country code"),
        ("url", "www.example.org/a", "https://"),
        ("url", "javascript:alert(1)", "https://"),
        ("url", "http://[", "https://"),
        ("kind", "itnerview", "interview"),
        ("topics", "Bilan annuel", "bilan_annuel"),
        ("id", "Mon Id", "mon-id"),
        ("id", "../out", "small letters"),
        ("id", "first", "already used"),
        ("id", "review", "already used"),
        ("title", "   ", "--title"),
        ("figures", "total=4.463", "4463"),
        ("figures", "total", "expected a number"),
        ("figures", "unheard_of=3", "unheard_of"),
        ("figures", "2020/total=3", "2020"),
        ("date", "2019-01-01", "2019"),
        ("quote", "mot " * 31, "31 words"),
        ("archive_url", "ftp://example.org", "https://"),
    ],
)
def test_nothing_is_written_on_a_wrong_answer(
    folder: Folder, new: New, capsys: pytest.CaptureFixture[str], name: str, answer: str, said: str
) -> None:
    root = folder({"data/2021/articles.yml": FIRST})
    before = _tree(root)
    assert new(root, {**GIVEN, name: answer}, "--year", "2021") in (1, 2)
    output = capsys.readouterr()
    assert said in output.err
    assert _tree(root) == before


def test_bytes_that_are_no_text_are_refused(folder: Folder, new: New, capsys: pytest.CaptureFixture[str]) -> None:
    root = folder({"data/2021/articles.yml": FIRST})
    before = _tree(root)
    assert new(root, {**GIVEN, "title": "a\udcffb"}) in (1, 2)
    assert "UTF-8" in capsys.readouterr().err
    assert _tree(root) == before


def test_away_from_a_terminal_what_is_missing_is_named(folder: Folder, new: New, capsys: pytest.CaptureFixture[str]) -> None:
    root = folder({"data/2021/articles.yml": FIRST})
    before = _tree(root)
    assert new(root, {"title": "Titre", "outlet": "Journal", "language": "fr"}) == 2
    output = capsys.readouterr().err
    assert "--url" in output
    assert "--summary" in output
    assert "--title" not in output
    assert _tree(root) == before


def test_a_year_that_is_not_there_is_wrong_use(folder: Folder, new: New, capsys: pytest.CaptureFixture[str]) -> None:
    root = folder({"data/2021/articles.yml": FIRST})
    before = _tree(root)
    assert new(root, {**GIVEN, "date": "2022-05"}) == 2
    assert "--year" in capsys.readouterr().err
    without_date = {name: answer for name, answer in GIVEN.items() if name != "date"}
    assert new(root, without_date) == 2
    assert _tree(root) == before
    assert new(root, without_date, "--year", "2021") == 0


def test_a_year_without_press_gets_its_file(folder: Folder, new: New) -> None:
    root = folder({})
    assert new(root, GIVEN) == 0
    assert (
        (root / "data/2021/articles.yml")
        .read_text(encoding="utf-8")
        .startswith("# yaml-language-server: $schema=../../schema/")
    )
    assert len(_articles(root)) == 1


SINGLE = FIRST.split("articles:\n")[1].replace("  - id", "    id").replace("\n    ", "\n")[4:]


def test_where_articles_stand_alone_a_file_is_made(folder: Folder, new: New) -> None:
    root = folder({"data/2021/articles/first.yml": SINGLE})
    assert list(_articles(root)) == ["first"]
    before = _tree(root)
    assert new(root, GIVEN) == 0
    after = _tree(root)
    made = after.pop("data/2021/articles/lecho-du-nord-la-police.yml").decode()
    assert made.startswith(
        "# yaml-language-server: $schema=../../../schema/article.schema.json\nid: lecho-du-nord-la-police\n"
    )
    assert after == before
    assert len(_articles(root)) == 2


def test_a_file_of_another_article_is_never_overwritten(folder: Folder, new: New) -> None:
    root = folder({"data/2021/articles/other-name.yml": SINGLE})
    before = _tree(root)
    assert new(root, GIVEN, "--id", "other-name") in (1, 2)
    assert _tree(root) == before


UNSAFE = [
    "articles: [{id: first, title: T, outlet: O, language: fr, url: 'https://example.org/first', summary: S}]\n",
    "articles:\n    -   id: first\n        title: T\n        outlet: O\n        language: fr\n        url: https://example.org/f\n        summary: S\n",
    "{articles: []}\n",
    FIRST + "...\n",
]


@pytest.mark.parametrize("text", UNSAFE)
def test_a_file_that_cannot_be_added_to_is_left_and_the_block_is_printed(
    folder: Folder, new: New, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    root = folder({"data/2021/articles.yml": text})
    before = _tree(root)
    assert new(root, GIVEN) == 1
    output = capsys.readouterr()
    assert "- id: lecho-du-nord-la-police\n" in output.out
    assert "Paste" in output.err
    assert _tree(root) == before


@pytest.mark.parametrize("text", ["articles: [\n", b"articles: \xff\n", "articles:\n  - id: first\n", "# rien\n"])
def test_a_broken_file_is_reported_and_left(
    folder: Folder, new: New, capsys: pytest.CaptureFixture[str], text: str | bytes
) -> None:
    root = folder({"data/2021/articles.yml": text})
    before = _tree(root)
    assert new(root, GIVEN) == 1
    assert "data/2021/articles.yml:" in capsys.readouterr().err
    assert _tree(root) == before


class Terminal(io.StringIO):
    """Somebody who types these lines and then ends the input, or interrupts."""

    def __init__(self, lines: Sequence[str], end: type[BaseException]) -> None:
        super().__init__()
        self.lines, self.end = list(lines), end

    def isatty(self) -> bool:
        return True

    def answer(self, _prompt: object = "") -> str:
        if not self.lines:
            raise self.end
        return self.lines.pop(0)


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Runs the command at a terminal where lines are typed."""

    def run(root: Path, lines: Sequence[str], *words: str, end: type[BaseException] = EOFError) -> int:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1665000000")
        terminal = Terminal(lines, end)
        monkeypatch.setattr("sys.stdin", terminal)
        monkeypatch.setattr("builtins.input", terminal.answer)
        code = main(["-C", str(root), "new", "article", *words])
        assert terminal.lines == []
        return code

    return run


ASKED = ["title", "outlet", "date", "language", "country", "url", "kind", "topics", "summary", "figures"]


def test_answers_may_be_typed(folder: Folder, typed: Callable[..., int]) -> None:
    root = folder({"data/2021/articles.yml": FIRST})
    assert typed(root, [GIVEN[name] for name in ASKED]) == 0
    assert _articles(root)["lecho-du-nord-la-police"].kind == "interview"


def test_what_may_be_left_out_may_be_left_empty(folder: Folder, typed: Callable[..., int]) -> None:
    root = folder({"data/2021/articles.yml": FIRST})
    lines = ["Un titre", "Journal", "2021", "fr", "", "https://example.org/2", "", "", "Un résumé.", ""]
    assert typed(root, lines) == 0
    added = _articles(root)["journal-un-titre"]
    assert (added.country, added.topics, added.figures, added.kind) == (None, (), (), "article")


def test_a_wrong_answer_is_asked_for_again(
    folder: Folder, typed: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    root = folder({"data/2021/articles.yml": FIRST})
    lines = [
        *("", "Un titre", "Journal", "24/12/2021", "2021-12-24", "French", "fr", "", "https://example.org/first"),
        *("https://example.org/2", "story", "article", "", "", "Un résumé.", "total=4.463", "unheard_of=1", "total=10"),
    ]
    assert typed(root, lines) == 0
    output = "".join(capsys.readouterr())
    assert "Write 2021-12-24." in output
    assert "already listed as “first”" in output
    assert "unheard_of" in output
    assert _articles(root)["journal-un-titre"].figures[0].value == 10


def test_without_a_date_the_year_is_asked_for(folder: Folder, typed: Callable[..., int]) -> None:
    root = folder({"data/2021/articles.yml": FIRST})
    lines = ["Un titre", "Journal", "", "1999", "2021", "fr", "", "https://example.org/2", "", "", "Un résumé.", ""]
    assert typed(root, lines) == 0
    assert _articles(root)["journal-un-titre"].year == 2021


@pytest.mark.parametrize("end", [EOFError, KeyboardInterrupt])
@pytest.mark.parametrize("count", [0, 1, 5, 9])
def test_nothing_is_written_where_the_input_ends(
    folder: Folder, typed: Callable[..., int], capsys: pytest.CaptureFixture[str], end: type[BaseException], count: int
) -> None:
    root = folder({"data/2021/articles.yml": FIRST})
    before = _tree(root)
    assert typed(root, [GIVEN[name] for name in ASKED][:count], end=end) == 1
    assert "Nothing was written." in capsys.readouterr().err
    assert _tree(root) == before
