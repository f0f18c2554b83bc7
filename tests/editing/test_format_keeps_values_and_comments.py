"""`bilan format`: the same values, the same comments, one layout; what cannot be laid out safely is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bilan.cli import main
from bilan.editing.yaml_format import comments, format_yaml, has_same_meaning
from bilan.model.loader import load_report
from tests.conftest import ROOT, Folder

UNTIDY = """# Relu le 3 mars


articles:
-   id:   a      # stable
    title:  'L''année'
    country: NO
    topics: [x,y,   "z"]
    date: 2021-12


    summary: >-
        Un texte
        plié.
    quote: |
      gardé

      tel quel
    figures: {2021/total: 4 463,
              one: 0537}
-   id: b
    url: https://example.org/#a
"""
TIDY = """# Relu le 3 mars

articles:
  - id: a        # stable
    title: 'L''année'
    country: NO
    topics: [x, y, "z"]
    date: 2021-12

    summary: >-
      Un texte
      plié.
    quote: |
      gardé

      tel quel
    figures: {2021/total: 4 463, one: 0537}
  - id: b
    url: https://example.org/#a
"""


def test_formatting_keeps_values_and_comments() -> None:
    assert format_yaml(UNTIDY) == TIDY
    assert format_yaml(TIDY) == TIDY


@pytest.mark.parametrize(
    "path", sorted((ROOT / "data").rglob("*.yml")), ids=lambda path: str(path.relative_to(ROOT / "data"))
)
def test_the_data_of_this_report_are_formatted(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert format_yaml(text) == text


words = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp")), max_size=12)
plain = st.from_regex(r"[A-Za-z0-9é][A-Za-z0-9é :./#'\-]{0,14}", fullmatch=True)
quoted = words.map(lambda text: '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"')
single = words.map(lambda text: "'" + text.replace("'", "''") + "'")
typed = st.sampled_from(
    ["no", "NO", "12:30", "0537", "1.10", "4 463", "2022-02", "~", "true", "1e3", "[]", "{}", "[a,  b]", "{a: 1,b:  x}", ""]
)
blocks = st.tuples(st.sampled_from(["|", "|-", ">", ">-", "|+"]), st.lists(plain, min_size=1, max_size=3))
remarks = st.just("") | st.sampled_from(["   # vu", " # à revoir: 12", "      #  loin"])
gaps = st.sampled_from(["", "\n", "\n\n\n", "# entre\n", "  # en retrait\n", "\n# seul\n\n"])


def _entry(name: str, value: object, remark: str, gap: str, indent: str) -> str:
    if isinstance(value, tuple):
        lines = "".join(f"{indent}    {line}\n" for line in value[1])
        return f"{gap}{indent}{name}: {value[0]}\n{lines}"
    return f"{gap}{indent}{name}:  {value}{remark}\n"


values = plain | quoted | single | typed | blocks


@given(st.lists(st.tuples(values, remarks, gaps), min_size=1, max_size=6), st.integers(1, 5), st.booleans())
@example([((">-", ["0 "]), "", ""), ('"0"', "", "\n\n\n")], 1, False)  # ruamel.yaml dropped a blank line each time
def test_formatting_never_changes_the_meaning(entries: list[tuple[object, str, str]], step: int, listed: bool) -> None:
    indent = " " * step
    inner = "".join(_entry(f"k{number}", *entry, indent) for number, entry in enumerate(entries))
    text = f"# tête\nroot:\n{inner}" + (f"items:\n-   a: 1   # un\n{indent}# fin\n" if listed else "")
    laid_out = format_yaml(text)
    if laid_out is not None:
        assert has_same_meaning(text, laid_out)
        assert comments(text) == comments(laid_out)
        assert format_yaml(laid_out) == laid_out


@pytest.mark.parametrize(
    "text",
    ["", "a: 1\na: 2\n", "a: &x 1\nb: *x\n", "a: [1\n", "a: !!python/name:os 1\n", "--- a\n--- b\n", "a:\t1\n", "{" * 500],
)
def test_unreadable_files_are_left_unchanged(text: str) -> None:
    assert format_yaml(text) is None


def _figures(root: Path) -> list[tuple[object, ...]]:
    report = load_report(root).report
    assert report
    return [(item.key, item.value, [*map(str, item.parts)], [*map(str, item.source)]) for item in report.figures]


def test_the_command_formats_all_data_and_check_only_reports(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    figures = (
        b"source:   review\r\nfigures:\r\n    total: {value: 10,parts: [one,two]}\r\n    one: 6 # sur\r\n    two: 4\r\n"
    )
    root = folder({"data/2021/figures.yml": figures})
    before = _figures(root)
    assert main(["-C", str(root), "format", "--check"]) == 1
    assert (root / "data/2021/figures.yml").read_bytes() == figures
    assert "data/2021/figures.yml is not formatted" in capsys.readouterr().err
    assert main(["-C", str(root), "format"]) == 0
    assert (root / "data/2021/figures.yml").read_bytes() == (
        b"source: review\nfigures:\n  total: {value: 10, parts: [one, two]}\n  one: 6   # sur\n  two: 4\n"
    )
    assert _figures(root) == before
    assert main(["-C", str(root), "format", "--check"]) == 0


def test_the_command_reports_broken_files_and_leaves_them(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    root = folder({"data/2021/figures.yml": b"figures: [\n", "data/2022/figures.yml": b"\xff\xfe"})
    assert main(["-C", str(root), "format"]) == 1
    assert capsys.readouterr().err.count("was not changed") == 2
    assert (root / "data/2021/figures.yml").read_bytes() == b"figures: [\n"


def test_an_unchanged_file_is_not_formatted_again(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    root, tried = folder({"data/2020/figures.yml": "source:   review\nfigures: {one: 1}\n"}), list[str]()

    def noting(text: str) -> str | None:
        tried.append(text)
        return format_yaml(text)

    monkeypatch.setattr("bilan.cli.format_command.format_yaml", noting)
    for check, code, times in (("--check", 1, 7), ("--check", 1, 1), ("", 0, 1), ("--check", 0, 1), ("--check", 0, 0)):
        assert main(["-C", str(root), "format", *([check] if check else [])]) == code
        assert len(tried) == times
        tried.clear()
    (root / "data/2021/figures.yml").write_text("source:   review\nfigures: {one: 1}\n", encoding="utf-8")
    assert main(["-C", str(root), "format", "--check"]) == 1
