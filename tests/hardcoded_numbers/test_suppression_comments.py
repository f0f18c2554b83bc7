"""A comment about a number is found at the beginning of a line, after a space or a tab, and nowhere within a word."""

from __future__ import annotations

import pytest

from bilan.hardcoded_numbers.suppressions import IN_YAML


@pytest.mark.parametrize("before", ["", "a: b ", "a: b\t", "a: b\n", "\n", "  "])
def test_a_comment_is_found(before: str) -> None:
    found = IN_YAML.search(f"{before}# number: counted by hand\nnext: 1")
    assert found and (found.start(), found["reason"]) == (len(before), " counted by hand")


@pytest.mark.parametrize("text", ["a#number", "##number", "url: x#number: y", "# numbers: y", "“#number"])
def test_other_texts_are_no_comments(text: str) -> None:
    assert not IN_YAML.search(text)
