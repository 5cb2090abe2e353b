"""Images in the admin: thumbnails in lists, and next to the inputs in forms."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from .fields import ImageField
from .forms import ImageInput
from .templatetags.images import image


class ImageModelAdmin(admin.ModelAdmin):
    """A ModelAdmin that displays images instead of their file names."""

    formfield_overrides = {ImageField: {"widget": ImageInput}}

    def get_list_display(self, request: HttpRequest) -> list[Any]:
        images = {
            field.name: field
            for field in self.opts.get_fields()
            if isinstance(field, ImageField)
        }
        return [
            preview(images[name]) if name in images else name
            for name in super().get_list_display(request)
        ]


def preview(field: ImageField) -> Callable[[models.Model], str]:
    """Return a column with the thumbnails of a field."""

    @admin.display(description=field.verbose_name, empty_value="-")
    def column(record: models.Model) -> str:
        file = getattr(record, field.name)
        return image(file, "small", record) if file else ""

    return column
