"""The record in each data file, by the name of its schema; `article` is a file in `YYYY/articles/`."""

from __future__ import annotations

from pathlib import PurePosixPath

from bilan.model.article import Article, ArticlesFile
from bilan.model.dimension import DimensionsFile
from bilan.model.event import EventsFile
from bilan.model.figure import FiguresFile
from bilan.model.indicator import IndicatorsFile
from bilan.model.outlet import OutletsFile, PressFile
from bilan.model.picture import PicturesFile
from bilan.model.publication import Publication
from bilan.model.rebuttal import RebuttalsFile
from bilan.model.registers.register import RegistersFile
from bilan.model.source import GlossaryFile, SourcesFile
from bilan.model.year import YearFile
from bilan.schema.record import Record

FILES: dict[str, type[Record]] = {
    "report": Publication,
    "indicators": IndicatorsFile,
    "dimensions": DimensionsFile,
    "registers": RegistersFile,
    "sources": SourcesFile,
    "outlets": OutletsFile,
    "press": PressFile,
    "glossary": GlossaryFile,
    "pictures": PicturesFile,
    "year": YearFile,
    "figures": FiguresFile,
    "articles": ArticlesFile,
    "article": Article,
    "rebuttals": RebuttalsFile,
    "events": EventsFile,
}


def record_of(file: str) -> type[Record] | None:
    """Return the record in the file at a path, None if it is not a data file."""
    path = PurePosixPath(file)
    if path.suffix != ".yml":
        return None
    return FILES["article"] if path.parent.name == "articles" else FILES.get(path.stem)
