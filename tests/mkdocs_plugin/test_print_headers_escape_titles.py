"""The title at the foot of printed pages is a string of a style sheet; no text gets out of it."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from bilan.mkdocs_plugin.theme_assets.css_string import css_string


def test_words_stay_readable() -> None:
    assert css_string("Rapport annuel 2024") == '"Rapport annuel 2024"'
    assert css_string("التقرير السنوي") == '"التقرير السنوي"'


@given(st.text())
def test_a_browser_reads_the_original_title(text: str) -> None:
    written = css_string(text)
    assert re.fullmatch(r'"(?:[^"\\\n<>&]|\\[0-9a-f]{1,6} )*"', written)
    assert re.sub(r"\\([0-9a-f]{1,6}) ", lambda found: chr(int(found.group(1), 16)), written[1:-1]) == text
