"""Problems of references to unknown names: the entry could not be read, the name is misspelt, or there is no such entry.

Codes: `unknown-indicator`, `unknown-figure`, `unknown-source`, `unknown-theme`, `unknown-unit`, `unknown-picture`.

A reference to an entry that could not be read is reported as a consequence of the problem of that entry. If a known name
differs by one typing error, the hint suggests it; otherwise the hint shows the entry to add to the file.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from bilan.analysis.unread_causes import unread_collection, unread_entry, unread_year
from bilan.diagnostics.problem import Code, Place, Problem, suggestion
from bilan.diagnostics.spelling import one_typo_away
from bilan.locales.cldr import plural_categories
from bilan.messages.message import EMPTY_MESSAGE, Message, join_messages, translatable
from bilan.model.breakdown_fields import UNKNOWN_DIMENSION
from bilan.model.breakdown_members import DIMENSIONS_FILE, UNKNOWN_MEMBER, unknown_member
from bilan.model.figure import Figure
from bilan.model.figure_reference import FigureReference
from bilan.model.report import Report
from bilan.model.unit import PERCENT, RANK
from bilan.schema.containers import Reference

UNKNOWN_INDICATOR = Code("unknown-indicator")
UNKNOWN_FIGURE = Code("unknown-figure")
UNKNOWN_SOURCE = Code("unknown-source")
UNKNOWN_THEME = Code("unknown-theme")
UNKNOWN_UNIT = Code("unknown-unit")
UNKNOWN_PICTURE = Code("unknown-picture")

SOURCES, INDICATORS, PICTURES = "data/sources.yml", "data/indicators.yml", "data/pictures.yml"


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A problem of a reference, complete except for its place."""

    code: Code
    message: Message
    hint: Message = EMPTY_MESSAGE
    snippet: str = ""
    cause: Place | None = None
    subject: str = ""

    def at(self, place: Place) -> Problem:
        """The problem at the place of the reference."""
        problem = self.code.at(place, self.message, self.hint)
        return replace(problem, snippet=self.snippet, subject=self.subject).following(self.cause)


def unresolved_source(report: Report, name: str, known: Iterable[str]) -> Unresolved:
    """The problem of an unknown document id; `known` are the ids of all sources and articles."""
    message = translatable("“{name}” is neither a source of sources.yml nor the id of an article.", name=name)
    missing = Unresolved(UNKNOWN_SOURCE, message)
    if "://" in name:
        return _address_as_source(report, missing, name)
    entry = [f"  {name}:", "    title:", "    publisher:", "    url:"]
    return _with_hint(missing, report, ("sources", "articles"), name, known, _entry("sources", entry, report.sources))


def _address_as_source(report: Report, missing: Unresolved, address: str) -> Unresolved:
    """An address where the id of a source is expected: the source of that address, or one to define."""
    known = next((source.id for source in report.sources.values() if source.url == address), None)
    if known:
        return replace(missing, hint=translatable("Write {proposal}.", proposal=known))
    entry = _entry(
        "sources", ["  name-of-the-source:", "    title:", "    publisher:", f"    url: {address}"], report.sources
    )
    hint = translatable(
        "Write the id of a source here. Add the source to {file}, under an id that you choose:", file=SOURCES
    )
    return replace(missing, hint=hint, snippet=entry.text, subject=address)


def unresolved_indicator(report: Report, name: str) -> Unresolved:
    """The problem of an unknown indicator id."""
    missing = Unresolved(UNKNOWN_INDICATOR, translatable("“{name}” is not an indicator of indicators.yml.", name=name))
    lines = [
        f"  {name}:",
        *_empty_text("    name:", report),
        *_empty_text("    definition:", report),
        f"    theme: {next(iter(report.themes), '')}",
        f"    unit: {next(iter(report.units), '')}",
    ]
    entry = _entry("indicators", lines, report.indicators)
    return _with_hint(missing, report, ("indicators",), name, report.indicators, entry)


def unresolved_theme(report: Report, name: str) -> Unresolved:
    """The problem of an unknown theme id."""
    missing = Unresolved(UNKNOWN_THEME, translatable("“{name}” is not a theme of indicators.yml.", name=name))
    entry = _entry("themes", [f"  {name}:", *_empty_text("    name:", report)], report.themes)
    return _with_hint(missing, report, ("themes",), name, report.themes, entry)


def unresolved_unit(report: Report, name: str) -> Unresolved:
    """The problem of an unknown unit id."""
    missing = Unresolved(UNKNOWN_UNIT, translatable("“{name}” is not a unit of indicators.yml.", name=name))
    forms = [
        f"    {language}: {{{', '.join(f'{category}: ' for category in plural_categories(tag))}}}"
        for language, tag in zip(report.languages, report.publication.languages, strict=True)
    ]
    entry = _entry("units", [f"  {name}:", *forms], report.units)
    return _with_hint(missing, report, ("units",), name, [*report.units, PERCENT, RANK], entry)


def unresolved_picture(report: Report, name: str) -> Unresolved:
    """The problem of an unknown picture id."""
    missing = Unresolved(UNKNOWN_PICTURE, translatable("“{name}” is not a picture of pictures.yml.", name=name))
    lines = [f"  {name}:", "    file: pictures/", *_empty_text("    alt:", report), "    credit:", "    consent:"]
    return _with_hint(missing, report, ("pictures",), name, report.pictures, _entry("pictures", lines, report.pictures))


def picture_problems(report: Report, *references: Reference | None) -> Iterator[Problem]:
    """The problems of references to pictures that do not exist."""
    for reference in references:
        if reference and reference.name not in report.pictures:
            yield unresolved_picture(report, reference.name).at(reference.place)


def unresolved_figure(report: Report, indicator: str, year: int) -> Unresolved:
    """The problem of a figure that does not exist in a year, or whose indicator is unknown."""
    if indicator not in report.indicators:
        return unresolved_indicator(report, indicator)
    file = f"{report.years[year].folder if year in report.years else f'data/{year}'}/figures.yml"
    message = translatable("There is no figure “{indicator}” in {file}.", indicator=indicator, file=file)
    years = [number for number, other in report.years.items() if indicator in other.figures]
    hint = (
        translatable("It has figures in: {years}.", years=join_messages(years)) if years else translatable("Add it there.")
    )
    cause = (
        unread_entry(report, ("figures",), indicator, year)
        or _misspelt_figure(report, indicator, year)
        or unread_collection(report, ("figures",), year)
    )
    return Unresolved(UNKNOWN_FIGURE, message, hint, cause=cause, subject=f"{year}/{indicator}")


def unresolved_observation(report: Report, reference: FigureReference, own_year: int) -> Unresolved:
    """The problem of a reference that leads to no observation: of its indicator, year, dimension, member or period."""
    year = reference.year or own_year
    whole = report.figure(reference.indicator, year)
    if whole is None or reference.indicator not in report.indicators:
        return unresolved_figure(report, reference.indicator, year)
    for dimension, member in reference.members:
        if dimension not in report.dimensions:
            return _unresolved_dimension(report, dimension)
        known = report.dimensions[dimension].members
        if member not in known:
            problem = unknown_member(dimension, member, known, reference.place)
            return Unresolved(UNKNOWN_MEMBER, _words(problem.message), _words(problem.hint), subject=problem.subject)
    return _not_broken_down(whole, reference)


def _words(text: str) -> Message:
    return text if isinstance(text, Message) else EMPTY_MESSAGE


def _unresolved_dimension(report: Report, name: str) -> Unresolved:
    message = translatable("“{name}” is not a dimension of dimensions.yml.", name=name)
    known = translatable("Dimensions there: {names}.", names=join_messages(report.dimensions))
    hint = known if report.dimensions else translatable("Add it to {file}.", file=DIMENSIONS_FILE)
    return Unresolved(UNKNOWN_DIMENSION, message, suggestion(name, report.dimensions) or hint, subject=name)


def _not_broken_down(whole: Figure, reference: FigureReference) -> Unresolved:
    """An observation that nobody wrote: its figure has other periods and members."""
    members = ",".join(f"{dimension}={member}" for dimension, member in reference.members)
    name = f"{reference.period or whole.year}/{reference.indicator}" + (f"{{{members}}}" if members else "")
    message = translatable("There is no figure “{name}”.", name=name)
    if not whole.by:
        hint = translatable("“{key}” is not broken down: refer to it, or add “by” to it.", key=whole.key)
    else:
        names = join_messages(translatable("“{word}”", word=breakdown) for breakdown in whole.by)
        hint = translatable("“{key}” is broken down by {names}.", key=whole.key, names=names)
    return Unresolved(UNKNOWN_FIGURE, message, hint, subject=name)


def _misspelt_figure(report: Report, indicator: str, year: int) -> Place | None:
    """The place of a figure with an unknown name that is certainly that indicator, misspelt."""
    written = report.years[year].figures.values() if year in report.years else ()
    unknown = (figure for figure in written if figure.id not in report.indicators)
    return next((figure.place for figure in unknown if one_typo_away(figure.id, report.indicators) == indicator), None)


def _with_hint(
    missing: Unresolved, report: Report, collections: Collection[str], name: str, known: Iterable[str], entry: _Entry
) -> Unresolved:
    cause = unread_entry(report, collections, name)
    if cause:
        return replace(missing, cause=cause)
    if any((collection, name) in report.hidden for collection in collections):
        message = translatable("“{name}” belongs to what is not public yet, and this page is public.", name=name)
        return replace(
            missing, message=message, hint=translatable("Write it here once that is public."), cause=unread_year(report)
        )
    similar = suggestion(name, known)
    if similar:
        return replace(missing, hint=similar)
    hint = translatable("Correct the name, or add this to {file}, below “{key}”:", file=entry.file, key=f"{entry.section}:")
    if entry.is_first:
        hint = translatable("Correct the name, or add this to {file}:", file=entry.file)
    cause = unread_collection(report, collections)
    return replace(missing, hint=hint, snippet=entry.text, subject=name, cause=cause)


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry to add to a section of a file; the first entry of a section includes the section's key."""

    section: str
    text: str
    is_first: bool

    @property
    def file(self) -> str:
        return {"sources": SOURCES, "pictures": PICTURES}.get(self.section, INDICATORS)


def _entry(section: str, lines: list[str], others: Collection[str]) -> _Entry:
    head = [] if others else [f"{section}:"]
    return _Entry(section, "\n".join([*head, *lines]), not others)


def _empty_text(key: str, report: Report) -> list[str]:
    """The lines of an empty text, with a key for each language of the report."""
    if len(report.languages) == 1:
        return [key]
    indent = " " * (len(key) - len(key.lstrip()) + 2)
    return [key, *(f"{indent}{language}:" for language in report.languages)]
