"""OpenAPI schema of the API."""

from typing import Literal

from drf_spectacular.openapi import AutoSchema
from rest_framework.serializers import Serializer


class Schema(AutoSchema):
    """Prefix schema names with the app label, since two apps may each have a Post."""

    def get_serializer_name(
        self, serializer: Serializer, direction: Literal["request", "response"]
    ) -> str:
        name = super().get_serializer_name(serializer, direction)
        model = getattr(getattr(serializer, "Meta", None), "model", None)
        if model is None:
            return name
        return model._meta.app_label.capitalize() + name
