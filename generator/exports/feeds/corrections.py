"""What was corrected: an entry for each change of a published number."""

from __future__ import annotations

from generator.derive.errata import Erratum, errata
from generator.exports.feeds.atom import Entry
from generator.exports.feeds.identifiers import identifier
from generator.exports.release import Release
from generator.markdown.printer import Printer


def corrections(release: Release, printer: Printer) -> tuple[Entry, ...]:
    """The revisions, the newest first."""
    return tuple(_entry(release, printer, erratum) for erratum in errata(release.report))


def _entry(release: Release, printer: Printer, erratum: Erratum) -> Entry:
    figure, revision = erratum.figure, erratum.revision
    name = f"errata/{figure.key}/{figure.revisions.index(revision) + 1}/{printer.language.subtag}"
    words = printer.language.words
    reason = words("{kind}: {reason}").format(kind=words(revision.kind), reason=printer.plain(revision.reason))
    link = release.page(printer.language, printer.figure_address(figure))
    return Entry(identifier(release, name), _title(printer, erratum), link, revision.date, reason, "correction")


def _title(printer: Printer, erratum: Erratum) -> str:
    figure = erratum.figure
    indicator = printer.indicator_of(figure)
    now = printer.printed(figure) if erratum.became is None else printer.number(erratum.became, indicator)
    return printer.language.words("{name}, {year}: {was} became {became}").format(
        name=printer.plain(indicator.name), year=figure.year, was=printer.number(erratum.revision.was, indicator), became=now
    )
