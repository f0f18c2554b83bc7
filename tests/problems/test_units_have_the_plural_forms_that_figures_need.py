"""A unit whose language has more plural forms than it gives is reported where a figure needs one of them."""

from __future__ import annotations

import json

import pytest

from tests.conftest import MINIMAL, Folder, RunBilan

FORMS = MINIMAL["data/indicators.yml"]
FRENCH, ARABIC = "fr: {one: acte, many: d’actes, other: actes}", "ar: {other: طلب}"


@pytest.mark.parametrize(
    ("languages", "forms", "value", "missing"),
    [
        ("[fr]", "fr: {one: acte, other: actes}", "1000000", ["many"]),
        ("[fr]", "fr: {one: acte, other: actes}", "1000001", []),
        ("[fr]", FRENCH, "1000000", []),
        ("[fr, ar]", f"{FRENCH}\n    {ARABIC}", "3", ["few"]),
        ("[fr, ar]", f"{FRENCH}\n    {ARABIC}", "11", ["many"]),
        ("[fr, ar]", f"{FRENCH}\n    {ARABIC}", "100", []),
    ],
)
def test_a_missing_form_is_reported_where_a_figure_needs_it(
    folder: Folder, run_bilan: RunBilan, languages: str, forms: str, value: str, missing: list[str]
) -> None:
    root = folder(
        {
            "data/report.yml": f"title: Rapport\ninstitution: {{name: Ville}}\nlanguages: {languages}\n",
            "data/indicators.yml": FORMS.replace(FRENCH, forms),
            "data/2021/figures.yml": f"source: review\nfigures:\n  one: {value}\n",
        }
    )
    code, out, _ = run_bilan("-C", root, "check", "--format", "json")
    hints = [one["hint"] for one in json.loads(out)["problems"] if one["code"] == "missing-plural-form"]
    assert code == 0
    assert [f"“{form}: …”" in hint for form, hint in zip(missing, hints, strict=True)] == [True] * len(missing)
