"""Formats figures, their changes and their formulas as markup: `<data>` elements, with links to their sources."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from bilan.analysis.change import Change, Incomparable, Reason
from bilan.analysis.errata import Erratum
from bilan.model.figure import Alternative, Figure
from bilan.model.indicator import Indicator
from bilan.render.escape import escape_markdown, fill_template, join_markup
from bilan.render.formula_text import formula_text, obstacle_sentence
from bilan.render.text_markup import TextMarkup
from bilan.values.interval import Qualifier
from bilan.values.local_text import LocalText
from bilan.values.quantity import range_text

_NO_BREAK = Markup("&#160;")


@dataclass(frozen=True)
class FigureMarkup(TextMarkup):
    """Formats figures, changes and formulas."""

    def name(self, figure: Figure) -> Markup:
        """The name of the indicator that a figure observes."""
        return self.text(self.indicator_of(figure).name)

    def figure(self, figure: Figure, *, unit: bool = False, short: bool = False, beside_unit: bool = False) -> Markup:
        """A figure as a `<data>` element, with a link to its entry on the indicator's page, which has its sources.

        `beside_unit` says that `noun` is printed beside it: then a number that is one with its noun is printed in words.
        """
        address = self.to(self.figure_address(figure))
        printed = self.data(figure, unit=unit, short=short, beside_unit=beside_unit)
        return fill_template('<a class="figure-link" href="{}">{}</a>', address, printed)

    def data(self, figure: Figure, *, unit: bool = False, short: bool = False, beside_unit: bool = False) -> Markup:
        """A figure as a `<data>` element without a link, for the place that other figures link to."""
        if figure.quantity is None:
            return fill_template(
                '<span class="no-figure" data-figure="{}">{}</span>', figure.key, escape_markdown(self.printed(figure))
            )
        marked = self.data_element(figure, short=short, in_words=unit or beside_unit)
        noun = self.noun(figure) if unit else ""
        phrase = join_markup((marked, _NO_BREAK, escape_markdown(noun))) if noun else marked
        if figure.qualifier is Qualifier.EXACT:
            return phrase
        return self._filled(self.language.qualified("{number}", figure.qualifier), {"number": phrase})

    def data_element(self, figure: Figure, *, short: bool = False, in_words: bool = False) -> Markup:
        """The number of a figure that has a value as a `<data>` element, without qualifier and noun.

        With `in_words`, a number that is one with its noun is printed as such: `ساعتان`.
        The attribute `value` is the exact number; of a range, its two ends with “/” between them (ISO 8601): `100/120`.
        """
        quantity = figure.quantity if figure.quantity is not None else Decimal(0)
        digits = self.short_number(figure) if short else self.number(quantity, self.indicator_of(figure))
        printed = (self.in_words(figure) if in_words else "") or digits
        value = range_text(quantity) or f"{quantity:f}"
        return fill_template(
            '<data class="figure" value="{}" data-figure="{}">{}</data>', value, figure.key, escape_markdown(printed)
        )

    def computed(self, figure: Figure) -> Markup:
        """How a figure was computed, with its inputs as links, or why it could not be; empty for one that was entered."""
        if figure.computation is None:
            return Markup("")
        formula = formula_text(self, figure.computation.formula, figure.year)
        why = obstacle_sentence(self, figure)
        words = self.say("Computed: {formula}", formula=formula)
        return join_markup((self.text(why), words), " ") if why else words

    def formula(self, indicator: Indicator) -> Markup:
        """The formula of an indicator, with links to the indicators in it; empty for one that is counted."""
        return formula_text(self, indicator.formula, None) if indicator.formula else Markup("")

    def change(self, change: Change | Incomparable) -> Markup:
        """A change with its sign, or the reason why it cannot be stated."""
        if isinstance(change, Incomparable):
            return fill_template('<span class="no-change">{}</span>', escape_markdown(self.reason(change)))
        return fill_template('<span class="change">{}</span>', escape_markdown(self.amount(change)))

    def change_since(self, change: Change | Incomparable) -> Markup:
        """A change with the year of its base, or the reason why it cannot be stated; empty for a rank."""
        if isinstance(change, Incomparable) and change.reason is Reason.RANK:
            return Markup("")
        printed = self.change(change)
        if isinstance(change, Incomparable):
            return printed
        since = self.say("since {year}", year=self.year(change.since))
        return fill_template('{} <span class="since">{}</span>', printed, since)

    def why(self, reason: LocalText | Incomparable) -> Markup:
        """The reason why figures cannot be compared: a text of the data, or a rule."""
        return escape_markdown(self.reason(reason)) if isinstance(reason, Incomparable) else self.text(reason)

    def alternative(self, figure: Figure, other: Alternative) -> Markup:
        """The number of another source, with its qualifier."""
        number = escape_markdown(self.number(other.value, self.indicator_of(figure)))
        return self._filled(self.language.qualified("{number}", other.qualifier), {"number": number})

    def revised(self, erratum: Erratum) -> Markup:
        """What a revision changed: “it was 4 463, it became 4 465”."""
        figure = erratum.figure
        indicator = self.indicator_of(figure)
        became = self.state(figure) if erratum.became is None else self.number(erratum.became, indicator)
        return self.say("it was {old}, it became {new}", old=self.number(erratum.revision.was, indicator), new=became)
