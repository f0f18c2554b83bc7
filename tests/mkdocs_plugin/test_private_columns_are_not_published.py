"""What is in a private column of a register is in no file of a built site, in no file of the cache, and in no output."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pypdfium2
import pytest

from bilan.report_check import check_report_folder
from bilan.reporters import html_report
from bilan.terminal.problem_output import FORMATS
from bilan.yaml.source_text import SourceText
from tests.conftest import Folder, RunBilan
from tests.mkdocs_plugin.conftest import Build, files_of
from tests.model.register_report import HEAD, REGISTERS, ROWS, Files, counted_report

CANARY = "Kanarienvogel"
PUBLIC = "Kolibri"  # in a public column, to know that the files are looked into
FILES: Files = {
    "data/registers.yml": REGISTERS + "      officer: private\n",
    "data/2021/releases.csv": HEAD.replace("\n", ",officer\n")
    + ROWS.replace("Premier", PUBLIC).replace("\n", f",{CANARY}\n"),
}


def contents(path: Path) -> Iterator[bytes]:
    """What a file holds, and what the files in it hold where it is an archive."""
    data = path.read_bytes()
    yield data
    if path.suffix == ".gz":
        yield gzip.decompress(data)
    if is_zipfile(BytesIO(data)):
        with ZipFile(BytesIO(data)) as archive:
            yield from map(archive.read, archive.namelist())


def holding(folder: Path, word: str) -> set[str]:
    """The endings of the files below a folder that hold a word."""
    return {path.suffix for path in files_of(folder) if any(word.encode() in content for content in contents(path))}


def printed(path: Path) -> str:
    """The text of a PDF."""
    return "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(path.read_bytes()))


def test_a_built_site_and_its_cache_hold_no_private_text(folder: Folder, build: Build) -> None:
    root = folder(counted_report(files=FILES))
    done = build(root)
    assert done.returncode == 0, done.stderr
    assert {".html", ".csv", ".json", ".xlsx"} <= holding(root / "site", PUBLIC)
    assert holding(root / "site", CANARY) == set()
    kept = b"".join(path.read_bytes() for path in files_of(root / ".cache"))
    assert PUBLIC.encode() in kept
    assert CANARY.encode() not in kept
    assert CANARY not in done.stdout + done.stderr
    documents = [path for path in files_of(root / "site") if path.suffix == ".pdf"]
    assert not any(CANARY in printed(path) for path in documents)


@pytest.mark.parametrize("form", [*FORMATS, "html"])
def test_no_report_of_problems_quotes_a_private_text(folder: Folder, run_bilan: RunBilan, form: str) -> None:
    """Neither the first check nor the next, which finds the verdict in the cache; every row has a fault or is cited by one."""
    text = str(FILES["data/2021/releases.csv"]).replace("2021-05-02", "2020-05-02").replace(",A2,", ",,")
    root = folder(counted_report(files=FILES | {"data/2021/releases.csv": text}))
    if form == "html":
        read = check_report_folder(root, date(2026, 11, 24))
        sources = {file: SourceText(file, (root / file).read_text(encoding="utf-8")) for file in ("data/2021/releases.csv",)}
        assert CANARY not in html_report.overlay_html(read.problems, sources, lambda _: "")
        return
    for words in (
        (["check", "--format", form], ["check", "--format", form, "--all"])
        if form == "text"
        else [["check", "--format", form]] * 2
    ):
        code, out, err = run_bilan("-C", root, *words)
        assert code == 1
        assert "releases.csv" in out + err
        assert CANARY not in out + err


def test_a_line_without_private_columns_is_quoted(folder: Folder, run_bilan: RunBilan) -> None:
    root = folder(counted_report(rows=ROWS.replace("2021-05-02", "2020-05-02")))
    for _ in range(2):
        assert "     4 | 2020-05-02,Deuxième bis,x,communique,A2" in run_bilan("-C", root, "check")[2]


def test_a_failed_build_names_the_place_and_quotes_nothing(folder: Folder, build: Build) -> None:
    text = str(FILES["data/2021/releases.csv"]).replace("2021-05-02", CANARY).replace("communique,A1", f"{CANARY},A1")
    done = build(folder(counted_report(files=FILES | {"data/2021/releases.csv": text})))
    assert done.returncode != 0
    assert "data/2021/releases.csv:4:1" in done.stdout + done.stderr
    assert CANARY not in done.stdout + done.stderr
