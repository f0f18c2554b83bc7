"""What each job may do: merge requests are checked and built, main is also published, and no job may do more than it must."""

from __future__ import annotations

import json
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
FORGEJO: dict[str, Any] = yaml.load((ROOT / ".forgejo/workflows/report.yml").read_text(encoding="utf-8"), yaml.BaseLoader)
STEPS: list[dict[str, Any]] = [step for job in GITHUB["jobs"].values() for step in job["steps"]]
OURS = re.compile(
    r"make (site|verify|\.venv/build\.stamp)|\.venv/bin/bilan (check|diff)\b.*|mv site public"
    r"|cat changes\.md >> \"\$GITHUB_STEP_SUMMARY\"|gh pr comment \"\$NUMBER\" --edit-last --create-if-none --body-file changes\.md"
)
SAME_REPOSITORY = "github.event_name == 'pull_request' && github.event.pull_request.head.repo.full_name == github.repository"


def step(name: str) -> dict[str, Any]:
    """The step that uses this action."""
    return next(step for step in STEPS if step.get("uses", "").startswith(f"actions/{name}@"))


def test_github_gives_each_job_what_it_needs_and_nothing_by_default() -> None:
    assert GITHUB["permissions"] == {}
    assert {name: job["permissions"] for name, job in GITHUB["jobs"].items()} == {
        "build": {"contents": "read"},
        "changes": {"pull-requests": "write"},
        "deploy": {"pages": "write", "id-token": "write"},
    }
    assert step("checkout")["with"] == {"persist-credentials": "false", "fetch-depth": "0"}
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
    assert len(used) == 6
    for line in used:
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)


def test_every_job_has_a_timeout_and_deployments_are_not_cancelled() -> None:
    assert all(int(job["timeout-minutes"]) <= 15 for job in GITHUB["jobs"].values())
    assert GITHUB["concurrency"]["cancel-in-progress"] == "${{ github.event_name == 'pull_request' }}"
    assert GITLAB["default"]["timeout"] == "15 minutes"
    assert GITLAB["pages"]["interruptible"] is False
    assert GITLAB["pages"]["resource_group"] == "pages"


def test_downloads_are_cached_until_the_locked_versions_change() -> None:
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
    assert GITLAB["stages"] == [GITLAB[job]["stage"] for job in ("check", "build", "post changes", "pages")]
    assert "needs" not in GITLAB["pages"]


def test_gitlab_passes_on_the_site_and_reports_problems_to_merge_requests() -> None:
    assert GITLAB["build"]["artifacts"]["paths"] == ["site"]
    assert GITLAB["changes"]["artifacts"]["paths"] == ["changes.md"]
    assert GITLAB["pages"]["artifacts"]["paths"] == ["public"]
    assert GITLAB["pages"]["variables"] == {"GIT_STRATEGY": "none"}
    assert GITLAB["check"]["artifacts"] == {"when": "always", "reports": {"codequality": "problems.json"}}


def test_forges_run_the_commands_of_the_readme_and_no_logic_of_their_own() -> None:
    github = [step["run"] for step in STEPS if "run" in step]
    gitlab = [line for job in ("check", "changes", "build", "pages") for line in GITLAB[job]["script"]]
    forgejo = [step["run"] for step in FORGEJO["jobs"]["build"]["steps"] if "run" in step]
    for commands in (github, gitlab, forgejo):
        assert {"make site", "make verify"} <= set(commands)
    for command in (*github, *gitlab, *(line.rpartition(" && ")[2] for line in forgejo)):
        assert OURS.fullmatch(command), command


def test_merge_requests_are_never_run_with_rights_of_the_repository() -> None:
    for recipe in (GITHUB, FORGEJO):
        assert "pull_request_target" not in recipe["on"]
        assert "workflow_run" not in recipe["on"]
        posting = recipe["jobs"]["changes"]
        assert (posting["needs"], posting["if"]) == ("build", SAME_REPOSITORY)
        output = yaml.safe_dump(posting)
        assert "checkout" not in output  # it has a token, and so nothing of the merge request is run there
        assert not re.search(r"make |\.venv|bilan ", output)
    posting = GITLAB["post changes"]
    assert posting["variables"] == {"GIT_STRATEGY": "none"}
    assert posting["rules"] == [{"if": '$CI_PIPELINE_SOURCE == "merge_request_event" && $BILAN_COMMENT_TOKEN'}]
    assert not re.search(r"make |\.venv|bilan ", " ".join(posting["script"]))


def test_a_merge_request_is_shown_as_the_public_would_see_it_today() -> None:
    """No recipe previews drafts, and none moves the clock, which alone decides what is hidden."""
    for path in (".github/workflows/report.yml", ".gitlab-ci.yml", ".forgejo/workflows/report.yml"):
        recipe = (ROOT / path).read_text(encoding="utf-8")
        assert not re.search(r"serve|SOURCE_DATE_EPOCH|faketime", recipe), path
    verify = (ROOT / "Makefile").read_text(encoding="utf-8").partition("\nverify:")[2].partition("\n\n")[0]
    assert "epoch=$$(date +%s)" in verify


def test_forgejo_publishes_main_and_only_after_a_build() -> None:
    publish = FORGEJO["jobs"]["publish"]
    assert (publish["needs"], publish["if"]) == ("build", "github.ref == 'refs/heads/main'")
    assert FORGEJO["on"]["push"] == {"branches": ["main"]}
    assert all(int(job["timeout-minutes"]) <= 15 for job in FORGEJO["jobs"].values())


@pytest.mark.skipif(shutil.which("bash") is None, reason="GitLab runs scripts in bash")
def test_no_text_of_a_merge_request_is_a_command_to_gitlab(tmp_path: Path) -> None:
    (tmp_path / "changes.md").write_text("### Figures\n/merge\n  /approve\n| `a` | /close |\n", encoding="utf-8")
    subprocess.run(["bash", "-e", "-c", GITLAB["post changes"]["script"][0]], cwd=tmp_path, check=True)
    written = (tmp_path / "comment.md").read_text(encoding="utf-8")
    assert not re.search(r"^\s*/", written, re.MULTILINE)
    assert "| `a` | /close |\n" in written


@pytest.mark.skipif(shutil.which("bash") is None, reason="Forgejo runs steps in bash")
def test_forgejo_gets_the_diff_unchanged(tmp_path: Path) -> None:
    output = '### Chiffres\n`"a"` $(touch ran) \\ é\n'
    (tmp_path / "changes.md").write_text(output, encoding="utf-8")
    (tmp_path / "curl").write_text('#!/bin/sh\ncat > sent.json\nprintf "%s\\n" "$@" > words\n', encoding="utf-8")
    (tmp_path / "curl").chmod(0o755)
    given = {"GITHUB_API_URL": "https://forge.example/api/v1", "GITHUB_REPOSITORY": "a/b", "NUMBER": "7", "TOKEN": "t"}
    environment = {**os.environ, **given, "PATH": f"{tmp_path}:{os.environ['PATH']}"}
    run = FORGEJO["jobs"]["changes"]["steps"][-1]["run"]
    subprocess.run(["bash", "-e", "-c", run], cwd=tmp_path, env=environment, check=True)
    assert json.loads((tmp_path / "sent.json").read_text(encoding="utf-8")) == {"body": output}
    assert "https://forge.example/api/v1/repos/a/b/issues/7/comments" in (tmp_path / "words").read_text(encoding="utf-8")
    assert not (tmp_path / "ran").exists()


@pytest.mark.skipif(shutil.which("bash") is None, reason="GitHub runs steps in bash")
def test_the_summary_lists_all_problems_as_text(folder: Callable[[dict[str, str | bytes]], Path]) -> None:
    root = folder({"data/2021/events.yml": "events:\n- titel: </code></pre>\n- <script>alert(1)</script>: [x](y) ```\n\n"})
    (root / ".venv").symlink_to(sys.prefix, target_is_directory=True)
    output = next(step["run"] for step in STEPS if "GITHUB_STEP_SUMMARY" in step.get("run", ""))
    summary = root / "summary.md"
    ran = subprocess.run(
        ["bash", "-e", "-c", output], cwd=root, env={**os.environ, "GITHUB_STEP_SUMMARY": str(summary)}, check=False
    )
    assert ran.returncode == 0  # the step before has failed already
    text = summary.read_text(encoding="utf-8")
    assert "alert(1)" in text
    assert text.endswith("\n    1 error.\n    “bilan explain yaml-syntax” explains it.\n")
    assert all(line.startswith("    ") for line in text.splitlines())
    html = markdown.markdown(text)
    assert re.findall(r"<[^>]*>", html) == ["<pre>", "<code>", "</code>", "</pre>"]
