"""The members of articles and sources in JSON documents, with their schemas."""

from __future__ import annotations

from bilan.analysis.documents import figures_citing
from bilan.analysis.outlets import country_of_article, outlet_id, outlet_name, via_name
from bilan.analysis.press_review import mentions_in
from bilan.exports.json_members import (
    ADDRESS,
    BOOLEAN,
    DAY,
    DOCUMENT,
    INTEGER,
    KEY,
    NUMBER,
    STRING,
    TAG,
    TEXT,
    WEB,
    WHEN,
    Member,
    array,
    declared_members,
    described,
    nullable,
    record_members,
    records,
    reference,
)
from bilan.exports.json_records import RANGE
from bilan.exports.tables.sources_table import plain_name
from bilan.model.article import Article
from bilan.values.quantity import range_text, single_number

_GIVEN = "The number it gives; null where it gives none."
_DIFFERS = "True where it is not the number of this report."

_REPORTED = (
    Member("figure", KEY, lambda _, item: item.figure.key),
    Member("value", described(_GIVEN, nullable(NUMBER)), lambda _, item: single_number(item.value)),
    Member("range", described(RANGE, nullable(STRING)), lambda _, item: range_text(item.value)),
    Member("differs", described(_DIFFERS, BOOLEAN), lambda _, item: item.differs),
    Member(
        "qualifier",
        nullable(reference("qualifier")),
        lambda _, item: None if single_number(item.value) is None else item.qualifier,
    ),
)


_TITLE = "The title as published, in its own language; null where it is not known."
_OUTLET = "The name of the outlet for machines; null where the report lists no outlets."
_COUNTRY = "The country of the outlet (ISO 3166-1)."
_VIA = "Where it was read, if not at the outlet."
_ADDRESS = "Where it was published; null for print, radio and television."


ARTICLE = record_members(
    "id year date title outlet language country kind url archive_url topics summary quote figures address",
    (
        Member("id", DOCUMENT, lambda _, item: item.id),
        Member("year", INTEGER, lambda _, item: item.year),
        Member("title", described(_TITLE, nullable(STRING)), lambda _, item: item.title or None),
        Member(
            "outlet",
            described("Who published it.", STRING),
            lambda release, item: plain_name(outlet_name(release.report, item.outlet)),
        ),
        Member(
            "outlet_id", described(_OUTLET, nullable(STRING)), lambda release, item: outlet_id(release.report, item.outlet)
        ),
        Member(
            "country", described(_COUNTRY, nullable(STRING)), lambda release, item: country_of_article(release.report, item)
        ),
        Member("via", described(_VIA, nullable(STRING)), lambda release, item: plain_name(via_name(release.report, item))),
        Member("url", described(_ADDRESS, nullable(WEB)), lambda _, item: item.url or None),
        records("figures", _REPORTED, "A figure that it reports.", lambda release, item: mentions_in(release.report, item)),
        Member(
            "address",
            ADDRESS,
            lambda release, item: release.link(release.languages[0], f"/{item.year}/press/#{item.id}"),
        ),
    ),
    declared_members(Article),
)


SOURCE = (
    Member("id", DOCUMENT, lambda _, item: item.id),
    Member("title", described(_TITLE, nullable(STRING)), lambda _, item: item.title or None),
    Member("publisher", STRING, lambda _, item: item.publisher_name),
    Member("date", nullable(WHEN), lambda _, item: item.date),
    Member("url", nullable(WEB), lambda _, item: item.url),
    Member("archive_url", nullable(WEB), lambda _, item: item.archive_url),
    Member("language", nullable(TAG), lambda _, item: item.language),
    Member("kind", nullable(STRING), lambda _, item: item.kind),
    Member(
        "figures",
        described("The figures that rest on it.", array(KEY)),
        lambda release, item: [figure.key for figure in figures_citing(release.report, item.id)],
    ),
    Member("address", ADDRESS, lambda release, item: release.link(release.languages[0], f"/sources/#{item.id}")),
    Member("title_given", nullable(TEXT), lambda _, item: item.title_given),
    Member("via", described(_VIA, nullable(STRING)), lambda _, item: plain_name(item.via)),
    Member("consulted", nullable(DAY), lambda _, item: item.consulted),
)
