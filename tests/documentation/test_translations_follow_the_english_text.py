"""Each page of docs/fr/ and docs/ar/ has the structure of its English page, and was read since that page last changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.documentation.translated_pages import (
    LANGUAGES,
    OUTPUT_HEADING,
    README_ENDS_BEFORE,
    Section,
    TranslatedPage,
    sections,
    translated_pages,
)

OF_PROBLEMS = "problems/"
PAGES = [  # a page, or all pages of problems in a language
    *(
        pytest.param([page], id=f"{language}/{page.name}")
        for language in LANGUAGES
        for page in translated_pages(language)
        if not page.name.startswith(OF_PROBLEMS)
    ),
    *(
        pytest.param(
            [page for page in translated_pages(language) if page.name.startswith(OF_PROBLEMS)], id=f"{language}/problems"
        )
        for language in LANGUAGES
    ),
]
FOR_ENGINEERS = {  # in English only
    "architecture.md",
    "ci.md",
    "data.md",
    "extending.md",
    "hosting.md",
    "index.md",
    "json.md",
    "moving.md",
    "performance.md",
    "python.md",
}


@pytest.mark.parametrize("pages", PAGES)
def test_no_english_section_changed_since_it_was_translated(
    pages: list[TranslatedPage], request: pytest.FixtureRequest
) -> None:
    for page in pages:
        if request.config.getoption("--rewrite-golden"):
            page.path.write_text(page.with_digests(), encoding="utf-8", newline="\n")
            continue
        assert page.changed == [], (
            f"{page.english.name} changed in these sections. Translate the change in {page.path.relative_to(ROOT)}, "
            "then run “pytest tests/documentation --rewrite-golden”, which writes the first line anew."
        )
        assert page.text.startswith(page.first_line)


@pytest.mark.parametrize("pages", PAGES)
def test_headings_samples_tables_and_links_are_those_of_the_english_page(pages: list[TranslatedPage]) -> None:
    for page in pages:
        assert [section.level for section in page.sections] == [section.level for section in page.english_sections], (
            page.name
        )
        for english, translated in zip(page.english_sections, page.sections, strict=True):
            where = f"{page.name}, {english.heading}"
            assert translated.samples == english.samples or english.heading == OUTPUT_HEADING, where
            assert translated.rows == english.rows, where
            expected = sorted(map(page.expected_link, english.links))
            assert sorted(map(page.actual_link, translated.links)) == expected, where


@pytest.mark.parametrize("pages", PAGES)
def test_no_sentence_is_left_in_english(pages: list[TranslatedPage]) -> None:
    for page in pages:
        english = {sentence for section in page.english_sections for sentence in section.sentences}
        assert {sentence for section in page.sections for sentence in section.sentences} & english == set(), page.name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_for_officers_is_translated(language: str) -> None:
    english = {page.relative_to(ROOT / "docs").as_posix() for page in (ROOT / "docs").glob("*.md")}
    problems = {f"{OF_PROBLEMS}{page.name}" for page in (ROOT / "docs/problems").glob("*.md")}
    assert {page.name for page in translated_pages(language)} == (english - FOR_ENGINEERS) | problems | {"README.md"}


def test_an_english_sentence_is_found_whatever_its_lines() -> None:
    section = Section(
        "# The format\n\nOne is\nhere, and there. `a b c d`\n\n| key | what it means |\n\n    code is left out\n"
    )
    assert section.sentences == {"One is here, and there.", "what it means"}


def test_the_part_of_the_readme_for_officers_has_an_end() -> None:
    assert README_ENDS_BEFORE in (ROOT / "README.md").read_text(encoding="utf-8")


def test_a_changed_section_is_named_and_only_the_first_line_is_written_anew(tmp_path: Path) -> None:
    page = TranslatedPage(tmp_path / "prose.md", "fr", "prose.md")
    page.path.write_text("# Titre\n\nTexte.\n", encoding="utf-8")
    assert page.changed == [section.heading for section in page.english_sections]
    page.path.write_text(page.with_digests(), encoding="utf-8")
    assert page.changed == []
    assert page.text == f"{page.first_line}# Titre\n\nTexte.\n"
    page.path.write_text(page.text.replace(page.english_sections[1].digest, "0" * 12), encoding="utf-8")
    assert page.changed == [page.english_sections[1].heading]


def test_a_heading_within_a_sample_starts_no_section_and_a_generated_table_has_no_digest() -> None:
    first, second = sections("# One\n\n```md\n# sample\n```\n\n    # indented\n\n## Two\n\n| a |\n[b](c.md) `[d](e.md)`\n")
    assert (first.samples, second.rows, second.links) == (["```md", "# sample", "```", "    # indented"], 1, ["c.md"])
    tables = [f"# A\n<!-- table: {name} -->\n# {row}\n<!-- end of table -->\n" for name, row in ("ax", "ay", "bx")]
    (first,), (same,), (other,) = map(sections, tables)
    assert first.digest == same.digest != other.digest
    assert Section("# A\nx\n").digest != Section("# A\ny\n").digest
