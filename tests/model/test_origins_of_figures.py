"""Who counted a figure: it, the head of its file, or nobody says so. A sum has an origin of its own."""

from __future__ import annotations

from bilan.model.figure import Figure, Origin
from bilan.model.loader import load_report
from tests.conftest import MINIMAL, Folder

DIMENSIONS = "dimensions:\n  channel: {name: Canal, members: {web: {name: Web}, paper: {name: Papier}}}\n"


def _figures(folder: Folder, text: str) -> dict[str, Figure]:
    report = load_report(folder({**MINIMAL, "data/dimensions.yml": DIMENSIONS, "data/2021/figures.yml": text})).report
    assert report
    return dict(report.years[2021].figures)


def test_the_head_of_the_file_is_the_only_default(folder: Folder) -> None:
    head = _figures(folder, "source: review\norigin: institution\nfigures: {total: 10, one: {value: 6, origin: press}}\n")
    assert (head["total"].origin, head["one"].origin) == (Origin.INSTITUTION, Origin.PRESS)
    assert _figures(folder, "source: review\nfigures: {total: 10}\n")["total"].origin is None


def test_nobody_counted_what_has_no_number(folder: Folder) -> None:
    text = "source: review\norigin: institution\nfigures: {total: {status: not_applicable}, one: {status: missing}}\n"
    found = _figures(folder, text)
    assert {figure.origin for figure in found.values()} == {None}
    assert found["total"].source == ()  # the source of the file need not say that nothing took place
    assert [source.name for source in found["one"].source] == ["review"]


def test_members_have_the_origin_of_the_file_where_their_sum_has_another(folder: Folder) -> None:
    cells = "by: {channel: {web: 6, paper: {value: 4, origin: press}}}"
    text = f"source: review\norigin: institution\nfigures:\n  one: {{origin: compiler, {cells}}}\n"
    whole = _figures(folder, text)["one"]
    members = {cell.members["channel"]: cell.origin for cell in whole.by["channel"].cells.values()}
    assert (str(whole.value), whole.origin) == ("10", Origin.COMPILER)
    assert members == {"web": Origin.INSTITUTION, "paper": Origin.PRESS}


def test_members_of_a_written_total_share_its_origin(folder: Folder) -> None:
    text = "source: review\nfigures:\n  one: {value: 10, origin: press, by: {channel: {web: 6, paper: 4}}}\n"
    whole = _figures(folder, text)["one"]
    assert {cell.origin for cell in whole.by["channel"].cells.values()} == {Origin.PRESS}
