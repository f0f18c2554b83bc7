"""The files of a site as MkDocs sees them: ours write themselves, and a link to a page is found all the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from bilan.exports.export_file import ExportFile as Made
from bilan.mkdocs_plugin.page_building.hardlinks import HardLinker


class PageFile(File):
    """A page that is written when MkDocs copies files, one after the other, so that no two need be held at once.

    Links find it by the name of its Markdown.
    """

    writes: Callable[[], None]

    @classmethod
    def of(cls, config: MkDocsConfig, path: str) -> PageFile:
        """The page whose Markdown would be at `path`."""
        made = cls(path, None, config.site_dir, config.use_directory_urls, inclusion=InclusionLevel.INCLUDED)
        made.generated_by, made.abs_src_path = "bilan", None
        made.url  # noqa: B018 # addresses are those of a page, and computed while it still is one
        made.addressed = True
        return made

    addressed = False

    def is_documentation_page(self) -> bool:
        """False once it is made: MkDocs has nothing to build here."""
        return not self.addressed

    def copy_file(self, dirty: bool = False) -> None:  # noqa: ARG002
        """Write it."""
        self.writes()


class DownloadFile(File):
    """A file that goes beside the pages: its bytes are read when MkDocs copies it, or when a plugin asks for them."""

    made: Made
    place: HardLinker | None
    changed: str | bytes | None = None

    @classmethod
    def of(cls, config: MkDocsConfig, made: Made, place: HardLinker | None) -> DownloadFile:
        """The file as MkDocs sees it; `place` puts it there, where no plugin could write into it."""
        file = cls(made.path, None, config.site_dir, config.use_directory_urls)
        file.generated_by, file.made, file.place = "bilan", made, place
        return file

    def copy_file(self, dirty: bool = False) -> None:
        """Write it."""
        if self.place and self.changed is None:
            self.place(self.dest_uri, self.made.content)
        else:
            super().copy_file(dirty)

    @property
    def _content(self) -> str | bytes | None:
        return self.made.content if self.changed is None else self.changed

    @_content.setter
    def _content(self, content: str | bytes | None) -> None:
        self.changed = content


class RequestedFiles(Files):
    """The files, and which of them were looked for since `asked` was last cleared."""

    def __init__(self, files: Iterable[File]) -> None:
        super().__init__(files)
        self.asked: dict[str, bool] = {}

    def get_file_from_path(self, path: str) -> File | None:
        """The file at a path, if there is one."""
        found = super().get_file_from_path(path)
        self.asked[path] = found is not None
        return found
