"""The articles of a year, which are many: parsed when they are needed. An index has what other files need of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import chain
from types import MappingProxyType
from typing import Any, NamedTuple, overload

from bilan.diagnostics.problem import Place
from bilan.model.article import Article
from bilan.model.figure_reference import FigureReference
from bilan.schema.record import Record
from bilan.values.interval import Interval
from bilan.values.local_text import LocalText
from bilan.values.period import Period
from bilan.values.period_syntax import parse_period
from bilan.values.quantity import Quantity
from bilan.values.web_address import canonical_address


class Reporting(NamedTuple):
    """That an article reports a figure: `value` is the number it gives, None where it gives none."""

    article: str
    reference: FigureReference
    value: Quantity | None
    place: Place


class Index(NamedTuple):
    """What other files need of articles: ids, canonical addresses (empty without one), all links, outlets with the place
    of the first article that names each, and figures reported.

    `hidden` says that an article has an address that is not shown.
    """

    ids: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    links: frozenset[str] = frozenset()
    outlets: Mapping[str, Place] = MappingProxyType({})
    reported: tuple[Reporting, ...] = ()
    hidden: bool = False


class Articles(Sequence[Article]):
    """The articles of a file, with their index; `digest` is that of all they are read from."""

    def __init__(self, file: str, digest: str, listed: Index, read: Callable[[], tuple[Article, ...]]) -> None:
        self.file, self.digest = file, digest
        self._listed, self._read = listed, read

    @property
    def listed(self) -> Index:
        """Their index, for other files."""
        return self._listed

    @property
    def parts(self) -> tuple[Articles, ...]:
        """The same, file by file."""
        return (self,)

    def fingerprinted(self) -> str:
        """The articles in a fingerprint."""
        return f"articles {self.digest}"

    def __iter__(self) -> Iterator[Article]:
        return iter(self._read())

    def __len__(self) -> int:
        return len(self.listed.ids)

    @overload
    def __getitem__(self, place: int) -> Article: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[Article, ...]: ...

    def __getitem__(self, place: int | slice) -> Article | tuple[Article, ...]:
        return self._read()[place]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]


class YearlyArticles(NamedTuple):
    """The articles of a year, the languages of their report and when its years begin: all that they are checked by."""

    year: int
    languages: tuple[str, ...]
    listed: Sequence[Article]
    texts: tuple[tuple[Record | None, LocalText], ...]  # of the articles, with the record that holds each
    begins: int = 1  # the month in which the year begins


def index_of(articles: Sequence[Article]) -> Index:
    """The index of articles."""
    return articles.listed if isinstance(articles, Articles) else build_index(articles)


def build_index(articles: Iterable[Article]) -> Index:
    """The index of articles, made by reading them."""
    known = tuple(articles)
    return Index(
        tuple(article.id for article in known),
        tuple(canonical_address(article.known_url) if article.known_url else "" for article in known),
        frozenset(link for article in known for link in (article.url, article.archive_url) if link),
        {article.outlet: article.at("outlet") for article in reversed(known)},
        tuple(Reporting(article.id, item.figure, item.value, item.place) for article in known for item in article.figures),
        any(article.url_hidden for article in known),
    )


class AllArticles(Articles):
    """The articles of several files, one after the other."""

    def __init__(self, parts: Sequence[Articles]) -> None:
        digest, listed = " ".join(part.digest for part in parts), _joined([part.listed for part in parts])
        super().__init__("", digest, listed, lambda: tuple(chain(*parts)))
        self._parts = tuple(parts)

    @property
    def parts(self) -> tuple[Articles, ...]:
        """The same, file by file."""
        return self._parts


def _joined(indexes: Sequence[Index]) -> Index:
    return Index(
        tuple(name for index in indexes for name in index.ids),
        tuple(address for index in indexes for address in index.addresses),
        frozenset(link for index in indexes for link in index.links),
        {outlet: place for index in reversed(indexes) for outlet, place in index.outlets.items()},
        tuple(reporting for index in indexes for reporting in index.reported),
        any(index.hidden for index in indexes),
    )


def dump_index(index: Index) -> list[Any]:
    """An index as JSON holds it."""
    reported = [
        [one.article, _reference(one.reference), [*one.reference.place], _typed(one.value), [*one.place]]
        for one in index.reported
    ]
    return [
        [*index.ids],
        [*index.addresses],
        sorted(index.links),
        {outlet: [*place] for outlet, place in index.outlets.items()},
        reported,
        index.hidden,
    ]


def load_index(notes: Sequence[Any]) -> Index:
    """The index that was noted."""
    ids, addresses, links, outlets, reported, hidden = notes
    return Index(
        tuple(ids),
        tuple(addresses),
        frozenset(links),
        {outlet: Place(*place) for outlet, place in outlets.items()},
        tuple(map(_reporting, reported)),
        hidden,
    )


def _reference(reference: FigureReference) -> list[Any]:
    period = [str(reference.period), reference.period.begins] if reference.period else None
    return [period, reference.indicator, [[*pair] for pair in reference.members]]


def _reporting(notes: Sequence[Any]) -> Reporting:
    article, (period, indicator, members), named, value, place = notes
    meant = parse_period(*period) if period else None
    pairs = tuple((dimension, member) for dimension, member in members)
    reference = FigureReference(meant if isinstance(meant, Period) else None, indicator, Place(*named), pairs)
    return Reporting(article, reference, _quantity(value), Place(*place))


def _typed(value: Quantity | None) -> list[str] | None:
    """A number, or both ends of a range, as JSON holds them."""
    if value is None:
        return None
    return [str(value.low), str(value.high)] if isinstance(value, Interval) else [str(value)]


def _quantity(ends: Sequence[str] | None) -> Quantity | None:
    if ends is None:
        return None
    low, *high = map(Decimal, ends)
    return Interval(low, high[0]) if high else low
