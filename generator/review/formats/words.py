"""What the sheet says of a figure, in words, whatever the format."""

from __future__ import annotations

from collections.abc import Iterator

from generator.derive.approval import Approval
from generator.derive.changes import Change
from generator.derive.provenance import Rest
from generator.language.wording import Wording
from generator.markdown.printer import Printer
from generator.review.sheet import Line, ReviewSheet
from generator.values.interval import Qualifier
from generator.values.partial_date import day_of


def before(line: Line, printer: Printer) -> str:
    """The figure of the latest year before: `4 955 (2023)`."""
    return f"{printer.printed(line.previous)} ({line.previous.year})" if line.previous else "—"


def change(line: Line, printer: Printer) -> str:
    """The change since then, or why there is none."""
    if line.change is None:
        return "—"
    return printer.amount(line.change) if isinstance(line.change, Change) else printer.reason(line.change)


def sources(line: Line, printer: Printer) -> str:
    """Who published the documents, and whether one secondary source stands alone."""
    names = ", ".join(document.publisher for document in line.account.documents)
    words = printer.language.words
    match line.account.rest:
        case Rest.ONE_RELAY:
            return f"{names} ({words('single secondary source')})"
        case Rest.ONE_DOCUMENT:
            return f"{names} ({words('single source')})"
        case _:
            return names


def remarks(line: Line, printer: Printer, say: Wording) -> Iterator[str]:
    """What calls for care: break, parts, other numbers, corrections, problems, the note."""
    words, figure = printer.language.words, line.figure
    if figure.as_of:
        yield f"{words('As of')} {printer.language.date(figure.as_of)}"
    if figure.break_:
        yield f"{words('Break in series.')} {printer.plain(figure.break_)}"
    indicator = printer.indicator_of(figure)
    for other in figure.alternatives:
        number = _qualified(printer, printer.number(other.value, indicator), other.qualifier)
        why = f" {printer.plain(other.why_not)}" if other.why_not else ""
        yield words("Another source gives {number}.").format(number=number) + why
    for mention in line.otherwise:
        if mention.value is not None:
            number = printer.number(mention.value, indicator)
            yield words("{outlet} gives {number}.").format(outlet=mention.article.outlet, number=number)
    for erratum in line.account.errata:
        was = printer.number(erratum.revision.was, indicator)
        yield words("Corrected on {date}; it was {number}.").format(
            date=printer.language.date(day_of(erratum.revision.date)), number=was
        )
    for problem in line.problems:
        yield f"[{problem.code}] {say(problem.message)}"
    if figure.note:
        yield printer.plain(figure.note)


def _qualified(printer: Printer, number: str, qualifier: Qualifier) -> str:
    return printer.language.qualified(number, qualifier)


def signature(sheet: ReviewSheet, printer: Printer) -> str:
    """How the approval stands."""
    signed, words = sheet.year.about.approved, printer.language.words
    if signed is None or sheet.approval is Approval.NONE:
        return words("Not approved.")
    values = {"name": signed.by, "date": printer.language.date(day_of(signed.on))}
    if sheet.approval is Approval.HOLDS:
        return words("Approved by {name} on {date}.").format(**values)
    return words("Void: figures changed since {name} approved them on {date}.").format(**values)
