"""Formats the texts and sentences of a report as plain text in one language, with the values in them.

Values have formats of their own: `number_text.py`, `figure_text.py`, `change_text.py`, `period_text.py`.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from bilan.analysis.amount import Amount
from bilan.analysis.press_review import Group
from bilan.locales.typography import add_french_spaces, nest_quotation_marks
from bilan.model.figure import Figure
from bilan.model.indicator import Indicator
from bilan.model.publication import subtag
from bilan.render.change_text import ChangeText
from bilan.values.local_text import LocalText
from bilan.values.partial_date import PartialDate, day_of
from bilan.values.period import Period
from bilan.values.sentence import (
    LanguageName,
    LocalizedText,
    MonthAbbreviation,
    MonthName,
    PageUrl,
    PeriodName,
    PluralSentence,
    Sentence,
    Text,
    TextList,
)


@dataclass(frozen=True)
class TextFormatter(ChangeText):
    """Formats texts of the data and sentences of the catalogs, and what has names in the data."""

    def plain(self, text: Text) -> str:
        """A text in this language or the default one, as plain text, for code that escapes it itself."""
        return self._plain(text, lambda local: local.in_language(self.language.subtag).text)

    def label(self, text: Text) -> str:
        """A text as plain text with the no-break spaces of its language, for charts and attributes."""
        return self._plain(text, self._spaced)

    def _spaced(self, text: LocalText) -> str:
        available = text.in_language(self.language.subtag)
        return add_french_spaces(available.text, subtag(available.language or self.language.tag))

    def _plain(self, text: Text, local: Callable[[LocalText], str]) -> str:
        """A text as plain text; `local` gives the words of a text of the data."""
        match text:
            case str():
                return text
            case Sentence(words, values):
                return nest_quotation_marks(self.language.words(words).format(**self._plain_values(values, local)))
            case PluralSentence(number, one, other, values):
                printed = {"number": self.language.number(Decimal(number)), **self._plain_values(values, local)}
                return nest_quotation_marks(self.language.words.counted(number, one, other).format(**printed))
            case LocalText():
                return local(text)
            case MonthName(year, month):
                return self.month_name((year, month))
            case MonthAbbreviation(month):
                return self.language.short_month(month)
            case PeriodName():
                return self.period_name(text.period, short=text.short, in_full=text.in_full)
            case LanguageName(tag):
                return self.language_name(tag)
            case PageUrl(address):
                return self.url(address)

    def _plain_values(self, values: Mapping[str, object], local: Callable[[LocalText], str]) -> dict[str, object]:
        return {name: self._plain_value(value, local) for name, value in values.items()}

    def _plain_value(self, value: object, local: Callable[[LocalText], str]) -> object:
        """A value of a sentence as plain text."""
        match value:
            case _ if isinstance(value, LocalizedText):
                return self._plain(value, local)
            case TextList(texts):
                return self.comma.join(self._plain(text, local) for text in texts)
        return self.plain_value(value)

    def plain_value(self, value: object) -> object:
        """A value that is no text, as plain text; what has no format of its own is unchanged."""
        match value:
            case PartialDate():
                return self.language.date(value)
            case datetime.date():
                return self.language.date(day_of(value))
            case Period():
                return self.period_name(value)
            case Group():
                return self.period_in_words(value)
            case Figure():
                return self.printed(value, unit=True)
            case Amount():
                return self.amount_in_words(value)
        return value

    def language_name(self, tag: str) -> str:
        """The name of a language in this language."""
        return str(self.language.locale.languages.get(subtag(tag), tag))

    def member(self, dimension: str, member: str) -> str:
        """The name of a member of a dimension as plain text; its id where it is not declared."""
        declared = self.report.dimensions.get(dimension)
        known = declared.members.get(member) if declared else None
        return self.label(known.name) if known else member

    def observed(self, figure: Figure) -> str:
        """What an observation is of, as plain text: its year, its period, its members: `mars 2025, Casablanca`."""
        period = self.period_name(figure.period) if figure.period else self.year(figure.year)
        return self.comma.join((period, *(self.member(name, member) for name, member in figure.members.items())))

    def unit_beside_name(self, figure: Figure) -> str:
        """The unit after the name of an indicator in a row, which is no place for the plural of the number (`de vues`).

        Empty if the name has the unit's noun already (`Visiteurs des portes ouvertes`), or if no noun follows the number.
        """
        indicator = self.indicator_of(figure)
        return "" if not self.noun(figure) or self._names_its_unit(indicator) else self.unit_heading(indicator)

    def name_with_unit(self, indicator: Indicator) -> str:
        """`Superficie du site, mètres carrés`; the name alone if it has the unit's noun: `Visiteurs des portes ouvertes`."""
        name = self.label(indicator.name)
        return name if self._names_its_unit(indicator) else self.comma.join((name, self.unit_heading(indicator)))

    def _names_its_unit(self, indicator: Indicator) -> bool:
        name, unit = self.plain(indicator.name).casefold(), self.unit_of(indicator)
        forms = unit.forms.get(self.language.subtag) if unit else None
        nouns = (forms.one, forms.few, forms.other, forms.heading) if forms else ()
        return any(noun and noun.casefold() in name for noun in nouns)
