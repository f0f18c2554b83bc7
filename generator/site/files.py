"""The files of a site as MkDocs sees them: ours write themselves, and a link to a page is found all the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Self

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel


class MadeFile(File):
    """A file that writes itself when MkDocs copies files."""

    writes: Callable[[], None]

    @classmethod
    def of(cls, config: MkDocsConfig, path: str) -> Self:
        """The file at `path`."""
        made = cls(path, None, config.site_dir, config.use_directory_urls, inclusion=InclusionLevel.INCLUDED)
        made.generated_by, made.abs_src_path = "bilan", None
        return made

    def copy_file(self, dirty: bool = False) -> None:  # noqa: ARG002
        """Write it."""
        self.writes()


class PageFile(MadeFile):
    """A page that is written when MkDocs copies files, one after the other, so that no two need be held at once.

    Links find it by the name of its Markdown.
    """

    addressed = False

    @classmethod
    def of(cls, config: MkDocsConfig, path: str) -> Self:
        """The page whose Markdown would be at `path`."""
        made = super().of(config, path)
        made.url  # noqa: B018 # addresses are those of a page, and computed while it still is one
        made.addressed = True
        return made

    def is_documentation_page(self) -> bool:
        """False once it is made: MkDocs has nothing to build here."""
        return not self.addressed


class Asked(Files):
    """The files, and which of them were looked for since `asked` was last cleared."""

    def __init__(self, files: Iterable[File]) -> None:
        super().__init__(files)
        self.asked: dict[str, bool] = {}

    def get_file_from_path(self, path: str) -> File | None:
        """The file at a path, if there is one."""
        found = super().get_file_from_path(path)
        self.asked[path] = found is not None
        return found
