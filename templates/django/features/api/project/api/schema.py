"""How the API describes itself in OpenAPI."""

from typing import Literal

from drf_spectacular.openapi import AutoSchema
from rest_framework.serializers import Serializer


class Schema(AutoSchema):
    """Names models together with their app: two apps may each have a Post."""

    def get_serializer_name(
        self, serializer: Serializer, direction: Literal["request", "response"]
    ) -> str:
        name = super().get_serializer_name(serializer, direction)
        model = getattr(getattr(serializer, "Meta", None), "model", None)
        if model is None:
            return name
        return model._meta.app_label.capitalize() + name  # noqa: SLF001
