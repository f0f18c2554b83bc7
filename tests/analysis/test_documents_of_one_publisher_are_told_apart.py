"""A row of links names each document so that no two of them read the same."""

from __future__ import annotations

import pytest

from bilan.analysis.documents import Document, ShortName, short_names
from bilan.values.partial_date import PartialDate


def _document(publisher: str, year: int | None) -> Document:
    date = PartialDate(year) if year else None
    return Document(f"{publisher}-{year}", "Title", publisher, date, None, None, None, None)


@pytest.mark.parametrize(
    ("listed", "names"),
    [
        ([("MAP", 2024)], [ShortName.PUBLISHER]),
        ([("MAP", 2024), ("Le Matin", 2024)], [ShortName.PUBLISHER, ShortName.PUBLISHER]),
        ([("MAP", 2024), ("Le Matin", None), ("MAP", 2023)], [ShortName.YEAR, ShortName.PUBLISHER, ShortName.YEAR]),
        ([("MAP", 2024), ("MAP", 2024)], [ShortName.TITLE, ShortName.TITLE]),
        ([("MAP", 2024), ("MAP", None)], [ShortName.TITLE, ShortName.TITLE]),
    ],
)
def test_each_name_differs_from_the_others(listed: list[tuple[str, int | None]], names: list[ShortName]) -> None:
    documents = [_document(*one) for one in listed]
    assert list(short_names(documents)) == list(zip(documents, names, strict=True))
