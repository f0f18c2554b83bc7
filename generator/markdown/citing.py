"""How an observation is cited: the sentence a reader copies, and the same for reference managers."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from markupsafe import Markup

from generator.citations.bibtex import bibtex
from generator.citations.citation import Citation
from generator.citations.csl import csl
from generator.markdown.addresses import rooted
from generator.markdown.printer import Printer
from generator.model.figures import Figure

_ISOLATES = re.compile("[\u2066-\u2069]")  # for the eye only; a reference manager would keep them


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation in words and in formats; `address` is that of the observation, in full where the site's is known."""

    text: Markup
    address: str
    bibtex: str
    csl: str


def cited(printer: Printer, figure: Figure) -> Cited:
    """How to cite an observation in the language of the page."""
    citation = citation_of(printer, figure)
    return Cited(_sentence(printer, figure, citation), citation.url or address(printer, figure), *_formats(citation))


def _formats(citation: Citation) -> tuple[str, str]:
    return bibtex((citation,)), csl((citation,))


def address(printer: Printer, figure: Figure) -> str:
    """The address of an observation in this language, which never changes."""
    return printer.site.full(rooted(printer.prefix, printer.figure_address(figure)))


def citation_of(printer: Printer, figure: Figure) -> Citation:
    """The citation of an observation in the language of the printer; without address where the site has none yet."""
    publication = printer.report.publication
    return Citation(
        f"{_slug(publication.institution.short_name or '') or 'report'}-{figure.id}-{figure.year}-{printer.language.subtag}",
        printer.plain(publication.institution.name),
        _title(printer, figure),
        printer.plain(publication.title),
        printer.language.tag,
        address(printer, figure) if printer.site.url else "",
        printer.report.years[figure.year].about.publish_on,
        publication.licence or "",
    )


def _title(printer: Printer, figure: Figure) -> str:
    name, printed = printer.plain(printer.indicator_of(figure).name), printer.printed(figure, unit=True)
    title = printer.language.words("{indicator}, {year}: {figure}")
    return _ISOLATES.sub("", title.format(indicator=name, year=figure.year, figure=printed))


def _sentence(printer: Printer, figure: Figure, citation: Citation) -> Markup:
    values = {
        "institution": printer.text(printer.report.publication.institution.name),
        "title": _title(printer, figure),
        "report": printer.text(printer.report.publication.title),
    }
    said = printer.say("{institution}, “{title}”, {report}.", **values)
    return said + " " + printer.say("Licence: {licence}.", licence=citation.licence) if citation.licence else said


def _slug(name: str) -> str:
    """The ASCII letters and digits of a name, as the key of an entry."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return "-".join(re.findall(r"[a-z0-9]+", plain))
