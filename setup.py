"""Puts the documentation and the sample reports into the wheel. Everything else about the package is in pyproject.toml."""

from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

INSTALLED = {
    "docs": "bilan/documentation/pages",
    "examples/city": "bilan/scaffolds/samples/city",
    "data": "bilan/scaffolds/samples/dgsn/data",
    "content": "bilan/scaffolds/samples/dgsn/content",
}
LEFT_OUT = {"site", ".cache", "__pycache__", "website", "screenshots"}  # left by a build, or only for the site of docs/


class BuildWithPages(build_py):
    """Copies the folders of INSTALLED too; an editable installation reads them where they are."""

    def run(self) -> None:
        super().run()
        if self.editable_mode:
            return
        for folder, place in INSTALLED.items():
            for file in sorted(Path(folder).rglob("*")):
                inside = file.relative_to(folder)
                if file.is_file() and not LEFT_OUT & {*inside.parts}:
                    self._copy(file, Path(self.build_lib, place, inside))
        self._copy(Path("README.md"), Path(self.build_lib, "bilan/documentation/pages/README.md"))
        self._copy(Path("mkdocs.yml"), Path(self.build_lib, "bilan/scaffolds/samples/dgsn/mkdocs.yml"))
        self._copy(Path("requirements.txt"), Path(self.build_lib, "bilan/scaffolds/requirements.txt"))

    def _copy(self, file: Path, target: Path) -> None:
        self.mkpath(str(target.parent))
        self.copy_file(str(file), str(target), preserve_mode=False)


setup(cmdclass={"build_py": BuildWithPages})
