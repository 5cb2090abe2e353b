"""Form field for images, and its widget."""

from typing import Any

from django import forms

from .cleaning import CleanImage, clean


class ImageInput(forms.ClearableFileInput):
    """A file input that shows the current image."""

    template_name = "images/image_input.html"


class ImageField(forms.ImageField):
    """Validate and clean an uploaded image."""

    widget = ImageInput

    def to_python(self, data: Any) -> CleanImage | None:
        # Skip the validation of ImageField itself, which opens many more formats.
        file = forms.FileField.to_python(self, data)
        return clean(file) if file else None

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        # Phones convert photos to one of these formats if needed.
        accept = "image/jpeg,image/png,image/webp,image/gif"
        return {**super().widget_attrs(widget), "accept": accept}
