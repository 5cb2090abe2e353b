"""Model field for images that cleans them and creates thumbnails."""

from functools import partial
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.db import models, router, transaction
from django.db.models import signals
from django.db.models.fields import files
from django.forms import Field as FormField

from .cleaning import clean
from .forms import ImageField as ImageFormField
from .thumbnails import (
    Thumbnail,
    fit,
    make_thumbnails,
    size_in,
    thumbnail_name,
    thumbnail_names,
)


class ImageFieldFile(files.ImageFieldFile):
    """The image of a record: `post.cover`."""

    name: str | None
    _committed: bool

    @property
    def is_stored(self) -> bool:
        """Return whether there is an image and it is already saved."""
        return bool(self) and self._committed

    def thumbnail(self, size: str) -> Thumbnail:
        """Return the thumbnail of the given size."""
        name = self.name or ""
        full_size = size_in(name)
        if full_size is None:
            # Stored before this field was used; `manage.py clean_images` fixes that.
            return Thumbnail(self.url)
        width, height = fit(full_size, settings.IMAGE_THUMBNAIL_SIZES[size])
        return Thumbnail(self.storage.url(thumbnail_name(name, size)), width, height)

    def save(self, name: str, content: File, save: bool = True) -> None:
        """Store a clean copy of the image, and its thumbnails."""
        image = clean(content)
        thumbnails = make_thumbnails(image)
        super().save(str(image.name), image, save=False)
        self.save_thumbnails(thumbnails)
        if save:
            self.instance.save()

    save.alters_data = True  # type: ignore[attr-defined]

    def save_thumbnails(self, thumbnails: dict[str, ContentFile]) -> None:
        """Store thumbnails next to the image."""
        for size, thumbnail in thumbnails.items():
            self.storage.save(thumbnail_name(self.name or "", size), thumbnail)

    save_thumbnails.alters_data = True  # type: ignore[attr-defined]

    def delete(self, save: bool = True) -> None:
        """Delete the image and its thumbnails."""
        self.delete_thumbnails()
        super().delete(save)

    delete.alters_data = True  # type: ignore[attr-defined]

    def delete_thumbnails(self) -> None:
        """Delete only the thumbnails."""
        for name in thumbnail_names(self.name or ""):
            self.storage.delete(name)

    delete_thumbnails.alters_data = True  # type: ignore[attr-defined]


def validate_image(value: File) -> None:
    """Reject invalid images, even if a record is validated without a form."""
    if not isinstance(value, ImageFieldFile):
        clean(value)
    elif not value.is_stored:
        clean(value.file)


class ImageField(models.ImageField):
    """An image, cleaned before it is stored, and deleted once no record uses it."""

    attr_class = ImageFieldFile
    default_validators = [validate_image]

    def deconstruct(self) -> Any:
        # Migrations see Django's own field: the column is the same, so switching from
        # one to the other requires no migration.
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.ImageField", args, kwargs

    def formfield(self, **kwargs: Any) -> FormField | None:
        # The original name is not kept, so it may have any length.
        defaults = {"form_class": ImageFormField, "max_length": None}
        return super().formfield(**{**defaults, **kwargs})

    def contribute_to_class(
        self,
        cls: type[models.Model],
        name: str,
        private_only: bool = False,
        **kwargs: Any,
    ) -> None:
        super().contribute_to_class(cls, name, private_only=private_only, **kwargs)
        if not cls._meta.abstract:
            signals.post_save.connect(self.after_save, sender=cls)
            signals.post_delete.connect(self.after_delete, sender=cls)

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        """Store a new image, and remember the one that it replaces."""
        if not add and not getattr(model_instance, self.attname).is_stored:
            using = router.db_for_write(self.model, instance=model_instance)
            names = self.records(using).values_list(self.attname, flat=True)
            before = names.filter(pk=model_instance.pk).first()
            vars(model_instance)[f"{self.attname} before"] = before
        return super().pre_save(model_instance, add)

    def after_save(self, instance: models.Model, using: str, **kwargs: Any) -> None:
        """Delete the image that was replaced."""
        self.delete_later(vars(instance).pop(f"{self.attname} before", None), using)

    def after_delete(self, instance: models.Model, using: str, **kwargs: Any) -> None:
        """Delete the image of a deleted record."""
        self.delete_later(getattr(instance, self.attname).name, using)

    def records(self, using: str) -> models.QuerySet[Any]:
        """Return all records, including those that the model's managers exclude."""
        return models.QuerySet(self.model, using=using)

    def delete_later(self, name: str | None, using: str) -> None:
        """Delete an image once the transaction is committed."""
        if name and name != self.get_default():
            delete = partial(self.delete_unused, name, using)
            transaction.on_commit(delete, using=using, robust=True)

    def delete_unused(self, name: str, using: str) -> None:
        """Delete an image, unless another record still uses it."""
        if not self.records(using).filter(**{self.attname: name}).exists():
            for each in (name, *thumbnail_names(name)):
                self.storage.delete(each)
