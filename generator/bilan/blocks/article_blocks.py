"""Blocks of the press review, of events and of rebuttals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bilan.analysis.documents import Document
from bilan.analysis.press_pagination import PressPageEntry
from bilan.analysis.press_review import Group, Mention
from bilan.blocks.block import Block
from bilan.blocks.chart_block import Chart
from bilan.blocks.picture_block import PictureBlock
from bilan.model.article import Article
from bilan.model.event import Event
from bilan.model.figure import Figure
from bilan.model.rebuttal import Rebuttal
from bilan.values.sentence import Text


@dataclass(frozen=True)
class ArticleItem:
    """An article with the figures it reports, and its values for the script that filters the list."""

    article: Article
    mentions: tuple[Mention, ...]
    marks: Mapping[str, str] = field(default_factory=dict)


class ArticleList(Block):
    """Press articles with their summaries."""

    items: tuple[ArticleItem, ...]


class NewestArticles(Block):
    """The newest articles of a press review that is too long for one page."""

    articles: ArticleList


class PressList(Block):
    """The articles of a group, below the heading with that anchor; `searched` on the page that the search index has."""

    heading: str
    period: str
    searched: bool
    articles: ArticleList


class PressIndex(Block):
    """The articles of a group as lines that lead to the page of their month."""

    group: Group


class PressMonths(Block):
    """The contents of a press review: its months, with the number of articles of each."""

    contents: tuple[PressPageEntry, ...]


@dataclass(frozen=True)
class FacetChoice:
    """A value of a facet and its label."""

    value: str
    label: Text


@dataclass(frozen=True)
class Facet:
    """A property by which articles are filtered, with its choices."""

    name: str
    legend: Text
    choices: tuple[FacetChoice, ...]


class PressFilter(Block):
    """The filter of a press review. `years` are those whose articles the script has to fetch."""

    total: int
    facets: tuple[Facet, ...]
    years: tuple[int, ...]


class PressHighlights(Block):
    """A few articles of a year, and the number of all."""

    year: int
    total: int
    articles: tuple[Article, ...]

    @property
    def more(self) -> bool:
        """True if there are more articles than these."""
        return self.total > len(self.articles)


@dataclass(frozen=True)
class EventItem:
    """An event with the figure it refers to, its documents and its picture."""

    event: Event
    figure: Figure | None
    documents: tuple[Document, ...]
    picture: PictureBlock | None = None


class Timeline(Block):
    """The events of a year, oldest first, with their chart if it can be drawn."""

    chart: Chart | None
    events: tuple[EventItem, ...]


class RebuttalAnswer(Block):
    """The answer to a false claim, below the heading with the claim. `verdict_by` says who gives the verdict."""

    rebuttal: Rebuttal
    documents: tuple[Document, ...]
    verdict_by: Text
    picture: PictureBlock | None = None
