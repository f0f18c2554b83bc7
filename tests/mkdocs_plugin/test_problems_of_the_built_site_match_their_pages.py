"""A link that leads nowhere and an address that vanished stop the build; the pages about these problems are true."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.problems.explained import (
    OF_THE_BUILT_SITE,
    compare_output,
    explained,
    languages_to_print,
    page_in,
    report_with,
    write,
)

if TYPE_CHECKING:
    from tests.mkdocs_plugin.conftest import Build

BUILT: set[tuple[tuple[str, bytes], ...]] = set()


@pytest.mark.parametrize("code", sorted(OF_THE_BUILT_SITE))
def test_the_build_prints_what_the_explanation_shows(
    code: str, tmp_path: Path, build: Build, request: pytest.FixtureRequest
) -> None:
    rewrite = request.config.getoption("--rewrite-golden")
    output = explained(page_in(code, "en"))
    outputs = {}
    for language in languages_to_print(rewrite=rewrite):
        write(tmp_path, report_with(output.bad))
        done = build(tmp_path, "-q", BILAN_LANG=language)
        outputs[language] = _said(done.stderr, code)
        assert f"[{code}]" in outputs[language]
        assert done.returncode == (1 if output.severity == "error" else 0)
        assert (tmp_path / "site").exists() is (output.severity == "warning")
    assert f" {output.severity} [{code}]" in outputs["en"]
    compare_output(code, outputs, rewrite=rewrite)
    good = tuple(sorted((name, content or b"") for name, content in output.good.items()))
    if good in BUILT:  # three pages have the same good example
        return
    BUILT.add(good)
    write(tmp_path, output.good)
    for name in (name for name, content in output.good.items() if content is None):
        (tmp_path / name).unlink()
    done = build(tmp_path, "-q")
    assert done.returncode == 0, done.stderr
    assert code not in done.stderr


def _said(output: str, code: str) -> str:
    """The printed problems of that code, each a block of lines."""
    return "\n\n".join(block for block in output.split("\n\n") if f"[{code}]" in block.partition("\n")[0])
