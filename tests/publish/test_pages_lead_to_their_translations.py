"""A page of any engine states its language and leads to the same page in the others."""

from __future__ import annotations

import pytest

from bilan.publish.page_language import Translation, with_language, with_translations

FRENCH, ARABIC = (
    Translation("fr", "../../2021/", "https://x.example/2021/"),
    Translation("ar-MA", "./", "https://x.example/ar/2021/"),
)


@pytest.mark.parametrize(
    ("root", "stated"),
    [
        ('<html lang="fr" class="no-js">', '<html lang="ar-MA" dir="rtl" class="no-js">'),
        ("<html>", '<html lang="ar-MA" dir="rtl">'),
        ("<html class='x' dir=ltr lang='en'>", '<html lang="ar-MA" dir="rtl" class=\'x\'>'),
        ('<html data-lang="fr" lang="fr" dir="ltr">', '<html lang="ar-MA" dir="rtl" data-lang="fr">'),
    ],
)
def test_the_language_is_on_the_root_element_once(root: str, stated: str) -> None:
    page = "<!doctype html>\n{}<body><p lang='en'>&lt;html lang=&quot;x&quot;&gt;</p>"
    assert with_language(page.format(root), "ar-MA", "rtl") == page.format(stated)


def test_links_lead_to_the_same_page() -> None:
    page = (
        '<head><link rel="alternate" href="/r/" hreflang="fr"><link rel="alternate" href="/r/ar/" hreflang="ar-MA"></head>'
        '<a href="/r/" hreflang="fr" class="md-select__link">Français</a><a href="/en/" hreflang="en">English</a>'
    )
    assert with_translations(page, (FRENCH, ARABIC)) == (
        '<head><link rel="alternate " href="https://x.example/2021/" hreflang="fr">'
        '<link rel="alternate " href="https://x.example/ar/2021/" hreflang="ar-MA">'
        '<link rel="alternate " href="https://x.example/2021/" hreflang="x-default"></head>'
        '<a href="../../2021/" hreflang="fr" class="md-select__link">Français</a><a href="/en/" hreflang="en">English</a>'
    )


def test_without_the_address_of_the_site_links_are_relative() -> None:
    page = '<head><link rel="alternate" href="/" hreflang="fr"></head>'
    found = with_translations(page, (Translation("fr", "../a&b/"), Translation("ar", "./")))
    assert '<link rel="alternate " href="../a&amp;b/" hreflang="fr">' in found


def test_a_finished_page_or_one_without_translation_stays_as_it_is() -> None:
    page = '<head><link rel="alternate" href="/" hreflang="fr"></head>'
    assert with_translations(page, (FRENCH,)) == page
    once = with_translations(page, (FRENCH, ARABIC))
    assert with_translations(once, (FRENCH, ARABIC)) == once
