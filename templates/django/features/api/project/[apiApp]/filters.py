"""Filtering by the fields that a viewset lists in `filterset_fields`."""

from functools import partial
from typing import Any

from django import forms
from django.db.models import Field
from django_filters.filters import Filter
from django_filters.rest_framework import DjangoFilterBackend
from django_filters.rest_framework import FilterSet as BaseFilterSet
from django_filters.widgets import QueryArrayWidget

from .permissions import visible


class FilterSet(BaseFilterSet):
    """Accept related records by primary key; a select would list all of them.

    Primary keys of private records that the user may not see are as unknown as others.
    """

    @classmethod
    def filter_for_lookup(
        cls, field: Field, lookup_type: str
    ) -> tuple[type[Filter] | None, dict[str, Any]]:
        filter_class, options = super().filter_for_lookup(field, lookup_type)
        if field.many_to_many:
            options["widget"] = QueryArrayWidget
        elif field.is_relation:
            options["widget"] = forms.TextInput
        if "queryset" in options:
            options["queryset"] = partial(visible, options["queryset"])
        return filter_class, options


class FilterBackend(DjangoFilterBackend):
    """Filter with the class above."""

    filterset_base = FilterSet
