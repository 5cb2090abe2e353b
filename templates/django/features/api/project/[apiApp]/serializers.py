"""Base classes for the serializers of all apps."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.forms.models import model_to_dict
from rest_framework import serializers
from rest_framework.settings import api_settings

from .permissions import visible


class FilePathField(serializers.FilePathField):
    """One of the files in a folder, by name, without exposing its path."""

    def __init__(self, path: str | Callable[[], str], **kwargs: Any) -> None:
        super().__init__(path() if callable(path) else path, **kwargs)
        self.paths = {Path(each).name: each for each in self.choices}
        self.choices = {name: name for name in self.paths}

    def to_internal_value(self, data: Any) -> Any:
        name = super().to_internal_value(Path(str(data)).name)
        return self.paths.get(name, name)

    def to_representation(self, value: Any) -> Any:
        return Path(value).name


class RelatedField(serializers.PrimaryKeyRelatedField):
    """A related record; of a private model, one that the user may see."""

    def get_queryset(self) -> Any:
        return visible(super().get_queryset(), self.context.get("request"))


class ModelSerializer(serializers.ModelSerializer):
    """Apply the validation of a form, too: its `clean()`, `clean_title()` and so on.

    The form is set in `Meta.form`. Validation is then written once, and the API accepts
    the same data as the pages.
    """

    serializer_related_field = RelatedField
    serializer_field_mapping = {
        **serializers.ModelSerializer.serializer_field_mapping,
        models.FilePathField: FilePathField,
    }

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        form = self.Meta.form(instance=self.instance)  # type: ignore[attr-defined]
        # Rules may read other fields, so include those that were not sent.
        known = model_to_dict(form.instance, form.fields)
        sent = {name: value for name, value in attrs.items() if name in form.fields}
        form.cleaned_data = {**known, **sent}
        for name in (*form.fields, None):
            rule = getattr(form, f"clean_{name}" if name else "clean", None)
            try:
                if rule and name:
                    form.cleaned_data[name] = rule()
                elif rule:
                    form.cleaned_data = rule() or form.cleaned_data
            except ValidationError as error:
                form.add_error(name, error)
        errors: dict[str, Any] = {
            name: list(texts) for name, texts in form.errors.items()
        }
        if NON_FIELD_ERRORS in errors:
            errors[api_settings.NON_FIELD_ERRORS_KEY] = errors.pop(NON_FIELD_ERRORS)
        for name in sent.keys() - errors.keys():
            cleaned = form.cleaned_data[name]
            if cleaned == attrs[name]:
                continue
            attrs[name] = cleaned
            try:
                # The cleaned value may be too long or already taken.
                self.fields[name].run_validators(cleaned)
            except serializers.ValidationError as error:
                errors[name] = error.detail
        if errors:
            raise serializers.ValidationError(errors)
        return attrs
