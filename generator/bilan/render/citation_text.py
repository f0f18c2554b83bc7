"""The citation of an observation: a sentence for readers, and formats for reference managers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from bilan.analysis.figure_origin import origin_sentence
from bilan.citations.bibtex import bibtex
from bilan.citations.citation import Citation
from bilan.citations.csl_json import csl
from bilan.model.figure import Figure
from bilan.model.publication import Publication
from bilan.render.escape import escape_markdown, join_markup
from bilan.render.formatter import PageFormatter
from bilan.render.page_links import localized_path
from bilan.values.ascii_words import ascii_words

_ISOLATES = re.compile("[\u2066-\u2069]")  # needed for display only; a reference manager would keep them


@dataclass(frozen=True, slots=True)
class CitationText:
    """A citation as BibTeX and CSL-JSON, and as a sentence in three parts: `text`, `address`, and what follows it (`end`).

    `address` is absolute. If the site has none yet, it says so.
    """

    text: Markup
    address: Markup
    end: Markup
    bibtex: str
    csl: str


def citation_text(formatter: PageFormatter, figure: Figure, day: date | None) -> CitationText:
    """The citation of an observation in the language of the page, in the state of a day."""
    citation = citation_of(formatter, figure, day)
    return CitationText(
        _sentence(formatter, figure, citation),
        escape_markdown(citation.url) if citation.url else formatter.say("Copy without a public address"),
        join_markup(_end(formatter, citation), " "),
        bibtex((citation,)),
        csl((citation,)),
    )


def address(formatter: PageFormatter, figure: Figure) -> str:
    """The permanent address of an observation in this language."""
    return formatter.site.full(localized_path(formatter.prefix, formatter.figure_address(figure)))


def citation_of(formatter: PageFormatter, figure: Figure, day: date | None) -> Citation:
    """The citation of an observation in the formatter's language, in the state of a day.

    A year without a day of publication was published on the day of the edition. Without a site there is no address.
    """
    publication = formatter.report.publication
    origin = origin_sentence(formatter.report, figure)
    return Citation(
        f"{_publisher_key(publication)}-{figure.id}-{figure.anchor}-{formatter.language.subtag}",
        formatter.plain(publication.publisher.name),
        _title(formatter, figure),
        formatter.plain(publication.title),
        formatter.language.tag,
        address(formatter, figure) if formatter.site.url else "",
        formatter.report.years[figure.year].about.publish_on or day,
        publication.licence or "",
        day,
        _ISOLATES.sub("", formatter.plain(origin)) if origin else "",
    )


def _publisher_key(publication: Publication) -> str:
    """The beginning of the keys of entries: the short name of the institution, or the name of the compiler."""
    compiler = publication.compiled_by
    name = compiler.name.original if compiler else publication.institution.short_name or ""
    return _slug(name) or "report"


def _title(formatter: PageFormatter, figure: Figure) -> str:
    name, printed = formatter.plain(formatter.indicator_of(figure).name), formatter.printed(figure, unit=True)
    title = formatter.language.words("{indicator}, {year}: {figure}")
    return _ISOLATES.sub("", title.format(indicator=name, year=formatter.observed(figure), figure=printed))


def _sentence(formatter: PageFormatter, figure: Figure, citation: Citation) -> Markup:
    publication = formatter.report.publication
    values = {
        "author": formatter.text(publication.publisher.name),
        "title": _title(formatter, figure),
        "report": formatter.text(publication.title),
    }
    if citation.issued is None:
        return formatter.say("{author}, “{title}”, {report}.", **values)
    return formatter.say("{author} ({year}), “{title}”, {report}.", year=str(citation.issued.year), **values)


def _end(formatter: PageFormatter, citation: Citation) -> Iterator[Markup]:
    if citation.accessed:
        yield formatter.say("Accessed on {day}.", day=formatter.day(citation.accessed))
    if citation.note:
        yield escape_markdown(citation.note)
    if citation.licence:
        yield formatter.say("Licence: {licence}.", licence=citation.licence)


def _slug(name: str) -> str:
    """The ASCII letters and digits of a name, for the key of an entry."""
    return "-".join(ascii_words(name))
