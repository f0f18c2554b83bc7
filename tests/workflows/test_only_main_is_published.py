"""What each job may do: merge requests are checked and built, main is also published, and no job may do more than it must."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import markdown
import pytest
import yaml

from tests.conftest import ROOT

WORKFLOW = (ROOT / ".github/workflows/report.yml").read_text(encoding="utf-8")
GITHUB: dict[str, Any] = yaml.load(WORKFLOW, yaml.BaseLoader)  # texts only: YAML 1.1 would read the key “on” as true
GITLAB: dict[str, Any] = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text(encoding="utf-8"))
STEPS: list[dict[str, Any]] = [step for job in GITHUB["jobs"].values() for step in job["steps"]]
OURS = re.compile(r"make (check|site|\.venv/build\.stamp)|\.venv/bin/bilan check\b.*|mv site public")


def step(name: str) -> dict[str, Any]:
    """The step that uses this action."""
    return next(step for step in STEPS if step.get("uses", "").startswith(f"actions/{name}@"))


def test_github_gives_each_job_what_it_needs_and_nothing_by_default() -> None:
    assert GITHUB["permissions"] == {}
    assert {name: job["permissions"] for name, job in GITHUB["jobs"].items()} == {
        "build": {"contents": "read"},
        "deploy": {"pages": "write", "id-token": "write"},
    }
    assert step("checkout")["with"] == {"persist-credentials": "false"}
    assert "secrets." not in WORKFLOW


def test_github_publishes_main_and_only_after_a_build() -> None:
    assert set(GITHUB["on"]) == {"push", "pull_request", "schedule", "workflow_dispatch"}
    assert GITHUB["on"]["push"] == {"branches": ["main"]}
    deploy = GITHUB["jobs"]["deploy"]
    assert (deploy["needs"], deploy["if"]) == ("build", "github.ref == 'refs/heads/main'")
    assert deploy["environment"]["name"] == "github-pages"
    assert "if" not in GITHUB["jobs"]["build"]


def test_github_keeps_the_built_site() -> None:
    kept = step("upload-pages-artifact")
    assert kept["with"]["path"] == "site"
    assert "if" not in kept


def test_actions_are_pinned_by_commit_with_their_version_beside() -> None:
    used = re.findall(r"uses: (.*)", WORKFLOW)
    assert len(used) == 4
    for line in used:
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)


def test_every_job_ends_and_none_cuts_a_deployment_short() -> None:
    assert all(int(job["timeout-minutes"]) <= 15 for job in GITHUB["jobs"].values())
    assert GITHUB["concurrency"]["cancel-in-progress"] == "${{ github.event_name == 'pull_request' }}"
    assert GITLAB["default"]["timeout"] == "15 minutes"
    assert GITLAB["pages"]["interruptible"] is False
    assert GITLAB["pages"]["resource_group"] == "pages"


def test_what_is_downloaded_is_kept_until_the_locked_versions_change() -> None:
    assert step("setup-python")["with"]["cache"] == "pip"
    assert (ROOT / "requirements.txt") in ROOT.glob(step("setup-python")["with"]["cache-dependency-path"])
    assert GITLAB["default"]["cache"] == {"key": {"files": ["requirements.txt"]}, "paths": [".cache/pip"]}
    assert GITLAB["variables"]["PIP_CACHE_DIR"] == "$CI_PROJECT_DIR/.cache/pip"


def test_gitlab_publishes_the_default_branch_after_the_other_stages() -> None:
    merged = {"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}
    assert GITLAB["workflow"]["rules"] == [{"if": '$CI_PIPELINE_SOURCE == "merge_request_event"'}, merged]
    assert GITLAB["pages"]["rules"] == [merged]
    assert "rules" not in GITLAB["check"]
    assert "rules" not in GITLAB["build"]
    assert GITLAB["stages"] == [GITLAB[job]["stage"] for job in ("check", "build", "pages")]
    assert "needs" not in GITLAB["pages"]


def test_gitlab_hands_the_built_site_on_and_the_problems_to_merge_requests() -> None:
    assert GITLAB["build"]["artifacts"]["paths"] == ["site"]
    assert GITLAB["pages"]["artifacts"]["paths"] == ["public"]
    assert GITLAB["pages"]["variables"] == {"GIT_STRATEGY": "none"}
    assert GITLAB["check"]["artifacts"] == {"when": "always", "reports": {"codequality": "problems.json"}}


def test_forges_run_the_commands_of_the_readme_and_no_logic_of_their_own() -> None:
    github = [step["run"] for step in STEPS if "run" in step]
    gitlab = [line for job in ("check", "build", "pages") for line in GITLAB[job]["script"]]
    assert "make site" in github
    assert "make site" in gitlab
    for command in (*github, *gitlab):
        assert OURS.fullmatch(command), command


@pytest.mark.skipif(shutil.which("bash") is None, reason="GitHub runs steps in bash")
def test_the_summary_tells_all_problems_as_text(folder: Callable[[dict[str, str | bytes]], Path]) -> None:
    root = folder({"data/2021/events.yml": "events:\n- titel: </code></pre>\n- <script>alert(1)</script>: [x](y) ```\n\n"})
    (root / ".venv").symlink_to(sys.prefix, target_is_directory=True)
    told = next(step["run"] for step in STEPS if "GITHUB_STEP_SUMMARY" in step.get("run", ""))
    summary = root / "summary.md"
    ran = subprocess.run(
        ["bash", "-e", "-c", told], cwd=root, env={**os.environ, "GITHUB_STEP_SUMMARY": str(summary)}, check=False
    )
    assert ran.returncode == 0  # the step before has failed already
    text = summary.read_text(encoding="utf-8")
    assert "alert(1)" in text
    assert text.endswith("\n    1 error.\n    “bilan explain yaml-syntax” tells more about the first.\n")
    assert all(line.startswith("    ") for line in text.splitlines())
    html = markdown.markdown(text)
    assert re.findall(r"<[^>]*>", html) == ["<pre>", "<code>", "</code>", "</pre>"]
