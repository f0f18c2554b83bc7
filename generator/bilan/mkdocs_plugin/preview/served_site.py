"""The current site of a preview, as MkDocs knows it, in which files are replaced."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from bilan.exports.export_file import ExportFile as Made
from bilan.filesystem.atomic_write import make_folder, writing
from bilan.filesystem.tree_walk import files_below
from bilan.mkdocs_plugin.mkdocs_contract import set_anchor_links
from bilan.mkdocs_plugin.page_building.mkdocs_files import DownloadFile


@dataclass(frozen=True)
class ServedSite:
    """The settings and the files of the last full build."""

    config: MkDocsConfig
    files: Files

    def replace_page(self, new: File) -> None:
        """Replace the file of a page; menus and links lead to the page as before."""
        old = self.files.src_uris[new.src_uri]
        page = old.page
        if page is None:
            raise LookupError(new.src_uri)
        page.file, new.page = new, page
        set_anchor_links(page, None)
        self._replaces(new)

    def update_downloads(self, offered: Iterable[Made], before: Iterable[Made]) -> Collection[str]:
        """Write the downloads that changed, and return the paths of those that are gone."""
        removed = {file.path: file.digest for file in before}
        for export in offered:
            if removed.pop(export.path, "") != export.digest:
                file = DownloadFile.of(self.config, export, None)
                self._replaces(file)
                file.copy_file()
        for path in removed:
            self.files.remove(self.files.src_uris[path])
        return removed.keys()

    def _replaces(self, file: File) -> None:
        if file.src_uri in self.files.src_uris:
            self.files.remove(self.files.src_uris[file.src_uri])
        self.files.append(file)


def move_in(folder: Path, site: Path) -> None:
    """Move each file of a folder to its place in the site, each in one step."""
    for file in map(Path, [*files_below(str(folder))]):
        target = site / file.relative_to(folder)
        make_folder(target.parent)
        with writing(target):
            file.replace(target)
