"""Equal values have equal fingerprints in every process; values that differ in anything have different ones."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter, OrderedDict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import partial
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import pytest
from markupsafe import Markup

from bilan.cache.fingerprint import fingerprint


class Colour(Enum):
    RED = "red"
    BLUE = "blue"


class Point(NamedTuple):
    x: int
    y: int


@dataclass(frozen=True)
class Empty:
    pass


@dataclass(frozen=True, slots=True)
class One:
    value: object


@dataclass(frozen=True)
class Pair:
    one: object
    two: object


class Plain:
    def __init__(self, value: object) -> None:
        self.value = value


class Hidden(Plain):
    """Only the value of `fingerprinted` counts."""

    def fingerprinted(self) -> str:
        return "hidden"


def values() -> list[object]:
    """Values that all differ, made anew each time."""
    text = "".join(["é", "ملخص"])
    return [
        None, True, 1, 1.0, "1", b"1", text, "\udce9", "", b"", [], {}, set(), Decimal("1.0"), Decimal("1.00"),
        [text, text], [[text], text], [text, [text]], {"a": 1}, {"a": 2}, {"a": 1, "b": 2}, {1: "a"}, {"a", "b"}, {"a", "c"},
        {(1, 2), (3, 4)}, date(2021, 3, 1), date(2021, 3, 2), "2021-03-01", Colour.RED, Colour.BLUE, "red", Point(1, 2),
        Point(2, 1), (1, 2), Empty(), One(1), One(2), One(None), Pair(1, 2), Pair(2, 1), Pair(1, One(2)), Plain(1), Plain([2]),
        Hidden(1), Markup("a"), "a", Counter("aab"), Counter("ab"), OrderedDict(a=1), Path("a"), Path("b"), str, int, print, len,
    ]  # fmt: skip


def test_different_values_have_different_fingerprints() -> None:
    known = [(value, fingerprint(value)) for value in values()]
    for (one, first), (two, second) in combinations(known, 2):
        assert first != second, (one, two)


def test_equal_values_have_equal_fingerprints() -> None:
    assert [*map(fingerprint, values())] == [*map(fingerprint, values())]
    same = ["a" * 9]
    assert fingerprint([same, same]) == fingerprint([["a" * 9], ["a" * 9]])
    assert fingerprint(Hidden(1)) == fingerprint(Hidden(2))


def test_fingerprints_are_the_same_in_another_process() -> None:
    code = f"from {__name__} import fingerprint, values; print([*map(fingerprint, values())])"
    output = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=Path(__file__).parents[2],
            stdout=-1,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(output) == 1
    assert output.pop()


def test_a_function_without_a_unique_name_has_no_fingerprint() -> None:
    assert fingerprint(partial(fingerprint, 1)) != fingerprint(partial(fingerprint, 2))
    with pytest.raises(TypeError, match="lambda"):
        fingerprint(lambda: None)
