"""The targets of indicators, each with its verdict."""

from __future__ import annotations

from collections.abc import Callable

from bilan.analysis.target_sentences import verdict_sentence
from bilan.analysis.target_verdicts import TargetVerdict, target_verdicts
from bilan.exports.data_table import Column, ColumnType, Link, Table, codes, in_each_language, names, rows
from bilan.exports.release import Release
from bilan.locales.language import Language
from bilan.model.target import Better

VERDICTS = {
    "met": "The figure of the year reaches the target.",
    "missed": "The figure of the year does not reach the target.",
    "on_track": "The latest figure is on a straight line to the target, or ahead of it.",
    "behind": "The latest figure is behind a straight line to the target.",
    "not_judged": "The sentence says why.",
}


def table(release: Release) -> Table:
    """Return the targets by indicator, the earliest first."""
    columns = (*_stated(release), *_judged(release))
    verdicts = [verdict for item in target_verdicts(release.report).values() for verdict in item]
    links = (Link(("indicator",), "indicators", ("indicator",)),)
    meaning = "The values to reach, and whether they are reached."
    return Table("targets", "Targets", meaning, 6, columns, rows(columns, verdicts), ("indicator", "year"), links)


def _stated(release: Release) -> tuple[Column, ...]:
    which = "The indicator, by its identifier."
    when = "The year in which it is to be reached."
    direction = "Whether more (“higher”) or less (“lower”) is better; empty if neither is stated."
    where = "The documents that set the target."
    noted = "What readers should know about the target, in a language of the report."
    return (
        Column("indicator", "Indicator", which, lambda item: item.indicator.id, ColumnType.NAME, True),
        Column("year", "Year", when, lambda item: item.target.year, ColumnType.YEAR, True),
        Column("target", "Target", "The number to reach.", lambda item: item.target.value, ColumnType.NUMBER, True),
        Column("better", "Better", direction, lambda item: item.indicator.better, ColumnType.NAME, choices=codes(Better)),
        Column("sources", "Sources", where, lambda item: names(item.target.source), ColumnType.NAMES),
        *in_each_language(release, "note", "Note", noted, lambda item: item.target.note),
    )


def _judged(release: Release) -> tuple[Column, ...]:
    what = "Whether the target is reached, as far as the figures say."
    compared = "The year of the figure that was compared."
    words = "The verdict in a sentence, in a language of the report."
    return (
        Column("verdict", "Verdict", what, lambda item: item.verdict.value, ColumnType.NAME, True, VERDICTS),
        Column("judged_by", "Judged by", compared, lambda item: item.figure and item.figure.year, ColumnType.YEAR),
        *(
            Column(f"sentence_{language.subtag}", "Sentence", words, _sentence(release, language), language=language.subtag)
            for language in release.languages
        ),
    )


def _sentence(release: Release, language: Language) -> Callable[[TargetVerdict], str]:
    formatter = release.formatter(language)

    def cell(verdict: TargetVerdict) -> str:
        return formatter.plain(verdict_sentence(verdict))

    return cell
