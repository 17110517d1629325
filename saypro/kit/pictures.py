"""Pictures from strangers: opened by content, within limits, turned upright, stripped of all but pixels."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import IO, Literal

import pillow_heif
from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

MAX_BYTES = 12 * 1024 * 1024
MAX_EDGE = 2400
# What each decoder can unpack within 2 seconds and 300 MiB, measured; JPEG is shrunk while it is read.
MEGAPIXELS = {"JPEG": 50, "MPO": 50, "PNG": 50, "HEIF": 32, "AVIF": 25, "WEBP": 16}
ORIENTATION = 0x0112
BRANDS = {b"avif", b"avis", b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
Encoding = Literal["avif", "webp"]
QUALITY: dict[Encoding, dict[str, int]] = {
    "avif": {"quality": 62, "speed": 8},
    "webp": {"quality": 80, "method": 4},
}

pillow_heif.register_heif_opener(thumbnails=False)


class PictureRefused(Exception):
    """The picture cannot be taken; `sentence` tells its owner why and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def open_picture(source: bytes | IO[bytes]) -> Image.Image:
    """The picture as plain upright RGB in sRGB, no side longer than MAX_EDGE, nothing else of the file left.

    Raises PictureRefused for what is too large, damaged, or no JPEG, PNG, WebP, AVIF or HEIC.
    """
    image = shrunk(decoded(bounded(source)))
    image = in_srgb(flattened(ImageOps.exif_transpose(image)))
    return Image.frombytes("RGB", image.size, image.tobytes())


def glance(data: bytes) -> tuple[int, int]:
    """Width and height of the upright picture, as the file's head tells them: quick enough for a request.

    Raises PictureRefused for what can be refused without unpacking it.
    """
    with refusing():
        image = opened(data)
    width, height = image.size
    return (height, width) if lies_on_its_side(image) else (width, height)


def lies_on_its_side(image: Image.Image) -> bool:
    if image.format not in ("JPEG", "MPO", "WEBP"):  # others would be unpacked to find out
        return False
    try:
        return image.getexif().get(ORIENTATION) in (5, 6, 7, 8)
    except Exception:  # what strangers wrote there may be anything at all
        return False


def seems_picture(head: bytes) -> bool:
    """Whether the first bytes are those of a JPEG, PNG, WebP, AVIF or HEIC, whole or not."""
    return (
        head.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"))
        or (head[:4] == b"RIFF" and head[8:12] == b"WEBP")
        or (head[4:8] == b"ftyp" and head[8:12] in BRANDS)
    )


def renditions(
    image: Image.Image, widths: Iterable[int], encodings: Iterable[Encoding] = ("avif", "webp")
) -> dict[tuple[int, Encoding], bytes]:
    """The picture encoded at each width, never enlarged, by (width, encoding)."""
    encodings = tuple(encodings)
    return {
        (width, encoding): encoded(sized, encoding)
        for width in widths
        for sized in [at_width(image, width)]
        for encoding in encodings
    }


def square(image: Image.Image, edge: int) -> Image.Image:
    """The middle of the picture, cropped to a square of `edge` pixels."""
    return ImageOps.fit(image, (edge, edge), Image.Resampling.LANCZOS)


def encoded(image: Image.Image, encoding: Encoding) -> bytes:
    out = BytesIO()
    image.save(out, encoding.upper(), **QUALITY[encoding])
    return out.getvalue()


def at_width(image: Image.Image, width: int) -> Image.Image:
    if image.width <= width:
        return image
    height = max(1, round(image.height * width / image.width))
    return image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)


def bounded(source: bytes | IO[bytes]) -> bytes:
    data = source if isinstance(source, bytes) else source.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise PictureRefused(_("Larger than 12 MB. Shrink and retry."))
    if not data:
        raise PictureRefused(_("The file is empty. Choose another picture."))
    return data


def decoded(data: bytes) -> Image.Image:
    """The picture in memory; its size is checked before a single pixel is unpacked."""
    with refusing():
        image = opened(data)
        image.draft("RGB", (MAX_EDGE, MAX_EDGE))
        image.load()
    return image


def opened(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(data), formats=("JPEG", "PNG", "WEBP", "AVIF", "HEIF"))
    require_bounded_size(image)
    return image


def require_bounded_size(image: Image.Image) -> None:
    limit = MEGAPIXELS[image.format or "WEBP"]
    if image.width * image.height > limit * 1_000_000:
        raise too_many_pixels(limit)


def too_many_pixels(limit: int) -> PictureRefused:
    return PictureRefused(_("Larger than %(limit)d megapixels. Shrink and retry.") % {"limit": limit})


@contextmanager
def refusing() -> Iterator[None]:
    """Whatever the decoders raise as a sentence for the picture's owner."""
    try:
        yield
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise too_many_pixels(50) from error
    except UnidentifiedImageError as error:
        raise PictureRefused(_("Not a picture we can read. Use JPEG, PNG, WebP, AVIF or HEIC.")) from error
    except PictureRefused:
        raise
    except Exception as error:  # a decoder fed by strangers may raise anything at all
        raise PictureRefused(_("The file is damaged. Choose another picture.")) from error


def shrunk(image: Image.Image) -> Image.Image:
    """No side longer than MAX_EDGE, whatever the mode."""
    factor = max(image.size) // MAX_EDGE
    if factor > 1:
        image = reduced(image, factor)
    if image.mode not in ("RGB", "RGBA", "L"):
        image = with_info_of(image, image.convert("RGBA" if image.has_transparency_data else "RGB"))
    image.thumbnail((MAX_EDGE, MAX_EDGE), Image.Resampling.LANCZOS)
    return image


def reduced(image: Image.Image, factor: int) -> Image.Image:
    """A whole fraction of the size, strip by strip: a large picture with transparency is never held twice."""
    mode = "RGBA" if image.has_transparency_data else "RGB"
    small = Image.new(mode, (-(-image.width // factor), -(-image.height // factor)))
    rows = factor * max(1, 256 // factor)
    for top in range(0, image.height, rows):
        strip = image.crop((0, top, image.width, min(top + rows, image.height)))
        small.paste(strip.convert(mode).reduce(factor), (0, top // factor))
    return with_info_of(image, small)


def with_info_of(image: Image.Image, other: Image.Image) -> Image.Image:
    """`other` with the orientation and colour profile of `image`."""
    other.info = {key: image.info[key] for key in ("exif", "icc_profile") if image.info.get(key)}
    return other


def flattened(image: Image.Image) -> Image.Image:
    """Transparency over white, as on paper."""
    if image.mode != "RGBA":
        return image if image.mode == "RGB" else with_info_of(image, image.convert("RGB"))
    paper = Image.new("RGB", image.size, "white")
    paper.paste(image, mask=image.getchannel("A"))
    return with_info_of(image, paper)


def in_srgb(image: Image.Image) -> Image.Image:
    """Phones write wider colour spaces: left as they are, their pictures look dull without the profile."""
    profile = image.info.get("icc_profile")
    if not profile:
        return image
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        turned = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"))
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image
    return turned or image
