"""The foreword of a year: a hand-written page that year.yml names, with whoever signs it in its front matter.

Problems: `missing-key`, `unknown-picture`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bilan.blocks.picture_block import PictureBlock, PictureRole, referred_picture
from bilan.blocks.story_blocks import Foreword, Signature, TranslatedProse
from bilan.blocks.text_blocks import Prose
from bilan.diagnostics.problem import Place
from bilan.messages.message import translatable
from bilan.model.report import Report
from bilan.pages.front_matter import FrontMatter
from bilan.pages.text_with_figures import apart, title_heading
from bilan.values.local_text import LocalText
from bilan.values.sentence import sentence

DEFAULT_TITLE = sentence("Foreword")
BY_HINT = translatable("Write “by: …” between the lines “---”: the name of whoever signs.")


@dataclass(frozen=True, slots=True)
class WrittenForeword:
    """A foreword in one language: its title (empty for the default), its text, and who signs.

    The links of `text` are right on the home page, those of `of_year` on the page of the year.
    """

    language: str
    title: str
    text: Prose
    of_year: Prose
    by: str
    role: str
    place: Place
    portrait: PictureBlock | None
    signature: PictureBlock | None

    def page(self, title: str, own: Prose) -> Prose:
        """The page of the foreword itself: portrait and signature around its own text."""
        return Prose((*title_heading((title,)), *apart(self.portrait), "\n", *own.pieces, *apart(_signature([self]))))


def written_foreword(report: Report, language: str, front: FrontMatter, texts: tuple[Prose, Prose]) -> WrittenForeword:
    """A foreword from its front matter and its texts for the home page and for the page of the year."""
    portrait = referred_picture(report, front.portrait, PictureRole.PORTRAIT)
    signature = referred_picture(report, front.signature, PictureRole.SIGNATURE)
    by, role = front.by or "", front.role or ""
    return WrittenForeword(language, front.title or "", *texts, by, role, front.place, portrait, signature)


def translated_forewords(versions: Sequence[WrittenForeword]) -> tuple[Foreword, Foreword]:
    """A foreword in all its languages, for the home page and for the page of the year.

    The pictures are those of the first version, the original.
    """
    original = versions[0]
    title = _text(versions, {version.language: version.title for version in versions}) or DEFAULT_TITLE
    at_root, of_year = (
        TranslatedProse(tuple((version.language, prose) for version, prose in zip(versions, texts, strict=True)))
        for texts in ([version.text for version in versions], [version.of_year for version in versions])
    )
    foreword = Foreword(title, at_root, _signature(versions), original.portrait)
    return foreword, replace(foreword, text=of_year)


def _signature(versions: Sequence[WrittenForeword]) -> Signature:
    original = versions[0]
    by = {version.language: version.by for version in versions}
    role = _text(versions, {version.language: version.role for version in versions})
    return Signature(LocalText(by, original.language, original.place), role, original.signature)


def _text(versions: Sequence[WrittenForeword], texts: dict[str, str]) -> LocalText | None:
    """A text in the languages that have one; None if the original has none."""
    original = versions[0]
    own = {language: text for language, text in texts.items() if text}
    return LocalText(own, original.language, original.place) if original.language in own else None
