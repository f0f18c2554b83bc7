"""RSS of every version and Atom: titles, dates, addresses and outlets, never a text; what is no feed or too much is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan.importers import feed_file
from bilan.importers.feed_file import DEEPEST, LARGEST, LARGEST_BROKEN, MOST_ELEMENTS, MOST_ENTRIES, read_feed
from tests.conftest import Folder, RunBilan

DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'


def _rss(items: str, version: str = "2.0", channel: str = "", declaration: str = "") -> str:
    return f'{declaration}<rss version="{version}" {DC}><channel><title>Agence</title>{channel}{items}</channel></rss>'


def _item(number: object = "un", more: str = "") -> str:
    return f"<item><title>Titre {number}</title><link>https://agence.example.org/{number}</link>{more}</item>"


def _cells(feed: str | bytes) -> list[tuple[object, ...]]:
    sheet = read_feed(feed if isinstance(feed, bytes) else feed.encode(), "f.xml")
    assert sheet.problems == ()
    return [row.cells for row in sheet.rows[1:]]


def _problem(feed: str | bytes) -> tuple[str, str]:
    (problem,) = read_feed(feed if isinstance(feed, bytes) else feed.encode(), "f.xml").problems
    return problem.code, problem.message


DTD = '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">'
RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'


@pytest.mark.parametrize(
    "feed",
    [
        f'<rdf:RDF {RDF} xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>A</title></channel>{_item()}</rdf:RDF>',
        _rss(_item(), "0.91"),
        _rss(_item(), "0.91", declaration=f'<?xml version="1.0"?>{DTD}'),
        _rss(_item(), "0.92"),
        f'<rdf:RDF {RDF} {DC} xmlns="http://purl.org/rss/1.0/"><channel><title>A</title></channel>{_item()}</rdf:RDF>',
        _rss(_item()),
        _rss("<item><title>Titre un</title><guid>https://agence.example.org/un</guid></item>"),
        _rss("<item><title><![CDATA[Titre un]]></title><link>/un</link></item>", channel="<link>https://agence.example.org/</link>"),
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Titre un</title><link rel="enclosure" href="e.mp3"/>'
        '<link href="https://agence.example.org/un"/></entry></feed>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://agence.example.org/fr/"><entry xml:base="../">'
        '<title>Titre un</title><link href="un"/></entry></feed>',
        '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:title>Titre un</a:title>'
        '<a:link href="https://agence.example.org/un"/></a:entry></a:feed>',
    ],
)  # fmt: skip
def test_every_kind_of_feed_is_read(feed: str) -> None:
    assert _cells(feed) == [("Titre un", "https://agence.example.org/un", "", "agence.example.org", "")]


@pytest.mark.parametrize(
    ("more", "cells"),
    [
        (
            "<pubDate>Fri, 14 Mar 2025 09:30:00 +0000</pubDate>",
            ("Fri, 14 Mar 2025 09:30:00 +0000", "agence.example.org", ""),
        ),
        ("<dc:date>2025-03-14T09:30:00Z</dc:date>", ("2025-03-14T09:30:00Z", "agence.example.org", "")),
        ("<dc:language>ar</dc:language>", ("", "agence.example.org", "ar")),
        ("<dc:publisher>Le Matin</dc:publisher>", ("", "Le Matin", "")),
        ('<source url="https://matin.example.org">Le Matin</source>', ("", "Le Matin", "")),
        ("<dc:creator>Une journaliste</dc:creator><description>Son texte</description>", ("", "agence.example.org", "")),
    ],
)
def test_what_an_item_says_of_itself_is_taken_and_no_text(more: str, cells: tuple[str, ...]) -> None:
    assert [row[2:] for row in _cells(_rss(_item(more=more)))] == [cells]


def test_the_language_of_the_feed_is_that_of_its_entries_unless_they_say_another() -> None:
    assert [row[4] for row in _cells(_rss(_item(), channel="<language>fr-FR</language>"))] == ["fr-FR"]
    atom = '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><entry xml:lang="ar"><title>T</title></entry><entry><title>T</title></entry></feed>'
    assert [row[4] for row in _cells(atom)] == ["ar", "fr"]


def test_the_outlet_behind_a_title_of_google_news_is_no_part_of_it() -> None:
    source = '<source url="https://matin.example.org">Le Matin</source>'
    feed = _rss(
        f"<item><title>Titre - un - Le Matin</title><link>https://news.google.com/rss/articles/x</link>{source}</item>"
    )
    assert _cells(feed) == [("Titre - un", "https://news.google.com/rss/articles/x", "", "Le Matin", "")]


def test_an_alert_gives_the_address_of_the_article() -> None:
    link = "https://www.google.com/url?rct=j&amp;url=https://example.org/1%3Fx%3D1&amp;ct=ga"
    feed = (
        f'<feed xmlns="http://www.w3.org/2005/Atom"><entry><title type="html">A</title><link href="{link}"/></entry></feed>'
    )
    assert [row[1:4] for row in _cells(feed)] == [("https://example.org/1?x=1", "", "example.org")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1256", "iso-8859-6"])
def test_a_feed_is_read_in_the_encoding_it_declares(encoding: str) -> None:
    feed = _rss(_item("بلاغ"), declaration=f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>')
    assert [row[0] for row in _cells(feed.encode(encoding))] == ["Titre بلاغ"]


def test_bytes_of_another_encoding_are_not_guessed_at() -> None:
    assert _problem(_rss(_item("décès")).encode("windows-1252")) == (
        "not-utf8",
        "This feed is not written in utf-8, as it says.",
    )
    assert _problem(_rss(_item(), declaration='<?xml version="1.0" encoding="klingon"?>'))[0] == "not-utf8"


def test_signs_that_html_names_are_kept() -> None:
    dtd = f'<?xml version="1.0"?>{DTD}'
    assert [row[0] for row in _cells(_rss(_item("l&rsquo;&eacute;t&eacute; &amp; 1"), "0.91", declaration=dtd))] == [
        "Titre l’été & 1"
    ]


def test_a_feed_with_a_stray_sign_is_read_and_that_is_said() -> None:
    sheet = read_feed(_rss(_item("R & D", "<pubDate>2025-03-14</pubDate>") + _item("deux")).encode(), "f.xml")
    assert [row.cells[0] for row in sheet.rows[1:]] == ["Titre R & D", "Titre deux"]
    assert sheet.remarks[0] == "f.xml: a feed of 2 entries."
    assert sheet.remarks[1].startswith("f.xml is not well-formed XML (line 1, column ")


@pytest.mark.parametrize(
    ("feed", "code", "message"),
    [
        ("", "unreadable-file", "This is not an RSS or Atom feed."),
        ("some words", "unreadable-file", "This is not an RSS or Atom feed."),
        ("<opml><body/></opml>", "unreadable-file", "This is not an RSS or Atom feed."),
        ("<!DOCTYPE html><html><meta charset=utf-8><p>a<br>b</html>", "unreadable-file", "This is a web page, not a feed."),
        (b"<html><p>\xe9</p></html>", "unreadable-file", "This is a web page, not a feed."),
        (
            f'<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>{_rss(_item("&b;"))}',
            "unreadable-file",
            "This feed declares XML entities of its own, which are not accepted.",
        ),
        (
            f'<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/hostname">]>{_rss(_item("&a;"))}',
            "unreadable-file",
            "This feed declares XML entities of its own, which are not accepted.",
        ),
        (_rss(_item())[:-20], "unreadable-file", None),
        (_rss(_item("deux"))[:-40], "unreadable-file", None),
    ],
)
def test_what_is_no_feed_is_said_to_be_none(feed: str | bytes, code: str, message: str | None) -> None:
    found = _problem(feed)
    assert found[0] == code
    assert found[1] == message or (
        message is None and found[1].startswith("This feed is cut off or damaged: line 1, column ")
    )


def test_an_empty_feed_has_no_entries() -> None:
    sheet = read_feed(_rss("").encode(), "f.xml")
    assert (len(sheet.rows), sheet.remarks) == (1, ("f.xml: a feed of 0 entries.",))


@pytest.mark.parametrize(
    ("fits", "too_much"),
    [
        (_rss("<item/>" * MOST_ENTRIES), _rss("<item/>" * (MOST_ENTRIES + 1))),
        (_rss("<a/>" * (MOST_ELEMENTS - 3)), _rss("<a/>" * (MOST_ELEMENTS - 2))),
        (_rss("<a>" * (DEEPEST - 2) + "</a>" * (DEEPEST - 2)), _rss("<a>" * (DEEPEST - 1) + "</a>" * (DEEPEST - 1))),
        (_rss("").ljust(LARGEST), _rss("").ljust(LARGEST + 1)),
    ],
    ids=["entries", "elements", "depth", "bytes"],
)
def test_a_feed_that_costs_too_much_is_refused_before_it_is_built(
    fits: str, too_much: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    built: list[str] = []
    monkeypatch.setattr(feed_file, "_rows", lambda _data, file, *_told: built.append(file))
    read_feed(fits.encode(), "fits")
    assert [problem.code for problem in read_feed(too_much.encode(), "too much").problems] == ["file-too-large"]
    assert built == ["fits"]


@pytest.mark.parametrize(("size", "code"), [(LARGEST_BROKEN, []), (LARGEST_BROKEN + 1, ["unreadable-file"])])
def test_a_damaged_feed_is_read_only_where_it_is_small(size: int, code: list[str]) -> None:
    feed = _rss("").replace("Agence", "A & B")
    feed = feed.replace("</channel>", " " * (size - len(feed)) + "</channel>")
    assert [problem.code for problem in read_feed(feed.encode(), "f.xml").problems] == code


def test_a_damaged_feed_of_too_many_entries_is_refused() -> None:
    assert _problem(_rss("<item/>" * (MOST_ENTRIES + 1)).replace("Agence", "A & B"))[0] == "file-too-large"


@given(
    st.binary(max_size=300),
    st.sampled_from([b"%s", b"<rss><channel>%s</channel></rss>", b'<feed xmlns="http://www.w3.org/2005/Atom">%s</feed>']),
)
def test_no_bytes_bring_a_traceback(data: bytes, around: bytes) -> None:
    assert read_feed(around.replace(b"%s", data), "f.xml").file == "f.xml"


@pytest.mark.parametrize("name", ["f.xml", "f.rss", "f.atom", "f.rdf", "f.XML"])
def test_a_feed_is_proposed_as_articles(folder: Folder, run_bilan: RunBilan, name: str) -> None:
    item = _item("un", "<pubDate>Fri, 12 Mar 2021 09:30:00 +0000</pubDate>")
    root = folder({name: _rss(item, channel="<language>fr-FR</language>")})
    code, out, err = run_bilan("-C", root, "import", root / name)
    assert (code, err) == (0, "")
    assert "+    url: https://agence.example.org/un\n" in out
    assert "+    date: 2021-03-12\n" in out
    assert "Read as feed." in out
