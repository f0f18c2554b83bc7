"""The directory of a workbook: its sheets in order, its first day, and the number formats of its styles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bilan.messages.message import translatable
from bilan.spreadsheets.xlsx_reader.archive import Archive, Attributes, beside, relations_of
from bilan.spreadsheets.xlsx_reader.number_format import GENERAL, NumberFormat, built_in, number_format

MOST_SHEETS = 200
MOST_STYLES = 65_490  # of cells, as many as Excel stores
MOST_FORMATS = 1_000  # of numbers; Excel stores 250 of a user's own
MOST_RELATIONS = 100_000
_ROOT = "_rels/.rels"


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """A sheet: its name, whether it is visible, and its part."""

    name: str
    visible: bool
    part: str


@dataclass(frozen=True, slots=True)
class Relation:
    """Where a relation of a part leads; `outside` if that is an address, not a part."""

    kind: str
    target: str
    outside: bool


@dataclass(frozen=True, slots=True)
class Directory:
    """The sheets of a workbook, and what they share."""

    sheets: Sequence[SheetEntry]
    formats: Sequence[NumberFormat]
    strings: str  # the part of the shared texts, empty if there is none
    from_1904: bool = False
    to_calculate: bool = False  # a program wrote it, and left its formulas to the program that opens it


def directory(archive: Archive) -> Directory:
    """Return the directory of a workbook. Raises `WorkbookError`."""
    roots = relations(archive, "")
    part = next((root.target for root in roots.values() if root.kind == "officeDocument"), "")
    if part not in archive:
        raise archive.unreadable(
            translatable("This is not an Excel workbook (.xlsx)."), translatable("Open it in Excel and save it again.")
        )
    related = relations(archive, part)
    named = {relation.kind: relation.target for relation in related.values() if not relation.outside}
    sheets, settings = _sheets(archive, part, related)
    styles, strings = named.get("styles", ""), named.get("sharedStrings", "")
    formats = _formats(archive, styles) if styles in archive else ()
    own = strings if strings in archive else ""
    return Directory(sheets, formats, own, "date1904" in settings, "fullCalcOnLoad" in settings)


def relations(archive: Archive, part: str) -> Mapping[str, Relation]:
    """Return the relations of a part by id; those of the whole workbook for an empty name."""
    where = relations_of(part) if part else _ROOT
    found: dict[str, Relation] = {}

    def start(name: str, attributes: Attributes) -> None:
        if name != "Relationship":
            return
        if len(found) >= MOST_RELATIONS:
            raise archive.too_large(translatable("This workbook holds more than {most} links.", most=MOST_RELATIONS))
        outside, target = attributes.get("TargetMode") == "External", attributes.get("Target", "")
        kind = attributes.get("Type", "").rpartition("/")[2]
        found[attributes.get("Id", "")] = Relation(kind, target if outside else beside(part, target), outside)

    if where in archive:
        archive.parse(where, start, _ignore, _ignore)
    return found


def attribute(attributes: Attributes, name: str) -> str:
    """Return an attribute by its name, with any prefix; empty if it is missing."""
    found = attributes.get(name)
    return found if found is not None else next((text for key, text in attributes.items() if key.endswith(f":{name}")), "")


def _sheets(archive: Archive, part: str, related: Mapping[str, Relation]) -> tuple[Sequence[SheetEntry], frozenset[str]]:
    """Return the sheets, and the settings that are on."""
    found: list[SheetEntry] = []
    settings: set[str] = set()

    def start(name: str, attributes: Attributes) -> None:
        if name in ("workbookPr", "calcPr"):
            settings.update(key for key, value in attributes.items() if value in ("1", "true", "on"))
        elif name == "sheet":
            relation = related.get(attribute(attributes, "id"))
            if relation is not None and relation.kind == "worksheet" and relation.target in archive:
                found.append(
                    SheetEntry(attributes.get("name", ""), attributes.get("state", "visible") == "visible", relation.target)
                )
            if len(found) > MOST_SHEETS:
                raise archive.too_large(translatable("This workbook holds more than {most} sheets.", most=MOST_SHEETS))

    archive.parse(part, start, _ignore, _ignore)
    return found, frozenset(settings)


def _formats(archive: Archive, part: str) -> Sequence[NumberFormat]:
    """Return the number format of each cell style, in order."""
    codes: dict[str, str] = {}
    ids: list[str] = []
    within = ""

    def start(name: str, attributes: Attributes) -> None:
        nonlocal within
        if name in ("cellXfs", "cellStyleXfs", "dxfs"):
            within = name
        elif name == "numFmt" and within != "dxfs":
            codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "xf" and within == "cellXfs":
            ids.append(attributes.get("numFmtId", "0"))
        for found, most in ((ids, MOST_STYLES), (codes, MOST_FORMATS)):
            if len(found) > most:
                raise archive.too_large(translatable("This workbook holds more than {most} styles.", most=most))

    archive.parse(part, start, _ignore, _ignore)
    known = {number: number_format(code) for number, code in codes.items()}
    return [
        known.get(number) or (built_in(int(number)) if number.isdecimal() and len(number) < 6 else GENERAL) for number in ids
    ]


def _ignore(*_: object) -> None:
    """Ignore an event."""
