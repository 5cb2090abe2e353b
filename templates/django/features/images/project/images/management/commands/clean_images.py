"""Management command for images that were not stored by ImageField."""

from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand
from django.db import models, router

from images.cleaning import clean
from images.fields import ImageField
from images.thumbnails import make_thumbnails, size_in


class Command(BaseCommand):
    """Clean the images of all models."""

    help = "Clean images that were stored unprocessed, and recreate all thumbnails."

    def handle(self, *args: Any, **options: Any) -> None:
        for model in apps.get_models():
            for field in model._meta.local_fields:  # noqa: SLF001
                if isinstance(field, ImageField):
                    self.clean_all(model, field)

    def clean_all(self, model: type[models.Model], field: ImageField) -> None:
        """Clean the images of one field."""
        records = field.records(router.db_for_write(model)).exclude(**{field.name: ""})
        for record in records.exclude(**{field.name: None}).iterator():
            try:
                self.clean_one(record, field)
            except (OSError, ValidationError) as error:
                image = getattr(record, field.name)
                self.stderr.write(f"{model.__name__} {record.pk}: {image}: {error}")

    def clean_one(self, record: models.Model, field: ImageField) -> None:
        """Clean one image, or recreate its thumbnails if it is already clean."""
        image = getattr(record, field.name)
        with image.open():
            if size_in(image.name):
                thumbnails = make_thumbnails(image)
                image.delete_thumbnails()
                image.save_thumbnails(thumbnails)
                return
            setattr(record, field.name, clean(image))
        record.save(update_fields=[field.name])
