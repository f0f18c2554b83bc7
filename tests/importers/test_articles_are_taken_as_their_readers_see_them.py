"""Titles without markup, addresses without detours, days without time; each fault at its cell; what was changed is counted."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan.importers.article_import import LONGEST_TITLE, MOST_ARTICLES
from bilan.importers.language_codes import country_of, language_of
from bilan.importers.plain_text import plain_text
from bilan.scaffolds.article_entry import ArticleIds, proposed_id
from bilan.yaml.invisible_characters import has_invisible_signs
from tests.conftest import Folder, RunBilan

HEADER = "Date,Headline,URL,Hit Sentence,Source,Language,Country\n"
ROW = "2021-05-06,{title},{url},x,{outlet},{language},{country}\n"


def _row(
    title: str = "Un titre",
    url: str = "https://example.org/1",
    outlet: str = "Le Matin",
    language: str = "fr",
    country: str = "",
) -> str:
    return ROW.format(title=title, url=url, outlet=outlet, language=language, country=country)


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("L&#39;affaire &amp; le reste", "L'affaire & le reste"),
        ("L&rsquo;&eacute;t&eacute; &#x2019;", "L’été ’"),
        ("L&amp;#39;affaire", "L'affaire"),
        ("R&amp;amp;D", "R&D"),
        ("La <b>DGSN</b> r&eacute;pond", "La DGSN répond"),
        ("&lt;b&gt;DGSN&lt;/b&gt;", "DGSN"),
        ('Un<br />deux<p class="x">trois</p>', "Un deux trois"),
        ("Titre_x000D_ un", "Titre un"),
        ("Ou\u200bver&shy;ture&nbsp;!", "Ouverture !"),
        ("e\u0301te\u0301", "été"),
        ("Titre\x00 un\u2028deux", "Titre un deux"),
    ],
)
def test_a_title_loses_what_only_a_machine_needs(typed: str, plain: str) -> None:
    assert plain_text(typed) == plain


@pytest.mark.parametrize(
    "typed",
    [
        "AT&T, R&D",
        "a < b > c",
        "<3 la police",
        "Vote : <Oui>",
        "x_x0041_y",
        "&inconnu; &copy 2025",
        "&#0; &#xD800;",
        "می\u200cخواهم 👨\u200d👩\u200d👧",
    ],
)
def test_what_only_looks_like_markup_stays(typed: str) -> None:
    assert plain_text(typed) == typed


@given(st.text(max_size=80))
def test_a_plain_text_is_one_line_that_can_be_read(text: str) -> None:
    plain = plain_text(text)
    assert plain == " ".join(plain.split())
    assert not has_invisible_signs(plain)


def test_what_was_changed_is_counted_and_said(folder: Folder, run_bilan: RunBilan) -> None:
    table = HEADER + "".join(
        (
            _row("L&#39;un", "https://www.google.com/url?url=https://example.org/1"),
            _row("Deux\u200b", "https://example.org/2\u200b"),
            _row("Trois", "https://news.google.com/rss/articles/x", country="Neverland"),
        )
    )
    root = folder({"t.csv": table})
    code, out, _ = run_bilan("-C", root, "import", root / "t.csv")
    assert code == 0
    assert "1 title was written in HTML and was read as plain text." in out
    assert "Invisible characters were removed from 2 texts." in out
    assert "1 address led to its article through another site; the article’s own address was taken." in out
    assert "1 address is a Google News link that leads to the article; replace it with the article’s own address." in out
    assert "Not known as countries, and left out: Neverland." in out
    assert "+    url: https://example.org/1\n" in out
    assert "+    url: https://example.org/2\n" in out


def test_a_host_is_named_as_the_report_names_its_outlet(folder: Folder, run_bilan: RunBilan) -> None:
    known = (
        "articles:\n  - {id: a, title: A, outlet: Le Matin, language: fr, url: https://www.matin.example/a, summary: S.}\n"
    )
    rows = _row(url="https://matin.example/b", outlet="matin.example") + _row(
        url="https://soir.example/c", outlet="soir.example"
    )
    root = folder({"data/2021/articles.yml": known, "t.csv": HEADER + rows})
    out = run_bilan("-C", root, "import", root / "t.csv")[1]
    assert [line.strip("+ ") for line in out.splitlines() if "outlet:" in line and line.startswith("+")] == [
        "outlet: Le Matin",
        "outlet: soir.example",
    ]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (_row(url="https://[journal.example.org/un"), "bad-address"),
        (_row(url="https://localhost/un"), "bad-address"),
        (_row(url="www.example.org/un"), "bad-address"),
        (_row(language="klingon"), "bad-form"),
        (_row(title="x" * (LONGEST_TITLE + 1)), "text-too-long"),
        (_row() + (_row() * MOST_ARTICLES), "file-too-large"),
        (_row(outlet=""), "empty-value"),
        (_row().replace("2021-05-06", "14/03/21"), "invalid-date"),
    ],
)
def test_a_wrong_row_is_reported_with_its_code(folder: Folder, run_bilan: RunBilan, row: str, code: str) -> None:
    root = folder({"t.csv": HEADER + row})
    result, _, err = run_bilan("-C", root, "import", root / "t.csv")
    assert (result, err.count("error [")) == (1, 1)
    assert f"error [{code}]" in err


def test_the_longest_title_is_taken(folder: Folder, run_bilan: RunBilan) -> None:
    root = folder({"t.csv": HEADER + _row(title="x" * LONGEST_TITLE)})
    assert run_bilan("-C", root, "import", root / "t.csv")[0] == 0


def test_as_many_articles_as_are_read_are_not_too_many(folder: Folder, run_bilan: RunBilan) -> None:
    root = folder({"t.csv": HEADER + _row().replace("2021-", "1999-") * MOST_ARTICLES})
    code, out, _ = run_bilan("-C", root, "import", root / "t.csv")
    assert (code, out.count("the report does not have that year")) == (0, MOST_ARTICLES)


def test_what_no_column_says_is_reported_once_for_all_rows(folder: Folder, run_bilan: RunBilan) -> None:
    feed = "".join(
        f"<item><title>T{i}</title><link>https://example.org/{i}</link><pubDate>2021-03-14</pubDate></item>"
        for i in range(5)
    )
    table = "Date,Headline,URL,Hit Sentence,Source\n" + "2021-05-06,T,https://example.org/1,x,O\n" * 5
    root = folder({"t.csv": table, "f.xml": f"<rss version='2.0'><channel>{feed}</channel></rss>"})
    for name in ("t.csv", "f.xml"):
        code, _, err = run_bilan("-C", root, "import", root / name)
        assert (code, err.count("error [")) == (1, 1)
        assert "No column gives the “language” of the articles." in err
    assert run_bilan("-C", root, "import", root / "t.csv", "--always", "language=fr")[0] == 0


def test_what_a_mapping_always_says_is_used(folder: Folder, run_bilan: RunBilan) -> None:
    mapping = "imports: articles\nknown_by: [Rubrique]\ncolumns: {title: Titre, date: Date}\nalways: {url: https://example.org/revue.pdf, language: fr, outlet: Le Matin, country: MA}\n"
    root = folder({"imports/ours.yml": mapping, "t.csv": "Rubrique;Titre;Date\nx;Un;2021-05-06\nx;Deux;2021-05-07\n"})
    code, out, err = run_bilan("-C", root, "import", root / "t.csv")
    assert (code, err) == (0, "")
    assert "Read as ours." in out
    assert "+    url: https://example.org/revue.pdf\n" in out
    assert (
        "All rows have the same address. Articles are identified by their address, so only the first row is imported." in out
    )
    assert "1 new article; it still needs its summary" in out


def test_what_the_command_says_of_all_rows_makes_up_for_a_column(folder: Folder, run_bilan: RunBilan) -> None:
    root = folder({"t.csv": "Headline,Hit Sentence,Source\nUn,x,Le Matin\n"})
    always = ("--always", "url=https://example.org/revue.pdf", "--always", "language=fr", "--always", "date=6 mai 2021")
    code, out, err = run_bilan("-C", root, "import", root / "t.csv", *always)
    assert (code, err) == (0, "")
    assert "+    date: 2021-05-06\n" in out


@pytest.mark.parametrize(
    ("number", "told_of"),
    [
        (0, "There are no new articles."),
        (1, "1 new article; it still needs its summary, in your own words."),
        (2, "2 new articles; each still needs its summary, in your own words."),
    ],
)
def test_their_number_is_said_in_words_that_fit_it(folder: Folder, run_bilan: RunBilan, number: int, told_of: str) -> None:
    rows = "".join(_row(url=f"https://example.org/{index}") for index in range(number)) or _row().replace(
        "2021-05", "1999-05"
    )
    root = folder({"t.csv": HEADER + rows})
    assert told_of in run_bilan("-C", root, "import", root / "t.csv")[1]


@pytest.mark.parametrize(
    ("typed", "tag"),
    [
        ("French", "fr"),
        ("français", "fr"),
        ("الفرنسية", "fr"),
        ("FR", "fr"),
        ("fr-FR", "fr"),
        ("ar_MA", "ar"),
        ("klingon", "klingon"),
    ],
)
def test_a_language_is_known_by_name_or_code(typed: str, tag: str) -> None:
    assert language_of(typed) == tag


@pytest.mark.parametrize(
    ("typed", "code"), [("Morocco", "MA"), ("Maroc", "MA"), ("المغرب", "MA"), ("ma", "MA"), ("Neverland", "")]
)
def test_a_country_is_known_by_name_or_code(typed: str, code: str) -> None:
    assert country_of(typed) == code


class _Counting(set[str]):
    """A set that counts how often it is searched."""

    asked = 0

    def __contains__(self, name: object) -> bool:
        self.asked += 1
        return super().__contains__(name)


@pytest.mark.parametrize("number", [100, 1_000])
def test_the_work_for_one_id_does_not_grow_with_their_number(number: int) -> None:
    ids = ArticleIds(())
    ids._taken = counting = _Counting(["le-matin-un-titre"])
    made = [ids.take("Le Matin", "Un titre") for _ in range(number)]
    assert made == [f"le-matin-un-titre-{index}" for index in range(2, number + 2)]
    assert counting.asked <= 2 * number + 2


@given(
    st.lists(st.tuples(st.sampled_from(["", "Le Matin", "هسبريس"]), st.sampled_from(["", "Un", "Un 2", "٣"])), max_size=12)
)
def test_no_id_is_given_twice(articles: Iterable[tuple[str, str]]) -> None:
    ids = ArticleIds(["un", "article"])
    made = [ids.take(*article) for article in articles]
    assert len({*made, "un", "article"}) == len(made) + 2


def test_one_id_is_proposed_as_the_first_of_many() -> None:
    assert proposed_id("Le Matin", "Un", ["le-matin-un", "le-matin-un-2"]) == "le-matin-un-3"
