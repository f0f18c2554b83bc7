"""The words that make an address worth hiding, such as the name of a child, are in no file of the built site."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from unicodedata import normalize
from urllib.parse import unquote, urlsplit
from zipfile import ZipFile

import pypdf
import pypdfium2
import pytest
import yaml

from tests.conftest import ROOT
from tests.mkdocs_plugin.conftest import Site

PICTURES = frozenset([".png", ".woff2", ".ico"])  # have no words; their names are read
YEARS = ("2020", "2024")  # of the articles: each annual PDF has the press review of its own year


def folded(text: str) -> str:
    """A text in small letters, without accents and apostrophes; addresses are decoded."""
    plain = text if text.isascii() else re.sub("[\u0300-\u036f’]", "", normalize("NFKD", text))
    return unquote(plain).lower().replace("'", "")


def hidden_words() -> dict[str, frozenset[str]]:
    """For each article whose address is hidden, the words of the address that its published title does not have."""
    found: dict[str, frozenset[str]] = {}
    for path in sorted((ROOT / "data").glob("*/articles.yml")):
        for article in yaml.safe_load(path.read_text(encoding="utf-8"))["articles"]:
            if article.get("url_hidden"):
                slug = urlsplit(article["url"]).path.rstrip("/").rpartition("/")[2]
                address, title = (frozenset(re.findall("[a-z]+", folded(text))) for text in (slug, article["title"]))
                found[f"{path.parent.name}/{article['id']}"] = address - title
    return found


def texts_of(name: str, content: bytes) -> Iterator[str]:
    """The texts within a file; of a file that holds others, theirs."""
    suffix = Path(name).suffix
    if suffix == ".gz":
        yield from texts_of(name.removesuffix(".gz"), gzip.decompress(content))
    elif suffix == ".xlsx":
        with ZipFile(BytesIO(content)) as archive:
            for held in archive.namelist():
                yield from texts_of(held, archive.read(held))
    elif suffix == ".pdf" and any(year in name for year in YEARS):
        yield "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(content))
        yield "\n".join(links_of(content))
    elif suffix not in {*PICTURES, ".pdf"}:
        yield content.decode("utf-8")


def links_of(document: bytes) -> list[str]:
    """The web addresses that the links of a PDF lead to."""
    pages = pypdf.PdfReader(BytesIO(document)).pages
    notes = (note.get_object() for page in pages for note in page.get("/Annots", ()))
    return [str(note["/A"]["/URI"]) for note in notes if "/URI" in note.get("/A", {})]


def named(names: frozenset[str], text: str) -> set[str]:
    """The names that a text has as words."""
    return {*re.findall(rf"(?<![a-z])(?:{'|'.join(sorted(names))})(?![a-z])", folded(text))}


def test_each_hidden_address_names_someone() -> None:
    hidden = hidden_words()
    assert sorted(hidden) == ["2020/lesiteinfo-enfant-2020", "2024/barlamane-enfant-2024"]
    assert all(1 <= len(words) <= 2 for words in hidden.values())


def test_the_names_are_in_no_page_index_download_or_document(real: Site) -> None:
    names = frozenset().union(*hidden_words().values())
    read, found = set[str](), set[str]()
    for name, content in real.bytes.items():
        for text in (name, *texts_of(name, content)):
            found |= {f"{name}: {word}" for word in named(names, text)}
        read.add(Path(name).suffix)
    assert found == set()
    assert {".html", ".json", ".csv", ".xlsx", ".xml", ".pdf", ".svg", ".bib", ".gz"} <= read


def test_a_pdf_of_each_year_with_a_hidden_address_is_read(real: Site) -> None:
    documents = [path for year in YEARS for path in real.folder.glob(f"**/{year}/report.pdf")]
    assert len(documents) == 6
    assert any("anfaspress.com" in link for link in links_of((real.folder / "2020/report.pdf").read_bytes()))


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("page.html", lambda text: f"<p><a href='https://example.org/le-petit-{text}'>Le petit</a>".encode()),
        ("sitemap.xml.gz", lambda text: gzip.compress(f"<loc>/le-petit-{text}/</loc>".encode())),
        ("search.json", lambda text: f'{{"text": "le petit {text}"}}'.encode()),
    ],
)
def test_a_name_in_a_file_is_found(name: str, pack: Callable[[str], bytes]) -> None:
    assert any(named(frozenset(["abelard"]), text) for text in texts_of(name, pack("Abélard")))
