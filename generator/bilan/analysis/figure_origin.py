"""Who counted a figure, in sentences and in marks. There is no default: where no origin is written, none is shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bilan.analysis.documents import documents_cited_by
from bilan.model.figure import Figure, Origin
from bilan.model.report import Report
from bilan.values.sentence import Sentence, Text, TextList, sentence

_MARKS = {
    Origin.PRESS: sentence("counted by the press"),
    Origin.COMPILER: sentence("worked out by the compiler"),
}
_MEANINGS = {
    Origin.PRESS: sentence("A media outlet counted it, not the institution."),
    Origin.COMPILER: sentence(
        "The compiler of this report read it off or worked it out; it is not a figure of the institution."
    ),
}


def origin_mark(figure: Figure) -> Sentence | None:
    """The mark beside a figure that the institution did not count; None for its own, and where nothing is known."""
    return _MARKS.get(figure.origin) if figure.origin and not figure.computation else None


def origin_marks(figures: Iterable[Figure]) -> tuple[tuple[Text, Text], ...]:
    """The marks that these figures have, each with its meaning."""
    found = dict.fromkeys(figure.origin for figure in figures if figure.origin and origin_mark(figure))
    return tuple((_MARKS[origin], _MEANINGS[origin]) for origin in found)


def origin_sentence(report: Report, figure: Figure) -> Sentence | None:
    """Who counted a figure, as a sentence; None where nothing is known."""
    publication = report.publication
    match figure.origin:
        case Origin.INSTITUTION:
            return sentence(
                "Counted and published by the institution ({institution}).", institution=publication.institution.name
            )
        case Origin.PRESS:
            return _of_the_press(report, figure)
        case Origin.COMPILER:
            return sentence(
                "Read off or worked out by the compiler of this report ({compiler}); it is not a figure of the institution.",
                compiler=publication.publisher.name,
            )
    return None


def _of_the_press(report: Report, figure: Figure) -> Sentence:
    outlets = tuple({item.publisher_name: item.publisher for item in documents_cited_by(report, figure)}.values())
    if not outlets:
        return sentence("Counted by the press, not by the institution.")
    return sentence("According to {outlets}: counted by the press, not by the institution.", outlets=TextList(outlets))


def origin_notes(report: Report, figures: Iterable[Figure]) -> Iterator[Text]:
    """Notes below a chart on the figures that the institution did not count."""
    shown = [figure for figure in figures if figure.value is not None]
    press, compiled = (_counted_by(origin, shown) for origin in (Origin.PRESS, Origin.COMPILER))
    if press and len(press) == len(shown):
        yield sentence("Counted by the press, not by the institution.")
    elif press:
        yield sentence("Counted by the press: {figures}.", figures=_labels(report, press, shown))
    if compiled and len(compiled) == len(shown):
        yield sentence("Read off or worked out by the compiler of this report.")
    elif compiled:
        yield sentence(
            "Read off or worked out by the compiler of this report: {figures}.", figures=_labels(report, compiled, shown)
        )


def _counted_by(origin: Origin, figures: Iterable[Figure]) -> list[Figure]:
    return [figure for figure in figures if figure.origin is origin and not figure.computation]


def _labels(report: Report, figures: Iterable[Figure], shown: Iterable[Figure]) -> TextList:
    """What tells figures of a chart apart: their periods in a chart of one indicator, otherwise the names of indicators."""
    if len({figure.id for figure in shown}) > 1:
        return TextList(tuple(report.indicators[name].name for name in dict.fromkeys(figure.id for figure in figures)))
    return TextList(tuple(figure.when for figure in figures))
