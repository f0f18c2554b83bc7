"""outlets.yml and press.yml: the outlets of the press, and how the articles of the report were selected."""

from __future__ import annotations

from collections.abc import Mapping

from bilan.messages.message import translatable
from bilan.schema.containers import MapOf
from bilan.schema.date_fields import Date
from bilan.schema.record import Record, RecordOf, key
from bilan.schema.text_fields import COUNTRY, LANGUAGE, Boolean, Choice, LocalizedText
from bilan.values.code_list import CodeList
from bilan.values.local_text import LocalText
from bilan.values.partial_date import PartialDate


class OutletKind(CodeList):
    """What sort of outlet it is."""

    NEWSPAPER = "newspaper", "A newspaper."
    MAGAZINE = "magazine", "A magazine."
    WEBSITE = "website", "A news site."
    AGENCY = "agency", "A news agency."
    RADIO = "radio", "A radio station."
    TELEVISION = "television", "A television channel."


class Outlet(Record):
    """A newspaper, an agency, a channel: who publishes articles."""

    id: str
    name: LocalText = key(
        LocalizedText(translatable("the name of the outlet")),
        title="Name",
        help="Its name alone; a name that is the same in every language is written once.",
        example="L’Opinion",
    )
    language: str | None = key(
        LANGUAGE, None, title="Language", help="The language it mostly publishes in (fr, ar, en …).", example="fr"
    )
    country: str | None = key(
        COUNTRY, None, title="Country", help="The ISO 3166 code of its country; articles need not repeat it.", example="MA"
    )
    kind: OutletKind | None = key(Choice(OutletKind), None, title="Kind", help="The kind of outlet.", example="newspaper")


class OutletsFile(Record):
    """The whole of outlets.yml."""

    outlets: Mapping[str, Outlet] = key(
        MapOf(RecordOf(Outlet).of_name, translatable("names of outlets"), RecordOf(Outlet), "outlets"),
        title="Outlets",
        help="The outlets of the press, by id.",
    )


class Corpus(Record):
    """How the articles of the press review were selected, so that readers know what counts of them mean."""

    how: LocalText = key(
        LocalizedText(translatable("how the articles were selected")),
        title="How",
        help="How the articles were found and chosen.",
        example="Every article that the press service clipped.",
    )
    complete: bool = key(
        Boolean(),
        False,
        title="Complete",
        help="true: every article that meets the description is in the report, so that a month without one counts 0.",
        example=False,
    )
    from_: PartialDate | None = key(
        Date(), None, written="from", title="From", help="The first day, month or year that was searched.", example="2017"
    )
    to: PartialDate | None = key(
        Date(), None, title="To", help="The last day, month or year that was searched.", example="2024-12"
    )

    def covers(self, month: tuple[int, int]) -> bool:
        """True if the whole month was searched: what is not there did not appear."""
        first = (self.from_.year, self.from_.month or 1) if self.from_ else (0, 0)
        last = (self.to.year, self.to.month or 12) if self.to else (9999, 12)
        return self.complete and first <= month <= last


class PressFile(Record):
    """The whole of press.yml."""

    corpus: Corpus = key(RecordOf(Corpus), title="Corpus", help="How the articles of the press review were selected.")
