"""The citation of an observation: a sentence for readers, and formats for reference managers."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from markupsafe import Markup

from bilan.citations.bibtex import bibtex
from bilan.citations.citation import Citation
from bilan.citations.csl_json import csl
from bilan.model.figure import Figure
from bilan.render.formatter import PageFormatter
from bilan.render.page_links import localized_path

_ISOLATES = re.compile("[\u2066-\u2069]")  # needed for display only; a reference manager would keep them


@dataclass(frozen=True, slots=True)
class CitationText:
    """A citation as a sentence, BibTeX and CSL-JSON; `address` is absolute if the site's address is known."""

    text: Markup
    address: str
    bibtex: str
    csl: str


def citation_text(formatter: PageFormatter, figure: Figure) -> CitationText:
    """The citation of an observation in the language of the page."""
    citation = citation_of(formatter, figure)
    return CitationText(
        _sentence(formatter, figure, citation), citation.url or address(formatter, figure), *_formats(citation)
    )


def _formats(citation: Citation) -> tuple[str, str]:
    return bibtex((citation,)), csl((citation,))


def address(formatter: PageFormatter, figure: Figure) -> str:
    """The permanent address of an observation in this language."""
    return formatter.site.full(localized_path(formatter.prefix, formatter.figure_address(figure)))


def citation_of(formatter: PageFormatter, figure: Figure) -> Citation:
    """The citation of an observation in the formatter's language; without an address if the site has none yet."""
    publication = formatter.report.publication
    publisher = _slug(publication.institution.short_name or "") or "report"
    return Citation(
        f"{publisher}-{figure.id}-{figure.year}-{formatter.language.subtag}",
        formatter.plain(publication.institution.name),
        _title(formatter, figure),
        formatter.plain(publication.title),
        formatter.language.tag,
        address(formatter, figure) if formatter.site.url else "",
        formatter.report.years[figure.year].about.publish_on,
        publication.licence or "",
    )


def _title(formatter: PageFormatter, figure: Figure) -> str:
    name, printed = formatter.plain(formatter.indicator_of(figure).name), formatter.printed(figure, unit=True)
    title = formatter.language.words("{indicator}, {year}: {figure}")
    return _ISOLATES.sub("", title.format(indicator=name, year=figure.year, figure=printed))


def _sentence(formatter: PageFormatter, figure: Figure, citation: Citation) -> Markup:
    values = {
        "institution": formatter.text(formatter.report.publication.institution.name),
        "title": _title(formatter, figure),
        "report": formatter.text(formatter.report.publication.title),
    }
    sentence = formatter.say("{institution}, “{title}”, {report}.", **values)
    return sentence + " " + formatter.say("Licence: {licence}.", licence=citation.licence) if citation.licence else sentence


def _slug(name: str) -> str:
    """The ASCII letters and digits of a name, for the key of an entry."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return "-".join(re.findall(r"[a-z0-9]+", plain))
