"""A new year: the indicators of the newest one, each still without a figure, with what it was as a comment."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from generator.language.language import Language
from generator.markdown.printer import Printer
from generator.model.figures import Figure
from generator.model.report import Report
from generator.model.year import Year
from generator.scaffolds.texts import filled, spoken
from generator.schema.collections import Reference


def year_files(report: Report, last: Year, number: int) -> dict[str, str]:
    """The files of the year `number` by path within its folder; `last` is the year whose indicators it takes over."""
    language = Language(spoken(report.languages[0]))
    printer = Printer(report, language)
    highlights = [
        name.name for name in last.about.highlights if name.name in last.figures and name.name in report.indicators
    ]
    files = filled(language.subtag, "year", {"year": number, "last": last.number, "highlights": ", ".join(highlights)})
    known = [figure for figure in last.figures.values() if figure.id in report.indicators]
    figures = "".join(f"{line}\n" for figure in known for line in _figure(printer, figure, number))
    return {**files, "figures.yml": files["figures.yml"].rstrip("\n") + "\n" + figures}


def _figure(printer: Printer, figure: Figure, number: int) -> Iterator[str]:
    words, year = printer.language.words, figure.year
    printed = words("{year}: {value}").format(year=year, value=printer.printed(figure, unit=True))
    yield f"  {figure.id}:"
    yield f"    status: missing      # {_line(printed)}"
    yield from _taken_over("source", figure.source)
    yield from _taken_over("parts", figure.parts)
    yield from _taken_over("of_which", figure.of_which)
    if figure.break_:
        question = words("A break in {year}: {reason} Is {next} comparable with {year}? If not:")
        asked = question.format(year=year, next=number, reason=printer.plain(figure.break_))
        yield f"    # {_line(asked)}"
        yield "    # break: …"


def _taken_over(key: str, names: tuple[Reference, ...]) -> Iterator[str]:
    if names:
        yield f"    # {key}: [{', '.join(name.name for name in names)}]"


def _line(text: str) -> str:
    """A text on one line of a comment, without the signs that no file may hold."""
    seen = "".join(" " if unicodedata.category(sign) in ("Cc", "Cn") else sign for sign in text.replace("\ufeff", ""))
    return " ".join(word for word in re.split(r"[ \u2028\u2029]", seen) if word)
