"""The walks of docs/architecture.md: the functions that each names, and those that a run really calls."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from inspect import unwrap
from types import CodeType, FrameType
from typing import Any, NamedTuple

from tests.conftest import ROOT

DOCUMENT = ROOT / "docs/architecture.md"
_WALK = re.compile(r"^### (.+)\n((?:(?!#).*\n)*)", re.MULTILINE)
_STEP = re.compile(r"^\d+\. `([a-z_/0-9]+)\.py` `([A-Za-z_.]+)`", re.MULTILINE)


class Step(NamedTuple):
    """A function that a walk names."""

    module: str
    function: str

    @property
    def code(self) -> CodeType:
        """Its code; a module or a function that does not exist is an error."""
        found: Any = import_module(f"bilan.{self.module.removesuffix('/__init__').replace('/', '.')}")
        for name in self.function.split("."):
            found = getattr(found, name)
        code = unwrap(found).__code__
        assert isinstance(code, CodeType)
        return code


def walks() -> dict[str, list[Step]]:
    """The steps of each walk by its heading."""
    text = DOCUMENT.read_text(encoding="utf-8").partition("\n## Four walks\n")[2].partition("\n## ")[0]
    return {heading: [Step(*step) for step in _STEP.findall(steps)] for heading, steps in _WALK.findall(text)}


@dataclass
class Call:
    """One call of a function of a walk; `end` is the number of calls that began before it ended."""

    code: CodeType
    end: int


class Calls:
    """The calls of the functions of a walk, in the order in which they began."""

    def __init__(self, walk: str) -> None:
        self.steps = walks()[walk]
        self.made: list[Call] = []

    @contextmanager
    def recorded(self) -> Iterator[None]:
        """Record calls during a `with` block."""
        codes = {step.code for step in self.steps}
        known: dict[FrameType, Call] = {}  # the frame of a generator is called each time that it goes on

        def note(frame: FrameType, event: str, _: object) -> None:
            if frame.f_code not in codes:
                return
            if event == "call" and frame not in known:
                known[frame] = Call(frame.f_code, 0)
                self.made.append(known[frame])
            elif event == "return" and frame in known:
                known[frame].end = len(self.made)

        before = sys.getprofile()
        sys.setprofile(note)
        try:
            yield
        finally:
            sys.setprofile(before)

    def out_of_order(self) -> list[Step]:
        """The first step that was not called after the one before it; empty if all were.

        A step may be called by the one before it, or later. Then the step that both are called by must not have called it
        already: there the order would be the other one.
        """
        furthest = 0
        waiting: list[tuple[int, tuple[int, ...]]] = [(0, ())]
        tried = set[tuple[int, tuple[int, ...]]]()
        while waiting:
            number, open_calls = waiting.pop()
            furthest = max(furthest, number)
            if number == len(self.steps):
                return []
            for place in reversed(self._next_calls(self.steps[number].code, open_calls)):
                following = (number + 1, (*(one for one in open_calls if self.made[one].end > place), place))
                if following not in tried:
                    tried.add(following)
                    waiting.append(following)
        return [self.steps[furthest]]

    def _next_calls(self, code: CodeType, open_calls: tuple[int, ...]) -> list[int]:
        """The calls that may be the next step, after the last of `open_calls`; those before it had not ended when it began."""
        if not open_calls:
            return [place for place, call in enumerate(self.made) if call.code is code]
        *around, last = open_calls
        within = [place for place in range(last + 1, self.made[last].end) if self.made[place].code is code]
        start = around[-1] + 1 if around else 0
        if any(self.made[place].code is code for place in range(start, last)):
            return within
        return [place for place in range(last + 1, len(self.made)) if self.made[place].code is code]
