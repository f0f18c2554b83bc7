"""The files of a new year: the indicators of the year before, without numbers, with the old ones in comments."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping

from bilan.locales.language import Language
from bilan.model.figure import Figure
from bilan.model.report import Report
from bilan.model.year import Year
from bilan.render.formatter import PageFormatter
from bilan.scaffolds.scaffold_texts import scaffold_language, scaffold_text
from bilan.schema.containers import Reference


def year_before(report: Report, number: int) -> Year | None:
    """Return the year whose indicators a new one starts with: the newest before it with figures, else the oldest after."""
    observed = [year for year in report.years.values() if year.figures.keys() & report.indicators.keys()]
    before = [year for year in observed if year.number < number]
    after = [year for year in observed if year.number > number]
    return before[-1] if before else next(iter(after), None)


def year_files(report: Report, number: int) -> dict[str, str]:
    """Return the files of a year by path in its folder, as if there were none yet.

    There is a file for rebuttals if the report has any. Highlights are figures that the year has, or will have.
    """
    language, last = Language(scaffold_language(report.languages[0])), year_before(report, number)
    present = report.years.get(number)
    figures = present.figures if present and present.figures else _expected(report, last)
    listed = last.about.highlights if last else ()
    highlights = [name.name for name in listed if name.name in figures and name.name in report.indicators]
    files = scaffold_text(language.subtag, "year", {"year": number, "highlights": ", ".join(highlights)})
    if not any(year.rebuttals for year in report.years.values()):
        del files["rebuttals.yml"]
    lines = [
        line
        for name, figure in _expected(report, last).items()
        for line in _figure(PageFormatter(report, language), name, figure, number)
    ]
    head = files["figures.yml"].rstrip("\n")
    return {**files, "figures.yml": "\n".join([head, *lines]) + "\n" if lines else f"{head} {{}}\n"}


def _expected(report: Report, last: Year | None) -> Mapping[str, Figure | None]:
    """Return the figures that a year is expected to have, with those of the year before.

    Every indicator if there is none.
    """
    if last is None:
        return {name: None for name, indicator in report.indicators.items() if not indicator.formula}
    return {name: figure for name, figure in last.figures.items() if name in report.indicators and not figure.computation}


def _figure(formatter: PageFormatter, name: str, figure: Figure | None, number: int) -> Iterator[str]:
    yield f"  {name}:"
    if figure is None:
        yield "    value:"
        return
    words, year = formatter.language.words, figure.year
    printed = words("{year}: {value}").format(year=year, value=formatter.printed(figure, unit=True))
    yield f"    value:             # {_line(printed)}"
    yield from _commented_list("source", figure.source)
    yield from _commented_list("parts", figure.parts)
    yield from _commented_list("of_which", figure.of_which)
    if figure.break_:
        question = words("A break in {year}: {reason} Is {next} comparable with {year}? If not:")
        question_text = question.format(year=year, next=number, reason=formatter.plain(figure.break_))
        yield f"    # {_line(question_text)}"
        yield "    # break: …"


def not_observed(report: Report, number: int) -> Collection[str]:
    """Return the indicators of the year before that the year does not mention."""
    present = report.years.get(number)
    return [name for name in _expected(report, year_before(report, number)) if not present or name not in present.figures]


def _commented_list(key: str, names: tuple[Reference, ...]) -> Iterator[str]:
    if names:
        yield f"    # {key}: [{', '.join(name.name for name in names)}]"


def _line(text: str) -> str:
    """Return a text on one line of a comment, without characters that no file may contain."""
    seen = "".join(" " if unicodedata.category(sign) in ("Cc", "Cn") else sign for sign in text.replace("\ufeff", ""))
    return " ".join(word for word in re.split(r"[ \u2028\u2029]", seen) if word)
