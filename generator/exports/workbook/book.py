"""A workbook as one file (Office Open XML, ECMA-376) whose bytes depend on what it holds and on its day, and on nothing
else (reproducible-builds.org)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from generator.exports.workbook.sheet import Sheet, table_part
from generator.exports.workbook.styles import Styles

_EARLIEST = (1980, 1, 1, 0, 0, 0)  # of a zip file
_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FORMATS = "http://schemas.openxmlformats.org"
_DOCUMENT = f"{_FORMATS}/officeDocument/2006/relationships"
_LINK = f"{_DOCUMENT}/hyperlink"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"
_TO_CORE = (f"{_FORMATS}/package/2006/relationships/metadata/core-properties", "docProps/core.xml")
_SPACES = (
    f'xmlns:cp="{_FORMATS}/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
_LONGEST = 31  # signs of the title of a sheet

Relation = tuple[str, str]  # what it is, and where


@dataclass
class Book:
    """A workbook in the making: what it says of itself, and its sheets."""

    title: str
    creator: str
    language: str
    from_right: bool
    sheets: list[Sheet] = field(default_factory=list)
    styles: Styles = field(default_factory=Styles)

    def sheet(self, title: str) -> Sheet:
        """A new sheet under a title."""
        self.sheets.append(Sheet(title[:_LONGEST], self.from_right, self.styles))
        return self.sheets[-1]

    def saved(self, day: date) -> bytes:
        """The file, made on a day."""
        made = BytesIO()
        with ZipFile(made, "w", ZIP_DEFLATED) as archive:
            for name, part in self._parts(day):
                entry = ZipInfo(name, _EARLIEST)
                entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o644 << 16
                archive.writestr(entry, _HEAD + (part.encode() if isinstance(part, str) else part))
        return made.getvalue()

    def _parts(self, day: date) -> Iterator[tuple[str, str | bytes]]:
        numbers = range(1, len(self.sheets) + 1)
        yield "[Content_Types].xml", self._types
        yield "_rels/.rels", _relations([_TO_CORE, (f"{_DOCUMENT}/officeDocument", "xl/workbook.xml")])
        yield "docProps/core.xml", self._properties(day)
        yield "xl/workbook.xml", self._workbook
        sheets = [(f"{_DOCUMENT}/worksheet", f"worksheets/sheet{number}.xml") for number in numbers]
        yield "xl/_rels/workbook.xml.rels", _relations([*sheets, (f"{_DOCUMENT}/styles", "styles.xml")])
        for number, sheet in zip(numbers, self.sheets, strict=True):
            yield f"xl/worksheets/sheet{number}.xml", sheet.part
            yield from _beside(number, sheet)
        yield "xl/styles.xml", self.styles.part

    @property
    def _types(self) -> str:
        numbered = list(enumerate(self.sheets, 1))
        kinds = [
            ("/xl/workbook.xml", f"{_TYPE}.sheet.main+xml"),
            ("/xl/styles.xml", f"{_TYPE}.styles+xml"),
            ("/docProps/core.xml", _CORE),
            *((f"/xl/worksheets/sheet{number}.xml", f"{_TYPE}.worksheet+xml") for number, _ in numbered),
            *((f"/xl/tables/table{number}.xml", f"{_TYPE}.table+xml") for number, sheet in numbered if sheet.listing),
        ]
        overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in kinds)
        relations = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        plain = '<Default Extension="xml" ContentType="application/xml"/>'
        return f'<Types xmlns="{_FORMATS}/package/2006/content-types">{relations}{plain}{overrides}</Types>'

    @property
    def _workbook(self) -> str:
        named = [
            f'<sheet name={quoteattr(sheet.title)} sheetId="{number}" r:id="r{number}"/>'
            for number, sheet in enumerate(self.sheets, 1)
        ]
        views = "<bookViews><workbookView/></bookViews>"
        spaces = f'xmlns="{_FORMATS}/spreadsheetml/2006/main" xmlns:r="{_DOCUMENT}"'
        return f"<workbook {spaces}>{views}<sheets>{''.join(named)}</sheets></workbook>"

    def _properties(self, day: date) -> str:
        """What the file says of itself (Dublin Core)."""
        said = (("creator", self.creator), ("title", self.title), ("language", self.language))
        words = "".join(f"<dc:{name}>{escape(value)}</dc:{name}>" for name, value in said)
        when = (
            f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{day.isoformat()}T00:00:00Z</dcterms:{name}>'
            for name in ("created", "modified")
        )
        return f"<cp:coreProperties {_SPACES}>{words}{''.join(when)}</cp:coreProperties>"


def _beside(number: int, sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Where the links of a sheet lead, and its table."""
    tables = [(f"{_DOCUMENT}/table", f"../tables/table{number}.xml")] if sheet.listing else []
    if sheet.links or tables:
        leading = ((_LINK, address) for address in sheet.links)
        yield f"xl/worksheets/_rels/sheet{number}.xml.rels", _relations([*leading, *tables])
    if sheet.listing:
        yield f"xl/tables/table{number}.xml", table_part(sheet.listing, number)


def _relations(relations: Iterable[Relation]) -> str:
    """Relations of a part, named `r1`, `r2` …; those of links lead out of the file."""
    written = "".join(_relation(number, kind, target) for number, (kind, target) in enumerate(relations, 1))
    return f'<Relationships xmlns="{_FORMATS}/package/2006/relationships">{written}</Relationships>'


def _relation(number: int, kind: str, target: str) -> str:
    mode = ' TargetMode="External"' if kind == _LINK else ""
    return f'<Relationship Id="r{number}" Type="{kind}" Target={quoteattr(target)}{mode}/>'
