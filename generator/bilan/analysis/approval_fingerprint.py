"""The fingerprint of what is approved in a year: a canonical form of everything printed about its figures, and its digest.

The canonical form has the figures with their cells, qualifiers and notes, the definitions of their indicators, the units,
the names of members, and the documents they cite. It does not depend on layout, comments or order in the files, nor on keys
that have their default value.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass, replace
from decimal import Decimal
from enum import Enum

from bilan.analysis.documents import documents
from bilan.model.breakdown import Breakdown
from bilan.model.figure import Figure
from bilan.model.indicator import Indicator
from bilan.model.report import Report
from bilan.schema.containers import Reference
from bilan.values.local_text import LocalText
from bilan.values.period import Frequency, Period

_NOT_PRINTED = (
    "place", "places", "confirmed", "year", "archive_url", "article_year", "dimensions", "members", "computation",
)  # fmt: skip


def approval_fingerprint(report: Report, year: int) -> str:
    """The SHA-256 of the canonical form, in hexadecimal."""
    return hashlib.sha256(canonical_form(report, year).encode()).hexdigest()


def canonical_form(report: Report, year: int) -> str:
    """Everything that is approved in a year, as JSON with sorted keys (similar to RFC 8785)."""
    figures = report.years[year].figures
    indicators = {name: _in_year(report.indicators[name], year) for name in figures if name in report.indicators}
    units = {indicator.unit.name for indicator in indicators.values()}
    alternatives = [other for figure in figures.values() for other in figure.alternatives]
    cells = [cell for figure in figures.values() for item in figure.by.values() for cell in item.having("source")]
    references = [*(figure.source for figure in (*figures.values(), *cells)), *(other.source for other in alternatives)]
    cited = {source.name for row in references for source in row}
    every = documents(report)
    content: dict[str, object] = {
        "figures": figures,
        "indicators": indicators,
        "units": {name: unit for name, unit in report.units.items() if name in units},
        "documents": {name: every[name] for name in every if name in cited},
    }
    names = {name for figure in figures.values() for item in figure.by.values() for name in item.dimensions}
    if used := {name: dimension for name, dimension in report.dimensions.items() if name in names}:
        content["dimensions"] = used
    return json.dumps(_plain(content), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _in_year(indicator: Indicator, year: int) -> Indicator:
    """The indicator with no other target than that of the year; a target of another year is not approved here."""
    targets = {name: target for name, target in indicator.targets.items() if target.year == year}
    return replace(indicator, targets=targets) if indicator.targets else indicator


def _plain(value: object) -> object:
    """A value for JSON. Numbers are text in normal form, so that `12.50` and `12.5` are the same."""
    if isinstance(value, LocalText):
        return dict(value.texts)
    if isinstance(value, Reference):
        return value.name
    if isinstance(value, Period):
        return str(value)
    if isinstance(value, Breakdown):
        return {", ".join(coordinates): _plain(fields) for coordinates, fields in value.records()}
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {str(name): _plain(item) for name, item in value.items()}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value) and hasattr(value, "id"):
        return _record(value)
    return _record(value) if is_dataclass(value) and not hasattr(value, "first") else _scalar(value)


def _record(record: object) -> dict[str, object]:
    """The keys of a record whose value is not the default."""
    printed = [field for field in fields(record) if field.name not in _NOT_PRINTED]  # type: ignore[arg-type]
    stated = {field.name: value for field in printed if (value := getattr(record, field.name)) != _default(field)}
    if isinstance(record, Figure) and (record.dimensions or not record.period or record.period.frequency is Frequency.YEAR):
        stated.pop("period", None)  # that of its folder, or of its coordinates
    return {name: _plain(value) for name, value in stated.items()}


def _default(field: Field[object]) -> object:
    if field.default is not MISSING:
        return field.default
    return field.default_factory() if field.default_factory is not MISSING else MISSING


def _scalar(value: object) -> object:
    return value if isinstance(value, bool | int | str) or value is None else str(value)
