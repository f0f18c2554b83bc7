"""YYYY/articles.yml: what the press wrote."""

from __future__ import annotations

import datetime
import re

from bilan.messages.message import translatable
from bilan.model.reported_figures import Reported, ReportedFigures
from bilan.schema.containers import ListOf
from bilan.schema.date_fields import Date, Day
from bilan.schema.record import Export, Record, RecordOf, key
from bilan.schema.text_fields import COUNTRY, LANGUAGE, Choice, Identifier, LocalizedText, Pattern, Text, WebAddress
from bilan.values.code_list import CodeList
from bilan.values.local_text import LocalText
from bilan.values.partial_date import PartialDate

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


class Article(Record):
    """A press article and our own summary of it.

    With `url_hidden`, `url` is empty and there is no `archive_url`, so that nothing can print or export them. `hidden_url`
    keeps the address, so that the same article is still found twice.
    """

    id: str = key(
        DOCUMENT_ID,
        title="Id",
        help="Unique in the report; it becomes an address and must not change.",
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


class ArticlesFile(Record):
    """The whole of a year's articles.yml."""

    articles: tuple[Article, ...] = key(
        ListOf(RecordOf(Article), "articles"), title="Articles", help="The articles of the year."
    )
