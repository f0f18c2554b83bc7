"""Pages and downloads as files of MkDocs that write themselves when MkDocs copies files."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from bilan.exports.export_file import ExportFile
from bilan.filesystem.atomic_write import put_file
from bilan.mkdocs_plugin.page_building.hardlinks import HardLinker


class PageFile(File):
    """A page that is written when MkDocs copies files, so that only one page is in memory at a time.

    Links find it by the path of its Markdown.
    """

    writes: Callable[[], None]
    addressed = False  # whether its addresses are computed

    @classmethod
    def of(cls, config: MkDocsConfig, path: str) -> PageFile:
        """Return the page whose Markdown would be at `path`."""
        file = cls(path, None, config.site_dir, config.use_directory_urls, inclusion=InclusionLevel.INCLUDED)
        file.generated_by = "bilan"
        file.url  # noqa: B018 # computed now, while MkDocs takes the file for a page
        file.addressed = True
        return file

    def is_documentation_page(self) -> bool:
        """Return False once its addresses are known: MkDocs must not build it."""
        return not self.addressed

    def copy_file(self, dirty: bool = False) -> None:  # noqa: ARG002
        """Write the page; called by MkDocs."""
        self.writes()


class DownloadFile(File):
    """A file beside the pages. Its bytes are read when MkDocs copies it, or when a plugin asks for them."""

    export: ExportFile
    link: HardLinker | None
    changed: bytes | None = None  # what a plugin wrote into it

    @classmethod
    def of(cls, config: MkDocsConfig, export: ExportFile, link: HardLinker | None) -> DownloadFile:
        """Return the file of an export. `link` puts it in place; None writes it into `site_dir`."""
        file = cls(export.path, None, config.site_dir, config.use_directory_urls)
        file.generated_by, file.export, file.link = "bilan", export, link
        return file

    def copy_file(self, dirty: bool = False) -> None:  # noqa: ARG002
        """Write the file; called by MkDocs."""
        if self.link:
            self.link(self.dest_uri, self.content_bytes)
        else:
            put_file(Path(self.abs_dest_path), self.content_bytes)

    @property
    def content_bytes(self) -> bytes:
        """The bytes of the export, or those that a plugin wrote."""
        return self.export.content if self.changed is None else self.changed

    @content_bytes.setter
    def content_bytes(self, value: bytes) -> None:
        self.changed = value

    @property
    def content_string(self) -> str:
        """The same as text, without a byte order mark."""
        return self.content_bytes.decode("utf-8-sig")

    @content_string.setter
    def content_string(self, value: str) -> None:
        self.changed = value.encode()


class RequestedFiles(Files):
    """The files of a site. `lookups` are the paths that were looked for, and whether each was found."""

    def __init__(self, files: Iterable[File]) -> None:
        super().__init__(files)
        self.lookups: dict[str, bool] = {}

    def get_file_from_path(self, path: str) -> File | None:
        """Return the file at a path, or None, and note it in `lookups`."""
        found = super().get_file_from_path(path)
        self.lookups[path] = found is not None
        return found
