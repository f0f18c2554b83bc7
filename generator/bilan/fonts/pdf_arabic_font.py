"""Makes the Arabic font of PDFs again, byte for byte, from `fontpkg-ibm-plex-sans-arabic` 1.101.

    python -m bilan.fonts.pdf_arabic_font [FOLDER]

It is IBM Plex Sans Arabic, as on the site, in which each letter has a glyph of its own. The original joins two letters in
one glyph (lam and alef; many letters before reh, noon and yeh). Programs that read a PDF turn the letters of such a glyph
round, and then only 69 % of the words are found. Here the first letter has the drawing of both, and the second has an empty
glyph without a width: the page looks the same, and a program reads one letter for each glyph. Pairs have no kerning, because
programs take the space that it leaves for the end of a word.

Run by hand when the package changes, then commit the result. "Plex" is a Reserved Font Name: the font calls itself Bilan
Sans.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path

import fontpkg
from fontTools.otlLib.builder import buildCoverage, buildSingleSubstSubtable
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables
from fontTools.ttLib.tables._g_l_y_f import Glyph

from bilan.fonts.font_subset import ARABIC, FEATURES, opened, rename

WEIGHTS = {400: "Regular", 600: "SemiBold"}
KEPT_FEATURES = [name for name in FEATURES if name not in ("kern", "liga", "tnum")]
_BASE, _MARK = 1, 3  # classes of glyphs in the table GDEF
_LIGATURES, _CHAINED = 4, 6  # types of lookups in the table GSUB
_MARK_TO_BASE, _MARK_TO_LIGATURE, _MARK_TO_MARK = 4, 5, 6  # and in the table GPOS

Pairs = Mapping[tuple[str, str], str]


def main(folder: Path) -> None:
    """Writes a font for each weight into a folder."""
    for weight, name in WEIGHTS.items():
        (folder / f"BilanSansArabic-{name}.ttf").write_bytes(arabic_pdf_font(weight))


def arabic_pdf_font(weight: int) -> bytes:
    """The font of a weight, as TrueType."""
    font = opened(fontpkg.path("ibm-plex-sans-arabic", weight=weight).read_bytes())
    separate_letters(font)
    options = Options(layout_features=KEPT_FEATURES, name_IDs=[*range(7), 13, 14, 16, 17], hinting=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=ARABIC)
    subsetter.subset(font)
    rename(font)
    written = BytesIO()
    font.save(written)
    return written.getvalue()


def separate_letters(font: TTFont) -> None:
    """Replaces the required ligatures of a font by a glyph for each of their letters."""
    lookups = font["GSUB"].table.LookupList.Lookup
    (at,) = {
        index
        for record in font["GSUB"].table.FeatureList.FeatureRecord
        if record.FeatureTag == "rlig"
        for index in record.Feature.LookupListIndex
    }
    pairs = _pairs(_subtables(lookups[at], _LIGATURES))
    seconds = {pair: f"second.{joined}" for pair, joined in pairs.items()}
    for name in dict.fromkeys(seconds.values()):
        font["glyf"][name] = Glyph()
        font["hmtx"][name] = (0, 0)
    font.setGlyphOrder(list(font["glyf"].glyphOrder))
    _chain(font, at, pairs, seconds)
    _attach_marks(font, pairs, seconds)


def _subtables(lookup: otTables.Lookup, kind: int) -> Iterable[otTables.BaseTable]:
    found = [getattr(table, "ExtSubTable", table) for table in lookup.SubTable]
    return [table for table in found if table.LookupType == kind]


def _pairs(tables: Iterable[otTables.BaseTable]) -> Pairs:
    """The joined glyph of each pair of glyphs."""
    found: dict[tuple[str, str], str] = {}
    for table in tables:
        for first, ligatures in table.ligatures.items():
            for ligature in ligatures:
                (second,) = ligature.Component
                found[first, second] = ligature.LigGlyph
    return found


def _chain(font: TTFont, at: int, pairs: Pairs, seconds: Pairs) -> None:
    """Puts in the place of the ligatures: of each pair, the second glyph becomes its empty one, the first the joined one."""
    lookups, flag = font["GSUB"].table.LookupList.Lookup, font["GSUB"].table.LookupList.Lookup[at].LookupFlag
    firsts: dict[str, dict[str, str]] = {}
    empties: dict[str, dict[str, str]] = {}
    for (first, second), joined in pairs.items():
        firsts.setdefault(second, {})[first] = joined
        empties.setdefault(first, {})[second] = seconds[first, second]

    def added(mapping: dict[str, str]) -> int:
        lookup = otTables.Lookup()
        lookup.LookupType, lookup.LookupFlag = 1, flag
        lookup.SubTable, lookup.SubTableCount = [buildSingleSubstSubtable(mapping)], 1
        lookups.append(lookup)
        return len(lookups) - 1

    of_first, of_second = ({name: added(mapping) for name, mapping in each.items()} for each in (firsts, empties))
    glyphs = font.getReverseGlyphMap(rebuild=True)
    chained = otTables.Lookup()
    chained.LookupType, chained.LookupFlag = _CHAINED, flag
    chained.SubTable = [
        _chained([first, second], [(1, of_second[first]), (0, of_first[second])], glyphs) for first, second in pairs
    ]
    chained.SubTableCount = len(chained.SubTable)
    lookups[at] = chained
    font["GSUB"].table.LookupList.LookupCount = len(lookups)


def _chained(names: list[str], steps: list[tuple[int, int]], glyphs: Mapping[str, int]) -> otTables.ChainContextSubst:
    table = otTables.ChainContextSubst()
    table.Format = 3
    table.BacktrackGlyphCount, table.BacktrackCoverage = 0, []
    table.LookAheadGlyphCount, table.LookAheadCoverage = 0, []
    table.InputGlyphCount, table.InputCoverage = len(names), [buildCoverage([name], glyphs) for name in names]
    table.SubstCount, table.SubstLookupRecord = len(steps), []
    for position, lookup in steps:
        record = otTables.SubstLookupRecord()
        record.SequenceIndex, record.LookupListIndex = position, lookup
        table.SubstLookupRecord.append(record)
    return table


def _attach_marks(font: TTFont, pairs: Pairs, seconds: Pairs) -> None:
    """Gives both glyphs of a pair the places of vowel marks that the two parts of the joined glyph had.

    The empty glyph is a mark itself, so that the rules for neighbours pass over it. It is where the joined one begins, so
    the places need no shift.
    """
    classes = font["GDEF"].table.GlyphClassDef.classDefs
    classes |= dict.fromkeys(pairs.values(), _BASE) | dict.fromkeys(seconds.values(), _MARK)
    glyphs, positions = font.getReverseGlyphMap(), font["GPOS"].table
    (lookup,) = (lookup for lookup in positions.LookupList.Lookup if _of_ligatures(lookup))
    (table,) = map(_table, lookup.SubTable)
    of_firsts: dict[str, list[otTables.Anchor | None]] = {}
    of_seconds: dict[str, list[otTables.Anchor | None]] = {}
    known = dict(zip(table.LigatureCoverage.glyphs, table.LigatureArray.LigatureAttach, strict=True))
    for pair, joined in pairs.items():
        if joined in known:
            first, second = known[joined].ComponentRecord
            of_firsts[joined], of_seconds[seconds[pair]] = first.LigatureAnchor, second.LigatureAnchor
    lookup.LookupType, lookup.SubTable = _MARK_TO_BASE, [_on_bases(table, of_firsts, glyphs)]
    added = otTables.Lookup()
    added.LookupType, added.LookupFlag = _MARK_TO_MARK, 1
    added.SubTable, added.SubTableCount = [_on_marks(table, of_seconds, glyphs)], 1
    positions.LookupList.Lookup.append(added)
    positions.LookupList.LookupCount = len(positions.LookupList.Lookup)
    for record in positions.FeatureList.FeatureRecord:
        if record.FeatureTag == "mkmk":
            record.Feature.LookupListIndex.append(positions.LookupList.LookupCount - 1)
            record.Feature.LookupCount += 1


def _table(subtable: otTables.BaseTable) -> otTables.BaseTable:
    return getattr(subtable, "ExtSubTable", subtable)


def _of_ligatures(lookup: otTables.Lookup) -> bool:
    return bool(_table(lookup.SubTable[0]).LookupType == _MARK_TO_LIGATURE)


def _on_bases(
    table: otTables.MarkLigPos, anchors: Mapping[str, list[otTables.Anchor | None]], glyphs: Mapping[str, int]
) -> otTables.MarkBasePos:
    """The places of the marks of a table on letters."""
    placed = otTables.MarkBasePos()
    placed.Format, placed.ClassCount = 1, table.ClassCount
    placed.MarkCoverage, placed.MarkArray = table.MarkCoverage, table.MarkArray
    names = sorted(anchors, key=lambda name: glyphs[name])
    placed.BaseCoverage, placed.BaseArray = buildCoverage(names, glyphs), otTables.BaseArray()
    placed.BaseArray.BaseRecord = [otTables.BaseRecord() for _ in names]
    for name, record in zip(names, placed.BaseArray.BaseRecord, strict=True):
        record.BaseAnchor = anchors[name]
    placed.BaseArray.BaseCount = len(names)
    return placed


def _on_marks(
    table: otTables.MarkLigPos, anchors: Mapping[str, list[otTables.Anchor | None]], glyphs: Mapping[str, int]
) -> otTables.MarkMarkPos:
    """The places of the marks of a table on empty glyphs."""
    placed = otTables.MarkMarkPos()
    placed.Format, placed.ClassCount = 1, table.ClassCount
    placed.Mark1Coverage, placed.Mark1Array = table.MarkCoverage, table.MarkArray
    names = sorted(anchors, key=lambda name: glyphs[name])
    placed.Mark2Coverage, placed.Mark2Array = buildCoverage(names, glyphs), otTables.Mark2Array()
    placed.Mark2Array.Mark2Record = [otTables.Mark2Record() for _ in names]
    for name, record in zip(names, placed.Mark2Array.Mark2Record, strict=True):
        record.Mark2Anchor = anchors[name]
    placed.Mark2Array.Mark2Count = len(names)
    return placed


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "paper")
