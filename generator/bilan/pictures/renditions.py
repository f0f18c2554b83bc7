"""The copies of a picture that a site serves: several widths in two formats, and one JPEG for all other programs.

Copies have the pixels of the picture and nothing else: no place, time, camera or name (Exif, IPTC, XMP), and no colour
profile, as they are in sRGB. Equal pictures give equal bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms, ImageOps

from bilan.pictures.picture_file import PictureFile, open_image

WIDTHS = (480, 960, 1600)  # pixels: a phone, a column or a phone with dense pixels, the width of a page with dense pixels
LARGEST = WIDTHS[-1]
_WHITE = (255, 255, 255)


@dataclass(frozen=True, slots=True)
class Encoding:
    """A format of copies: its suffix, its media type, and the options of Pillow."""

    suffix: str
    media_type: str
    options: tuple[tuple[str, Any], ...]


AVIF = Encoding("avif", "image/avif", (("format", "AVIF"), ("quality", 60), ("speed", 8), ("max_threads", 1)))
WEBP = Encoding("webp", "image/webp", (("format", "WEBP"), ("quality", 78), ("method", 4)))
JPEG = Encoding("jpg", "image/jpeg", (("format", "JPEG"), ("quality", 82), ("progressive", True), ("optimize", True)))


def widths(picture: PictureFile) -> tuple[int, ...]:
    """The widths of the copies of a picture; none is larger than the picture itself."""
    smaller = tuple(width for width in WIDTHS if width < picture.width)
    return smaller if picture.width >= LARGEST and LARGEST in smaller else (*smaller, min(picture.width, LARGEST))


def height_at(picture: PictureFile, width: int) -> int:
    """The height of a copy of that width."""
    return max(1, round(picture.height * width / picture.width))


def decoded(picture: PictureFile) -> Image.Image:
    """The pixels of a picture: upright, in sRGB, on white where it is transparent."""
    with open_image(picture.content) as image:
        upright = _in_srgb(ImageOps.exif_transpose(image))
        if "A" not in upright.getbands() and "transparency" not in upright.info:
            return upright.convert("RGB")
        layer = upright.convert("RGBA")
        flat = Image.new("RGB", layer.size, _WHITE)
        flat.paste(layer, mask=layer.getchannel("A"))
        return flat


def _in_srgb(image: Image.Image) -> Image.Image:
    """The image with its colours converted from those of its profile; without a profile that can be read, as it is."""
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in ("RGB", "CMYK", "L"):
        return image
    try:
        converted = ImageCms.profileToProfile(
            image, ImageCms.ImageCmsProfile(BytesIO(profile)), ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except (ImageCms.PyCMSError, OSError):
        return image
    return converted or image


def rendition(image: Image.Image, size: tuple[int, int], encoding: Encoding) -> bytes:
    """A copy of decoded pixels in a size and an encoding."""
    copy = image if image.size == size else image.resize(size, Image.Resampling.LANCZOS)
    bare = Image.new("RGB", copy.size)
    bare.paste(copy)  # a new image has no metadata that a writer could keep
    written = BytesIO()
    bare.save(written, **dict(encoding.options))
    return written.getvalue()
