"""The name under which a picture that an editor chooses is put into `data/pictures/`."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import PurePosixPath

from bilan.diagnostics.problem import Place, errors
from bilan.edit_form.record_text import UnreadableError
from bilan.messages.message import Message, literal
from bilan.pictures.picture_file import open_image, read_picture
from bilan.values.ascii_words import ascii_words

FOLDER = "data/pictures"
_SUFFIXES = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif", "TIFF": "tif"}


def picture_file_name(name: str, content: bytes, taken: Collection[str]) -> str:
    """Return an unused name of small ASCII letters for a picture, with the suffix of its format.

    Raises `UnreadableError` if the content is no picture that can be used.
    """
    picture, problems = read_picture(content, Place(name))
    if picture is None or errors(problems):
        why = problems[0].message
        raise UnreadableError(why if isinstance(why, Message) else literal(why))
    with open_image(content) as image:
        suffix = _SUFFIXES[str(image.format)]
    stem = "-".join(ascii_words(PurePosixPath(name).stem)) or "picture"
    numbered = (f"{stem}{f'-{number}' if number > 1 else ''}.{suffix}" for number in range(1, len(taken) + 2))
    return next(one for one in numbered if one not in taken)
