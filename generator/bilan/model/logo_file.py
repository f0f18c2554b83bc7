"""The file of a logo: only what browsers and Typst can show, and what runs nothing and loads nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from io import BytesIO

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring
from PIL import Image

from bilan.diagnostics.problem import Code, Place, Problem
from bilan.messages.message import translatable

UNREADABLE_LOGO = Code("unreadable-logo")

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


def read_logo(content: bytes, place: Place, *, plate: bool) -> Logo | Problem:
    """The logo that a file holds; `place` is where it is named. Problem: `unreadable-logo`."""
    suffix = _format_of(content)
    if suffix is None:
        message = translatable("This logo cannot be shown.")
        return UNREADABLE_LOGO.at(place, message, translatable("Export it as SVG without scripts, or as PNG."))
    return Logo(content, sha256(content).hexdigest(), suffix, plate)


def _format_of(content: bytes) -> str | None:
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
