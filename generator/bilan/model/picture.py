"""pictures.yml: the pictures of the report, with the words and the rights that belong to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from bilan.messages.message import translatable
from bilan.pictures.picture_file import PictureFile
from bilan.schema.containers import MapOf, ReferenceTo
from bilan.schema.focus_field import Focus, FocusPoint
from bilan.schema.record import Record, RecordOf, key
from bilan.schema.text_fields import Choice, LocalizedText, Text
from bilan.values.code_list import CodeList
from bilan.values.local_text import LocalText

PICTURE = ReferenceTo(translatable("the name of a picture"))


class Consent(CodeList):
    """Whether the people in a picture agreed that it is published."""

    GIVEN = "given", "Everyone who can be recognised agreed."
    NOT_NEEDED = "not_needed", "Nobody can be recognised, or the law asks for no consent."


class Picture(Record):
    """A picture. `image` is what its file holds, None if that cannot be read."""

    id: str
    file: str = key(
        Text(translatable("the name of a file")),
        title="File",
        help="The file of the picture, from the folder data/: JPEG, PNG, WebP, AVIF or TIFF.",
        example="pictures/open-days.jpg",
    )
    alt: LocalText = key(
        LocalizedText(),
        title="In words",
        help="What the picture shows, for people who do not see it. It is needed in every language of the report.",
        example="Children try on helmets at the stand of the motorcyclists.",
    )
    caption: LocalText | None = key(
        LocalizedText(),
        None,
        title="Caption",
        help="The line below the picture.",
        example="The open days in El Jadida, 2025.",
    )
    credit: str = key(
        Text(translatable("the name of the photographer or the owner")),
        title="Credit",
        help="Who took the picture, or to whom it belongs.",
        example="Amina Benali",
    )
    licence: str | None = key(Text(), None, title="Licence", help="The terms on which it may be used.", example="CC-BY-4.0")
    consent: Consent = key(
        Choice(Consent),
        title="Consent",
        help="Whether the people in it agreed to its publication: “given” or “not_needed”.",
        example="given",
    )
    focus: Focus | None = key(
        FocusPoint(),
        None,
        title="Focus",
        help="What must stay visible where the picture is cut: how far from the left and from the top, each from 0 to 1.",
        example=[0.5, 0.3],
    )
    image: PictureFile | None = field(default=None, repr=False)


class PicturesFile(Record):
    """The whole of pictures.yml."""

    pictures: Mapping[str, Picture] = key(
        MapOf(RecordOf(Picture).of_name, translatable("names of pictures"), RecordOf(Picture), "pictures"),
        title="Pictures",
        help="The pictures of the report, by id.",
    )
