"""A small report whose figures are broken down by month, half, channel and region, with shapes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from bilan.build_result import read_report
from bilan.locales.language import Language
from bilan.render.formatter import PageFormatter

MKDOCS = (
    "site_name: Report\ndocs_dir: content\ntheme: {name: material, font: false}\nplugins: [search, bilan: {pdf: false}]\n"
)
REPORT = "title: Rapport\ninstitution: {name: Ville}\nlanguages: [fr, ar-MA, en-GB]\n"
INDICATORS = (
    "themes:\n  press: {name: Presse}\n"
    "units:\n  euro: {currency: EUR}\n  item:\n    fr: {one: acte, many: d’actes, other: actes}\n    en: {one: act, other: acts}\n"
    "    ar: {zero: عمل, one: عمل, two: عملان, few: أعمال, many: عملا, other: عمل}\n"
    "indicators:\n"
    "  total: {name: {fr: Total, en: All}, definition: Tout., theme: press, unit: item}\n"
    "  stock: {name: Abonnés, definition: État., theme: press, unit: item, kind: stock}\n"
    "  opinion: {name: Avis, definition: Sondage., theme: press, unit: percent, shares_of: answer}\n"
    "  balance: {name: Solde, definition: Reste., theme: press, unit: euro, signed: true}\n"
)
DIMENSIONS = (
    "dimensions:\n"
    "  channel:\n    name: {fr: Canal, en: Channel, ar: القناة}\n"
    "    members: {web: {name: Site}, x: {name: X}, other: {name: Autres}}\n"
    "  answer:\n    name: Réponse\n    members: {good: {name: Bonne}, bad: {name: Mauvaise}}\n"
    "  region:\n    name: {fr: Région, en: Region, ar: الجهة}\n    shapes: regions.geojson\n"
    "    members: {north: {name: Nord}, south: {name: Sud}}\n"
)
SQUARES = {"north": [[0, 2], [2, 2], [2, 4], [0, 4], [0, 2]], "south": [[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]]}
SHAPES = json.dumps(
    {
        "type": "FeatureCollection",
        "features": [
            {"type": "Feature", "id": name, "geometry": {"type": "Polygon", "coordinates": [ring]}}
            for name, ring in SQUARES.items()
        ],
    }
)
MONTHS = (10, 20, 30, 25, 15, 12, 8, 9, 40, 22, 18, 11)


def months(*values: object) -> str:
    """The months of a year from January, in YAML; a month with None is left out."""
    return "{" + ", ".join(f"{at:02d}: {value}" for at, value in enumerate(values, 1) if value is not None) + "}"


def files(figures: Mapping[int, str]) -> dict[str, str | bytes]:
    """The files of a report with these figures in each year."""
    of_years = {f"data/{year}/figures.yml": f"source: review\nfigures:\n  {text}\n" for year, text in figures.items()}
    return {
        "mkdocs.yml": MKDOCS,
        "data/report.yml": REPORT,
        "data/indicators.yml": INDICATORS,
        "data/dimensions.yml": DIMENSIONS,
        "data/regions.geojson": SHAPES,
        "data/2021/figures.yml": "source: review\nfigures: {total: 1}\n",
        **of_years,
    }


def formatter(root: Path, tag: str = "fr") -> PageFormatter:
    """What prints the report in a language; the report has no error."""
    read = read_report(root, date(2026, 11, 23))
    assert read.report is not None, read.problems
    return PageFormatter(read.report, Language(tag))
