"""Permissions of the API."""

from typing import Any

from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request
from rest_framework.views import APIView


class IsAllowed(BasePermission):
    """The model says who may change or delete a record: its method `allows()`."""

    def has_object_permission(self, request: Request, view: APIView, obj: Any) -> bool:
        if request.method in SAFE_METHODS:
            return True
        action = "delete" if request.method == "DELETE" else "change"
        return obj.allows(request.user, action)


def visible(records: Any, request: Request | None) -> Any:
    """Return the records that requests may refer to: of a private model, the user's."""
    if not hasattr(records, "visible_to"):
        return records
    return records.visible_to(request.user) if request else records.none()
