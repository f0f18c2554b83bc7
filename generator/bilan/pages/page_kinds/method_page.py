"""The page of the method: rules, breaks in series, sources that disagree, and early access to figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bilan.analysis.documents import documents
from bilan.analysis.independence import independence
from bilan.analysis.press_review import mentions_in
from bilan.analysis.provenance import single_secondary_source
from bilan.blocks.audit_blocks import BreakList, DifferingMentions, DisagreementList, StatusList
from bilan.blocks.block import Block
from bilan.blocks.text_blocks import BulletList, Heading, PageLink, Paragraph
from bilan.model.article_index import index_of
from bilan.model.figure import Figure, Origin
from bilan.model.indicator import Level
from bilan.model.report import Report
from bilan.pages.page import PageInputs, PageSpec
from bilan.values.sentence import Text, plural_sentence, sentence

_RULES = (
    sentence(
        "A number with no qualifier is exact. “About”, “nearly”, “more than” and “less than” are the words of the source."
    ),
    sentence(
        "“About” allows half a unit of the last digit that is not zero, to either side, or a whole unit where no zeros "
        "follow it; “nearly” allows as much below the number. Sums, changes, shares and downloads all use these limits."
    ),
    sentence(
        "Zero, not found, number not known, not applicable and withheld are five different things; none is ever drawn or "
        "counted as another."
    ),
    sentence(
        "A total is the sum of its parts; where it is not, the rest has a name. What a figure includes without adding up is "
        "listed separately."
    ),
    sentence(
        "Where a part is not exact, the sum is checked within the limits of the sources’ qualifiers, and written with ≈."
    ),
    sentence(
        "A change is calculated from the published numbers and rounded once, when it is shown. On a "
        "base below twenty it is given as a number. The difference of two percentages is given in "
        "points."
    ),
    sentence(
        "No change is calculated on a missing, zero or negative base, from a limit (“more than”), for a "
        "rank, or across a break in the series: the reason is shown instead."
    ),
    sentence(
        "A change or a share of approximate numbers shows no more digits than these limits allow. Where it may have gone "
        "either way, it is no clear change."
    ),
    sentence("Shares are rounded one by one and may add up to 99 or 101."),
    sentence("Followers, views and visits are not people: the same person may be counted several times."),
    sentence("The number a press article gives is compared with that of this report; where they differ, both are shown."),
)


_RULES_OF_FORMULAS = (
    sentence(
        "A computed figure is rounded once, and shows the formula with the figures that went into it. Where these are not "
        "exact, it says no more than they allow."
    ),
    sentence(
        "Nothing is calculated from a figure that has no number, across a break in a series, or by "
        "dividing by a number that may be zero."
    ),
)
_RULES_OF_TARGETS = (
    sentence("A target is met or missed by the figure of its year, and by no other."),
    sentence(
        "Before that, the latest figure is compared with a straight line from the last figure before the target was set to "
        "the target. A target was set in the year of the document that it comes from."
    ),
    sentence(
        "A target is not judged where the figure may be on either side of it, where the series breaks after it was set, or "
        "where nothing says whether more or less is better."
    ),
    sentence("A target is not changed in silence once its year has begun: the number that it replaces stays beside it."),
)


def page_specs(report: Report) -> Iterator[PageSpec]:
    """One page."""
    description = sentence("How the figures of this report are collected, compared and rounded, and how to read them.")
    yield PageSpec("/method/", sentence("Method"), report.publication.place, _blocks, description)


def _blocks(inputs: PageInputs) -> Iterator[Block]:
    return method_blocks(inputs.report)


def method_blocks(report: Report, *, on_paper: bool = False) -> Iterator[Block]:
    """The blocks of the method; on paper its links lead to the sources of the document and to the online edition."""
    yield Heading(sentence("Method"), "top", 1)
    yield from _origin(report, on_paper=on_paper)
    yield from _rules(report)
    yield from _exceptions(report)
    yield from _corpus(report)
    yield from _press(report)
    yield Heading(sentence("What is measured"), "levels")
    yield Paragraph(tuple(_levels(report)))
    early_access = tuple(_early_access(report))
    yield Heading(sentence("Early access and corrections") if early_access else sentence("Corrections"), "access")
    yield from early_access
    yield _corrections(on_paper=on_paper)


def _rules(report: Report) -> Iterator[Block]:
    """How figures, formulas and targets are to be read, and the statuses."""
    yield Heading(sentence("How to read the figures"), "reading")
    yield BulletList(_RULES)
    if any(indicator.formula for indicator in report.indicators.values()):
        yield Heading(sentence("How figures are calculated"), "formulas")
        yield BulletList(_RULES_OF_FORMULAS)
    if any(indicator.targets for indicator in report.indicators.values()):
        yield Heading(sentence("How targets are judged"), "targets")
        yield BulletList(_RULES_OF_TARGETS)
    yield Heading(sentence("What the status of a figure means"), "statuses")
    yield StatusList()


def _exceptions(report: Report) -> Iterator[Block]:
    """The breaks in series, and the figures for which sources disagree; the newest first."""
    newest_first = sorted(_figures_and_members(report), key=lambda figure: -figure.year)
    if broken := tuple(figure for figure in newest_first if figure.break_):
        yield Heading(sentence("Breaks in series"), "breaks")
        yield Paragraph((_BROKEN,))
        yield BreakList(broken)
    if disputed := tuple(figure for figure in newest_first if figure.alternatives):
        yield Heading(sentence("Sources that disagree"), "disagreements")
        yield Paragraph((_DISPUTED,))
        yield DisagreementList(disputed)


def _press(report: Report) -> Iterator[Block]:
    """Where articles give other numbers, and why some addresses are not shown."""
    mentions = (mention for article in report.articles for mention in mentions_in(report, article))
    if differing := tuple(mention for mention in mentions if mention.differs):
        yield Heading(sentence("Where the press gives a different number"), "press")
        yield DifferingMentions(differing)
    if any(index_of(year.articles).hidden for year in report.years.values()):
        yield Heading(sentence("Addresses that are not given"), "hidden")
        yield Paragraph((_HIDDEN,))


_BROKEN = sentence(
    "In these years what is counted changed. The figures before and after are shown side by side and are not compared."
)
_DISPUTED = sentence(
    "Where sources give different numbers, one is used and the others are shown with the reason; they are never averaged."
)
_HIDDEN = sentence(
    "The address of an article is not printed or exported where it contains private data, such as the name of a child. The "
    "press review gives its outlet, its date and the reason."
)


def _figures_and_members(report: Report) -> Iterator[Figure]:
    """Every figure, and the months and members for which a break or another number may be written."""
    for figure in report.figures:
        yield figure
        yield from (cell for item in figure.by.values() for cell in item.having("break_", "alternatives"))


def _origin(report: Report, *, on_paper: bool) -> Iterator[Block]:
    single = len(single_secondary_source(report, documents(report)))
    relying: tuple[Text, ...] = (
        (
            plural_sentence(
                single,
                "One figure rests on a single secondary source.",
                "{number} figures rest on a single secondary source.",
            ),
        )
        if single
        else ()
    )
    yield from _compiler(report)
    yield Heading(sentence("Where the figures come from"), "origin")
    yield PageLink(
        sentence("The sources are listed at the end of this document.") if on_paper else sentence("Sources"),
        "#sources" if on_paper else "/sources/",
        (
            sentence(
                "Every figure names the document it comes from. Online, each number leads to its definition, its sources "
                "and its history."
            ),
            *_counted_by(report),
            sentence(
                "A document that the institution published is its own. Where a press article relays what the "
                "institution said, it is a secondary source; where an outlet counted the figure itself, it is the source."
            ),
            *relying,
        ),
    )


def _compiler(report: Report) -> Iterator[Block]:
    """Who makes the report, where that is not the institution."""
    compiler, independent = report.publication.compiled_by, independence(report.publication)
    if compiler and independent:
        yield Heading(sentence("Who makes this report"), "compiler")
        yield Paragraph((independent, *((compiler.statement,) if compiler.statement else ())))


def _corpus(report: Report) -> Iterator[Block]:
    """How the articles of the press review were selected, where press.yml says so."""
    if report.corpus:
        complete = sentence("Every article that meets this description is in the report.")
        partial = sentence("The selection is not complete: a month without an article is blank, not zero.")
        yield Heading(sentence("How the articles were selected"), "corpus")
        yield Paragraph((report.corpus.how, complete if report.corpus.complete else partial))


def _counted_by(report: Report) -> Iterator[Text]:
    """How many figures the institution, the press and the compiler counted, where the data say so."""
    origins = Counter(figure.origin for figure in report.figures if figure.value is not None)
    if number := origins[Origin.INSTITUTION]:
        yield plural_sentence(
            number,
            "One figure was counted and published by the institution.",
            "{number} figures were counted and published by the institution.",
        )
    if number := origins[Origin.PRESS]:
        yield plural_sentence(
            number,
            "One figure was counted by the press; it is marked as such.",
            "{number} figures were counted by the press; they are marked as such.",
        )
    if number := origins[Origin.COMPILER]:
        yield plural_sentence(
            number,
            "One figure was read off or worked out by the compiler of this report; it is marked as such.",
            "{number} figures were read off or worked out by the compiler of this report; they are marked as such.",
        )


def _levels(report: Report) -> Iterator[Text]:
    yield sentence(
        "Indicators are classed by what they measure, from what is done to what it changes "
        "(AMEC Integrated Evaluation Framework)."
    )
    if not {Level.OUTCOME, Level.IMPACT} & {item.level for item in report.indicators.values() if item.level}:
        yield sentence(
            "This report has no indicator of outcome or impact: it says what was done and seen, not what that changed."
        )


def _early_access(report: Report) -> Iterator[Block]:
    """Who sees figures early. An independent compilation makes no statement for the institution."""
    people = report.publication.early_access
    if people:
        yield Paragraph((sentence("These people see figures before they are published:"),))
        yield BulletList(tuple(people))
    elif report.publication.compiled_by is None:
        nobody = sentence("Nobody sees figures before they are published other than those who prepare them.")
        yield Paragraph((nobody,))


def _corrections(*, on_paper: bool) -> PageLink:
    if on_paper:
        return PageLink(sentence("Corrections are listed in the online edition."), "/errata/")
    listed = sentence("Corrections are listed on a page of their own:")
    return PageLink(sentence("Corrections"), "/errata/", (listed,))
