"""The file of a logo: only what browsers and Typst can show, and what runs nothing and loads nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring
from PIL import Image

MAX_LOGO_BYTES = 500_000
_SVG = "{http://www.w3.org/2000/svg}svg"
_ACTIVE = ("script", "foreignobject", "handler", "iframe")


@dataclass(frozen=True, slots=True)
class Logo:
    """The file of a logo. `plate` is true if it is made for a light ground; on a dark one, it gets a white plate."""

    content: bytes = field(repr=False)
    digest: str
    suffix: str
    plate: bool

    @property
    def path(self) -> str:
        """Its path from the root of the site."""
        return f"assets/logo-{self.digest[:8]}.{self.suffix}"

    def fingerprinted(self) -> tuple[str, str, bool]:
        """The logo in a fingerprint."""
        return self.digest, self.suffix, self.plate


def logo_format(content: bytes) -> str | None:
    """The suffix of a logo that browsers and Typst can show: `svg`, `png`, `jpg` or `webp`; None for anything else."""
    if content.lstrip()[:1] == b"<":
        return "svg" if _is_inert_svg(content) else None
    try:
        with Image.open(BytesIO(content), formats=("PNG", "JPEG", "WEBP")) as image:
            image.load()
            return {"PNG": "png", "JPEG": "jpg", "WEBP": "webp"}.get(image.format or "")
    except Exception:  # Pillow's readers raise whatever a damaged file makes them raise
        return None


def _is_inert_svg(content: bytes) -> bool:
    """True for an SVG image that runs nothing and loads nothing."""
    try:
        root = fromstring(content)
    except (ParseError, DefusedXmlException, ValueError):
        return False
    if root.tag != _SVG:
        return False
    for element in root.iter():
        if str(element.tag).rpartition("}")[2].lower() in _ACTIVE:
            return False
        for name, value in element.attrib.items():
            local = name.rpartition("}")[2].lower()
            if local.startswith("on") or (local == "href" and not value.startswith(("#", "data:image/"))):
                return False
    return True
