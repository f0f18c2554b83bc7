"""Problems as SARIF 2.1.0 (OASIS), which code scanning services read."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from urllib.parse import quote

from bilan.diagnostics.causes import Cause, causes
from bilan.diagnostics.problem import Place, Problem
from bilan.locales.editor_locale import ENGLISH, EditorLocale
from bilan.reporters.problem_fingerprint import fingerprints
from bilan.reporters.sentences import as_one_text
from bilan.yaml.source_text import SourceText

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"


def report(problems: Sequence[Problem], sources: Mapping[str, SourceText], editor_locale: EditorLocale = ENGLISH) -> str:
    """Return one SARIF log with one run."""
    found = causes(problems)
    known_by = fingerprints([cause.problem for cause in found], sources)
    severities = {problem.code: problem.severity for problem in problems}
    rules = [_rule(code, severities[code].value) for code in sorted(severities)]
    run = {
        "tool": {"driver": {"name": "bilan", "rules": rules}},
        "language": editor_locale.language,
        "columnKind": "unicodeCodePoints",
        "results": [_result(cause, fingerprint, editor_locale) for cause, fingerprint in zip(found, known_by, strict=True)],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(code: str, level: str) -> dict[str, object]:
    explained = f"Bilan's docs/problems.md says what “{code}” means, and what to write instead."
    return {"id": code, "help": {"text": explained}, "defaultConfiguration": {"level": level}}


def _result(cause: Cause, fingerprint: str, editor_locale: EditorLocale) -> dict[str, object]:
    problem = cause.problem
    related = [
        {"id": number, **_location(other.place), "message": {"text": editor_locale(other.message)}}
        for number, other in enumerate(cause.consequences)
    ]
    return {
        "ruleId": problem.code,
        "level": problem.severity.value,  # SARIF has the same words (section 3.27.10)
        "message": {"text": as_one_text(cause, editor_locale)},
        "locations": [_location(problem.place)],
        **({"relatedLocations": related} if related else {}),
        "partialFingerprints": {"primaryLocationLineHash": fingerprint},  # the only one GitHub reads
    }


def _location(place: Place) -> dict[str, object]:
    region = {"startLine": place.line, "startColumn": place.column, "endColumn": place.column + place.width}
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(place.file, errors="surrogatepass")},
            "region": region,
        }
    }
