"""A preview, made anew at each save, goes without the files that take time; all others are the same."""

from __future__ import annotations

from bilan.exports.downloads import Downloads
from bilan.exports.file_formats import exported_files


def test_a_preview_skips_only_workbooks(small: Downloads) -> None:
    quick = {file.path: file.content for file in exported_files(small.release, quick=True)}
    left_out = set(small.by_path) - set(quick)
    assert left_out == {"data/figures.xlsx", "ar/data/figures.xlsx", "en/data/figures.xlsx"}
    assert all(small.by_path[path].content == content for path, content in quick.items())
