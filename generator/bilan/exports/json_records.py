"""The records in the documents of `/data/`. Every member is always there, null if unknown.

Texts are objects by language subtag. `json_schemas.py` makes the schemas from the same members.
"""

from __future__ import annotations

from bilan.analysis.errata import errata_of
from bilan.analysis.target_verdicts import Verdict, target_verdicts
from bilan.analysis.time_series import observations
from bilan.exports.json_members import (
    ADDRESS,
    DAY,
    DOCUMENT,
    INTEGER,
    KEY,
    NAME,
    NUMBER,
    STRING,
    TAG,
    TEXT,
    WEB,
    WHEN,
    Json,
    Member,
    array,
    declared_members,
    described,
    json_record,
    nullable,
    object_of,
    one_of,
    record,
    record_members,
    records,
    reference,
)
from bilan.exports.release import Release
from bilan.exports.tables.figures_table import SDMX, bounds, number, public_once_by, qualifier, sdmx_status, unit_code
from bilan.model.figure import Figure, RevisionKind
from bilan.model.indicator import Indicator
from bilan.values.quantity import range_text, single_number

_INSTITUTION = (
    Member("name", TEXT, lambda _, item: item.name),
    Member("short_name", nullable(STRING), lambda _, item: item.short_name),
    Member("url", nullable(WEB), lambda _, item: item.url),
)
_COMPILER = (
    Member("name", TEXT, lambda _, item: item.name),
    Member("url", nullable(WEB), lambda _, item: item.url),
    Member("statement", nullable(TEXT), lambda _, item: item.statement),
)
PUBLICATION = (
    Member("title", TEXT, lambda _, item: item.title),
    record(
        "institution",
        _INSTITUTION,
        "Whom the report is about; it publishes it unless somebody else compiled it.",
        lambda _, item: item.institution,
    ),
    record(
        "compiled_by",
        _COMPILER,
        "Who compiled and publishes the report, if not the institution.",
        lambda _, item: item.compiled_by,
        optional=True,
    ),
    Member("licence", described("An SPDX identifier.", nullable(STRING)), lambda _, item: item.licence),
    Member("languages", described("The default one first.", array(TAG)), lambda _, item: item.languages),
    Member("address", ADDRESS, lambda release, _: release.located("/")),
)

RANGE = "The two ends of a range with “/” between them, where it is not a number."
REVISION = (
    Member("date", DAY, lambda _, item: item.revision.date),
    Member("was", nullable(NUMBER), lambda _, item: single_number(item.revision.was)),
    Member("became", nullable(NUMBER), lambda _, item: single_number(item.became)),
    Member("kind", one_of(RevisionKind), lambda _, item: item.revision.kind),
    Member("reason", TEXT, lambda _, item: item.revision.reason),
    Member("was_range", described(RANGE, nullable(STRING)), lambda _, item: range_text(item.revision.was)),
    Member("became_range", described(RANGE, nullable(STRING)), lambda _, item: range_text(item.became)),
)
ERRATUM = (
    Member("figure", KEY, lambda _, item: item.figure.key),
    Member("name", TEXT, lambda release, item: release.report.indicators[item.figure.id].name),
    *REVISION,
    Member("address", ADDRESS, lambda release, item: release.observation(item.figure)),
)

_RESIDUAL = (
    Member("value", NUMBER, lambda _, item: item.value),
    Member("name", TEXT, lambda _, item: item.name),
)
_ALTERNATIVE = (
    Member("value", NUMBER, lambda _, item: item.value),
    Member("qualifier", reference("qualifier"), lambda _, item: item.qualifier),
    Member("sources", array(DOCUMENT), lambda _, item: [source.name for source in item.source]),
    Member("why_not", nullable(TEXT), lambda _, item: item.why_not),
)
_ALTERNATIVES = records(
    "alternatives", _ALTERNATIVE, "A number that another source gives, not retained.", lambda _, item: item.alternatives
)
_PERIOD = "The period in the notation of SDMX: 2025, 2025-H1, 2025-Q3, 2025-03, 2025-W07, or two days."
_MEMBERS = "The member of each dimension but that of time, which is the period."
_BY = "What the figure is made up of: a list for each way in which it is broken down."
_CELL = (
    Member("id", KEY, lambda _, item: item.key),
    Member("period", described(_PERIOD, STRING), lambda _, item: _period(item)),
    Member(
        "members", described(_MEMBERS, {"type": "object", "additionalProperties": STRING}), lambda _, item: {**item.members}
    ),
    Member("value", nullable(NUMBER), lambda _, item: number(item)),
    Member("qualifier", nullable(reference("qualifier")), lambda _, item: qualifier(item)),
    Member("status", nullable(reference("status")), lambda _, item: item.status),
    Member("note", nullable(TEXT), lambda _, item: item.note),
    Member("sources", array(DOCUMENT), lambda _, item: [source.name for source in item.source]),
    Member("as_of", nullable(WHEN), lambda _, item: item.as_of),
    Member("break", nullable(TEXT), lambda _, item: item.break_),
    Member("origin", nullable(STRING), lambda _, item: item.origin),
    _ALTERNATIVES,
)
_BREAKDOWN = (
    Member("dimensions", array(STRING), lambda _, item: [*item.dimensions]),
    records("cells", _CELL, "An observation: a part of the figure.", lambda _, item: item.cells.values()),
)
_UNIT_CODE = "The code of a currency (ISO 4217) or the name of a unit of measurement in CLDR; null for a counted noun."
_FORMULA = "How the figure was computed from others; null for a figure of a source."
_VALUE = "The number alone, exact; null where there is none (the status says why), and for a range."
_LOWER = (
    "The least the number may be by its qualifier and rounding; null where there is no bound or no number."
    " Under “more_than” the number is above it."
)
_UPPER = (
    "The most the number may be by its qualifier and rounding; null where there is no bound or no number."
    " Under “less_than” and “nearly” the number is below it."
)
_COUNTED = "What records must hold to be counted: texts by column; empty where all are counted, or none."
_ONCE = "Records with the same text in this column are counted once."
_BREAK = "Why it may not be compared with earlier years; null where it may."


def _period(figure: Figure) -> str:
    return str(figure.period or figure.year)


FIGURE = record_members(
    "id year period indicator name value qualifier status obs_status unit unit_name as_of lower upper rounded_to break note"
    " parts residual of_which sources alternatives revisions address",
    (
        Member("id", KEY, lambda _, item: item.key),
        Member("year", INTEGER, lambda _, item: item.year),
        Member("period", described(_PERIOD, STRING), lambda _, item: _period(item)),
        Member("indicator", NAME, lambda _, item: item.id),
        Member("name", TEXT, lambda release, item: _indicator(release, item).name),
        Member("value", described(_VALUE, nullable(NUMBER)), lambda _, item: number(item)),
        Member("qualifier", nullable(reference("qualifier")), lambda _, item: qualifier(item)),
        Member("status", nullable(reference("status")), lambda _, item: item.status),
        Member(
            "obs_status",
            described(
                "The status in the code list CL_OBS_STATUS of SDMX; null where there is none.",
                nullable({"type": "string", "enum": list(SDMX.values())}),
            ),
            lambda _, item: sdmx_status(item),
        ),
        Member("unit", NAME, lambda release, item: _indicator(release, item).unit.name),
        Member("unit_name", TEXT, lambda release, item: _unit_name(release, _indicator(release, item))),
        Member(
            "unit_code",
            described(_UNIT_CODE, nullable(STRING)),
            lambda release, item: unit_code(release.report.units.get(_indicator(release, item).unit.name)),
        ),
        Member(
            "formula",
            described(_FORMULA, nullable(STRING)),
            lambda _, item: item.computation and str(item.computation.formula),
        ),
        Member("lower", described(_LOWER, nullable(NUMBER)), lambda _, item: bounds(item)[0]),
        Member("upper", described(_UPPER, nullable(NUMBER)), lambda _, item: bounds(item)[1]),
        Member("break", described(_BREAK, nullable(TEXT)), lambda _, item: item.break_),
        record("residual", _RESIDUAL, "What no published part explains.", lambda _, item: item.residual, optional=True),
        _ALTERNATIVES,
        Member(
            "revisions",
            described("The oldest first.", array(reference("revision"))),
            lambda release, item: [json_record(REVISION, release, erratum) for erratum in errata_of(item)],
        ),
        Member(
            "counted_where",
            described(_COUNTED, {"type": "object", "additionalProperties": array(STRING)}),
            lambda _, item: {condition.column.name: [text.name for text in condition.texts] for condition in item.where},
        ),
        Member(
            "by",
            described(_BY, array(object_of(_BREAKDOWN, "A breakdown."))),
            lambda release, item: [json_record(_BREAKDOWN, release, breakdown) for breakdown in item.by.values()],
        ),
        Member("counted_once_by", described(_ONCE, nullable(STRING)), public_once_by),
        Member("address", ADDRESS, lambda release, item: release.observation(item)),
    ),
    declared_members(Figure),
)

_THEME = (
    Member("id", NAME, lambda _, item: item.id),
    Member("name", TEXT, lambda _, item: item.name),
)
_TARGET = (
    Member("year", INTEGER, lambda _, item: item.target.year),
    Member("value", NUMBER, lambda _, item: item.target.value),
    Member("sources", array(DOCUMENT), lambda _, item: [source.name for source in item.target.source]),
    Member("note", nullable(TEXT), lambda _, item: item.target.note),
    Member("verdict", one_of(Verdict), lambda _, item: item.verdict),
)
INDICATOR = record_members(
    "id name definition theme unit unit_name kind level decimals summable signed years address",
    (
        Member("id", NAME, lambda _, item: item.id),
        record(
            "theme", _THEME, "The theme that it belongs to.", lambda release, item: release.report.themes[item.theme.name]
        ),
        Member("unit_name", TEXT, lambda release, item: _unit_name(release, item)),
        records(
            "targets",
            _TARGET,
            "A number to reach.",
            lambda release, item: target_verdicts(release.report).get(item.id, ()),
        ),
        Member(
            "years",
            described("The years it was observed in.", array(INTEGER)),
            lambda release, item: [figure.year for figure in observations(release.report, item.id)],
        ),
        Member(
            "address",
            ADDRESS,
            lambda release, item: release.link(release.languages[0], f"/indicators/{item.id}/"),
        ),
    ),
    declared_members(Indicator),
)


def _indicator(release: Release, figure: Figure) -> Indicator:
    return release.report.indicators[figure.id]


def _unit_name(release: Release, indicator: Indicator) -> Json:
    """Return the unit of an indicator by language."""
    return {language.subtag: release.formatter(language).unit_name(indicator) for language in release.languages}
