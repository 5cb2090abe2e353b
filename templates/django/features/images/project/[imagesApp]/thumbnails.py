"""Thumbnails of stored images, in the sizes of IMAGE_THUMBNAIL_SIZES.

They are created when an image is stored, and saved next to it. Their names and sizes
follow from the name of the image, so that pages can show them without accessing the
storage, which may be remote.
"""

import posixpath
import re
from dataclasses import dataclass
from io import BytesIO

from django.conf import settings
from django.core.files.base import ContentFile, File
from PIL import Image

# High-density screens have this many pixels for each CSS pixel.
DENSITY = 2

# Names given by `clean`, whose end may differ if they are too long for the column.
NAME = re.compile(r"(\d+)x(\d+)-\w+\.(?:jpg|png|webp)")


@dataclass(frozen=True)
class Thumbnail:
    """The URL and size of a thumbnail; width and height are in CSS pixels."""

    url: str
    width: int | None = None
    height: int | None = None


def size_in(name: str) -> tuple[int, int] | None:
    """Return the size of a stored image, or None if it was not created by `clean`."""
    match = NAME.fullmatch(posixpath.basename(name))
    return (int(match[1]), int(match[2])) if match else None


def thumbnail_name(name: str, size: str) -> str:
    """Return the storage name of a thumbnail of an image."""
    return f"{posixpath.splitext(name)[0]}.{size}.webp"


def thumbnail_names(name: str) -> list[str]:
    """Return the storage names of all thumbnails of an image."""
    if size_in(name) is None:
        return []
    return [thumbnail_name(name, size) for size in settings.IMAGE_THUMBNAIL_SIZES]


def fit(image: tuple[int, int], box: tuple[int, int]) -> tuple[int, int]:
    """Return the size at which an image fits into a box, without enlarging it."""
    scale = min(1, box[0] / image[0], box[1] / image[1])
    return max(1, round(image[0] * scale)), max(1, round(image[1] * scale))


def make_thumbnails(image: File) -> dict[str, ContentFile]:
    """Return the thumbnails of a clean image, by size."""
    image.seek(0)
    content = BytesIO(image.read())
    return {
        size: make_thumbnail(content, box)
        for size, box in settings.IMAGE_THUMBNAIL_SIZES.items()
    }


def make_thumbnail(content: BytesIO, box: tuple[int, int]) -> ContentFile:
    """Return a thumbnail that fits into a box."""
    thumbnail = BytesIO()
    with Image.open(content) as image:
        image.thumbnail((box[0] * DENSITY, box[1] * DENSITY))
        image.save(thumbnail, "WEBP", quality=80)
    return ContentFile(thumbnail.getvalue())
