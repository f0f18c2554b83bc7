"""The looks of a workbook as its part `styles.xml` (ECMA-376, 18.8): each font, ground, rule and style once, by number."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import quoteattr

from generator.exports.workbook.looks import BREAK, FACE, PLAIN, Look

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_FIRST = 164  # number of a format that is not built in
_BUILT_IN = {"": 0, "#,##0": 3, "#,##0.00": 4}
_NO_RULE = "<border><left/><right/><top/><bottom/><diagonal/></border>"
_NO_GROUNDS = ('<fill><patternFill patternType="none"/></fill>', '<fill><patternFill patternType="gray125"/></fill>')


class Styles:
    """The styles that the cells of a workbook have, numbered as they come."""

    def __init__(self) -> None:
        self._styles: dict[tuple[Look, str, bool], int] = {}
        self.number(PLAIN)

    def number(self, look: Look, shown: str = "", *, quoted: bool = False) -> int:
        """The number of a style: a look, how its number is shown, whether its text is kept from being read as a formula."""
        return self._styles.setdefault((look, shown, quoted), len(self._styles))

    @property
    def part(self) -> str:
        """The part of the file."""
        fonts, rules = _Numbered(), _Numbered(_NO_RULE)
        grounds, formats = _Numbered(*_NO_GROUNDS), _Formats()
        styles = [
            _style(look, quoted, fonts.of(_font(look)), grounds.of(_ground(look)), rules.of(_rule(look)), formats.of(shown))
            for look, shown, quoted in self._styles
        ]
        return (
            f'<styleSheet xmlns="{_MAIN}">{_list("numFmts", formats.written)}{_list("fonts", fonts.found)}'
            f"{_list('fills', grounds.found)}{_list('borders', rules.found)}"
            '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
            f"{_list('cellXfs', styles)}"
            '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
        )


class _Numbered:
    """Things that are written once and named by their number."""

    def __init__(self, *first: str) -> None:
        self.found = dict.fromkeys(first)

    def of(self, written: str) -> int:
        """The number of a thing."""
        self.found.setdefault(written)
        return list(self.found).index(written)


class _Formats(_Numbered):
    """Formats of numbers, some of which every spreadsheet knows."""

    def of(self, written: str) -> int:
        """The number of a format."""
        return _BUILT_IN[written] if written in _BUILT_IN else _FIRST + super().of(written)

    @property
    def written(self) -> list[str]:
        """Those that the file has to name."""
        codes = enumerate(self.found, _FIRST)
        return [f'<numFmt numFmtId="{number}" formatCode={quoteattr(code)}/>' for number, code in codes]


def _list(name: str, items: Iterable[str]) -> str:
    held = list(items)
    return f'<{name} count="{len(held)}">{"".join(held)}</{name}>' if held else ""


def _style(look: Look, quoted: bool, font: int, ground: int, rule: int, shown: int) -> str:
    numbers = f'numFmtId="{shown}" fontId="{font}" fillId="{ground}" borderId="{rule}" xfId="0"'
    applied = "".join(f' apply{what}="1"' for what in ("NumberFormat", "Font", "Fill", "Border", "Alignment"))
    wrapped = ' wrapText="1"' if look.wrapped else ""
    vertical = f' vertical="{look.vertical}"' if look.vertical else ""
    prefix = ' quotePrefix="1"' if quoted else ""
    return f"<xf {numbers}{applied}{prefix}><alignment{vertical}{wrapped}/></xf>"


def _font(look: Look) -> str:
    faces = (("b", look.bold), ("i", look.italic), ("u", look.underlined))
    marks = "".join(f"<{name}/>" for name, is_so in faces if is_so)
    return f'<font>{marks}<sz val="{look.size}"/><color rgb="FF{look.colour}"/><name val="{FACE}"/><family val="2"/></font>'


def _ground(look: Look) -> str:
    if not look.ground:
        return _NO_GROUNDS[0]
    return f'<fill><patternFill patternType="solid"><fgColor rgb="FF{look.ground}"/></patternFill></fill>'


def _rule(look: Look) -> str:
    if not look.rule:
        return _NO_RULE
    return _NO_RULE.replace(f"<{look.rule}/>", f'<{look.rule} style="thick"><color rgb="FF{BREAK}"/></{look.rule}>')
