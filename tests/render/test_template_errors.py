"""A template that cannot be printed is a problem at its file and line, whatever failed in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import FileSystemLoader

from bilan.render.jinja_environment import UnprintableTemplateError, environment, render_template


@pytest.mark.parametrize(
    ("files", "file", "line", "said"),
    [
        ({"a.md.j2": "# T\n\n{{ titel }}\n"}, "a.md.j2", 3, "titel"),
        ({"a.md.j2": "# T\n{% if %}\n"}, "a.md.j2", 2, ""),
        ({"a.md.j2": "# T\n\n\n{{ value.upper().lowr }}\n"}, "a.md.j2", 4, "lowr"),
        ({"a.md.j2": "# T\n{{ 1 / none }}\n"}, "a.md.j2", 2, "TypeError"),
        ({"a.md.j2": "# T\n{% include 'b.md.j2' %}\n", "b.md.j2": "\n\n{{ gone }}"}, "b.md.j2", 3, "gone"),
        ({}, "a.md.j2", 1, "a.md.j2"),
    ],
)
def test_a_template_that_fails_is_named_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files: dict[str, str], file: str, line: int, said: str
) -> None:
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    monkeypatch.setattr(environment(), "loader", FileSystemLoader(tmp_path))
    with pytest.raises(UnprintableTemplateError) as raised:
        render_template("a.md.j2", value="x")
    problem = raised.value.problem
    assert (problem.code, Path(problem.place.file).name, problem.place.line) == ("bad-template", file, line)
    assert said in problem.message
