"""Pictures are taken by content and within limits; nothing but upright pixels is kept."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageCms, ImageStat

from saypro.kit.pictures import MAX_BYTES, PictureRefused, open_picture, renditions, square

RED, BLUE = (220, 20, 20), (20, 20, 220)


def half_red_half_blue(size: tuple[int, int] = (120, 60), mode: str = "RGB") -> Image.Image:
    """Red on the left, blue on the right."""
    image = Image.new("RGB", size, RED)
    image.paste(BLUE, (size[0] // 2, 0, size[0], size[1]))
    return image.convert(mode)


def as_file(image: Image.Image, kind: str, **options: object) -> bytes:
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def near(seen: object, wanted: tuple[int, int, int]) -> bool:
    assert isinstance(seen, tuple)
    return all(abs(a - b) < 40 for a, b in zip(seen, wanted, strict=True))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "HEIF"])
def test_each_kind_is_opened_by_content(kind: str) -> None:
    image = open_picture(as_file(half_red_half_blue(), kind))
    assert (image.mode, image.size, image.info) == ("RGB", (120, 60), {})
    assert near(image.getpixel((10, 30)), RED)
    assert near(image.getpixel((110, 30)), BLUE)


TURNS = {
    1: lambda i: i,
    2: lambda i: i.transpose(Image.Transpose.FLIP_LEFT_RIGHT),
    3: lambda i: i.transpose(Image.Transpose.ROTATE_180),
    4: lambda i: i.transpose(Image.Transpose.FLIP_TOP_BOTTOM),
    5: lambda i: i.transpose(Image.Transpose.TRANSPOSE),
    6: lambda i: i.transpose(Image.Transpose.ROTATE_90),
    7: lambda i: i.transpose(Image.Transpose.TRANSVERSE),
    8: lambda i: i.transpose(Image.Transpose.ROTATE_270),
}


@pytest.mark.parametrize("orientation", TURNS)
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("scale", [1, 50])
def test_a_turned_photo_stands_upright(kind: str, orientation: int, scale: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    stored = TURNS[orientation](half_red_half_blue((60 * scale, 30 * scale)))
    image = open_picture(as_file(stored, kind, exif=exif))
    assert image.width == 2 * image.height
    assert near(image.getpixel((image.width // 10, image.height // 2)), RED)
    assert near(image.getpixel((image.width * 9 // 10, image.height // 2)), BLUE)


def test_place_and_camera_are_gone_from_every_rendition() -> None:
    exif = Image.Exif()
    exif[0x010F] = "Camera of Sipho"
    exif.get_ifd(0x8825)[2] = (26.0, 12.0, 16.0)
    data = as_file(half_red_half_blue(), "JPEG", exif=exif, comment=b"secret place")
    made = renditions(open_picture(data), [40])
    assert set(made) == {(40, "avif"), (40, "webp")}
    for copy in made.values():
        assert not dict(Image.open(BytesIO(copy)).getexif())
        assert b"Sipho" not in copy
        assert b"secret" not in copy


def test_renditions_shrink_and_never_enlarge() -> None:
    made = renditions(open_picture(as_file(half_red_half_blue((800, 400)), "PNG")), [200, 1600], ["webp"])
    assert {key: Image.open(BytesIO(data)).size for key, data in made.items()} == {
        (200, "webp"): (200, 100),
        (1600, "webp"): (800, 400),
    }


def test_a_square_keeps_the_middle() -> None:
    assert square(half_red_half_blue(), 32).size == (32, 32)


@pytest.mark.parametrize("mode", ["RGBA", "P", "L", "LA", "I;16", "1"])
def test_odd_modes_become_plain_colour_over_white(mode: str) -> None:
    image = Image.new("RGBA", (4000, 2600), (0, 0, 0, 0))
    image = (
        image
        if mode == "RGBA"
        else image.convert("L").convert(mode)
        if mode == "I;16"
        else image.convert(mode)
    )
    opened = open_picture(as_file(image, "PNG"))
    assert (opened.mode, max(opened.size)) == ("RGB", 2400)
    if mode in ("RGBA", "LA"):
        assert opened.getpixel((5, 5)) == (255, 255, 255)


def test_a_foreign_or_broken_colour_profile_does_no_harm() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for icc in (profile, b"no profile at all"):
        assert near(open_picture(as_file(half_red_half_blue(), "PNG", icc_profile=icc)).getpixel((3, 3)), RED)


TOO_MANY = "Larger than {} megapixels. Shrink and retry."
REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "The file is empty. Choose another picture."),
    "large": (lambda: b"x" * (MAX_BYTES + 1), "Larger than 12 MB. Shrink and retry."),
    "svg": (lambda: b"<svg xmlns='http://www.w3.org/2000/svg'/>", "Not a picture we can read."),
    "php": (lambda: b"<?php echo 1;", "Not a picture we can read."),
    "gif": (lambda: as_file(half_red_half_blue(), "GIF"), "Not a picture we can read."),
    "tiff": (lambda: as_file(half_red_half_blue(), "TIFF"), "Not a picture we can read."),
    "half a jpeg": (lambda: as_file(half_red_half_blue((900, 900)), "JPEG")[:2000], "The file is damaged."),
    "half a png": (lambda: as_file(half_red_half_blue((900, 900)), "PNG")[:700], "The file is damaged."),
    "a bomb": (lambda: as_file(Image.new("1", (9000, 9000)), "PNG"), TOO_MANY.format(50)),
    "a great bomb": (lambda: as_file(Image.new("1", (20000, 20000)), "PNG"), TOO_MANY.format(50)),
    "a webp": (lambda: as_file(Image.new("RGB", (5000, 4000)), "WEBP"), TOO_MANY.format(16)),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_is_refused_with_a_sentence(name: str) -> None:
    make, sentence = REFUSED[name]
    with pytest.raises(PictureRefused) as refusal:
        open_picture(make())
    assert refusal.value.sentence.startswith(sentence)


def test_a_file_is_read_no_further_than_the_limit() -> None:
    class Endless(BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            assert size is not None
            assert size >= 0
            return b"x" * size

    with pytest.raises(PictureRefused, match="12 MB"):
        open_picture(Endless())


SAMPLES = Path(__file__).parents[4] / "shared/data/photos"


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="The photos in every orientation are not here.")
@pytest.mark.parametrize("shape", ["Landscape", "Portrait"])
@pytest.mark.parametrize("number", range(1, 9))
def test_a_real_photo_of_every_orientation_stands_upright(shape: str, number: int) -> None:
    upright, turned = (thumbnail(f"{shape}_{which}.jpg") for which in (0, number))
    assert turned.size == upright.size
    assert ImageStat.Stat(ImageChops.difference(upright, turned)).mean[0] < 12


def thumbnail(name: str) -> Image.Image:
    image = open_picture((SAMPLES / name).read_bytes())
    return image.resize((image.width // 50, image.height // 50)).convert("L")
