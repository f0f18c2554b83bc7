"""A query that names an indicator, and perhaps a year, is answered by the figure itself, before any page."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Browser

import bilan.mkdocs_plugin.search
from bilan.exports.file_formats import figure_search_data
from tests.browser.test_search_finds_any_notation import OPENED
from tests.exports.conftest import ROOT, released

FIRST = "async typed => (await asked(2, typed)).items.flat().map(item => [item.location, item.title])"
# What readers type, and the figure they mean; written before the answers were seen.
FRENCH = {
    "visiteurs 2024": "open_days_visitors/#2024",
    "visiteurs portes ouvertes 2019": "open_days_visitors/#2019",
    "combien de visiteurs en 2023": "open_days_visitors/#2023",
    "démentis 2024": "clarifications/#2024",
    "mises au point 2017": "clarifications/#2017",
    "dementi 2025": "clarifications/#2025",
    "activités de communication 2021": "activities/#2021",
    "activité communication": "activities/#2025",
    "ACTIVITES 2018": "activities/#2018",
    "couvertures médiatiques 2020": "media_coverage/#2020",
    "communiqués informations de presse 2024": "press_releases/#2024",
    "abonnés Instagram 2023": "followers/#2023-network-instagram",
    "abonnements facebook 2022": "followers/#2022-network-facebook",
    "élèves sensibilisés 2023": "school_pupils_reached/#2023",
    "nombre d’établissements scolaires visités en 2022": "school_visits/#2022",
    "contenus violents 2024": "violent_content_detected/#2024",
    "contenus réseaux sociaux 2021": "social_posts/#2021",
    "associations rencontrées 2020": "associations_met/#2020",
    "signalements e-blagh": "eblagh_reports_received/#2024",
    "stands 2023": "open_days_stands/#2023",
    "numéro revue de police 2020": "magazine_issue_number/#2020",
}
ENGLISH = {
    "visitors 2024": "open_days_visitors/#2024",
    "open days visitors 2019": "open_days_visitors/#2019",
    "how many visitors in 2023": "open_days_visitors/#2023",
    "denials 2024": "clarifications/#2024",
    "clarification 2017": "clarifications/#2017",
    "communication activities 2021": "activities/#2021",
    "activities": "activities/#2025",
    "media coverage 2020": "media_coverage/#2020",
    "press release 2024": "press_releases/#2024",
    "instagram followers 2023": "followers/#2023-network-instagram",
    "followers facebook 2022": "followers/#2022-network-facebook",
    "pupils reached 2023": "school_pupils_reached/#2023",
    "number of schools visited in 2022": "school_visits/#2022",
    "violent content 2024": "violent_content_detected/#2024",
    "social media content 2021": "social_posts/#2021",
    "associations met 2020": "associations_met/#2020",
    "e-blagh reports": "eblagh_reports_received/#2024",
    "stands 2023": "open_days_stands/#2023",
    "documentaries 2018": "media_coverage/#2018-medium-documentaries",
    "likes instagram": "instagram_first_post_likes/#2022",
    "issue number 2020": "magazine_issue_number/#2020",
}
ARABIC = {
    "زوار 2024": "open_days_visitors/#2024",
    "زوار الأبواب المفتوحة 2019": "open_days_visitors/#2019",
    "كم عدد الزوار في 2023": "open_days_visitors/#2023",
    "التكذيب 2024": "clarifications/#2024",
    "بيانات الحقيقة ٢٠١٧": "clarifications/#2017",
    "أنشطة التواصل 2021": "activities/#2021",
    "انشطة التواصل": "activities/#2025",
    "التغطيات الاعلامية 2020": "media_coverage/#2020",
    "البلاغات والأخبار 2024": "press_releases/#2024",
    "بلاغات واخبار صحفية 2023": "press_releases/#2023",
    "إنستغرام 2023": "followers/#2023-network-instagram",
    "اشتراكات فايسبوك 2022": "followers/#2022-network-facebook",
    "التلاميذ المستفيدون 2023": "school_pupils_reached/#2023",
    "المؤسسات المدرسية 2022": "school_visits/#2022",
    "محتويات عنيفة 2024": "violent_content_detected/#2024",
    "محتويات مواقع التواصل 2021": "social_posts/#2021",
    "الهيئات النقابية 2020": "union_bodies_met/#2020",
    "تبليغات إبلاغ": "eblagh_reports_received/#2024",
    "الأروقة 2023": "open_days_stands/#2023",
    "الافلام الوثائقية 2018": "media_coverage/#2018-medium-documentaries",
}
LEAST = 18 / 20  # of the queries of a language whose first answer must be the figure that is meant


@pytest.fixture(scope="module")
def answers(
    browser: Browser, site: Path, served: Callable[[Path], AbstractContextManager[str]]
) -> Iterator[Callable[[str, str], list[list[str]]]]:
    """The results for words typed on a page of a language, each with its address and title, the first first."""
    with served(site) as base:
        context = browser.new_context(base_url=base)
        pages = {root: context.new_page() for root in ("/", "/ar/", "/en/")}
        for root, page in pages.items():
            page.goto(f"{root}indicators/activities/")
            page.evaluate(OPENED)
        yield lambda root, typed: pages[root].evaluate(FIRST, typed)
        context.close()


@pytest.mark.parametrize(("root", "queries"), [("/", FRENCH), ("/en/", ENGLISH), ("/ar/", ARABIC)], ids=["fr", "en", "ar"])
def test_the_figure_that_is_meant_comes_first(
    answers: Callable[[str, str], list[list[str]]], root: str, queries: dict[str, str]
) -> None:
    meant = {typed: f"indicators/{figure}" for typed, figure in queries.items()}
    first = {typed: next((location for location, _ in answers(root, typed)), "") for typed in meant}
    wrong = {typed: (first[typed], expected) for typed, expected in meant.items() if first[typed] != expected}
    assert len(wrong) <= len(meant) * (1 - LEAST), wrong


def test_the_answer_says_indicator_year_and_number(answers: Callable[[str, str], list[list[str]]]) -> None:
    assert answers("/en/", "visitors 2024")[0][1] == "Open Days visitors, 2024: 2,120,000\u00a0visitors"


def test_a_number_is_answered_by_the_figure_that_has_it(answers: Callable[[str, str], list[list[str]]]) -> None:
    for typed in ("4463", "4 463", "4.463", "٤٤٦٣"):
        assert answers("/", typed)[0][0] == "indicators/activities/#2021"


@pytest.mark.parametrize("typed", ["2024", "Rabat 2024", "L’Opinion", "visiteurs 1999", "zzz"])
def test_queries_without_a_figure_find_pages_only(answers: Callable[[str, str], list[list[str]]], typed: str) -> None:
    assert [
        title for location, title in answers("/", typed)[:1] if location.startswith("indicators/") and ", 20" in title
    ] == []


# The same of the invented town, which has months, quarters and districts.
PARTS = {
    "en": {
        "website visits march 2025": ("website_visits/#2025-03", "Website visits, March 2025: 49,030\u00a0visits"),
        "requests March 2025 Centre": (
            "requests/#2025-03-district-centre",
            "Requests from the public, Centre, March 2025: 262\u00a0requests",
        ),
        "requests march 2025": ("requests/#2025-03", "Requests from the public, March 2025: 887\u00a0requests"),
        "requests centre 2024": ("requests/#2024-district-centre", ""),
        "visits december": ("website_visits/#2025-12", ""),
        "subscribers q3 2024": ("newsletter_subscribers/#2024-Q3", ""),
        "requests 2025": ("requests_answered/#2025", ""),
        "march 2025": ("", ""),
        "rain march 2025": ("", ""),
    },
    "": {
        "demandes mars 2025 Centre": (
            "requests/#2025-03-district-centre",
            "Demandes du public, Centre, mars 2025\u00a0: 262\u00a0demandes",
        ),
        "visites fevrier 2024": ("website_visits/#2024-02", ""),
        "abonnés T3 2025": ("newsletter_subscribers/#2025-Q3", ""),
    },
    "ar": {
        "زيارات الموقع مارس ٢٠٢٥": ("website_visits/#2025-03", ""),
        "طلبات الجمهور مارس 2025 الوسط": ("requests/#2025-03-district-centre", ""),
    },
}
ANSWERS = "([data, typed]) => new Figures(data).answers(typed, () => false).map(([{location, title}]) => [location, title])"


@pytest.mark.parametrize("language", PARTS)
def test_a_month_or_a_member_is_answered_by_its_own_figure(browser: Browser, language: str) -> None:
    release = released(ROOT / "examples/city")
    found = {
        file.path.removesuffix("search/figures.json").rstrip("/"): file.content for file in figure_search_data.files(release)
    }
    page = browser.new_page()
    for script in ("as_typed.js", "press_found.js", "figure_answers.js"):
        page.add_script_tag(content=(Path(bilan.mkdocs_plugin.search.__file__).parent / script).read_text(encoding="utf-8"))
    for typed, (address, title) in PARTS[language].items():
        first = next(iter(page.evaluate(ANSWERS, [json.loads(found[language]), typed])), ["", ""])
        assert first[0] == (f"indicators/{address}" if address else ""), typed
        assert not title or first[1] == title
    page.close()


@pytest.mark.parametrize("how", ["pasted", "dictated"])
def test_pasted_words_are_searched(
    browser: Browser, site: Path, served: Callable[[Path], AbstractContextManager[str]], how: str
) -> None:
    with served(site) as base:
        page = browser.new_page(base_url=base)
        page.goto("/en/")
        page.locator("[data-md-toggle=search]").evaluate("toggle => toggle.click()")
        kind = {"pasted": "insertFromPaste", "dictated": "insertReplacementText"}[how]
        page.locator(".md-search__input").evaluate(
            "(field, kind) => { field.value = 'visitors 2024'; field.dispatchEvent(new InputEvent('input', {inputType: kind})); }",
            kind,
        )
        page.locator(".md-search-result__item:visible").first.wait_for()
        assert "2,120,000" in page.locator(".md-search-result__item").first.inner_text()
        page.close()
