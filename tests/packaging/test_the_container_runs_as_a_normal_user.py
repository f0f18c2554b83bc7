"""The Containerfile: everything is installed by hash, nobody is root in it, and what it calls exists."""

from __future__ import annotations

import re

from tests.conftest import ROOT

TEXT = (ROOT / "Containerfile").read_text(encoding="utf-8")
INSTRUCTIONS = re.findall(r"^([A-Z]+) (.+)$", re.sub(r"\\\n", " ", TEXT), re.MULTILINE)


def test_it_runs_as_a_normal_user() -> None:
    users = [value for name, value in INSTRUCTIONS if name == "USER"]
    assert users == ["1000"]
    assert [name for name, _ in INSTRUCTIONS].index("USER") > max(
        index for index, (name, _) in enumerate(INSTRUCTIONS) if name == "RUN"
    )


def test_the_preview_stops_at_once() -> None:
    """Python ends at SIGINT; the first process of a container ignores SIGTERM, which “docker stop” sends by default."""
    assert [value for name, value in INSTRUCTIONS if name == "STOPSIGNAL"] == ["SIGINT"]


def test_both_stages_have_one_base_image_which_may_be_another() -> None:
    images = [value.split(" ")[0] for name, value in INSTRUCTIONS if name == "FROM"]
    assert images == ["${BASE}", "${BASE}"]
    assert [value for name, value in INSTRUCTIONS if name == "ARG"] == ["BASE=docker.io/library/python:3.11-slim-bookworm"]


def test_what_is_installed_is_locked() -> None:
    installs = [
        command for name, value in INSTRUCTIONS if name == "RUN" for command in value.split("&&") if "pip install" in command
    ]
    assert len(installs) == 2
    assert "--require-hashes --only-binary :all:" in installs[0]
    assert "--no-deps --no-index" in installs[1]
    assert not any(name == "ADD" for name, _ in INSTRUCTIONS)


def test_what_it_copies_and_calls_is_there() -> None:
    assert (ROOT / ".ci/packages.py").is_file() and ".ci/packages.py" in TEXT
    assert 'ENTRYPOINT ["bilan"]' in TEXT and 'CMD ["serve", "-a", "0.0.0.0:8000"]' in TEXT
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert {".git", ".venv", "site"} <= {*ignored}
