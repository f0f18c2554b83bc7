"""Citations of every figure, in each language, for reference managers: BibTeX and CSL-JSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bilan.citations.bibtex import bibtex
from bilan.citations.citation import Citation
from bilan.citations.csl_json import csl
from bilan.exports.export_file import ExportFile
from bilan.exports.release import Release
from bilan.locales.language import Language
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
    return tuple(citation_of(formatter, figure, release.day) for figure in release.report.figures)
