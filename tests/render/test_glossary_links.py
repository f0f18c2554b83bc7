"""The first use of a word of the glossary in the text of a page leads to its entry; nothing else of the page changes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from bilan.render.escape import escape_markdown
from bilan.render.glossary_markup import PLACEHOLDER_BEGIN, PLACEHOLDER_END, GlossaryWord, TermLinker

FRENCH = [
    GlossaryWord("Mise au point", Markup("#m")),
    GlossaryWord("Communiqué", Markup("#c")),
    GlossaryWord("Porte-parole", Markup("#p")),
]
ARABIC = [GlossaryWord("خبر زائف", Markup("#k")), GlossaryWord("بلاغ", Markup("#b"))]


def link_terms(markdown: str, words: list[GlossaryWord]) -> str:
    return TermLinker(words).in_markdown(markdown)


def _link(address: str, text: str) -> str:
    return f'<a class="term" href="{address}">{text}</a>'


@pytest.mark.parametrize(
    ("text", "found", "address"),
    [
        ("Une mise au point.", "mise au point", "#m"),
        ("Les Mises au point", "Mises au point", "#m"),
        ("<p>L’institution publie 3 communiqués</p>", "communiqués", "#c"),
        (f"<li>{escape_markdown('le porte-parole.')}</li>", "porte-parole", "#p"),
        ("mise\nau point", "mise\nau point", "#m"),
    ],
)
def test_a_word_is_found_as_it_is_written(text: str, found: str, address: str) -> None:
    assert link_terms(text, FRENCH) == text.replace(found, _link(address, found))


@pytest.mark.parametrize(
    "found", ["خبر زائف", "الخبر الزائف", "والخبر الزائف", "للخبر الزائف", "بلاغ", "البلاغ", "بالبلاغ", "كبلاغ"]
)
def test_arabic_words_are_found_after_their_prefixes(found: str) -> None:
    address = "#b" if "بلاغ" in found else "#k"
    assert link_terms(f"نشر {found} أمس", ARABIC) == f"نشر {_link(address, found)} أمس"


@pytest.mark.parametrize(
    "text",
    [
        "# Une mise au point {#x}\n",
        "<h3>Une mise au point</h3>",
        '<a href="x">mise <b>au</b> mise au point</a>',
        "[mise au point](x.md) ![mise au point](y.svg)",
        "`mise au point`",
        "```\nmise au point\n```",
        '<p title="mise au point">x</p>',
        "<svg><g><text>mise au point</text></g></svg>",
        '<span lang="ar" dir="rtl">mise au point</span>',
        "<table><tr><th>mise au point</th><td>mise au point</td></tr></table>",
        "<details><summary>mise au point</summary></details>",
        "<!-- mise au point -->",
        "https://example.org/communiqué",
        "surmise au pointage, communiquée, un mise-au-point",
        "",
    ],
)
def test_nothing_but_running_text_is_linked(text: str) -> None:
    assert link_terms(text, FRENCH) == text


def test_only_the_first_use_is_linked_and_excluded_elements_are_skipped() -> None:
    text = '<svg><path d="M0"/><svg></svg>mise au point</svg><p>mise au point, mise au point</p>'
    assert link_terms(text, FRENCH) == text.replace("<p>mise au point", f"<p>{_link('#m', 'mise au point')}")


def test_a_term_that_a_text_of_the_data_used_is_not_linked_again() -> None:
    linker = TermLinker(FRENCH)
    assert linker.in_text(Markup("Une mise au point.")) == f"Une {_link('#m', 'mise au point')}."
    assert linker.in_markdown("Une mise au point.") == "Une mise au point."


def test_a_term_after_a_block_is_linked_after_those_in_the_block() -> None:
    linker = TermLinker(FRENCH)
    block = f"{PLACEHOLDER_BEGIN}0{PLACEHOLDER_END}"

    def expand(piece: str) -> str:
        return piece.replace(block, str(linker.in_text(Markup("mise au point")))) if block in piece else piece

    assert linker.in_markdown(f"Voir {block} mise au point", expand) == f"Voir {_link('#m', 'mise au point')} mise au point"


def test_the_longest_word_wins() -> None:
    words = [GlossaryWord("Nouvelle", Markup("#n")), GlossaryWord("Fausse nouvelle", Markup("#f"))]
    assert link_terms("une fausse nouvelle, une nouvelle", words) == (
        f"une {_link('#f', 'fausse nouvelle')}, une {_link('#n', 'nouvelle')}"
    )


def test_a_name_with_special_characters_is_found() -> None:
    assert (
        link_terms(f"Un {escape_markdown('a.b (c)*')} ici", [GlossaryWord("a.b (c)*", Markup("#s"))]).count('class="term"')
        == 1
    )
    assert link_terms("aXb (c", [GlossaryWord("a.b (c", Markup("#s"))]) == "aXb (c"


@given(st.text(max_size=60))
def test_escaped_text_stays_escaped(text: str) -> None:
    page = f"<p>{escape_markdown(text)}</p>"
    shown = link_terms(page, [*FRENCH, *ARABIC, GlossaryWord(text or "x", Markup("#t"))])
    assert re.sub(r'<a class="term" href="#\w">|</a>', "", shown) == page
