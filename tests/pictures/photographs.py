"""Small pictures drawn on the spot, as a camera writes them."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

GPS, CAMERA, ORIENTATION = 0x8825, 0x0110, 0x0112
TURNED = 6  # the camera was held upright: the picture is seen turned by a quarter


def photograph(width: int, height: int, form: str = "JPEG", *, orientation: int = 1, mode: str = "RGB") -> bytes:
    """A picture whose left half is red and whose right half is blue, with a place, a camera and an orientation."""
    image = Image.new(mode, (width, height), "red")
    image.paste(Image.new(mode, (width - width // 2, height), "blue"), (width // 2, 0))
    metadata = Image.Exif()
    metadata[CAMERA], metadata[ORIENTATION] = "SECRET-CAMERA", orientation
    metadata.get_ifd(GPS).update({1: "N", 2: (33.0, 15.0, 20.0)})
    written = BytesIO()
    image.save(written, format=form, exif=metadata)
    return written.getvalue()
