"""The files of a site as MkDocs sees them: a page that is kept is copied, and a link to it is found all the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel


class KeptFile(File):
    """A page that was built before: links find it by the name of its Markdown, and its HTML is written as it was."""

    html: Callable[[], bytes]

    @classmethod
    def of(cls, config: MkDocsConfig, path: str, html: Callable[[], bytes]) -> KeptFile:
        """The page whose Markdown would be at `path`."""
        made = cls(path, None, config.site_dir, config.use_directory_urls, inclusion=InclusionLevel.INCLUDED)
        made.generated_by, made.abs_src_path, made.html = "bilan", None, html
        made.url  # noqa: B018 # addresses are those of a page, and computed while it still is one
        made.kept = True
        return made

    kept = False

    def is_documentation_page(self) -> bool:
        """False once it is made: MkDocs has nothing to build here."""
        return not self.kept

    def copy_file(self, dirty: bool = False) -> None:  # noqa: ARG002
        """Write it."""
        path = Path(self.abs_dest_path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(self.html())


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
