"""Expressions of hand-written pages name a month, a channel or a region; what is unknown is a problem with what to write."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bilan.analysis.change import Change, Incomparable
from bilan.blocks.figure_blocks import ChangeValue, FigureValue
from bilan.diagnostics.problem import Place
from bilan.locales.language import Language
from bilan.model.loader import load_report
from bilan.pages.placeholders import Placeholders
from bilan.pages.prose_functions import functions
from bilan.render.formatter import PageFormatter
from bilan.render.prose_expressions import ProseError
from tests.conftest import Folder

FILES: dict[str, str | bytes] = {
    "data/dimensions.yml": "dimensions:\n  channel: {name: Canal, members: {site: {name: Site}, x: {name: X}}}\n",
    "data/2020/figures.yml": "source: review\nfigures:\n  one: {value: 300, by: {month: {12: 100}}}\n",
    "data/2021/figures.yml": (
        "source: review\nfigures:\n  two: 4\n"
        "  one: {value: 330, by: {month: {03: 20, 12: 110}, channel: {site: 110, x: 220}}}\n"
    ),
}


Call = Callable[..., object]


@pytest.fixture
def call(folder: Folder) -> Call:
    report = load_report(folder(FILES)).report
    assert report

    def run(name: str, *arguments: object, **members: object) -> object:
        placeholders = Placeholders()
        functions(report, None, placeholders)[name](*arguments, **members)
        (block,) = placeholders.blocks
        return block

    return run


@pytest.mark.parametrize(
    ("arguments", "members", "key"),
    [
        (("one",), {}, "2021/one"),
        (("one", 2020), {}, "2020/one"),
        (("one", "2020"), {}, "2020/one"),
        (("one", "2021-03"), {}, "2021-03/one"),
        (("one", 2021), {"channel": "x"}, "2021/one{channel=x}"),
        (("one",), {"channel": "site"}, "2021/one{channel=site}"),
    ],
)
def test_a_figure_is_named(call: Call, arguments: tuple[object, ...], members: dict[str, str], key: str) -> None:
    block = call("figure", *arguments, **members)
    assert isinstance(block, FigureValue)
    assert block.figure.key == key


@pytest.mark.parametrize(
    ("arguments", "members", "code", "hint"),
    [
        (("one", "2021-13"), {}, "invalid-period", "Write 2021-01 to 2021-12."),
        (("one", "2021-04"), {}, "unknown-figure", "“2021/one” is broken down by “month”, “channel”."),
        (("two", "2021-04"), {}, "unknown-figure", "“2021/two” is not broken down: refer to it, or add “by” to it."),
        (("one",), {"channel": "sit"}, "unknown-member", "Did you mean “site”?"),
        (("one",), {"chanel": "x"}, "unknown-dimension", "Did you mean “channel”?"),
        (
            ("on", "2021-03"),
            {},
            "unknown-indicator",
            "Correct the name, or add this to data/indicators.yml, below “indicators:”:",
        ),
        (("one", "2019-03"), {}, "unknown-year", "Public years: 2020, 2021."),
    ],
)
def test_what_is_unknown_is_said(
    call: Call, arguments: tuple[object, ...], members: dict[str, str], code: str, hint: str
) -> None:
    with pytest.raises(ProseError) as raised:
        call("figure", *arguments, **members)
    problem = raised.value.problem.at(Place("page.md"))
    assert (problem.code, problem.hint) == (code, hint)


@pytest.mark.parametrize(
    ("arguments", "members", "shown"),
    [
        (("one", "2021-12"), {}, "10.0"),
        (("one", "2021-12", "2021-03"), {}, "450.0"),
        (("one", 2021), {}, "10.0"),
        (("one", "2021-03"), {}, "pas de chiffre pour mars 2020"),
        (("one", 2021), {"channel": "x"}, "pas de chiffre pour 2020"),
    ],
)
def test_a_change_is_of_the_same_part_of_another_year(
    call: Call, arguments: tuple[object, ...], members: dict[str, str], shown: str, folder: Folder
) -> None:
    block = call("change", *arguments, **members)
    assert isinstance(block, ChangeValue)
    if isinstance(block.change, Change):
        assert str(block.change.shown) == shown
    else:
        assert isinstance(block.change, Incomparable)
        report = load_report(folder(FILES)).report
        assert report
        assert PageFormatter(report, Language("fr")).reason(block.change) == shown
