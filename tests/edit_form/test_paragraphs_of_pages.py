"""Hand-written pages fall into blocks, those of translations belong together, and an edit changes one block."""

from __future__ import annotations

import pytest

from bilan.edit_form.paragraphs import Paragraph, blocks, translated_files

PAGE = """---
title: Un

description: Deux
---
# Titre

Un paragraphe
sur deux lignes.

```
du code

# et encore
```
- un
- deux

## Suite

Fin.
"""


def test_a_page_falls_into_blocks() -> None:
    assert [block.text.split("\n")[0] for block in blocks(PAGE)] == [
        "---", "# Titre", "Un paragraphe", "```", "## Suite", "Fin."
    ]  # fmt: skip
    assert blocks(PAGE)[0].text.endswith("Deux\n---")
    assert "# et encore" in blocks(PAGE)[3].text
    assert blocks("") == blocks("\n\n") == ()
    assert [block.text for block in blocks("a\n```\nb\n\nc")] == ["a\n```\nb\n\nc"]
    assert [block.text for block in blocks("---\nrule")] == ["---\nrule"]


@pytest.mark.parametrize("file", ["content/a.md", "content/a.ar.md", "content/a.en.md"])
def test_the_versions_of_a_page_have_the_same_name(file: str) -> None:
    assert translated_files(file, ("fr", "ar", "en")) == {
        "fr": "content/a.md",
        "ar": "content/a.ar.md",
        "en": "content/a.en.md",
    }


def test_blocks_of_versions_belong_together_where_that_is_sure() -> None:
    french = "# A\n\nun\n\ndeux\n\n## B\n\ntrois\n"
    arabic = "# أ\n\nواحد\n\nاثنان\n\nزائد\n\n## ب\n\nثلاثة\n"
    texts = {"fr": french, "ar": arabic}
    assert Paragraph("fr", 4, texts).value == {"fr": "trois", "ar": "ثلاثة"}  # the section has as many
    assert Paragraph("fr", 1, texts).value == {"fr": "un"}  # this one has not
    assert Paragraph("ar", 5, texts).value == {"ar": "ثلاثة", "fr": "trois"}
    assert Paragraph("fr", 9, texts).value == Paragraph("fr", -1, texts).value == {}


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_an_edit_changes_one_block(end: str) -> None:
    page = PAGE.replace("\n", end)
    edited = Paragraph("fr", 2, {"fr": page}).with_value({"fr": "Autre\nchose."})
    assert edited == {"fr": page.replace(f"Un paragraphe{end}sur deux lignes.", f"Autre{end}chose.")}
    assert Paragraph("fr", 2, {"fr": page}).with_value({"fr": f"Un paragraphe{end}sur deux lignes."}) == {} or end == "\r\n"
    assert Paragraph("fr", 2, {"fr": page}).with_value({}) == {}


def test_a_block_without_text_is_deleted_with_the_line_after_it() -> None:
    assert Paragraph("fr", 1, {"fr": "a\n\nb\n\nc\n"}).with_value({"fr": " "}) == {"fr": "a\n\nc\n"}
    assert Paragraph("fr", 1, {"fr": "a\n\nb\n"}).with_value({"fr": ""}) == {"fr": "a\n\n"}
