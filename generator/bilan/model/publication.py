"""report.yml: the publication, its institution and its languages."""

from __future__ import annotations

from bilan.schema.containers import ListOf
from bilan.schema.number_fields import WholeNumber
from bilan.schema.period_fields import MonthNumber
from bilan.schema.record import Record, RecordOf, key
from bilan.schema.text_fields import COUNTRY, EMAIL, LANGUAGE, LICENCE, Choice, LocalizedText, Text, WebAddress
from bilan.values.code_list import CodeList
from bilan.values.local_text import LocalText

FORMAT = 2  # the version of the format of the data that this code reads; `bilan.upgrades` has what changed in each


class Institution(Record):
    """The institution that the report is about; it is the publisher too, unless the report has a compiler."""

    name: LocalText = key(
        LocalizedText(),
        title="Name",
        help="The full name of the institution.",
        example="Direction générale de la sûreté nationale",
    )
    short_name: str | None = key(Text(), None, title="Short name", help="Its initials or its short name.", example="DGSN")
    url: str | None = key(
        WebAddress(), None, title="Site", help="The address of its site.", example="https://www.dgsn.gov.ma"
    )
    country: str | None = key(
        COUNTRY, None, title="Country", help="The ISO 3166 code of the country, two capitals.", example="MA"
    )


class Compiler(Record):
    """Who makes the report, where that is not the institution: its publisher, author and licensor."""

    name: LocalText = key(
        LocalizedText(),
        title="Name",
        help="The name of the project, person or body.",
        example="Open Figures Project",
    )
    url: str | None = key(
        WebAddress(), None, title="Site", help="The address of its site.", example="https://example.org/project"
    )
    statement: LocalText | None = key(
        LocalizedText(),
        None,
        title="Statement",
        help="Who you are, what the report is made from and for whom; the method page and the PDF show it.",
        example="Volunteers compile this report from public sources.",
    )


class Contact(Record):
    """Where readers can ask questions."""

    name: LocalText | None = key(
        LocalizedText(), None, title="Name", help="The person or the office.", example="Communication office"
    )
    email: str | None = key(EMAIL, None, title="E-mail", help="The e-mail address.", example="press@example.org")
    url: str | None = key(
        WebAddress(), None, title="Page", help="The address of a contact page.", example="https://example.org/contact"
    )


class TimeAxis(CodeList):
    """Which way the years of a chart run: as the page is read, or from left to right on every page."""

    READING = "reading", "As the page is read, from right to left in Arabic."
    LEFT_TO_RIGHT = "left_to_right", "From left to right on every page."


class Policy(CodeList):
    """What is needed to publish a year: its status alone, or also an approval of its figures."""

    FREELY = "freely", "A year is published as soon as its status says so."
    REQUIRE_APPROVAL = "require-approval", "A year is published only when approved: “bilan review 2024 --approve”."


class ReportingYear(Record):
    """The years of the report, where they are not calendar years: financial or school years (SDMX reporting year)."""

    begins: int = key(
        MonthNumber(),
        title="Begins",
        help="The month in which the year begins: 04 for April. The year 2025 is then April 2025 to March 2026.",
        example="04",
    )


class Publication(Record):
    """The report as a publication. `languages` are BCP 47 tags, the first the default."""

    format: int | None = key(
        WholeNumber(1, FORMAT),
        None,
        title="Format",
        help="The version of the format of the data. “bilan upgrade” writes it, and brings an older report to it.",
        example=FORMAT,
    )
    title: LocalText = key(
        LocalizedText(),
        title="Title",
        help="The title of the report, shown at the top of every page.",
        example="Annual communication report",
    )
    institution: Institution = key(
        RecordOf(Institution), title="Institution", help="Whom the report is about: name, short name, site, country."
    )
    compiled_by: Compiler | None = key(
        RecordOf(Compiler),
        None,
        title="Compiled by",
        help="Who makes the report, if not the institution. Every page then says that it is an independent compilation.",
    )
    languages: tuple[str, ...] = key(
        ListOf(LANGUAGE),
        title="Languages",
        help="The languages of the report (BCP 47); the first is the default.",
        example=["fr", "ar-MA", "en-GB"],
    )
    licence: str | None = key(
        LICENCE,
        None,
        title="Licence",
        help="The SPDX identifier of the licence; every download names it.",
        example="CC-BY-4.0",
    )
    contact: Contact | None = key(RecordOf(Contact), None, title="Contact", help="Whom a reader may write to.")
    early_access: tuple[LocalText, ...] = key(
        ListOf(LocalizedText()),
        (),
        title="Early access",
        help="Who sees the figures before publication; the method page says so.",
        example=[],
    )
    publish: Policy = key(
        Choice(Policy),
        Policy.FREELY,
        title="Publication",
        help="“require-approval”: a year is published only once somebody has approved its figures.",
        example="require-approval",
    )
    time_axis: TimeAxis = key(
        Choice(TimeAxis),
        TimeAxis.READING,
        title="Time axis",
        help="Which way the years of a chart run in Arabic.",
        example="reading",
    )
    year: ReportingYear | None = key(
        RecordOf(ReportingYear), None, title="Year", help="When the years of the report begin, if not in January."
    )

    @property
    def publisher(self) -> Institution | Compiler:
        """Who publishes the report, is its author and licenses it: the compiler, or else the institution."""
        return self.compiled_by or self.institution

    @property
    def licence_address(self) -> str | None:
        """The address of the text of the licence, at spdx.org; None without a licence."""
        return f"https://spdx.org/licenses/{self.licence}.html" if self.licence else None

    @property
    def begins(self) -> int:
        """The month in which the report's years begin."""
        return self.year.begins if self.year else 1


def subtag(tag: str) -> str:
    """The language subtag of a BCP 47 tag, which keys the texts: `ar-MA` → `ar`."""
    return tag.split("-")[0]
