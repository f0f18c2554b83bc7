"""docs/import.md: each table of its examples is read whole by the command above it, and changes nothing in the invented town."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from tests.conftest import ROOT, RunBilan

PAGE = (ROOT / "docs/import.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^    bilan (-C examples/city [^\n]+)\n\n```csv\n(.*?)```", PAGE, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize(("command", "table"), EXAMPLES)
def test_the_table_of_an_example_is_read_whole(command: str, table: str, run_bilan: RunBilan, tmp_path: Path) -> None:
    _, folder, _, file, *options = shlex.split(command)
    (tmp_path / file).write_text(table, encoding="utf-8")
    code, out, err = run_bilan("-C", ROOT / folder, "import", tmp_path / file, *options)
    numbers = sum(
        cell.isdecimal() and not cell.startswith("20") for line in table.splitlines() for cell in re.split("[;,]", line)
    )
    assert (code, err) == (0, "")
    assert f"Figures: 0 new, 0 changed, {numbers} as they were." in out


def test_each_way_to_lay_out_months_and_members_has_an_example() -> None:
    assert len(EXAMPLES) == 4
