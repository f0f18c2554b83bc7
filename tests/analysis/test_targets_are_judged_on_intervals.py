"""A target gets a verdict only if every number in the intervals of the figures gives the same one."""

from __future__ import annotations

from datetime import date

import pytest

from bilan.analysis.approval_fingerprint import approval_fingerprint
from bilan.analysis.target_sentences import verdict_sentence, verdict_word
from bilan.analysis.target_verdicts import Obstacle, TargetVerdict, Verdict, target_verdicts
from bilan.build_result import read_report
from bilan.figure_charts.series_chart import series_chart
from bilan.locales.language import Language
from bilan.model.report import Report
from bilan.render.formatter import PageFormatter
from tests.conftest import Folder

TODAY = date(2026, 11, 23)
SOURCES = (
    "sources:\n  review: {title: Bilan, publisher: Ville}\n"
    "  plan: {title: Plan, publisher: Ville, date: 2022-06}\n  undated: {title: Objectifs, publisher: Ville}\n"
)


def _indicators(better: str, targets: str, unit: str = "item") -> str:
    return (
        "themes:\n  press: {name: Presse}\n"
        "units:\n  item:\n    fr: {one: acte, many: d’actes, other: actes}\n    ar: {other: عمل}\n    en: {one: act, other: acts}\n"
        f"indicators:\n  total: {{name: Total, definition: Tout., theme: press, unit: {unit}"
        f"{better and f', better: {better}'}, targets: {{{targets}}}}}\n"
        "  other: {name: Autre, definition: Autre., theme: press, unit: item}\n"
    )


def _report(folder: Folder, figures: dict[int, str], targets: str, better: str = "higher") -> Report:
    files: dict[str, str | bytes] = {
        f"data/{year}/figures.yml": f"source: review\nfigures: {{total: {typed}}}\n" if typed else
        "source: review\nfigures: {other: 5}\n"
        for year, typed in figures.items()
    }  # fmt: skip
    root = folder(
        {
            "data/report.yml": "title: Rapport\ninstitution: {name: Ville}\nlanguages: [fr, ar-MA, en-GB]\n",
            "data/indicators.yml": _indicators(better, targets),
            "data/sources.yml": SOURCES,
            "data/2021/figures.yml": "figures: {}\n",
            **({} if 2021 in figures else {"data/2021/year.yml": "status: draft\n"}),
            **files,
        }
    )
    report = read_report(root, TODAY).report
    assert report is not None
    return report


def _verdict(report: Report) -> TargetVerdict:
    (verdict,) = target_verdicts(report)["total"]
    return verdict


FINAL = [
    ("1800", "higher", Verdict.MET, None),
    ("1799", "higher", Verdict.MISSED, None),
    ("1800", "lower", Verdict.MET, None),
    ("1801", "lower", Verdict.MISSED, None),
    ("{value: 1800, qualifier: more_than}", "higher", Verdict.MET, None),
    ("{value: 1700, qualifier: more_than}", "higher", Verdict.NOT_JUDGED, Obstacle.NOT_EXACT),
    ("{value: 1800, qualifier: more_than}", "lower", Verdict.MISSED, None),
    ("{value: 1800, qualifier: less_than}", "higher", Verdict.MISSED, None),
    ("{value: 1800, qualifier: nearly}", "higher", Verdict.MISSED, None),
    ("{value: 1800, qualifier: about}", "higher", Verdict.NOT_JUDGED, Obstacle.NOT_EXACT),
    ("{value: 1900, qualifier: about}", "higher", Verdict.MET, None),
    ("[1700, 1900]", "higher", Verdict.NOT_JUDGED, Obstacle.NOT_EXACT),
    ("[1800, 1900]", "higher", Verdict.MET, None),
    ("{value: 2000, break: Autre relevé.}", "higher", Verdict.NOT_JUDGED, Obstacle.BREAK),
    ("{status: missing}", "higher", Verdict.NOT_JUDGED, Obstacle.NO_FIGURE),
    ("", "higher", Verdict.NOT_JUDGED, Obstacle.NO_FIGURE),
    ("2000", "", Verdict.NOT_JUDGED, Obstacle.NO_DIRECTION),
]


@pytest.mark.parametrize(("figure", "better", "verdict", "obstacle"), FINAL)
def test_the_figure_of_the_year_decides(
    folder: Folder, figure: str, better: str, verdict: Verdict, obstacle: Obstacle | None
) -> None:
    found = _verdict(_report(folder, {2023: figure}, "2023: {value: 1800, source: undated}", better))
    assert (found.verdict, found.obstacle) == (verdict, obstacle)


# the plan of 2022 starts from 2021 (1 000) and leads to 2 000 in 2025: a line through 1 500 in 2023
ON_THE_WAY = [
    ({2021: "1000", 2023: "1500"}, "plan", Verdict.ON_TRACK, None),
    ({2021: "1000", 2023: "1499"}, "plan", Verdict.BEHIND, None),
    ({2021: "1000", 2022: "3000", 2023: "1499"}, "plan", Verdict.BEHIND, None),
    ({2021: "1000", 2023: "{value: 1500, qualifier: about}"}, "plan", Verdict.NOT_JUDGED, Obstacle.NOT_EXACT),
    ({2021: "{value: 1000, qualifier: about}", 2023: "1600"}, "plan", Verdict.NOT_JUDGED, Obstacle.NOT_EXACT),
    ({2021: "{value: 1000, qualifier: more_than}", 2023: "1600"}, "plan", Verdict.NOT_JUDGED, Obstacle.NOT_EXACT),
    ({2021: "1000", 2023: "{value: 1800, break: Autre relevé.}"}, "plan", Verdict.NOT_JUDGED, Obstacle.BREAK),
    ({2021: "1000", 2023: "1800"}, "undated", Verdict.NOT_JUDGED, Obstacle.NOT_YET),
    ({2021: "1000"}, "plan", Verdict.NOT_JUDGED, Obstacle.NOT_YET),
    ({2022: "1000", 2023: "1800"}, "plan", Verdict.NOT_JUDGED, Obstacle.NOT_YET),
]


@pytest.mark.parametrize(("figures", "source", "verdict", "obstacle"), ON_THE_WAY)
def test_before_its_year_the_latest_figure_is_compared_with_a_straight_line(
    folder: Folder, figures: dict[int, str], source: str, verdict: Verdict, obstacle: Obstacle | None
) -> None:
    found = _verdict(_report(folder, figures, f"2025: {{value: 2000, source: {source}}}"))
    assert (found.verdict, found.obstacle) == (verdict, obstacle)


def test_a_break_after_the_target_was_set_leaves_it_without_verdict(folder: Folder) -> None:
    figures = {2021: "1000", 2023: "{value: 1500, break: Autre relevé.}", 2025: "2100"}
    found = _verdict(_report(folder, figures, "2025: {value: 2000, source: plan}"))
    assert (found.obstacle, found.broken_by and found.broken_by.year) == (Obstacle.BREAK, 2023)


SENTENCES = [
    ("fr", {2025: "2100"}, "Objectif atteint en 2025 : 2 100 actes. L’objectif : au moins 2 000 actes."),
    ("en-GB", {2025: "1900"}, "Target missed in 2025: 1,900 acts. The target was at least 2,000 acts."),
    ("ar-MA", {2025: "2100"}, "تحقق الهدف سنة 2025: 2.100 عمل. كان الهدف: 2.000 عمل على الأقل."),
    (
        "en-GB",
        {2021: "1000", 2023: "1600"},
        "On track for the target of 2025 (at least 2,000 acts): 1,600 acts in 2023, where a straight line from 2021 to the"
        " target passes through 1,500 acts.",
    ),
    (
        "fr",
        {2021: "1000", 2023: "1400"},
        "En retard sur l’objectif de 2025 (au moins 2 000 actes) : 1 400 actes en 2023, où une ligne droite de 2021 à"
        " l’objectif passe par 1 500 actes.",
    ),
    (
        "fr",
        {2025: "{value: 2000, qualifier: about}"},
        "L’objectif de 2025 : au moins 2 000 actes. Il n’est pas jugé : le chiffre (environ 2 000 actes) n’est pas assez"
        " précis.",
    ),
]


@pytest.mark.parametrize(("tag", "figures", "words"), SENTENCES)
def test_a_verdict_is_a_whole_sentence_in_each_language(
    folder: Folder, tag: str, figures: dict[int, str], words: str
) -> None:
    report = _report(folder, figures, "2025: {value: 2000, source: plan}")
    formatter = PageFormatter(report, Language(tag))
    said = formatter.plain(verdict_sentence(_verdict(report)))
    assert said.replace("\u00a0", " ").replace("\u202f", " ") == words
    assert formatter.plain(verdict_word(_verdict(report)))


def test_a_figure_made_by_a_formula_is_of_its_year(folder: Folder) -> None:
    """Its year is in the sentence, as that of a counted figure is."""
    files: dict[str, str | bytes] = {
        "data/report.yml": "title: Rapport\ninstitution: {name: Ville}\nlanguages: [en]\n",
        "data/indicators.yml": _indicators("higher", "2025: {value: 10, source: plan}").replace(
            "unit: item, better", "unit: item, formula: 2 * other, better"
        ),
        "data/sources.yml": SOURCES,
        **{f"data/{year}/figures.yml": f"source: review\nfigures: {{other: {year - 2018}}}\n" for year in (2021, 2023)},
    }
    report = read_report(folder(files), TODAY).report
    assert report is not None
    printed = PageFormatter(report, Language("en-GB")).plain(verdict_sentence(_verdict(report)))
    assert "in 2023, where a straight line from 2021 to" in printed


def test_the_figure_in_the_sentence_leads_to_its_sources(folder: Folder) -> None:
    report = _report(folder, {2025: "2100"}, "2025: {value: 2000, source: plan}")
    said = PageFormatter(report, Language("fr")).text(verdict_sentence(_verdict(report)))
    assert 'data-figure="2025/total"' in said and "/indicators/total/#2025" in said.replace("indicators", "/indicators")


def test_the_chart_marks_the_targets_of_its_years_and_of_the_five_after_them(folder: Folder) -> None:
    report = _report(folder, {2022: "1500", 2023: "1700"}, "2019: 1, 2023: 1800, 2025: 2000, 2028: 2500, 2029: 9000")
    chart = series_chart(report, report.indicators["total"])
    assert chart
    description = chart.titled(PageFormatter(report, Language("en-GB"))).description
    assert description == ("2022: 1,500, 2023: 1,700, 2023: Target: 1,800, 2025: Target: 2,000, 2028: Target: 2,500")


def test_a_target_of_another_year_does_not_change_what_was_approved(folder: Folder) -> None:
    figures = {2022: "1500", 2023: "1700"}
    before = _report(folder, figures, "2023: {value: 1800, source: plan}")
    after = _report(folder, figures, "2023: {value: 1800, source: plan}, 2025: {value: 2000, source: plan}")
    changed = _report(folder, figures, "2023: {value: 1900, source: plan}")
    assert approval_fingerprint(before, 2023) == approval_fingerprint(after, 2023)
    assert approval_fingerprint(before, 2023) != approval_fingerprint(changed, 2023)
