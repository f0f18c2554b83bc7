"""The page of an indicator: definition, every year, parts, breaks, alternatives, sources, revisions, press."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from bilan.analysis.audit_trail import AuditTrail, IndicatorSummary, indicator_summaries
from bilan.analysis.comparisons import comparable_indicators
from bilan.analysis.figure_origin import origin_sentence
from bilan.analysis.press_review import Agreement
from bilan.analysis.provenance import EvidenceBase
from bilan.analysis.target_verdicts import target_verdicts
from bilan.analysis.time_series import observed_indicators
from bilan.blocks.audit_blocks import Account, CitationFiles, CorrectionTable, IndicatorOverview
from bilan.blocks.block import Block
from bilan.blocks.figure_blocks import Sum
from bilan.blocks.text_blocks import Heading, OnwardLink, Paragraph
from bilan.exports.release import Release
from bilan.figure_charts.composition_history import composition_history
from bilan.model.indicator import Indicator
from bilan.model.report import Report
from bilan.pages.breakdown_sections import breakdown_sections
from bilan.pages.chart_blocks import figure_chart, indicator_chart
from bilan.pages.compared_tables import ADDRESS as COMPARE
from bilan.pages.count_sources import count_source
from bilan.pages.declared_facts import declared_facts
from bilan.pages.page import PageInputs, PageSpec
from bilan.pages.page_blocks import present, section, series_table, shown_change
from bilan.pages.target_table import target_table
from bilan.values.sentence import PageUrl, Text, plural_sentence, sentence

_EVIDENCE = {
    EvidenceBase.ONE_RELAY: sentence(
        "This figure rests on a single secondary source: a press article, not a document of the institution."
    ),
    EvidenceBase.ONE_DOCUMENT: sentence("This figure rests on a single source."),
    EvidenceBase.RELAYS: sentence(
        "Several press articles report this figure; no document of the institution itself is cited for it."
    ),
}


def page_specs(report: Report) -> Iterator[PageSpec]:
    """A page for each indicator with at least one figure."""
    for indicator in observed_indicators(report):
        blocks = partial(_blocks, indicator.id)
        yield PageSpec(f"/indicators/{indicator.id}/", indicator.name, indicator.place, blocks, indicator.definition)


def _blocks(name: str, inputs: PageInputs) -> Iterator[Block]:
    report = inputs.report
    indicator, summary = report.indicators[name], indicator_summaries(report)[name]
    yield Heading(indicator.name, "top", 1)
    yield Paragraph((indicator.definition,), "definition")
    yield IndicatorOverview(
        indicator,
        report.themes[indicator.theme.name],
        summary,
        shown_change(report, summary.latest),
        tuple(declared_facts(indicator)),
        tuple(_in_the_press(summary)),
    )
    yield from present(indicator_chart(report, indicator))
    yield Heading(sentence("All years"), "years")
    yield series_table(report, summary.figures, sentence("{name}, by year", name=indicator.name))
    yield from _comparison(report, indicator)
    targets = target_table(
        report, target_verdicts(report).get(name, ()), sentence("Targets: {name}", name=indicator.name), anchored=False
    )
    yield from section(sentence("Targets"), "targets", targets)
    yield from breakdown_sections(report, indicator, [_account(report, indicator, trail) for trail in summary.members])
    parts = [figure_chart(report, spec) for spec in composition_history(report, summary.compositions)]
    yield from section(sentence("What it consists of"), "parts", *parts)
    for trail in summary.accounts:
        yield Heading(trail.figure.when, str(trail.figure.year))
        yield _account(report, indicator, trail)
    if summary.errata:
        yield Heading(sentence("Corrections"), "corrections")
        yield CorrectionTable(summary.errata, anchored=False)
    yield Heading(sentence("How to cite"), "cite")
    yield _citation(report, indicator, inputs.release)
    yield CitationFiles()


def _comparison(report: Report, indicator: Indicator) -> Iterator[Block]:
    """The link that puts the indicator beside another, where there is another."""
    candidates = comparable_indicators(report)
    other = next((name for name in candidates if name != indicator.id), None)
    if indicator.id in candidates and other:
        address = f"{COMPARE}?indicators={indicator.id},{other}#indicators"
        yield OnwardLink(sentence("Compare with another indicator"), address)


def _in_the_press(summary: IndicatorSummary) -> Iterator[Text]:
    """How often the press reports the figures of an indicator, by agreement."""
    same, another, unnumbered = (summary.reported(agreement) for agreement in Agreement)
    if same:
        yield plural_sentence(same, "once with the same number", "{number} times with the same number")
    if another:
        yield plural_sentence(another, "once with a different number", "{number} times with a different number")
    if unnumbered:
        yield plural_sentence(unnumbered, "once without a number", "{number} times without a number")


def _account(report: Report, indicator: Indicator, trail: AuditTrail) -> Account:
    included = (report.figure(reference.name, trail.figure.year) for reference in trail.figure.of_which)
    return Account(
        trail,
        indicator,
        None if trail.figure.dimensions else shown_change(report, trail.figure),
        Sum(trail.composition) if trail.composition else None,
        tuple(figure for figure in included if figure),
        _EVIDENCE.get(trail.rest),
        count_source(report, trail.figure),
        origin_sentence(report, trail.figure),
    )


def _citation(report: Report, indicator: Indicator, release: Release | None) -> Paragraph:
    """The citation of an indicator: publisher, year, name, report, address, day and licence."""
    publication = report.publication
    values = {"author": publication.publisher.name, "indicator": indicator.name, "report": publication.title}
    citation = sentence("{author}, “{indicator}” ({id}), {report}.", id=indicator.id, **values)
    if release:
        year = str(release.day.year)
        citation = sentence("{author} ({year}), “{indicator}” ({id}), {report}.", id=indicator.id, year=year, **values)
    address = (PageUrl(f"/indicators/{indicator.id}/"),) if release and release.site else ()
    accessed = (sentence("Accessed on {day}.", day=release.day),) if release else ()
    licence = (sentence("Licence: {licence}.", licence=publication.licence),) if publication.licence else ()
    return Paragraph((citation, *address, *accessed, *licence), "citation")
