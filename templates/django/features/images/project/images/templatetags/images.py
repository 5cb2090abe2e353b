"""Template tag for images: {% load images %}."""

from typing import Any

from django import template
from django.forms.utils import flatatt
from django.utils.html import format_html

register = template.Library()


@register.simple_tag
def image(file: Any, size: str, alt: object = "") -> str:
    """Display an image in one of the sizes of IMAGE_THUMBNAIL_SIZES.

    {% image post.cover "small" alt=post %}
    """
    shown = file.thumbnail(size)
    attributes = {
        "src": shown.url,
        # Reserve space, so that the page does not shift when the image loads.
        "width": shown.width,
        "height": shown.height,
        "alt": str(alt),
        "loading": "lazy",
    }
    return format_html("<img{}>", flatatt(attributes))
