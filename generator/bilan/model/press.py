"""YYYY/articles.yml, rebuttals.yml and events.yml: what the press wrote, what was denied, what happened."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field

from bilan.diagnostics.problem import Place
from bilan.messages.message import Message, translatable
from bilan.model.figure import SOURCES, Origin
from bilan.model.figure_reference import FigureReference, FigureReferenceTo, read_reference
from bilan.model.picture import PICTURE
from bilan.schema.containers import ListOf, Reference
from bilan.schema.date_fields import Date, Day
from bilan.schema.field_type import ReadContext
from bilan.schema.number_fields import NumberOrRange
from bilan.schema.record import Export, Record, RecordOf, key
from bilan.schema.text_fields import COUNTRY, LANGUAGE, Choice, Identifier, LocalizedText, Pattern, Text, WebAddress
from bilan.values.code_list import CodeList
from bilan.values.interval import Qualifier
from bilan.values.local_text import LocalText
from bilan.values.partial_date import PartialDate
from bilan.values.quantity import Quantity
from bilan.yaml.nodes import Mapping, Node, Scalar, Sequence

DOCUMENT_ID = Identifier("-_")
TIME = Pattern(translatable("a time such as 20:30"), re.compile(r"([01]\d|2[0-3]):[0-5]\d"))


class Topic(Identifier):
    """What an article or an event is about; topics are not declared anywhere, using one makes it."""


class ArticleKind(CodeList):
    "What kind of article it is."

    ARTICLE = "article", "An article."
    INTERVIEW = "interview", "An interview."
    DISPATCH = "dispatch", "A dispatch of an agency."
    BROADCAST = "broadcast", "A broadcast."
    OPINION = "opinion", "An opinion piece."


class Verdict(CodeList):
    """What the institution, or another, says of a claim."""

    FALSE = "false", "False."
    MISLEADING = "misleading", "Misleading."
    UNFOUNDED = "unfounded", "Unfounded."
    OUT_OF_CONTEXT = "out_of_context", "Out of context."


@dataclass(frozen=True, slots=True)
class Reported:
    """That an article reports an observation, with the number it gives where one is given."""

    figure: FigureReference
    value: Quantity | None
    place: Place = field(compare=False)
    qualifier: Qualifier = Qualifier.EXACT


@dataclass(frozen=True, kw_only=True)
class ReportedNumber(Record):
    """The number that an article gives, with what it says of it."""

    value: Quantity = key(NumberOrRange(), title="Value", help="The number that the article gives.", example=145000)
    qualifier: Qualifier = key(
        Choice(Qualifier),
        Qualifier.EXACT,
        title="Qualifier",
        help="What the article says of the number; exact by default.",
        example="more_than",
    )


REPORTED_NUMBER = RecordOf(ReportedNumber, short_for="value")


@dataclass(frozen=True, slots=True)
class ReportedFigures:
    """Reads `{activities: 4463, delay: [2, 5], visitors: {value: 145000, qualifier: nearly}}`, or a list of references."""

    expected: Message = translatable("figures, each followed by the number the article gives")

    def read(self, node: Node, reading: ReadContext) -> tuple[Reported, ...] | None:
        if isinstance(node, Mapping):
            read = (self._reported(entry.key, entry.value, reading) for entry in node.entries)
            return tuple(reported for reported in read if reported is not None)
        if isinstance(node, Sequence):
            references = ListOf(FigureReferenceTo()).read(node, reading) or ()
            return tuple(Reported(reference, None, reference.place) for reference in references)
        one = FigureReferenceTo().read(node, reading)
        return (Reported(one, None, one.place),) if one else None

    def _reported(self, name: Scalar, value: Node, reading: ReadContext) -> Reported | None:
        reference = read_reference(name, reading)
        if reference is None:
            return None
        number = REPORTED_NUMBER.read(value, reading.for_indicator(reference.indicator))
        return Reported(reference, number.value, value.place, number.qualifier) if number else None


@dataclass(frozen=True, kw_only=True)
class Article(Record):
    """A press article and our own summary of it.

    With `url_hidden`, `url` is empty and there is no `archive_url`, so that nothing can print or export them. `hidden_url`
    keeps the address, so that the same article is still found twice.
    """

    id: str = key(
        DOCUMENT_ID,
        title="Id",
        help="Unique in the report; it becomes an address and changes no more.",
        example="lopinion-instagram",
    )
    year: int = 0
    title: str = key(
        Text(translatable("the title as published")),
        "",
        title="Title",
        help="As published, in its own language. Where it is not known, write “title_given” instead.",
        example="Review of 2021",
        export=Export(
            "Title", "The title as published, in its own language; empty where it is not known.", may_be_empty=True
        ),
    )
    title_given: LocalText | None = key(
        LocalizedText(),
        None,
        title="Title given",
        help="A title of your own, where the published one is not known; readers see it in brackets.",
        example="Review of 2021, chapter on communication",
        export=Export("Title given", "A title of ours in place of the published one, in a language of the report."),
    )
    outlet: str = key(
        Text(translatable("the name of the outlet")),
        title="Outlet",
        help="The paper, the agency, the channel: its id or name in outlets.yml; without that file, its name.",
        example="L’Opinion",
        export=Export("Outlet", "Who published it."),
    )
    via: LocalText | None = key(
        LocalizedText(translatable("the name of a site or an agency")),
        None,
        title="Via",
        help="Where it was read, if not at the outlet: an archive, a site that copies articles, an agency.",
        example="Maghress",
        export=Export("Via", "Where it was read, if not at the outlet."),
    )
    date: PartialDate | None = key(
        Date(),
        None,
        title="Date",
        help="As precise as it is known; left out when it is not.",
        example="2022-02",
        export=Export("Date", "The date of publication, as precisely as it is known."),
    )
    language: str = key(
        LANGUAGE,
        title="Language",
        help="The language of the article (fr, ar, en …).",
        example="fr",
        export=Export("Language", "The language of the article (BCP 47)."),
    )
    country: str | None = key(
        COUNTRY,
        None,
        title="Country",
        help="The ISO 3166 code of the country of the outlet.",
        example="MA",
        export=Export("Country", "The country of the outlet (ISO 3166-1)."),
    )
    url: str = key(
        WebAddress(),
        "",
        title="Address",
        help="The address of the article. Print has “page” instead; radio and television “programme” or “time”.",
        example="https://example.org/article",
        export=Export("Web address", "Where it was published; empty for print, radio and television.", may_be_empty=True),
    )
    url_hidden: LocalText | None = key(
        LocalizedText(),
        None,
        title="Why the address is hidden",
        help="The reason why the address is printed and exported nowhere: it contains the name of a child, for example.",
        example="The address contains the name of a child.",
        export=Export("Why the address is not given", "Why the web address is empty, in a language of the report."),
    )
    page: str | None = key(
        Text(),
        None,
        title="Page",
        help="In print: the page or pages.",
        example="3",
        export=Export("Page", "The page or pages in print."),
    )
    programme: str | None = key(
        Text(),
        None,
        title="Programme",
        help="On radio or television: the programme.",
        example="Evening news",
        export=Export("Programme", "The programme on radio or television."),
    )
    time: str | None = key(
        TIME,
        None,
        title="Time",
        help="On radio or television: when it began.",
        example="20:30",
        export=Export("Time", "When it was broadcast: hours and minutes."),
    )
    consulted: datetime.date | None = key(
        Day(),
        None,
        title="Consulted on",
        help="The day it was read.",
        example="2026-11-23",
        export=Export("Consulted on", "The day it was read for this report."),
    )
    archive_url: str | None = key(
        WebAddress(),
        None,
        title="Archived copy",
        help="The address of a copy that will not change.",
        example="https://web.archive.org/web/2022/https://example.org/article",
        export=Export("Archived copy", "A copy kept by an archive."),
    )
    kind: ArticleKind = key(
        Choice(ArticleKind),
        ArticleKind.ARTICLE,
        title="Kind",
        help="The kind of piece; article by default.",
        example="article",
        export=Export("Kind", "What kind of article it is."),
    )
    topics: tuple[str, ...] = key(
        ListOf(Topic()),
        (),
        title="Topics",
        help="Words in small letters without accents, joined by “_”.",
        example=["annual_review"],
        export=Export("Topics", "What it is about."),
    )
    summary: LocalText = key(
        LocalizedText(translatable("a summary in our own words")),
        title="Summary",
        help="Our own words, never the sentences of the article.",
        example="The article tells the review of the year.",
        export=Export("Summary", "Our summary, in a language of the report."),
    )
    quote: str | None = key(
        Text(translatable("a short quotation")),
        None,
        title="Quotation",
        help="At most thirty words, as published.",
        example="A rising review.",
        export=Export("Quotation", "A short quotation, in the language of the article."),
    )
    figures: tuple[Reported, ...] = key(
        ReportedFigures(),
        (),
        title="Figures reported",
        help="“indicator: number” or “year/indicator: number”, or a list of indicators.",
        example={"activities": 4463},
    )
    hidden_url: str = ""

    def __post_init__(self) -> None:
        if self.url_hidden and self.url:
            object.__setattr__(self, "hidden_url", self.url)
            object.__setattr__(self, "url", "")
            object.__setattr__(self, "archive_url", None)

    @property
    def known_url(self) -> str:
        """The address, hidden or not, for comparison with those of other articles; it is never printed."""
        return self.url or self.hidden_url


@dataclass(frozen=True, kw_only=True)
class Rebuttal(Record):
    """A false claim and the institution’s answer."""

    id: str = key(DOCUMENT_ID, title="Id", help="Unique in the report.", example="rumour-2021")
    year: int = 0
    date: PartialDate | None = key(Date(), None, title="Date", help="When the institution answered.", example="2021-06-02")
    claim: LocalText = key(
        LocalizedText(translatable("the claim, in neutral words")),
        title="Claim",
        help="What was said, in neutral words.",
        example="A video was said to show a recent scene.",
    )
    appeared_on: LocalText | None = key(
        LocalizedText(), None, title="Appeared on", help="Where it went round.", example="Facebook"
    )
    verdict: Verdict = key(Choice(Verdict), title="Verdict", help="What is said of the claim.", example="misleading")
    verdict_by: Origin = key(
        Choice(Origin),
        Origin.INSTITUTION,
        title="Verdict by",
        help="Who says so; the institution by default. Readers see it beside the verdict.",
        example="institution",
    )
    answer: LocalText = key(
        LocalizedText(translatable("the institution’s answer")),
        title="Answer",
        help="The institution’s answer.",
        example="The video dates from 2019.",
    )
    url: str | None = key(
        WebAddress(), None, title="Address", help="Where to read the answer.", example="https://example.org/answer"
    )
    source: tuple[Reference, ...] = key(
        SOURCES, (), title="Source", help="The id of a source, or a list.", example="dgsn-2021"
    )
    picture: Reference | None = key(PICTURE, None, title="Picture", help="The id of a picture.", example="open-days")


@dataclass(frozen=True, kw_only=True)
class Event(Record):
    """A milestone of the year."""

    id: str | None = key(DOCUMENT_ID, None, title="Id", help="Optional; unique in the report.", example="open-days-2024")
    year: int = 0
    date: PartialDate | None = key(Date(), None, title="Date", help="As precise as it is known.", example="2024-05-17")
    title: LocalText = key(
        LocalizedText(translatable("a title")),
        title="Title",
        help="What happened, in a few words.",
        example="The platform opens",
    )
    text: LocalText | None = key(
        LocalizedText(), None, title="Text", help="A sentence more.", example="The public may report content there."
    )
    topics: tuple[str, ...] = key(
        ListOf(Topic()),
        (),
        title="Topics",
        help="Words in small letters without accents, joined by “_”.",
        example=["open_days"],
    )
    source: tuple[Reference, ...] = key(
        SOURCES, (), title="Source", help="The id of a source, or a list.", example="dgsn-2021"
    )
    figure: FigureReference | None = key(
        FigureReferenceTo(),
        None,
        title="Figure",
        help="The indicator it is about, or “year/indicator”.",
        example="activities",
    )
    picture: Reference | None = key(PICTURE, None, title="Picture", help="The id of a picture.", example="open-days")


@dataclass(frozen=True, kw_only=True)
class ArticlesFile(Record):
    """The whole of a year's articles.yml."""

    articles: tuple[Article, ...] = key(
        ListOf(RecordOf(Article), "articles"), title="Articles", help="The articles of the year."
    )


@dataclass(frozen=True, kw_only=True)
class RebuttalsFile(Record):
    """The whole of a year's rebuttals.yml."""

    rebuttals: tuple[Rebuttal, ...] = key(
        ListOf(RecordOf(Rebuttal)), title="Rebuttals", help="The false claims and the institution’s answers."
    )


@dataclass(frozen=True, kw_only=True)
class EventsFile(Record):
    """The whole of a year's events.yml."""

    events: tuple[Event, ...] = key(ListOf(RecordOf(Event)), title="Events", help="The milestones of the year.")
