"""Short phrases for a figure and its change, with numbers in the report's first language."""

from __future__ import annotations

from bilan.analysis.target_sentences import verdict_word
from bilan.analysis.target_verdicts import TargetVerdict
from bilan.history.report_differences import FigureDifference
from bilan.locales.editor_locale import EditorLocale
from bilan.locales.language import Language
from bilan.messages.message import translatable
from bilan.model.figure import Figure
from bilan.model.indicator import most_decimals
from bilan.model.report import Report
from bilan.render.formatter import PageFormatter


def figure_phrase(report: Report, figure: Figure | None) -> str:
    """Return a figure as printed in the first language, and its status if it is unsettled; a dash for None."""
    if figure is None:
        return "—"
    formatter = PageFormatter(report, Language(report.publication.languages[0]))
    printed = formatter.printed(figure)
    return f"{printed} ({formatter.state(figure)})" if figure.unsettled else printed


def target_phrase(report: Report, verdict: TargetVerdict | None) -> str:
    """Return a target as printed in the first language, with its verdict in a word; a dash for None."""
    if verdict is None:
        return "—"
    formatter = PageFormatter(report, Language(report.publication.languages[0]))
    number = formatter.measured(verdict.target.value, verdict.indicator)
    return f"{number} ({formatter.plain(verdict_word(verdict))})"


def figure_name(report: Report, figure: Figure) -> str:
    """Return the name of a figure's indicator in the first language."""
    indicator = report.indicators.get(figure.id)
    return indicator.name.original if indicator else figure.id


def change(report: Report, difference: FigureDifference, say: EditorLocale) -> str:
    """Return the change of a number, absolute and in percent, or the reason why there is none."""
    if difference.before is None:
        return say(translatable("new"))
    if difference.after is None:
        return say(translatable("removed"))
    if not difference.is_changed:
        return say(translatable("the number is the same; its details changed"))
    if difference.absolute is None:
        return ""
    language = Language(report.publication.languages[0])
    indicator = report.indicators.get(difference.after.id)
    whole = difference.absolute == difference.absolute.to_integral_value()
    decimals = (indicator.decimals if whole else most_decimals(indicator, report.units)) if indicator else 0
    absolute = language.signed(difference.absolute, decimals)
    return (
        absolute if difference.relative is None else f"{absolute} ({language.percent(difference.relative, 1, signed=True)})"
    )
