"""Small versions of stored images, in the sizes of IMAGE_THUMBNAIL_SIZES.

They are made when an image is stored, and lie beside it. Where they are, and how wide
and high, follows from the name of the image: pages that show them need not ask the
storage, which may be far away.
"""

import posixpath
import re
from dataclasses import dataclass
from io import BytesIO

from django.conf import settings
from django.core.files.base import ContentFile, File
from PIL import Image

# Screens with small pixels show as many in the place of one.
DENSITY = 2

# The names that `clean` gives; where they are too long for a column, their end differs.
NAME = re.compile(r"(\d+)x(\d+)-\w+\.(?:jpg|png|webp)")


@dataclass(frozen=True)
class Thumbnail:
    """What a page needs to show an image; width and height are in its pixels."""

    url: str
    width: int | None = None
    height: int | None = None


def size_in(name: str) -> tuple[int, int] | None:
    """Return width and height of a stored image, or None if `clean` did not make it."""
    match = NAME.fullmatch(posixpath.basename(name))
    return (int(match[1]), int(match[2])) if match else None


def thumbnail_name(name: str, size: str) -> str:
    """Return where the thumbnail of an image is stored."""
    return f"{posixpath.splitext(name)[0]}.{size}.webp"


def thumbnail_names(name: str) -> list[str]:
    """Return where all thumbnails of an image are stored."""
    if size_in(name) is None:
        return []
    return [thumbnail_name(name, size) for size in settings.IMAGE_THUMBNAIL_SIZES]


def fit(image: tuple[int, int], box: tuple[int, int]) -> tuple[int, int]:
    """Return the size at which an image fits into a box; it does not grow."""
    scale = min(1, box[0] / image[0], box[1] / image[1])
    return max(1, round(image[0] * scale)), max(1, round(image[1] * scale))


def make_thumbnails(image: File) -> dict[str, ContentFile]:
    """Make the thumbnails of a clean image, each by its size."""
    image.seek(0)
    content = BytesIO(image.read())
    return {
        size: make_thumbnail(content, box)
        for size, box in settings.IMAGE_THUMBNAIL_SIZES.items()
    }


def make_thumbnail(content: BytesIO, box: tuple[int, int]) -> ContentFile:
    """Make one that fits into a box."""
    thumbnail = BytesIO()
    with Image.open(content) as image:
        image.thumbnail((box[0] * DENSITY, box[1] * DENSITY))
        image.save(thumbnail, "WEBP", quality=80)
    return ContentFile(thumbnail.getvalue())
