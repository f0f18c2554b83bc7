"""The file of a picture: what it is, and whether it can be used. Pillow reads it.

Problems: `unreadable-picture`, and the warning `small-picture`.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass, field
from hashlib import sha256
from io import BytesIO

from PIL import Image, ImageOps

from bilan.diagnostics.problem import Code, Place, Problem, Severity
from bilan.messages.message import translatable

UNREADABLE_PICTURE = Code("unreadable-picture")
SMALL_PICTURE = Code("small-picture", Severity.WARNING)

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "TIFF")
MAX_BYTES = 40_000_000
MAX_PIXELS = 120_000_000  # more than any camera in use takes; a file can claim more to exhaust memory
MIN_WIDTH = 800  # in pixels: a column of text on a screen with two pixels a point


@dataclass(frozen=True, slots=True)
class PictureFile:
    """The bytes of a picture, their SHA-256, and its size in pixels as it is seen (turned as its metadata say)."""

    content: bytes = field(repr=False)
    digest: str
    width: int
    height: int

    def fingerprinted(self) -> str:
        """The digest, which stands for everything else."""
        return self.digest


def read_picture(content: bytes, place: Place) -> tuple[PictureFile | None, tuple[Problem, ...]]:
    """The picture in a file, None if it cannot be used; `place` is where the report names it."""
    try:
        with open_image(content) as image:
            width, height = ImageOps.exif_transpose(image).size
    except Exception as error:  # Pillow's readers raise whatever a damaged file makes them raise
        return None, (_unreadable(place, error),)
    picture = PictureFile(content, sha256(content).hexdigest(), width, height)
    return picture, ((_small(place, width),) if width < MIN_WIDTH else ())


def open_image(content: bytes) -> Image.Image:
    """The image, decoded whole.

    Raises ValueError if it has too many pixels, and whatever else Pillow raises for a damaged file.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns of large images, which are refused below
        image = Image.open(BytesIO(content), formats=FORMATS)
    if image.width * image.height > MAX_PIXELS:
        raise ValueError(f"{image.width} × {image.height} pixels")
    image.load()
    return image


def _unreadable(place: Place, error: Exception) -> Problem:
    if isinstance(error, ValueError) and "pixels" in str(error):
        message = translatable("This picture is too large: {size}.", size=str(error))
        hint = translatable("Save a smaller copy of it: {most} million pixels at most.", most=MAX_PIXELS // 1_000_000)
        return UNREADABLE_PICTURE.at(place, message, hint)
    message = translatable("This file is not a picture that can be read.")
    hint = translatable("Export the picture again as JPEG, PNG, WebP, AVIF or TIFF.")
    return UNREADABLE_PICTURE.at(place, message, hint)


def _small(place: Place, width: int) -> Problem:
    message = translatable("This picture is only {width} pixels wide, and looks blurred on large screens.", width=width)
    hint = translatable("Use a copy that is at least {least} pixels wide.", least=MIN_WIDTH)
    return SMALL_PICTURE.at(place, message, hint)
