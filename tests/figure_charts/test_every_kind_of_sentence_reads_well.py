"""Every kind of generated sentence, for every kind of number, in three languages: one golden file a language, for people to read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan.analysis.change import Change, latest_changes
from bilan.analysis.composition import composition
from bilan.analysis.target_sentences import verdict_sentence
from bilan.analysis.target_verdicts import target_verdicts
from bilan.build_result import read_report
from bilan.diagnostics.problem import Place
from bilan.figure_charts.breakdown_charts import breakdown_charts
from bilan.figure_charts.headline import composition_headline, headline, headline_with_name
from bilan.figure_charts.series_chart import multi_series_chart
from bilan.locales import arabic_counting
from bilan.locales.catalog import catalog
from bilan.locales.language import Language
from bilan.model.figure import Figure
from bilan.model.report import Report
from bilan.model.unit import PluralForms, Unit
from bilan.render.formatter import PageFormatter
from bilan.values.interval import Qualifier

LANGUAGES = ("fr", "ar-MA", "en-GB")
CASES = {
    "zero": "0",
    "one": "1",
    "two": "2",
    "three": "3",
    "eleven": "11",
    "hundred": "100",
    "bound": "{value: 2, qualifier: more_than}",
    "approximation": "{value: 2000, qualifier: about}",
    "about_two": "{value: 2, qualifier: about}",
    "break": "{value: 100, break: {fr: Autre relevé., ar: إحصاء آخر., en: Counted differently.}}",
    "no_base": "100",
}
UNITS = {"item": 0, "hour": 0, "euro": 0, "percent": 0, "stars": 1, "rank": 0}
NUMBERS = ("0", "1", "2", "3", "4", "11", "100")
NAMES = "{fr: Actes, ar: الأعمال, en: Acts}"


def _indicator(name: str, unit: str, more: str = "") -> str:
    return f"  {name}: {{name: {NAMES}, definition: Tout., theme: press, unit: {unit}{more}}}\n"


def _files() -> dict[str, str | bytes]:
    indicators = "".join(
        _indicator(case, "item")
        + _indicator(f"{case}_run", "item", ", better: higher, targets: {2024: 2}")
        + _indicator(f"{case}_whole", "item")
        + _indicator(f"{case}_rest", "item")
        + _indicator(f"{case}_by", "item")
        for case in CASES
    ) + "".join(
        _indicator(f"{unit}_{number}", unit, f", decimals: {decimals}")
        for unit, decimals in UNITS.items()
        for number in NUMBERS
        if unit != "stars" or number in "1234"
    )
    newest = "".join(
        f"  {case}: {typed}\n  {case}_run: {typed}\n  {case}_rest: 1\n"
        f"  {case}_whole: {{{_whole(typed)}, parts: [{case}, {case}_rest]}}\n"
        f"  {case}_by: {{by: {{channel: {{web: {typed}, x: 1}}}}}}\n"
        for case, typed in CASES.items()
    )
    units = "".join(
        f"  {unit}_{number}: {number}\n" for unit in UNITS for number in NUMBERS if unit != "stars" or number in "1234"
    )
    before = "".join(f"  {case}: 50\n  {case}_run: 50\n  {case}_whole: 51\n" for case in CASES if case != "no_base")
    units_before = "".join(f"  percent_{number}: 2\n" for number in NUMBERS) + "".join(f"  rank_{n}: 1\n" for n in NUMBERS)
    first = "".join(f"  {case}_run: 400\n" for case in CASES)
    return {
        "data/report.yml": "title: Rapport\ninstitution: {name: Ville}\nlanguages: [fr, ar-MA, en-GB]\n",
        "data/indicators.yml": (
            "themes:\n  press: {name: Presse}\n"
            "units:\n  hour: {measure: hour}\n  euro: {currency: EUR}\n  stars: {scale: [1, 5]}\n"
            "  item:\n    fr: {one: acte, many: d’actes, other: actes}\n    en: {one: act, other: acts}\n"
            "    ar: {zero: عمل, one: عمل, two: عملان, few: أعمال, many: عملا, other: عمل}\n"
            f"indicators:\n{indicators}"
        ),
        "data/dimensions.yml": (
            "dimensions:\n  channel:\n    name: {fr: Canal, ar: القناة, en: Channel}\n"
            "    members: {web: {name: {fr: Site, ar: الموقع, en: Website}}, x: {name: X}}\n"
        ),
        "data/2021/figures.yml": f"source: review\nfigures:\n{first}",
        "data/2023/figures.yml": f"source: review\nfigures:\n{before}{units_before}  no_base: {{status: missing}}\n",
        "data/2024/figures.yml": f"source: review\nfigures:\n{newest}{units}",
    }


def _whole(typed: str) -> str:
    """The total of a part and one more, as precise as the part."""
    if not typed.startswith("{"):
        return f"value: {int(typed) + 1}"
    number = int(re.findall(r"\d+", typed)[0])
    return typed.strip("{}").split(", break", maxsplit=1)[0].replace(str(number), str(number + 1))


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    root = tmp_path_factory.mktemp("sentences")
    (root / "content").mkdir()
    mkdocs = "site_name: R\ndocs_dir: content\ntheme: {name: material, font: false}\nplugins: [search, bilan]\n"
    sources = "sources:\n  review: {title: Bilan, publisher: Ville, url: https://example.org/review}\n"
    files = {"mkdocs.yml": mkdocs, "data/sources.yml": sources, **_files()}
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(str(text), encoding="utf-8")
    for year in (2021, 2023, 2024):
        (root / f"data/{year}/year.yml").write_text("status: published\n", encoding="utf-8")
    read = read_report(root, date(2026, 11, 23))
    assert read.report is not None, read.problems
    return read.report


def _figure(report: Report, name: str) -> Figure:
    figure = report.figure(name, 2024)
    assert figure is not None
    return figure


def _change(printer: PageFormatter, figure: Figure) -> str:
    found = latest_changes(printer.report).get(figure.key)
    if found is None:
        return "—"
    return printer.amount(found) if isinstance(found, Change) else printer.reason(found)


def _sentences_of(printer: PageFormatter, case: str) -> Iterator[tuple[str, str]]:
    report, own = printer.report, _figure(printer.report, case)
    yield "figure", printer.printed(own, unit=True)
    yield "headline", headline(printer, own)
    yield "with name", headline_with_name(printer, own)
    yield "change", _change(printer, own)
    yield "long run", headline(printer, _figure(report, f"{case}_run"))
    parts = composition(report, _figure(report, f"{case}_whole"))
    assert parts
    yield "parts", composition_headline(printer, parts)
    (chart, *_) = breakdown_charts(report, report.indicators[f"{case}_by"], "channel")
    yield "members", chart.titled(printer).title
    several = multi_series_chart(report, [report.indicators[case], report.indicators["zero_whole"]], 2024)
    yield "side by side", several.titled(printer).title if several else "—"
    (verdict,) = target_verdicts(report)[f"{case}_run"]
    yield "target", printer.plain(verdict_sentence(verdict))


def _units(printer: PageFormatter) -> Iterator[str]:
    for unit in UNITS:
        for number in NUMBERS:
            if unit == "stars" and number not in "1234":
                continue
            figure = _figure(printer.report, f"{unit}_{number}")
            yield f"{unit} {number}: {printer.printed(figure, unit=True)} · {headline(printer, figure)}"


def _counted(language: Language) -> Iterator[str]:
    """Every message of the catalogue that goes with a number."""
    for one in sorted(catalog(language.subtag).plurals or catalog("fr").plurals):
        forms = [language.words.counted(int(number), one, one) for number in NUMBERS]
        yield " | ".join(
            form.replace("{number}", number).replace("{found}", number) for form, number in zip(forms, NUMBERS, strict=True)
        )


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_kind_for_every_number(report: Report, tag: str, golden: Callable[[str, str], None]) -> None:
    """Read the golden files: each line must be a sentence that an editor would print."""
    printer = PageFormatter(report, Language(tag))
    lines = [f"{case} · {kind}: {said}" for case in CASES for kind, said in _sentences_of(printer, case)]
    text = "\n".join([*lines, "", *_units(printer), "", *(_counted(printer.language) if tag != "en-GB" else ())])
    golden(f"sentences.{tag[:2]}.txt", _visible(text) + "\n")


def _visible(text: str) -> str:
    return text.replace("\u2066", "").replace("\u2069", "").replace("\u202f", " ").replace("\u00a0", " ")


@pytest.mark.parametrize("case", CASES)
def test_one_and_two_are_words_in_arabic(report: Report, case: str) -> None:
    printer = PageFormatter(report, Language("ar-MA"))
    for _, said in _sentences_of(printer, case):
        assert not re.search(r"(?<![\d.,/])[12][\s\u00a0]+(عمل|أعمال)", said), said


def test_all_languages_say_the_same_numbers(report: Report) -> None:
    """A number in one language is in the others, but for one and two, which Arabic writes out."""
    for case in CASES:
        said = [dict(_sentences_of(PageFormatter(report, Language(tag)), case)) for tag in ("fr", "en-GB")]
        for kind, french in said[0].items():
            digits = [
                re.findall(r"\d+", re.sub(r"(?<=\d)[\s\u202f\u00a0.,](?=\d{3})", "", text))
                for text in (french, said[1][kind])
            ]
            assert digits[0] == digits[1], (kind, case)


HERE = Place("x")
nouns = st.sampled_from(["نشاط", "ساعة", "وسيلة إعلام", "شهادة نشر"])
duals = {"نشاط": "نشاطان", "ساعة": "ساعتان", "وسيلة إعلام": "وسيلتا إعلام", "شهادة نشر": "شهادتا نشر"}
genitives = {"نشاط": "نشاطين", "ساعة": "ساعتين", "وسيلة إعلام": "وسيلتي إعلام", "شهادة نشر": "شهادتي نشر"}


@given(st.integers(0, 10**7), nouns, st.sampled_from([*Qualifier]))
def test_a_number_is_in_words_only_where_it_is_one_or_two(value: int, noun: str, qualifier: Qualifier) -> None:
    forms = PluralForms(place=HERE, zero=noun, one=noun, two=duals[noun], few=noun, many=noun, other=noun)
    unit = Unit(id="unit", forms={"ar": forms}, place=HERE)
    words = Language("ar-MA").in_words(Decimal(value), unit, qualifier)
    assert bool(words) == (value in (1, 2))
    if value == 2:
        assert words == (duals if qualifier is Qualifier.EXACT else genitives)[noun]
    for tag in ("fr", "en-GB", "ar-MA"):
        assert Language(tag).in_words(Decimal(value), None) == ""
    assert Language("fr").in_words(Decimal(value), unit, qualifier) == ""


def test_a_form_that_has_its_number_or_adjective_is_left_as_it_was_typed() -> None:
    assert arabic_counting.one("بلاغ واحد") == "بلاغ واحد"
    assert arabic_counting.genitive("كلمتان مفتاحيتان") == "كلمتين مفتاحيتين"
    assert arabic_counting.genitive("زائران من لبنان") == "زائرين من لبنان"


def test_the_dual_of_a_measure_is_that_of_cldr() -> None:
    """A measure that CLDR writes with digits keeps them."""
    hour, gigabyte = (Unit(id=name, measure=name, place=HERE) for name in ("hour", "gigabyte"))
    assert Language("ar-MA").in_words(Decimal(2), hour, Qualifier.MORE_THAN) == "ساعتين"
    assert Language("ar-MA").in_words(Decimal(2), gigabyte) in ("", "غيغابايتان")
