"""Every date that can be read in one way only is read; for any other, the importer says which option decides it."""

from __future__ import annotations

from datetime import UTC, date
from decimal import Decimal

import pytest
from babel import localedata
from hypothesis import given
from hypothesis import strategies as st

from bilan.diagnostics.problem import Place, Problem
from bilan.importers.calendar_words import calendar_words
from bilan.importers.column_mapping import DateOrder
from bilan.importers.table_dates import FIRST_SERIAL, LAST_SERIAL, date_column, read_date
from bilan.importers.time_zones import zone_of
from bilan.locales.cldr import cldr_data
from bilan.spreadsheets.table_sheet import Cell

HERE = Place("table")
LANGUAGES = ("fr", "ar-MA", "en-GB")


def _read(cells: list[Cell], order: DateOrder | None = None, country: str = "MA", century: int | None = None) -> list[str]:
    """The dates of a column, or the code of each one's problem."""
    column = date_column(cells, order, languages=LANGUAGES, country=country, century=century)
    found = [read_date(cell, column, HERE) for cell in cells]
    return [value.code if isinstance(value, Problem) else value for value in found]


def _told(cell: Cell, country: str = "MA") -> tuple[str, str]:
    found = read_date(cell, date_column([cell], languages=LANGUAGES, country=country), HERE)
    assert isinstance(found, Problem)
    return found.message, found.hint


@pytest.mark.parametrize(
    "written",
    [
        "2025-03-14", "2025/03/14", "2025.3.14", "20250314", "14/03/2025", "14.03.2025", "14-03-2025", "14 3 2025",
        "14-Mar-2025", "14Mar2025", "14 mars 2025", "14 MARS 2025", "le 14 mars 2025", "vendredi 14 mars 2025",
        "Vendredi, le 14 mars 2025", "ven. 14 mars 2025", "14 de marzo de 2025", "March 14, 2025", "Mar 14th, 2025",
        "14 March, 2025", "2025-Mar-14", "Friday, March 14, 2025", "Fri, 14 Mar 2025 09:30:00 +0000",
        "14-Mar-2025 03:00PM", "3/14/2025 10:11 AM", "14 mars 2025 à 10:30", "14 mars 2025, 10h30", "14 mars 2025 10 h 30",
        "2025-03-14T09:30:00Z", "2025-03-14T09:30", "2025-03-14 09:30:00.123", "20250314T093000Z", "2025-03-14T09:30:00+01:00",
        "١٤/٠٣/٢٠٢٥", "۱۴/۰۳/۲۰۲۵", "14\u200f/3\u200f/2025", "\u200e14/03/2025\u200e", "١٤ مارس ٢٠٢٥", "14 مارس، 2025",
        "الجمعة 14 مارس 2025", "الجمعة، 14 مارس 2025", "14 آذار 2025", "14 اذار 2025", "14 آذار/مارس 2025", "14 مَارِس 2025",
        "14 مارس 2025 في الساعة 10:30", "45730", "45730.75", Decimal(45730), Decimal("45730.5"), Decimal(20250314),
        date(2025, 3, 14),
    ],
)  # fmt: skip
def test_a_day_is_read(written: Cell) -> None:
    assert _read([written]) == ["2025-03-14"]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("", ""),
        ("2025", "2025"),
        (Decimal(2025), "2025"),
        ("2025-06", "2025-06"),
        ("2025/6", "2025-06"),
        ("06/2025", "2025-06"),
        ("juin 2025", "2025-06"),
        ("June 2025", "2025-06"),
        ("2025 juin", "2025-06"),
        ("يونيو 2025", "2025-06"),
        ("14 fév. 2025", "2025-02-14"),
        ("14 févr. 2025", "2025-02-14"),
        ("14 fevrier 2025", "2025-02-14"),
        ("1er août 2025", "2025-08-01"),
        ("14 aout 2025", "2025-08-14"),
        ("14 sept. 2025", "2025-09-14"),
        ("14 جانفي 2025", "2025-01-14"),
        ("14 جويلية 2025", "2025-07-14"),
        ("14 يوليوز 2025", "2025-07-14"),
        ("14 كانون الثاني 2025", "2025-01-14"),
        ("14 تشرين الأول 2025", "2025-10-14"),
    ],
)
def test_a_date_is_as_precise_as_it_is_written(written: Cell, read: str) -> None:
    assert _read([written]) == [read]


def test_the_months_of_every_arabic_country_are_read() -> None:
    tags = [name.replace("_", "-") for name in localedata.locale_identifiers() if name == "ar" or name.startswith("ar_")]
    assert len(tags) > 25
    for tag in tags:
        for names in (cldr_data(tag).months.in_a_date, cldr_data(tag).months.stand_alone, cldr_data(tag).months.short):
            assert _read([f"14 {name} 2025" for name in names.values()]) == [f"2025-{month:02d}-14" for month in names]


def test_the_months_of_the_reports_own_languages_are_read() -> None:
    assert read_date("14 tammikuuta 2025", date_column([], languages=("fi",)), HERE) == "2025-01-14"


def test_a_name_of_two_months_is_none() -> None:
    words = calendar_words(("cs", "hr"))  # listopad is November in Czech, October in Croatian
    assert (words.month("listopad"), words.month("jui"), words.month("juin/juillet")) == (None, None, None)


@pytest.mark.parametrize(
    ("cells", "order", "values"),
    [
        (["05/06/2025"], None, ["invalid-date"]),
        (["05/06/2025"], DateOrder.DAY_FIRST, ["2025-06-05"]),
        (["05/06/2025", "25/06/2025"], None, ["2025-06-05", "2025-06-25"]),
        (["05/06/2025", "06/25/2025"], None, ["2025-05-06", "2025-06-25"]),
        (["25/06/2025", "06/25/2025", "05/06/2025"], None, ["2025-06-25", "2025-06-25", "invalid-date"]),
        (["06/06/2025"], None, ["2025-06-06"]),
        (["25/06/2025"], DateOrder.MONTH_FIRST, ["invalid-date"]),
    ],
)
def test_day_and_month_are_never_guessed(cells: list[Cell], order: DateOrder | None, values: list[str]) -> None:
    assert _read(cells, order) == values


@pytest.mark.parametrize(
    ("country", "usual"), [("MA", "day_first"), ("FR", "day_first"), ("US", "month_first"), ("GB", "day_first")]
)
def test_the_question_names_first_what_is_usual_in_the_country(country: str, usual: str) -> None:
    assert _told("05/06/2025", country)[1].startswith(f"Say which: “--dates {usual}”, as is usual")
    assert _told("05/06/2025", "")[1] == "Say which: “--dates day_first” or “--dates month_first”."


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("14/03/25", "2025-03-14"),
        ("14-mars-25", "2025-03-14"),
        ("14 mars 25", "2025-03-14"),
        ("juin-25", "2025-06"),
        ("Jun-25", "2025-06"),
        ("24.12.24", "2024-12-24"),
    ],
)
def test_a_year_of_two_digits_is_asked_about(written: str, meant: str) -> None:
    message, hint = _told(written)
    assert message == f"“{written}” has a year of two digits."
    assert f"If you mean {meant}, add “--century 20”" in hint
    assert _read([written], century=20) == [meant]
    assert _read([written], century=19) == [f"19{meant[2:]}"]


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("31/02/2025", "“31/02/2025” is not a real date."),
        ("13/13/2025", "“13/13/2025” is not a real date."),
        ("2025-13", "“2025-13” is not a real date."),
        ("20251314", "“20251314” is not a real date."),
        ("14-mars", "“14-mars” has no year."),
        ("Vendredi 14 mars", "“Vendredi 14 mars” has no year."),
        ("1446-09-14", "“1446-09-14” is not a date between 1800 and 2199."),
        ("1799", "“1799” is not a date between 1800 and 2199."),
        ("2200", "“2200” is not a date between 1800 and 2199."),
        *(
            (typed, f"“{typed}” is not a date that can be read.")
            for typed in ("soon", "n.d.", "0", "202506", "2025-W11", "T1 2025", "du 10 au 14 mars 2025", "14/03/2025-16/03/2025",
                          "14/03/2025 - 16/03/2025", "2025-03-14/2025-03-16", "١٤ رمضان ١٤٤٦", "14 jui. juin 2025", "2025-03-14 et après")
        ),
    ],
)  # fmt: skip
def test_what_is_no_date_is_said_to_be_none(written: str, message: str) -> None:
    assert _told(written)[0] == message


@pytest.mark.parametrize(("serial", "read"), [
    (FIRST_SERIAL - 1, "invalid-date"), (FIRST_SERIAL, "2000-01-01"), (LAST_SERIAL, "2099-12-31"), (LAST_SERIAL + 1, "invalid-date"),
])  # fmt: skip
def test_days_counted_by_excel_are_those_of_this_century(serial: int, read: str) -> None:
    assert _read([str(serial)]) == [read]


@pytest.mark.parametrize(
    ("written", "country", "day"),
    [
        ("2024-12-31T23:40:00Z", "MA", "2025-01-01"),
        ("2024-12-31T23:40:00+00:00", "MA", "2025-01-01"),
        ("2024-12-31 23:40:00 UTC", "MA", "2025-01-01"),
        ("20241231T234000Z", "MA", "2025-01-01"),
        ("Tue, 31 Dec 2024 23:40:00 GMT", "MA", "2025-01-01"),
        ("31-Dec-2024 11:40PM GMT", "MA", "2025-01-01"),
        ("31/12/2024 23:40 UTC", "MA", "2025-01-01"),
        ("2024-12-31T23:40:00+01:00", "MA", "2024-12-31"),
        ("2025-01-01T00:30:00+02:00", "MA", "2024-12-31"),
        ("2024-12-31T20:00:00-05:00", "MA", "2025-01-01"),
        ("Tue, 31 Dec 2024 19:00:00 EST", "MA", "2025-01-01"),
        ("2025-03-14T23:40:00Z", "MA", "2025-03-14"),  # in Ramadan Morocco keeps the time of Greenwich
        ("2024-07-14T22:30:00Z", "FR", "2024-07-15"),
        ("2024-12-31T23:40:00Z", "GB", "2024-12-31"),
        ("2024-12-31T23:40:00Z", "ES", "2025-01-01"),
        ("2024-12-31T23:40:00Z", "US", "2024-12-31"),
        ("2024-12-31T23:40:00Z", "", "2024-12-31"),
        ("2024-12-31T23:40:00", "MA", "2024-12-31"),
        ("31 décembre 2024 à 23:40", "MA", "2024-12-31"),
        ("2024-12-31 23:40:00 CET", "MA", "2024-12-31"),
    ],
)
def test_an_instant_is_a_day_of_the_institutions_country(written: str, country: str, day: str) -> None:
    assert _read([written], country=country) == [day]


def test_whose_days_they_are_is_said() -> None:
    assert date_column(["2024-12-31T23:40:00Z"], country="MA").remarks == (
        "Dates of articles are in Africa/Casablanca, the time of the institution’s country.",
    )
    assert date_column(["2024-12-31T23:40:00Z"], country="US").remarks == (
        "Dates of articles are in UTC: report.yml names no country with a single time zone.",
    )
    assert date_column(["2024-12-31T23:40:00", "2024-12-31"], country="MA").remarks == ()
    assert zone_of("US") is zone_of("") is zone_of("XX") is UTC


@given(st.text(alphabet=st.sampled_from("0123456789/-.:TZ+ ,'amrsjuinà٣٠مارس\u200f()"), max_size=120))
def test_every_text_has_an_answer(text: str) -> None:
    for century in (None, 20):
        assert isinstance(read_date(text, date_column([text], country="MA", century=century), HERE), str | Problem)


@pytest.mark.parametrize("text", ["a" + " - " * 40_000, "1" * 100_000, "14 " + "mars " * 30_000 + "2025", "T1" * 50_000])
def test_a_long_text_is_no_date(text: str) -> None:
    assert _read([text]) == ["invalid-date"]
