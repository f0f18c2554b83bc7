"""The phrases of the sheet about a figure, the same in every format."""

from __future__ import annotations

from collections.abc import Iterator

from bilan.analysis.approval_state import Approval
from bilan.analysis.change import Change
from bilan.analysis.provenance import EvidenceBase
from bilan.locales.editor_locale import EditorLocale
from bilan.render.formatter import PageFormatter
from bilan.review.review_sheet import Line, ReviewSheet
from bilan.values.partial_date import day_of


def before(line: Line, formatter: PageFormatter) -> str:
    """Return the figure of the latest year before: `4 955 (2023)`."""
    return f"{formatter.printed(line.previous)} ({line.previous.year})" if line.previous else "—"


def change(line: Line, formatter: PageFormatter) -> str:
    """Return the change since then, or why there is none."""
    if line.change is None:
        return "—"
    return formatter.amount(line.change) if isinstance(line.change, Change) else formatter.reason(line.change)


def title(sheet: ReviewSheet, formatter: PageFormatter) -> str:
    """Return the title of the sheet."""
    return formatter.language.words("Review of the figures of {year}").format(year=sheet.year.number)


def columns(line: Line, formatter: PageFormatter) -> tuple[str, str, str, str]:
    """Return the figure with its unit, its status, the figure before, and the change."""
    status = formatter.state(line.figure) or "–"
    return formatter.printed(line.figure, unit=True), status, before(line, formatter), change(line, formatter)


def sources(line: Line, formatter: PageFormatter) -> str:
    """Return the publishers of the sources, and whether a single secondary source is the only one."""
    names = ", ".join(formatter.plain(document.publisher) for document in line.account.documents)
    words = formatter.language.words
    match line.account.rest:
        case EvidenceBase.ONE_RELAY:
            return f"{names} ({words('single secondary source')})"
        case EvidenceBase.ONE_DOCUMENT:
            return f"{names} ({words('single source')})"
        case _:
            return names


def remarks(line: Line, formatter: PageFormatter, say: EditorLocale) -> Iterator[str]:
    """Return what needs attention: break, parts, other numbers, revisions, problems, the note."""
    words, figure = formatter.language.words, line.figure
    if figure.as_of:
        yield f"{words('As of')} {formatter.language.date(figure.as_of)}"
    if figure.break_:
        yield f"{words('Break in series.')} {formatter.plain(figure.break_)}"
    indicator = formatter.indicator_of(figure)
    for other in figure.alternatives:
        number = formatter.language.qualified(formatter.number(other.value, indicator), other.qualifier)
        why = f" {formatter.plain(other.why_not)}" if other.why_not else ""
        yield words("Another source gives {number}.").format(number=number) + why
    for mention in line.otherwise:
        if mention.value is not None:
            number = formatter.mentioned(mention)
            yield words("{outlet} gives {number}.").format(outlet=formatter.outlet(mention.article), number=number)
    for erratum in line.account.errata:
        was = formatter.number(erratum.revision.was, indicator)
        yield words("Corrected on {date}; it was {number}.").format(
            date=formatter.language.date(day_of(erratum.revision.date)), number=was
        )
    if figure.computation:
        yield words("Computed: {formula}").format(formula=figure.computation.formula)
    for problem in line.problems:
        yield f"[{problem.code}] {say(problem.message)}"
    if figure.note:
        yield formatter.plain(figure.note)


def signature(sheet: ReviewSheet, formatter: PageFormatter) -> str:
    """Return the state of the approval."""
    signed, words = sheet.year.about.approved, formatter.language.words
    if signed is None or sheet.approval is Approval.NONE:
        return words("Not approved.")
    values = {"name": signed.by, "date": formatter.language.date(day_of(signed.on))}
    if sheet.approval is Approval.HOLDS:
        return words("Approved by {name} on {date}.").format(**values)
    return words("Void: figures changed since {name} approved them on {date}.").format(**values)
