"""JSON, SARIF and GitLab's reports are as their descriptions say, whatever the texts."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from bilan.diagnostics.problem import Problem
from bilan.reporters import gitlab_report, sarif_report
from bilan.reporters import json_report as json_reporter
from bilan.reporters.github_report import report as github
from bilan.reporters.html_report import problem_page as html
from bilan.reporters.text_report import report as text
from bilan.yaml.source_text import SourceText
from tests.reporters.given import ROOT, SETS, SOURCES, many, problem, problems, schema

# docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "additionalProperties": False,
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "additionalProperties": False,
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!\./|/)"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}
VALID = {
    "json": Draft202012Validator(schema("docs/problems.schema.json")),
    "sarif": Draft202012Validator(schema("tests/reporters/schemas/sarif-2.1.0.json")),
    "gitlab": Draft202012Validator(GITLAB),
}
REPORT = {"json": json_reporter.report, "sarif": sarif_report.report, "gitlab": gitlab_report.report}


def read(form: str, output: Sequence[Problem], sources: Mapping[str, SourceText] = SOURCES) -> Any:
    """What a machine reads of the problems in that form: encoded as the command does, and decoded."""
    return json.loads(REPORT[form](output, sources).encode("utf-8", "backslashreplace"))


@pytest.mark.parametrize("form", REPORT)
@pytest.mark.parametrize("name", SETS)
def test_the_output_is_valid(form: str, name: str) -> None:
    VALID[form].validate(read(form, SETS[name]))


@pytest.mark.parametrize("form", REPORT)
@settings(max_examples=100, deadline=None)
@given(output=problems.filter(lambda output: all(not item.place.file.startswith(("/", "./")) for item in output)))
def test_the_output_is_valid_for_any_text(form: str, output: list[Problem]) -> None:
    VALID[form].validate(read(form, output))


@pytest.mark.parametrize("form", VALID)
def test_the_descriptions_are_schemas_and_refuse_what_is_wrong(form: str) -> None:
    Draft202012Validator.check_schema(VALID[form].schema)
    wrong = json.loads(json.dumps(read(form, [problem()])).replace('": 1', '": 0').replace('"error"', '"bad"'))
    with pytest.raises(ValidationError):
        VALID[form].validate(wrong)
    with pytest.raises(ValidationError):
        VALID[form].validate({"version": "2.1.0"})


def test_the_example_of_the_documentation_is_valid() -> None:
    documented = re.search(r"^    \{\n(.+\n)+?    \}$", (ROOT / "docs/json.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert documented
    example = json.loads(documented.group())
    assert example["problems"]
    VALID["json"].validate(example)


def test_sarif_has_one_rule_a_code_with_its_level_and_help() -> None:
    (run,) = read("sarif", [*SETS["many"], *SETS["hostile texts"]])["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["cut-text", "sum-mismatch"]
    for rule in rules:
        assert rule["id"] in rule["help"]["text"]
        assert rule["defaultConfiguration"]["level"] in ("error", "warning")


def test_sarif_and_gitlab_have_place_and_severity() -> None:
    output = many(errors=1, warnings=1)
    results = read("sarif", output)["runs"][0]["results"]
    assert [result["level"] for result in results] == ["error", "warning"]
    assert results[0]["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "data/b.yml"},
        "region": {"startLine": 1, "startColumn": 3, "endColumn": 5},
    }
    issues = read("gitlab", output)
    assert [issue["severity"] for issue in issues] == ["critical", "minor"]
    assert issues[0]["location"] == {"path": "data/b.yml", "lines": {"begin": 1}}
    assert issues[0]["description"] == "Wrong. Write 1."


def test_every_format_counts_the_consequences() -> None:
    cause, other = problem(line=2), problem(line=3)
    output = [cause, other.following(cause.place), problem(line=4).following(cause.place)]
    said = "2 more problems follow from this."
    (one,) = read("json", output)["problems"]
    assert (one["line"], one["follows"]) == (2, 2)
    (result,) = read("sarif", output)["runs"][0]["results"]
    assert result["message"]["text"].endswith(said)
    lines = [related["physicalLocation"]["region"]["startLine"] for related in result["relatedLocations"]]
    assert lines == [3, 4]
    (issue,) = read("gitlab", output)
    assert issue["description"].endswith(said)
    assert github(output, {}).count("::error") == 1
    assert said in github(output, {})
    assert text(output, {}).count("error [") == 1
    assert f"  {said}\n" in text(output, {})
    assert said in html(output, {}, lambda _: "#")


def test_text_to_paste_is_shown_unchanged() -> None:
    entry = "  review:\n    title:"
    output = [replace(problem(), snippet=entry)]
    assert read("json", output)["problems"][0]["snippet"] == entry
    assert f"\n\n{entry}\n" in text(output, {})
    assert f'<pre dir="ltr">{entry}</pre>' in html(output, {}, lambda _: "#")
