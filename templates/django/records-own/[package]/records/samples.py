"""Values for the fields of sample records: the same number gives the same value."""

import datetime
import io
import uuid
from decimal import Decimal
from typing import Any

from django.core import validators
from django.core.files.base import ContentFile, File
from django.db import models

START = datetime.datetime(2025, 1, 1, 9, tzinfo=datetime.UTC)


def sample(field: models.Field, number: int) -> Any:
    """Return the value of a field in record 1, 2, 3, or None if it has no sample."""
    if field.choices:
        values = [value for value, _ in field.flatchoices if value not in (None, "")]
        return values[number % len(values)]
    for kind, make in MAKERS:
        if isinstance(field, kind):
            return make(field, number)
    return None


def text(field: Any, number: int) -> str:
    """Return a text such as "Title 1", or only the number where there is no room."""
    value = f"{field.verbose_name} {number}"
    value = value[:1].upper() + value[1:]
    return value if len(value) <= (field.max_length or 1000) else str(number)


def long_text(field: Any, number: int) -> str:
    """Return some sentences, more of them for each second record."""
    return " ".join([f"{text(field, number)}: this is a sample."] * (1 + number % 2 * 5))


def whole(field: Any, number: int) -> int:
    """Return the number, or the next one that the validators of the field allow."""
    low = [v.limit_value for v in field.validators if is_limit(v, least=True)]
    high = [v.limit_value for v in field.validators if is_limit(v, least=False)]
    value = max([number, *(int(limit) for limit in low)])
    return min([value, *(int(limit) for limit in high)])


def is_limit(validator: Any, *, least: bool) -> bool:
    """Return whether a validator says the least, or the greatest, value."""
    kind = validators.MinValueValidator if least else validators.MaxValueValidator
    return isinstance(validator, kind) and not callable(validator.limit_value)


def decimal(field: Any, number: int) -> Decimal:
    """Return a number with as many places as the field keeps."""
    digits = field.max_digits - field.decimal_places
    value = Decimal(whole(field, number) if digits > 0 else 0) % 10 ** max(digits, 1)
    return value.quantize(Decimal(1).scaleb(-field.decimal_places))


def path(field: Any, number: int) -> Any:
    """Return one of the files that can be chosen."""
    paths = [value for value, _ in field.formfield().choices if value]
    return paths[number % len(paths)] if paths else None


def upload(field: Any, number: int) -> File:
    """Return a small text file, with an ending that the field takes."""
    endings = [
        ending
        for validator in field.validators
        if isinstance(validator, validators.FileExtensionValidator)
        for ending in validator.allowed_extensions or []
    ]
    ending = "txt" if "txt" in endings or not endings else endings[0]
    return ContentFile(f"Sample {number}\n".encode(), f"sample-{number}.{ending}")


def image(_field: Any, number: int) -> File:
    """Return an image of one colour."""
    from PIL import Image

    content = io.BytesIO()
    colour = (60 + number * 37 % 160, 60 + number * 71 % 160, 60 + number * 113 % 160)
    Image.new("RGB", (960, 600), colour).save(content, "PNG")
    return ContentFile(content.getvalue(), f"sample-{number}.png")


# The first class that a field has decides, so subclasses come before their classes.
MAKERS: list[tuple[type[models.Field], Any]] = [
    (models.EmailField, lambda _, number: f"sample{number}@example.com"),
    (models.URLField, lambda _, number: f"https://example.com/{number}"),
    (models.SlugField, lambda field, number: f"{field.name[:20]}-{number}"),
    (models.FilePathField, path),
    (models.CharField, text),
    (models.TextField, long_text),
    (models.BooleanField, lambda _, number: number % 2 == 1),
    (models.IntegerField, whole),
    (models.FloatField, lambda field, number: float(whole(field, number))),
    (models.DecimalField, decimal),
    (models.DateTimeField, lambda _, number: START + datetime.timedelta(days=number)),
    (models.DateField, lambda _, number: datetime.date(2025, 1, 1 + number % 28)),
    (models.TimeField, lambda _, number: datetime.time(number % 24, 30)),
    (models.DurationField, lambda _, number: datetime.timedelta(minutes=15 * number)),
    (models.UUIDField, lambda _, number: uuid.UUID(int=number)),
    (models.JSONField, lambda _, number: {"number": number}),
    (models.BinaryField, lambda _, number: bytes([number % 256])),
    (models.GenericIPAddressField, lambda _, number: f"192.0.2.{number % 256}"),
    (models.ImageField, image),
    (models.FileField, upload),
]
