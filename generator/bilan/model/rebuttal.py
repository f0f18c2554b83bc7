"""YYYY/rebuttals.yml: claims that the institution denied."""

from __future__ import annotations

from bilan.messages.message import translatable
from bilan.model.article import DOCUMENT_ID
from bilan.model.figure import SOURCES, Origin
from bilan.model.picture import PICTURE
from bilan.schema.containers import ListOf, Reference
from bilan.schema.date_fields import Date
from bilan.schema.record import Record, RecordOf, key
from bilan.schema.text_fields import Choice, LocalizedText, WebAddress
from bilan.values.code_list import CodeList
from bilan.values.local_text import LocalText
from bilan.values.partial_date import PartialDate


class Verdict(CodeList):
    """What the institution, or another, says of a claim."""

    FALSE = "false", "False."
    MISLEADING = "misleading", "Misleading."
    UNFOUNDED = "unfounded", "Unfounded."
    OUT_OF_CONTEXT = "out_of_context", "Out of context."


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


class RebuttalsFile(Record):
    """The whole of a year's rebuttals.yml."""

    rebuttals: tuple[Rebuttal, ...] = key(
        ListOf(RecordOf(Rebuttal)), title="Rebuttals", help="The false claims and the institution’s answers."
    )
