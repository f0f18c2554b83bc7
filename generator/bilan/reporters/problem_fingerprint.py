"""Fingerprints by which a forge recognises a problem after the lines above it have moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import sha256

from bilan.diagnostics.problem import Problem
from bilan.reporters.sentences import source_line
from bilan.yaml.source_text import SourceText


def fingerprints(problems: Sequence[Problem], sources: Mapping[str, SourceText]) -> list[str]:
    """Return a unique fingerprint for each problem.

    It is made of its code, file, the text of its line, and its rank among equal ones.
    """
    turns: Counter[tuple[str, str, str]] = Counter()
    found = []
    for problem in problems:
        known_by = (problem.code, problem.place.file, source_line(problem, sources).strip())
        turns[known_by] += 1
        found.append(_digest(*known_by, str(turns[known_by])))
    return found


def _digest(*parts: str) -> str:
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
