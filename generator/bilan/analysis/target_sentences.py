"""The verdict on a target as a whole sentence, and where the target comes from."""

from __future__ import annotations

from bilan.analysis.amount import Amount
from bilan.analysis.target_verdicts import Obstacle, TargetVerdict, Verdict
from bilan.model.target import Better
from bilan.values.sentence import Sentence, sentence


def verdict_sentence(verdict: TargetVerdict) -> Sentence:
    """What is known of a target, with its figure: “Target met in 2025: 1 840 activities, and the target was at least …”."""
    values: dict[str, object] = {"year": verdict.period, "target": target_amount(verdict), "figure": verdict.figure}
    match verdict.verdict:
        case Verdict.MET:
            return sentence("Target met in {year}: {figure}. The target was {target}.", **values)
        case Verdict.MISSED:
            return sentence("Target missed in {year}: {figure}. The target was {target}.", **values)
        case Verdict.ON_TRACK:
            return sentence(
                "On track for the target of {year} ({target}): {figure} in {latest}, where a straight line from {since} to"
                " the target passes through {path}.",
                **values,
                **_way(verdict),
            )
        case Verdict.BEHIND:
            return sentence(
                "Behind the target of {year} ({target}): {figure} in {latest}, where a straight line from {since} to the"
                " target passes through {path}.",
                **values,
                **_way(verdict),
            )
        case Verdict.NOT_JUDGED:
            return _not_judged(verdict, values)


def _way(verdict: TargetVerdict) -> dict[str, object]:
    assert verdict.figure is not None
    assert verdict.start is not None
    assert verdict.path is not None
    path = Amount(verdict.indicator, verdict.path)
    return {"latest": verdict.figure.period, "since": verdict.start.period, "path": path}


def _not_judged(verdict: TargetVerdict, values: dict[str, object]) -> Sentence:
    match verdict.obstacle:
        case Obstacle.NO_DIRECTION:
            return sentence(
                "The target of {year} is {target}. It is not judged: nothing says whether more or less is better.", **values
            )
        case Obstacle.NO_FIGURE:
            return sentence("The target of {year} was {target}. It is not judged: there is no figure of {year}.", **values)
        case Obstacle.NOT_EXACT:
            return sentence(
                "The target of {year} is {target}. It is not judged: the figure ({figure}) is not exact enough.", **values
            )
        case Obstacle.BREAK:
            broken = (verdict.broken_by.period or "") if verdict.broken_by else ""
            return sentence(
                "The target of {year} is {target}. It is not judged: the series breaks in {broken}, after the target was"
                " set.",
                **values,
                broken=broken,
            )
        case _:
            return sentence("The target of {year} is {target}. There is no figure to judge it by yet.", **values)


def target_amount(verdict: TargetVerdict) -> Sentence | Amount:
    """The number to reach: “at least 2 000 activities”, “at most …”; the number alone if no direction is better."""
    amount = Amount(verdict.indicator, verdict.target.value)
    match verdict.indicator.better:
        case Better.HIGHER:
            return sentence("at least {number}", number=amount)
        case Better.LOWER:
            return sentence("at most {number}", number=amount)
        case _:
            return amount


def verdict_word(verdict: TargetVerdict) -> Sentence:
    """The verdict in a word or two, for a column of a table."""
    match verdict.verdict:
        case Verdict.MET:
            return sentence("Met")
        case Verdict.MISSED:
            return sentence("Missed")
        case Verdict.ON_TRACK:
            return sentence("On track")
        case Verdict.BEHIND:
            return sentence("Behind")
        case Verdict.NOT_JUDGED:
            return sentence("Not judged")
