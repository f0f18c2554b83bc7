"""The block of a picture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from bilan.blocks.block import Block
from bilan.model.picture import Picture
from bilan.model.report import Report
from bilan.pictures.picture_file import PictureFile
from bilan.pictures.renditions import AVIF, JPEG, WEBP, Encoding, height_at, widths
from bilan.schema.containers import Reference
from bilan.schema.focus_field import CENTRE


class PictureRole(Enum):
    """How large a picture is shown: across the page, in the column of the text, beside a signed text, or as a signature."""

    COVER = "cover"
    FIGURE = "figure"
    PORTRAIT = "portrait"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True)
class Rendition:
    """A copy of a picture: its path from the root of the site, its width and height in pixels, and its encoding.

    The path has a part of the picture's digest: a server may let browsers cache the copy without limit.
    """

    path: str
    width: int
    height: int
    encoding: Encoding


class PictureBlock(Block):
    """A picture with its caption and credit."""

    picture: Picture
    image: PictureFile
    role: PictureRole = PictureRole.FIGURE

    @property
    def sources(self) -> Iterator[tuple[Encoding, tuple[Rendition, ...]]]:
        """The copies by encoding, the smallest files first; in each, the narrowest copy first."""
        for encoding in (AVIF, WEBP):
            yield encoding, tuple(self._rendition(width, encoding) for width in widths(self.image))

    @property
    def fallback(self) -> Rendition:
        """The copy for programs that know no other format, in the middle of the widths."""
        width = widths(self.image)
        return self._rendition(width[len(width) // 2], JPEG)

    @property
    def copies(self) -> tuple[Rendition, ...]:
        """Every copy that the page refers to."""
        return (*(copy for _, copies in self.sources for copy in copies), self.fallback)

    @property
    def focus(self) -> tuple[int, int]:
        """The point that stays visible, in steps of ten percent from the left and from the top."""
        left, top = self.picture.focus or CENTRE
        return round(left * 10) * 10, round(top * 10) * 10

    def _rendition(self, width: int, encoding: Encoding) -> Rendition:
        path = f"pictures/{self.picture.id}-{self.image.digest[:8]}-{width}.{encoding.suffix}"
        return Rendition(path, width, height_at(self.image, width), encoding)


def picture_block(picture: Picture | None, role: PictureRole = PictureRole.FIGURE) -> PictureBlock | None:
    """The block of a picture; None if there is none, or its file cannot be read, which is a problem of its own."""
    return PictureBlock(picture, picture.image, role) if picture and picture.image else None


def referred_picture(
    report: Report, reference: Reference | None, role: PictureRole = PictureRole.FIGURE
) -> PictureBlock | None:
    """The block of the picture that a record refers to; None if it refers to none."""
    return picture_block(report.pictures.get(reference.name), role) if reference else None
