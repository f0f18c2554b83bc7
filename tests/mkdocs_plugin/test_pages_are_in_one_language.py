"""A page has no text in another language, except within an element that says so with `lang`, and names of outlets."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
import yaml

from tests.conftest import ROOT
from tests.mkdocs_plugin.conftest import Element, Site

WORDS = {  # that are in almost every sentence of a language, and in none of the others
    "fr": "des les une dans pour avec sont été aux selon cette ces qui que elle leur depuis chaque sans par est année chiffres",
    "en": "the of and with from which this that are was were not each year number",
}
ARABIC = "[\u0600-\u06ff]"
LATIN_PHRASE = r"(?:[A-Za-zÀ-ÿ’']+ ){3,}[A-Za-zÀ-ÿ’']+"
CODE = frozenset(["script", "style", "code", "pre"])
READ_ALOUD = ("aria-label", "alt", "title")


def _any_of(language: str) -> str:
    return rf"(?<![\w’'-])(?:{'|'.join(WORDS[language].split())})(?![\w’'-])"


FOREIGN = {
    "fr": re.compile(f"{ARABIC}|{_any_of('en')}", re.IGNORECASE),
    "en": re.compile(f"{ARABIC}|{_any_of('fr')}", re.IGNORECASE),
    "ar": re.compile(LATIN_PHRASE),
}


def texts(element: Element, language: str = "") -> Iterator[tuple[str, str]]:
    """Each text and each attribute that is read aloud, with the language that the page says it is in."""
    language = (element.attributes.get("lang") or language).partition("-")[0]
    if element.tag in CODE:
        return
    yield from ((element.attributes[name], language) for name in READ_ALOUD if name in element.attributes)
    for item in element.held:
        if isinstance(item, str):
            yield item, language
        else:
            yield from texts(item, language)


def in_another_language(page: Element, names: frozenset[str]) -> set[str]:
    """The texts of a page that are in another language than it says."""
    found = ((" ".join(text.split()), language) for text, language in texts(page) if language in FOREIGN)
    return {text for text, language in found if FOREIGN[language].search(text) and text not in names}


def outlet_names() -> frozenset[str]:
    """The names of outlets that are the same in all languages."""
    outlets = yaml.safe_load((ROOT / "data/outlets.yml").read_text(encoding="utf-8"))["outlets"].values()
    return frozenset(outlet["name"] for outlet in outlets if isinstance(outlet["name"], str))


def test_no_page_has_a_text_in_another_language(real: Site) -> None:
    names = outlet_names()
    assert {file: found for file, page in real.pages.items() if (found := in_another_language(page, names))} == {}


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ('<html lang="en-GB"><p>via dépêche des agences</p>', {"via dépêche des agences"}),
        ('<html lang="en-GB"><p>via <cite lang="fr">dépêche des agences</cite></p>', set()),
        ('<html lang="ar-MA"><p>الصحافة: Chiffre compté par la presse</p>', {"الصحافة: Chiffre compté par la presse"}),
        ('<html lang="fr"><svg aria-label="The number of visitors"></svg>', {"The number of visitors"}),
        ('<html lang="fr"><p>نص</p><p lang="ar">نص</p>', {"نص"}),
        ('<html lang="fr"><p>The Post</p>', set()),
    ],
)
def test_a_text_in_another_language_is_found(parse: Callable[[str], Element], page: str, found: set[str]) -> None:
    assert in_another_language(parse(page), frozenset({"The Post"})) == found
