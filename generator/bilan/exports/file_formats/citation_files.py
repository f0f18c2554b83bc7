"""Citations of every figure and its months and members, in each language, for reference managers: BibTeX and CSL-JSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bilan.citations.bibtex import bibtex
from bilan.citations.citation import Citation
from bilan.citations.csl_json import csl
from bilan.exports.export_file import ExportFile
from bilan.exports.release import Release
from bilan.locales.language import Language
from bilan.model.figure import Figure
from bilan.model.report import Report
from bilan.render.citation_text import citation_of
from bilan.render.page_links import Site


def files(release: Release) -> Iterator[ExportFile]:
    """Return two files for each language, with the citations that each figure has on its page."""
    for language in release.languages:
        citations = _citations(release, language)
        yield ExportFile(release.path(language, "/data/citations.bib"), bibtex(citations).encode())
        yield ExportFile(release.path(language, "/data/citations.json"), csl(citations).encode())


def _citations(release: Release, language: Language) -> tuple[Citation, ...]:
    formatter = replace(release.formatter(language), site=Site(release.site))
    return tuple(citation_of(formatter, figure, release.day) for figure in cited_figures(release.report))


def cited_figures(report: Report) -> Iterator[Figure]:
    """Yield every figure, and each of its parts that has an address of its own: not the cells of several dimensions."""
    for figure in report.figures:
        yield figure
        for breakdown in figure.by.values():
            if len(breakdown.dimensions) == 1:
                yield from breakdown.cells.values()
