"""A slope between two points, or across a break, is no course: the constructor refuses and columns are drawn instead."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bilan.charts import DataSeries, GroupedColumns, Line, Point


def series(*values: int | None, broken: int | None = None) -> DataSeries:
    """A series of years, broken before one place."""
    return DataSeries(
        "a",
        tuple(
            Point(
                str(position),
                None if value is None else Decimal(value),
                str(value),
                "–" if value is None else None,
                "x" * (position == broken) or None,
            )
            for position, value in enumerate(values)
        ),
    )


@pytest.mark.parametrize(
    "given", [series(1, 2), series(1, None, 2), series(1, 2, 3, broken=2), series(1, 2, None, 3, 4, broken=3)]
)
def test_fewer_are_refused(given: DataSeries) -> None:
    """Two values, or two on either side of a break."""
    assert not Line.possible((given,))
    with pytest.raises(ValueError, match="columns"):
        Line((given,), str)


@pytest.mark.parametrize("given", [series(1, 2, 3), series(1, None, 2, 3), series(9, 1, 2, 3, broken=1)])
def test_three_are_enough(given: DataSeries) -> None:
    """A missing year between them does not make them less comparable."""
    assert Line.possible((given,))
    Line((given,), str)


def test_all_series_have_the_same_years() -> None:
    """In a line as in columns."""
    pair = (series(1, 2, 3), series(1, 2, 3, 4))
    with pytest.raises(ValueError, match="same labels"):
        Line(pair, str)
    with pytest.raises(ValueError, match="same labels"):
        GroupedColumns(pair, str)
