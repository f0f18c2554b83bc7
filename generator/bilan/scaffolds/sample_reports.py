"""Reports that a new one can start from: that of an invented town, and that of the DGSN.

A wheel holds them beside this module (`setup.py` puts them there). A checkout has them in its own folders.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from io import StringIO
from pathlib import Path, PurePosixPath
from typing import Any

from ruamel.yaml import YAML

from bilan.model.publication import subtag

_INSTALLED = Path(__file__).parent / "samples"
_CHECKOUT = Path(__file__).parents[3]
_FOLDERS = {"city": "examples/city", "dgsn": "."}
SAMPLES = tuple(_FOLDERS)
_PARTS = ("data", "content")
_BRAND = ("_brand.yml", "brand")  # the colours and the logo of the institution of a sample
_REGISTER = "addresses.txt"  # the addresses that the sample promises to keep; a new report has published none


def sample_folder(name: str) -> Path:
    """Return the folder of a sample report."""
    return _INSTALLED / name if _INSTALLED.is_dir() else _CHECKOUT / _FOLDERS[name]


def sample_languages(name: str) -> tuple[str, ...]:
    """Return the languages of a sample report as BCP 47 tags, the default first."""
    return tuple(_report(name)["languages"])


def sample_title(name: str, language: str) -> str:
    """Return the title of a sample report in a language."""
    return str(_report(name)["title"][language])


def sample_files(name: str, languages: Sequence[str], institution: str, licence: str) -> dict[str, bytes]:
    """Return the files of a sample report in `data/` and `content/`, with these languages, the first as the default.

    `institution` and `licence` replace those of the sample if they are not empty. Another institution gets no brand.
    """
    folder, default = sample_folder(name), subtag(sample_languages(name)[0])
    parts = _PARTS if institution else (*_PARTS, *_BRAND)
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for part in parts
        for path in sorted([folder / part, *(folder / part).rglob("*")])
        if path.is_file() and path.name != _REGISTER
    }
    files["data/report.yml"] = _adapted(files["data/report.yml"], languages, institution, licence)
    return dict(_renamed(files, default, subtag(languages[0])))


def _report(name: str) -> Any:
    return YAML(typ="safe").load((sample_folder(name) / "data/report.yml").read_text(encoding="utf-8"))


def _adapted(report: bytes, languages: Sequence[str], institution: str, licence: str) -> bytes:
    editor = YAML()
    editor.width = 1_000  # columns: no line is folded
    root = editor.load(report.decode())
    root["languages"][:] = languages
    if licence:
        root["licence"] = licence
    if institution:
        root["institution"]["name"] = institution
        root["institution"].pop("short_name", None)
    out = StringIO()
    editor.dump(root, out)
    return out.getvalue().encode()


def _renamed(files: dict[str, bytes], before: str, after: str) -> Iterator[tuple[str, bytes]]:
    """Yield the files with pages named for another default language: `index.md` ↔ `index.ar.md`."""
    for path, content in files.items():
        page = re.fullmatch(r"(?P<name>[^.]+)(\.(?P<language>[a-z]{2,3}))?\.md", PurePosixPath(path).name)
        if before == after or not path.startswith("content/") or page is None:
            yield path, content
            continue
        language = page["language"] or before
        name = f"{page['name']}.md" if language == after else f"{page['name']}.{language}.md"
        yield str(PurePosixPath(path).with_name(name)), content
