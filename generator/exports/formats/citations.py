"""How to cite every figure, in each language, for reference managers: BibTeX and CSL-JSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.citations.bibtex import bibtex
from generator.citations.citation import Citation
from generator.citations.csl import csl
from generator.exports.file import File
from generator.exports.release import Release
from generator.language.language import Language
from generator.markdown.addresses import Site
from generator.markdown.citing import citation_of


def files(release: Release) -> Iterator[File]:
    """Two files a language: those citations that stand under each figure on its page, in one."""
    for language in release.languages:
        citations = _citations(release, language)
        yield File(release.path(language, "/data/citations.bib"), bibtex(citations).encode())
        yield File(release.path(language, "/data/citations.json"), csl(citations).encode())


def _citations(release: Release, language: Language) -> tuple[Citation, ...]:
    printer = replace(release.printer(language), site=Site(release.site))
    return tuple(citation_of(printer, figure) for figure in release.report.figures)
