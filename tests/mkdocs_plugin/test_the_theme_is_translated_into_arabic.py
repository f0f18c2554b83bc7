"""Every word of Material has its own Arabic translation: a missing one would be English on an Arabic page."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.utils import get_theme_dir

from bilan.mkdocs_plugin.config_defaults import THEME

if TYPE_CHECKING:
    from tests.mkdocs_plugin.conftest import Site

WORDS = "partials/languages"
_WORD = re.compile(r'^ *"([a-z.]+)": "([^"]*)"', re.MULTILINE)
_OF_THE_SEARCH = {"search.config.lang", "search.config.separator"}  # the index of each language says them


def _words(path: Path) -> dict[str, str]:
    return dict(_WORD.findall(path.read_text(encoding="utf-8")))


def test_every_theme_word_is_translated_with_its_placeholders() -> None:
    own, english = (
        _words(THEME / WORDS / "ar.html"),
        _words(Path(get_theme_dir("material")) / WORDS / "en.html"),
    )
    assert own.keys() == english.keys() - _OF_THE_SEARCH
    assert {key for key, words in own.items() if "#" in words} == {key for key, words in english.items() if "#" in words}
    latin = {key for key, words in own.items() if re.search("[A-Za-z]", words)}
    assert latin == {"language", "direction"}


def test_arabic_pages_use_the_translations(real: Site) -> None:
    own, page = _words(THEME / WORDS / "ar.html"), (real.folder / "ar/index.html").read_text(encoding="utf-8")
    output = json.loads(page.partition('<script id="__config" type="application/json">')[2].partition("</script>")[0])
    assert output["translations"]["search.result.more.one"] == own["search.result.more.one"]
    assert f'aria-label="{own["select.language"]}"' in page
