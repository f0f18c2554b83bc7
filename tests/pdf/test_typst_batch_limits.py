"""How much one process of Typst is given, and how many cards at once: each number on both sides."""

from __future__ import annotations

import json
from collections.abc import Mapping
from concurrent.futures import Future

import pytest

from bilan.build_result import read_report
from bilan.pdf import typst_client
from bilan.pdf.card_images import card_images
from bilan.pdf.typst_client import TypstClient
from tests.conftest import Folder
from tests.pdf.conftest import DAY, pdf_inputs


class _Process:
    """A process that only counts as one."""

    def kill(self) -> None:
        """End it."""

    def communicate(self) -> None:
        """Wait for its end."""


@pytest.mark.parametrize(("second", "processes"), [(1_500_000, 1), (1_500_001, 2)])
def test_a_process_typesets_at_most_two_and_a_half_million_bytes(
    monkeypatch: pytest.MonkeyPatch, second: int, processes: int
) -> None:
    begun: list[_Process] = []

    def start() -> _Process:
        begun.append(_Process())
        return begun[-1]

    monkeypatch.setattr(typst_client, "_start_process", start)
    client = TypstClient()
    for size in (1_000_000, second):
        client._process_for(size)
    assert len(begun) == processes


class _Counting(TypstClient):
    """A press that draws empty pictures and counts the cards of each job."""

    def __init__(self) -> None:
        super().__init__()
        self.jobs: list[int] = []

    def cards(self, data: bytes, images: Mapping[str, bytes]) -> Future[list[bytes]]:  # noqa: ARG002
        """As many pictures as there are cards."""
        self.jobs.append(len(json.loads(data)))
        made: Future[list[bytes]] = Future()
        made.set_result([b"png"] * self.jobs[-1])
        return made


@pytest.mark.parametrize(("indicators", "jobs"), [(39, [40]), (40, [40, 1])])
def test_forty_cards_are_drawn_together(folder: Folder, indicators: int, jobs: list[int]) -> None:
    names = [f"i{place}" for place in range(indicators)]
    listed = "".join(f"  {name}: {{name: {name}, definition: D., theme: press, unit: item}}\n" for name in names)
    files: dict[str, str | bytes] = {
        "data/indicators.yml": "themes:\n  press: {name: Presse}\nunits:\n  item:\n    fr: {one: acte, many: d’actes, other: actes}\n"
        f"indicators:\n{listed}",
        "data/2021/figures.yml": "source: review\nfigures:\n" + "".join(f"  {name}: 5\n" for name in names),
    }
    root, client = folder(files), _Counting()
    card_images(pdf_inputs(root, read_report(root, DAY)), client)
    assert client.jobs == jobs
