"""The form field for images, and its input."""

from typing import Any

from django import forms

from .cleaning import CleanImage, clean


class ImageInput(forms.ClearableFileInput):
    """Shows the image that is there, and asks for another one."""

    template_name = "images/image_input.html"


class ImageField(forms.ImageField):
    """Takes an image if it is one, and cleans it."""

    widget = ImageInput

    def to_python(self, data: Any) -> CleanImage | None:
        # Not what ImageField itself does: that opens many more formats than are wanted.
        file = forms.FileField.to_python(self, data)
        return clean(file) if file else None

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        # Phones that make photos in other formats turn them into one of these.
        accept = "image/jpeg,image/png,image/webp,image/gif"
        return {**super().widget_attrs(widget), "accept": accept}
