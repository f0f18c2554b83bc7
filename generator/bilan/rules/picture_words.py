"""Pictures are named well, and described in every language of the report: nobody sees a picture in a default language.

Codes: `bad-id`, `missing-alternative`.
"""

from __future__ import annotations

from collections.abc import Iterator

from bilan.diagnostics.problem import Code, Problem
from bilan.messages.message import join_messages, translatable
from bilan.model.article import DOCUMENT_ID
from bilan.model.report import Report
from bilan.schema.field_type import ReadContext
from bilan.yaml.nodes import Scalar

MISSING_ALTERNATIVE = Code("missing-alternative")


def check(report: Report) -> Iterator[Problem]:
    """The id of each picture, and its description in every language (WCAG 1.1.1)."""
    reading = ReadContext()
    for picture in report.pictures.values():
        DOCUMENT_ID.read(Scalar(picture.id, picture.place, plain=False), reading)
        lacking = [language for language in report.languages if language not in picture.alt.texts]
        if lacking:
            message = translatable(
                "What the picture “{picture}” shows is not written in {languages}.",
                picture=picture.id,
                languages=join_messages(f"“{language}”" for language in lacking),
            )
            keys = join_messages(translatable("“{word}”", word=f"{language}: …") for language in lacking)
            hint = translatable("Add {keys} to “alt”: readers who do not see the picture have only these words.", keys=keys)
            yield MISSING_ALTERNATIVE.at(picture.at("alt"), message, hint)
    yield from reading.problems
