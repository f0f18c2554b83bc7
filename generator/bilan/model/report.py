"""The report: everything that was read, typed and immutable, whatever its state."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeVar, cast

from bilan.model.article import Article
from bilan.model.brand import Brand
from bilan.model.dead_link import DeadLink
from bilan.model.dimension import Dimension
from bilan.model.figure import Figure
from bilan.model.figure_reference import FigureReference
from bilan.model.indicator import Indicator, Theme
from bilan.model.observations import observation
from bilan.model.outlet import Corpus, Outlet
from bilan.model.picture import Picture
from bilan.model.publication import Publication, subtag
from bilan.model.registered_addresses import Published
from bilan.model.registers.register import Register
from bilan.model.source import Source, Term
from bilan.model.unit import Unit
from bilan.model.year import Year
from bilan.schema.unread_entries import Unread
from bilan.values.period import Period, year_period

T = TypeVar("T")


class ViewCache:
    """What was derived from a report, each view once, by its name."""

    def __init__(self) -> None:
        self._known: dict[str, object] = {}

    def of(self, name: str, view: Callable[[Report], T], report: Report) -> T:
        """The view of that name, computed where it is not known yet."""
        if name not in self._known:
            self._known[name] = view(report)
        return cast(T, self._known[name])


@dataclass(frozen=True, slots=True)
class Report:
    """A report. Mappings are by identifier in the order written; `years` ascend.

    `dead` are the links out of it that no longer answer; `unread` are entries of its files that could not be read;
    `hidden` names what a public view leaves out, each with its collection; `addresses` are those of its own that were
    published; `dimensions`, `registers`, `outlets` and `pictures` are those of the files of these names; `corpus` is that
    of press.yml and `brand` that of _brand.yml, None without it; `views` keeps what was derived from it.
    """

    publication: Publication
    themes: Mapping[str, Theme]
    units: Mapping[str, Unit]
    indicators: Mapping[str, Indicator]
    sources: Mapping[str, Source]
    terms: Mapping[str, Term]
    years: Mapping[int, Year]
    dead: Mapping[str, DeadLink] = field(default_factory=dict)
    unread: tuple[Unread, ...] = ()
    hidden: tuple[tuple[str, str], ...] = ()
    addresses: Mapping[str, Published] = field(default_factory=dict)
    dimensions: Mapping[str, Dimension] = field(default_factory=dict)
    registers: Mapping[str, Register] = field(default_factory=dict)
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    outlets: Mapping[str, Outlet] = field(default_factory=dict)
    corpus: Corpus | None = None
    brand: Brand | None = None
    views: ViewCache = field(default_factory=lambda: ViewCache(), init=False, repr=False, compare=False)

    @property
    def languages(self) -> tuple[str, ...]:
        """Language subtags, the default first."""
        return tuple(subtag(tag) for tag in self.publication.languages)

    @property
    def articles(self) -> Iterator[Article]:
        """Every article of every year, in the order written."""
        return (article for year in self.years.values() for article in year.articles)

    @property
    def figures(self) -> Iterator[Figure]:
        """Every observation of every year, in the order written."""
        return (figure for year in self.years.values() for figure in year.figures.values())

    def figure(self, indicator: str, year: int) -> Figure | None:
        """The observation of an indicator in a year."""
        known = self.years.get(year)
        return known.figures.get(indicator) if known else None

    def referred(self, reference: FigureReference, own_year: int) -> Figure | None:
        """The observation a reference names, seen from `own_year`."""
        if reference.period is None and not reference.members:
            return self.figure(reference.indicator, own_year)
        period = reference.period or year_period(own_year, self.publication.begins)
        return self.observation(reference.indicator, period, dict(reference.members))

    def observation(
        self, indicator: str, period: Period, members: Mapping[str, str] = MappingProxyType({})
    ) -> Figure | None:
        """The observation of an indicator in a period, and for these members of dimensions (member by dimension).

        What is not written is added up from a table of more dimensions where it may be (`observations.breakdown_by`).
        """
        return observation(self, indicator, period, members)
