"""The copies that a site serves: upright, in several widths and formats, without what a camera wrote into the picture."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from bilan.diagnostics.problem import Place
from bilan.pictures.picture_file import MAX_PIXELS, MIN_WIDTH, PictureFile, read_picture
from bilan.pictures.renditions import AVIF, JPEG, WEBP, Encoding, decoded, height_at, rendition, widths
from tests.pictures.photographs import TURNED, photograph

ENCODINGS = (AVIF, WEBP, JPEG)
HERE = Place("data/pictures.yml", 3, 11)


def read(content: bytes) -> PictureFile:
    picture, problems = read_picture(content, HERE)
    assert picture
    assert problems == ()
    return picture


@pytest.mark.parametrize("encoding", ENCODINGS, ids=[encoding.suffix for encoding in ENCODINGS])
def test_no_copy_has_the_place_or_the_camera(encoding: Encoding) -> None:
    content = photograph(1000, 500)
    assert b"SECRET-CAMERA" in content
    copy = rendition(decoded(read(content)), (480, 240), encoding)
    assert b"SECRET-CAMERA" not in copy
    with Image.open(BytesIO(copy)) as image:
        assert (dict(image.getexif()), image.info.get("icc_profile"), image.size) == ({}, None, (480, 240))
        red, green, blue = image.convert("RGB").getpixel((100, 100))  # type: ignore[misc]
    assert red > 200 > 60 > max(green, blue)


def test_a_picture_taken_upright_is_seen_upright() -> None:
    picture = read(photograph(1600, 800, orientation=TURNED))
    assert (picture.width, picture.height) == (800, 1600)
    assert decoded(picture).size == (800, 1600)


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (800, (480, 800)),
        (960, (480, 960)),
        (961, (480, 960, 961)),
        (1599, (480, 960, 1599)),
        (1600, (480, 960, 1600)),
        (4000, (480, 960, 1600)),
    ],
)
def test_no_copy_is_larger_than_the_picture(width: int, expected: tuple[int, ...]) -> None:
    picture = PictureFile(b"", "", width, width // 2)
    assert widths(picture) == expected
    assert [height_at(picture, one) for one in expected] == [round(width // 2 * one / width) for one in expected]


def test_equal_pictures_give_equal_bytes() -> None:
    picture = read(photograph(900, 300))
    for encoding in ENCODINGS:
        assert rendition(decoded(picture), (480, 160), encoding) == rendition(decoded(picture), (480, 160), encoding)


def test_what_is_transparent_becomes_white() -> None:
    written = BytesIO()
    Image.new("RGBA", (900, 300), (0, 0, 0, 0)).save(written, format="PNG")
    assert decoded(read(written.getvalue())).getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF", "TIFF"])
def test_pictures_of_these_formats_are_read(form: str) -> None:
    picture = read(photograph(900, 300, form))
    assert (picture.width, picture.height) == (900, 300)


@pytest.mark.parametrize(
    "content", [b"", b"<html>Not found</html>", photograph(900, 300)[:2000], photograph(900, 300, "GIF")]
)
def test_what_is_no_picture_is_a_problem_at_its_name(content: bytes) -> None:
    picture, (problem,) = read_picture(content, HERE)
    assert picture is None
    assert (problem.code, problem.place) == ("unreadable-picture", HERE)


def test_a_picture_that_would_fill_the_memory_is_refused_before_it_is_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bilan.pictures.picture_file.MAX_PIXELS", 900 * 300 - 1)
    content = photograph(900, 300)
    picture, (problem,) = read_picture(content, HERE)
    assert picture is None
    assert "900 × 300 pixels" in problem.message
    monkeypatch.setattr("bilan.pictures.picture_file.MAX_PIXELS", 900 * 300)
    assert read_picture(content, HERE)[1] == ()
    assert MAX_PIXELS > 100_000_000


def test_a_small_picture_is_used_with_a_warning() -> None:
    picture, (problem,) = read_picture(photograph(MIN_WIDTH - 1, 300), HERE)
    assert picture
    assert problem.code == "small-picture"
    assert read_picture(photograph(MIN_WIDTH, 300), HERE)[1] == ()
