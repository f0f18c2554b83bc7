"""Contrast as WCAG 2.2 computes it, for the colours of the pages: 4.5 for words, 3 for what shows the focus, in both schemes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bilan.charts.palette import DARK_PAGE, LIGHT_PAGE, QUIET
from bilan.mkdocs_plugin import theme_assets
from tests.contrast import channels, contrast, laid_over

STYLE_SHEET = (Path(theme_assets.__file__).parent / "bilan.css").read_text(encoding="utf-8")
WORDS = ("ink", "accent", "quiet", "warn", "focus")
ON_FIELD = ("field-ink", "field-quiet", "field-accent")
PAGES = {"light": LIGHT_PAGE, "dark": DARK_PAGE}


def _variables(part: str) -> dict[str, str]:
    return dict(re.findall(r"--((?:bilan|md)-[\w-]+): (#[0-9a-f]{6});", part))


_LIGHT, _DARK = STYLE_SHEET.split("@media screen", 1)
COLOURS = {"light": _variables(_LIGHT), "dark": _variables(_LIGHT) | _variables(_DARK.split("\n}\n", 1)[0])}


@pytest.mark.parametrize("scheme", COLOURS)
@pytest.mark.parametrize("role", WORDS)
def test_words_can_be_read(role: str, scheme: str) -> None:
    """On the page, and on boxes with another background."""
    colours = COLOURS[scheme]
    word = channels(colours[f"bilan-{role}"])
    assert contrast(word, channels(PAGES[scheme])) >= 4.5
    assert contrast(word, channels(colours["bilan-soft"])) >= 4.5


@pytest.mark.parametrize("scheme", COLOURS)
@pytest.mark.parametrize("role", ON_FIELD)
def test_covers_and_colophons_can_be_read(role: str, scheme: str) -> None:
    """Everything on the dark field: words and the newest year of a course. Earlier years are marks and need 3."""
    field = channels(COLOURS[scheme]["bilan-field"])
    assert contrast(channels(COLOURS[scheme][f"bilan-{role}"]), field) >= 4.5
    assert contrast(channels(QUIET.light), field) >= 3


@pytest.mark.parametrize("scheme", COLOURS)
def test_links_can_be_read(scheme: str) -> None:
    colours = COLOURS[scheme]
    for role in ("md-typeset-a-color", "md-accent-fg-color"):
        assert contrast(channels(colours[role]), channels(PAGES[scheme])) >= 4.5


@pytest.mark.parametrize("scheme", COLOURS)
def test_the_head_of_a_page_can_be_read(scheme: str) -> None:
    """Its words are white, at seven tenths where they lead to another part of the site; what has the focus is ringed in white."""
    head = channels(COLOURS[scheme]["md-primary-fg-color"])
    paler = laid_over(channels("#ffffff"), head, 0.7)
    assert contrast(channels(COLOURS[scheme]["md-primary-bg-color"]), head) >= 4.5
    assert contrast(paler, head) >= 4.5


@pytest.mark.parametrize("scheme", COLOURS)
def test_every_colour_of_the_sheet_is_of_both_schemes(scheme: str) -> None:
    own = {name for name in COLOURS[scheme] if name.startswith("bilan-")}
    assert own == {f"bilan-{role}" for role in (*WORDS, "rule", "soft", "field", *ON_FIELD)}
    assert _variables(_DARK.split("\n}\n", 1)[0]).keys() >= own
