"""A comparison as JSON, for tools. Numbers are strings, so that no reader rounds them."""

from __future__ import annotations

import json
from decimal import Decimal

from bilan.analysis.target_verdicts import TargetVerdict
from bilan.history.comparison import Comparison
from bilan.history.page_differences import PageDifference
from bilan.history.passages import Passage
from bilan.history.report_differences import FigureDifference
from bilan.history.target_differences import TargetDifference
from bilan.locales.editor_locale import EditorLocale
from bilan.model.figure import Figure
from bilan.values.quantity import quantity_text


def format_diff(comparison: Comparison, say: EditorLocale) -> str:
    """Return the comparison, the same in every language."""
    del say
    whole = {
        "figures": [_figure(difference) for difference in comparison.figures],
        "targets": [_target(difference) for difference in comparison.targets],
        "texts": [
            {"path": text.path, "language": text.language, "before": text.before or None, "after": text.after or None}
            for text in comparison.texts
        ],
        "pages": [_page(page) for page in comparison.pages] if comparison.rendered else None,
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _figure(difference: FigureDifference) -> dict[str, object]:
    return {
        "figure": difference.figure.key,
        "before": _statement(difference.before),
        "after": _statement(difference.after),
        "absolute": _number(difference.absolute),
        "relative": None if difference.relative is None else f"{difference.relative:.1f}",
    }


def _target(difference: TargetDifference) -> dict[str, object]:
    return {"target": difference.key, "before": _verdict(difference.before), "after": _verdict(difference.after)}


def _verdict(verdict: TargetVerdict | None) -> dict[str, object] | None:
    return {"value": f"{verdict.target.value:f}", "verdict": verdict.verdict.value} if verdict else None


def _statement(figure: Figure | None) -> dict[str, object] | None:
    if figure is None:
        return None
    value = None if figure.quantity is None else quantity_text(figure.quantity)
    return {"value": value, "qualifier": figure.qualifier.value, "status": figure.status and figure.status.value}


def _number(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"


def _page(page: PageDifference) -> dict[str, object]:
    return {
        "address": page.address,
        "language": page.language,
        "passages": [{"before": _passage(pair.before), "after": _passage(pair.after)} for pair in page.passages],
        "charts": list(page.charts),
    }


def _passage(passage: Passage | None) -> dict[str, object] | None:
    return None if passage is None else {"text": passage.text, "figures": list(passage.figures)}
