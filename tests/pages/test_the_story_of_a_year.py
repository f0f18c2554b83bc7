"""A year opens with its message, and its chapters are on the home page, in every language."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from bilan.build_result import BuildResult, add_pages, read_report

Folder = Callable[[dict[str, str | bytes]], Path]
TODAY = date(2026, 11, 23)
UNTRANSLATED = ("missing-translation", "missing-plural-form")
WORDS = " ".join(["mot"] * 70)
YEAR = (
    "status: published\nhighlights: [total]\nmessage:\n"
    "  title: {fr: 'Dix actes, soit {{ figure(\"total\", unit=true) }}', ar: 'المجموع {{ figure(\"total\") }}'}\n"
    "  text: {fr: Il y en eut moins., ar: كان أقل.}\n  chart: total\n"
    "chapters: [first, second]\n"
)
FIRST = (
    f'---\ntitle: \'Le total est {{{{ figure("total", 2021) }}}}\'\nchart: total\n---\n\n{WORDS} {{{{ figure("one") }}}}\n'
)
SECOND = f"---\ntitle: Un second constat\n---\n\n{WORDS}\n"
EARLIER = "source: review\nfigures:\n  total: 20\n"
REPORT = "title: Rapport\ninstitution: {name: Ville, url: https://example.org}\nlanguages: [fr, ar]\n"
STORY: dict[str, str | bytes] = {
    "data/report.yml": REPORT,
    "data/2020/year.yml": "status: published\n",
    "data/2020/figures.yml": EARLIER,
    "data/2021/year.yml": YEAR,
    "content/2021/first.md": FIRST,
    "content/2021/second.md": SECOND,
}


def _built(folder: Folder, changed: dict[str, str | bytes] | None = None) -> BuildResult:
    return add_pages(read_report(folder({**STORY, **(changed or {})}), TODAY))


def _codes(result: BuildResult) -> list[str]:
    return [problem.code for problem in result.problems if problem.code not in UNTRANSLATED]


def _page(result: BuildResult, address: str) -> str:
    return next(page.markdown for page in result.pages if page.address == address)


def test_the_home_page_opens_with_the_message_and_tells_the_chapters(folder: Folder) -> None:
    result = _built(folder)
    assert _codes(result) == []
    home = _page(result, "/")
    opened, first, second = home.index("opening__finding"), home.index("{#first"), home.index("{#second")
    assert opened < first < second
    assert home.split('class="opening__finding">')[1].startswith('Dix actes, soit <a class="figure-link"')
    assert 'id="opening-total-2021"' in home and 'id="chart-total-2021"' in home


def test_the_message_of_another_language_has_its_own_words(folder: Folder) -> None:
    home = _page(_built(folder), "/ar/")
    assert home.split('class="opening__finding">')[1].startswith("المجموع <a")


def test_a_chapter_is_a_page_that_leads_to_the_next_and_to_its_theme(folder: Folder) -> None:
    page = next(page for page in _built(folder).pages if page.address == "/2021/first/")
    assert page.title == "Le total est 10"
    assert 'rel="next" href="../second/">Un second constat</a>' in page.markdown
    assert 'href="../#theme-press"' in page.markdown and 'rel="prev"' not in page.markdown


def test_a_chapter_is_described_by_its_title_and_its_year_unless_it_says_otherwise(folder: Folder) -> None:
    described = SECOND.replace("---\n\n", "description: Ce qui a suivi.\n---\n\n")
    pages = {page.address: page for page in _built(folder, {"content/2021/second.md": described}).pages if not page.prefix}
    first = pages["/2021/first/"].description
    assert first == f"Le total est 10 – {pages['/2021/'].description}" and "Ville" in first
    assert pages["/2021/second/"].description == "Ce qui a suivi."


def test_the_year_lists_its_chapters_and_repeats_none(folder: Folder) -> None:
    record = _page(_built(folder), "/2021/")
    assert '<a href="first/">Le total est 10</a>' in record
    assert "mot mot" not in record


def test_a_chapter_without_its_file_is_an_error_at_the_list(folder: Folder) -> None:
    result = _built(folder, {"data/2021/year.yml": YEAR.replace("second", "third")})
    (problem,) = [problem for problem in result.problems if problem.code == "missing-file"]
    assert (problem.place.file, problem.place.line) == ("data/2021/year.yml", 7)


def test_chapters_of_a_draft_year_are_not_published(folder: Folder) -> None:
    result = _built(folder, {"data/2021/year.yml": YEAR.replace("published", "draft")})
    assert _codes(result) == []
    assert [page.address for page in result.pages if "first" in page.address or page.title == "Un second constat"] == []


def test_an_unknown_indicator_and_a_typed_number_are_found_in_front_matter(folder: Folder) -> None:
    changed = FIRST.replace("chart: total", "chart: totl").replace("title: '", "title: '480 actes : ")
    result = _built(folder, {"content/2021/first.md": changed})
    found = {(problem.code, problem.place.file, problem.place.line) for problem in result.problems}
    assert ("unknown-indicator", "content/2021/first.md", 3) in found
    assert ("hand-typed-number", "content/2021/first.md", 2) in found


def test_a_chapter_has_sixty_to_a_hundred_and_fifty_words(folder: Folder) -> None:
    for number, found in ((59, ["chapter-length"]), (60, []), (150, []), (151, ["chapter-length"])):
        body = SECOND.replace(WORDS, " ".join(["mot"] * number))
        assert _codes(_built(folder, {"content/2021/second.md": body})) == found


def test_expressions_of_a_message_are_checked(folder: Folder) -> None:
    result = _built(folder, {"data/2021/year.yml": YEAR.replace('figure("total", unit', 'figure("nothing", unit')})
    assert [(problem.code, problem.place.line) for problem in result.problems if problem.code == "unknown-indicator"] == [
        ("unknown-indicator", 4)
    ]


def test_only_chapters_have_a_chart_in_front_matter(folder: Folder) -> None:
    result = _built(folder, {"content/notes.md": "---\ntitle: Notes\nchart: total\n---\n\nTexte.\n"})
    assert "unknown-key" in _codes(result)


def test_a_year_without_figures_has_no_cover(folder: Folder) -> None:
    articles = (
        "articles:\n  - {id: one, title: Un, outlet: Le Journal, language: fr, kind: article, url: https://example.org/1,"
        " summary: {fr: Il paraît., ar: صدر.}}\n"
    )
    page = _page(_built(folder, {"data/2019/articles.yml": articles}), "/2019/")
    assert "cover" not in page and page.startswith("# ")


def test_no_drawing_repeats_the_chart_beside_it(folder: Folder) -> None:
    """Both would show the years of one indicator."""
    figures = "source: review\nfigures: {{total: {}, one: {}}}\n"
    years: dict[str, str | bytes] = {
        "data/2020/figures.yml": figures.format(200, 90),
        "data/2021/figures.yml": figures.format(150, 80),
    }
    assert 'class="illustration marks"' not in _page(_built(folder, years), "/2021/first/")
    other = {**years, "content/2021/first.md": FIRST.replace("chart: total", "chart: total\ndrawing: one")}
    assert 'class="illustration marks"' in _page(_built(folder, other), "/2021/first/")


def test_a_chart_of_a_single_year_says_that_it_needs_two_or_a_dimension(folder: Folder) -> None:
    one_year = FIRST.replace("chart: total", "chart: one")  # “one” has a figure in 2021 alone
    (problem,) = [
        problem
        for problem in _built(folder, {"content/2021/first.md": one_year}).problems
        if problem.code == "nothing-to-draw"
    ]
    assert (problem.place.file, problem.place.line) == ("content/2021/first.md", 3)
    assert "needs figures of two years" in str(problem.hint)
