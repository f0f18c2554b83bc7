"""The page of the data: downloads, formats, the meaning of columns, and the citation."""

from __future__ import annotations

from collections.abc import Iterator

from bilan.blocks.block import Block
from bilan.blocks.download_blocks import CodeTable, DataFacts, DownloadList
from bilan.blocks.text_blocks import Heading, Paragraph
from bilan.exports.release import Release
from bilan.exports.tables import all_tables
from bilan.model.report import Report
from bilan.pages.data_blocks import (
    checksum_table,
    code_meanings,
    column_dictionaries,
    data_citation,
    download_items,
    program_files,
)
from bilan.pages.page import PageInputs, PageSpec
from bilan.values.sentence import sentence


def page_specs(report: Report) -> Iterator[PageSpec]:
    """One page, if there are figures."""
    if any(True for _ in report.figures):
        title = sentence("Data")
        description = sentence("Every figure, article and source of the report, to download and quote.")
        yield PageSpec("/data/", title, report.publication.place, _blocks, description)


def _blocks(inputs: PageInputs) -> Iterator[Block]:
    yield Heading(sentence("Data"), "top", 1)
    lead = sentence(
        "Every figure, article and source of this report may be downloaded, used and quoted. "
        "The addresses of these files never change."
    )
    yield Paragraph((lead,), "lead")
    if inputs.release:
        yield from _downloads(inputs, inputs.release)


def _downloads(inputs: PageInputs, release: Release) -> Iterator[Block]:
    tables = all_tables(release)
    yield DataFacts(inputs.report.publication.licence, release.day)
    yield Heading(sentence("Download"), "downloads")
    yield DownloadList(tuple(download_items(release.report, tables)))
    form = sentence(
        "CSV files are in UTF-8, their cells separated by commas (RFC 4180). Values are numbers, without unit or grouping; "
        "their qualifiers have columns of their own."
    )
    yield Paragraph((form,))
    yield Heading(sentence("What the columns mean"), "columns")
    yield from column_dictionaries(tables, inputs.report.languages)
    yield Heading(sentence("Qualifiers and statuses"), "codes", 3)
    yield CodeTable(tuple(code_meanings()))
    yield Heading(sentence("For programs"), "programs")
    documents = sentence(
        "Each table is also a JSON document with its JSON Schema, and the whole a Data Package that names every file with "
        "its columns, units, length and checksum."
    )
    yield Paragraph((documents,))
    yield program_files(inputs.report)
    yield Heading(sentence("How to cite"), "cite")
    yield data_citation(release)
    yield Heading(sentence("Check what was downloaded"), "checksums")
    yield Paragraph((sentence("Two files with the same SHA-256 are identical, byte for byte."),))
    yield checksum_table(inputs.files)
