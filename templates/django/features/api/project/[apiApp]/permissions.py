"""Permissions of the API."""

from typing import Any

from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request
from rest_framework.views import APIView


class IsOwnerOrStaff(BasePermission):
    """Anyone may read a record; only its owner and staff may change or delete it.

    The viewset sets the name of the owner's field: `owner_field = "author"`.
    """

    def has_object_permission(self, request: Request, view: APIView, obj: Any) -> bool:
        if request.method in SAFE_METHODS or request.user.is_staff:
            return True
        owner_field = view.owner_field  # type: ignore[attr-defined]
        return getattr(obj, f"{owner_field}_id") == request.user.pk
