"""Reads the files that records name: the shapes of dimensions, pictures, the logo of the brand. Code: `missing-file`."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from bilan.diagnostics.problem import Problem
from bilan.filesystem.file_problems import MISSING_FILE
from bilan.messages.message import translatable
from bilan.model.brand import FILE as BRAND
from bilan.model.brand import Brand, NamedLogo, read_brand
from bilan.model.data_file import DataFile, FileResult
from bilan.model.dimension import Dimension, DimensionsFile
from bilan.model.logo_file import MAX_LOGO_BYTES, Logo, read_logo
from bilan.model.picture import Picture, PicturesFile
from bilan.model.report_files import ReportFiles
from bilan.schema.field_type import ReadContext


def read_dimensions(files: ReportFiles, data: Path, reading: ReadContext) -> Mapping[str, Dimension]:
    """The dimensions of dimensions.yml; none where there is no such file. The shapes they name are files of data/."""
    declared = files.record(data / "dimensions.yml", DimensionsFile, reading)
    dimensions = declared.dimensions if declared else {}
    return {name: _with_outlines(files, data, dimension) for name, dimension in dimensions.items()}


def _with_outlines(files: ReportFiles, data: Path, dimension: Dimension) -> Dimension:
    """A dimension with the shapes of its members, if it names a file of them that can be read."""
    if not dimension.shapes:
        return dimension
    if not os.path.lexists(data / dimension.shapes):
        message = translatable("There is no file “{file}” in data/.", file=dimension.shapes)
        hint = translatable("Put the GeoJSON file there, or delete “shapes”.")
        files.problems.append(MISSING_FILE.at(dimension.at("shapes"), message, hint))
        return dimension
    return replace(dimension, outlines=files.shapes(data / dimension.shapes, dimension.member_of_text))


def read_brand_file(files: ReportFiles) -> Brand | None:
    """The brand of the institution with its logo; None where there is no _brand.yml, or it cannot be read."""
    brand, named = files.read(files.folder.root / BRAND, "", _read_brand) or (None, None)
    return replace(brand, logo=_logo(files, named)) if brand and named else brand


def _read_brand(data: bytes, file: str) -> FileResult[tuple[Brand | None, NamedLogo | None]]:
    opened = DataFile.of(data, file)
    root = opened.nodes()
    if root is None or opened.problems:
        return opened.result(None)
    brand, logo, problems = read_brand(opened.text, root)
    opened.problems.extend(problems)
    return opened.result((brand, logo))


def _logo(files: ReportFiles, named: NamedLogo) -> Logo | None:
    """The logo that a brand names, if there is one that can be shown; a report shows no pictures of other sites."""
    content = None if "://" in named.path else files.folder.read(files.folder.root / named.path, MAX_LOGO_BYTES)
    if content is None:
        message = translatable("There is no file “{file}” beside _brand.yml.", file=named.path)
        hint = translatable("Put the logo there: a report shows no pictures of other sites.")
        content = MISSING_FILE.at(named.place, message, hint)
    logo = content if isinstance(content, Problem) else read_logo(content, named.place, plate=named.plate)
    if isinstance(logo, Problem):
        files.problems.append(logo)
        return None
    return logo


def read_pictures(files: ReportFiles, data: Path, reading: ReadContext) -> Mapping[str, Picture]:
    """The pictures of pictures.yml, with what their files hold; none where there is no such file."""
    declared = files.record(data / "pictures.yml", PicturesFile, reading)
    pictures = declared.pictures if declared else {}
    return {name: _with_image(files, data, picture) for name, picture in pictures.items()}


def _with_image(files: ReportFiles, data: Path, picture: Picture) -> Picture:
    """A picture with what its file holds, if that can be read."""
    if not os.path.lexists(data / picture.file):
        message = translatable("There is no file “{file}” in data/.", file=picture.file)
        hint = translatable("Put the picture there, or correct its name: capitals and the ending matter.")
        files.problems.append(MISSING_FILE.at(picture.at("file"), message, hint))
        return picture
    return replace(picture, image=files.picture(data / picture.file, picture.at("file")))
