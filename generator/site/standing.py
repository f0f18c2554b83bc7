"""The site that stands in a preview, and what MkDocs made for it: a few pages are built into it without all the rest."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment
from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from generator.exports.file import File as Offered


@dataclass(frozen=True)
class Standing:
    """What MkDocs made for the last whole build."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Environment

    def takes(self, new: File) -> Page:
        """The page of a file, which from now on is made of another file: menus and links lead to it as before."""
        old = self.files.get_file_from_path(new.src_uri)
        if old is None or old.page is None:
            raise LookupError(new.src_uri)
        page = old.page
        page.file, new.page = new, page
        self.files.remove(old)
        self.files.append(new)
        return page

    def offers(self, offered: Iterable[Offered], before: Iterable[Offered]) -> Collection[str]:
        """Write the files beside the pages that are others than before; the paths of those that are no more."""
        gone = {file.path: file.digest for file in before}
        for file in offered:
            if gone.pop(file.path, "") != file.digest:
                self._offers(File.generated(self.config, file.path, content=file.content))
        for path in gone:
            self.files.remove(self.files.src_uris[path])
        return gone.keys()

    def _offers(self, file: File) -> None:
        if file.src_uri in self.files.src_uris:
            self.files.remove(self.files.src_uris[file.src_uri])
        self.files.append(file)
        file.copy_file()

    def build(self, files: Sequence[File]) -> None:
        """Build pages into the empty folder beside the site, as MkDocs does; those that are kept are copied."""
        anew = [file for file in files if file.is_documentation_page()]
        pages = [file.page for file in anew if file.page]
        for page in pages:
            _populate_page(page, self.config, self.files)
        for page in pages:
            _build_page(page, self.config, anew, self.nav, self.env)
        for file in files:
            if file not in anew:
                file.copy_file()

    def validate(self, files: Iterable[File]) -> None:
        """Check the anchors that pages link to, as MkDocs does at the end of a build."""
        for file in files:
            if file.page:
                file.page.validate_anchor_links(files=self.files, log_level=self.config.validation.links.anchors)


def move_in(folder: Path, site: Path) -> None:
    """Put each file of a folder in its place in the site, in one step each."""
    for file in [path for path in folder.rglob("*") if path.is_file()]:
        target = site / file.relative_to(folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        file.replace(target)
