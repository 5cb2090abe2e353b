"""The browsable API, with what its page lacks: a language, labels, one main part."""

import re
from typing import Any

from django.utils.translation import get_language
from rest_framework.renderers import BrowsableAPIRenderer as BaseRenderer

LABEL = re.compile(
    r'<label (class="col-sm-2 control-label.*?</label>.*?)(name="([\w.]+)")', re.DOTALL
)


class BrowsableAPIRenderer(BaseRenderer):
    """The page of Django REST framework, for people with screen readers, too."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        page = super().render(*args, **kwargs)
        page = page.replace("<html>", f'<html lang="{get_language()}">', 1)
        page = page.replace('"content-main" role="main"', '"content-main" role="group"')
        # A tooltip takes the title away, which is all the text of this button.
        page = page.replace("dropdown-toggle js-tooltip", "dropdown-toggle")
        return LABEL.sub(r'<label for="id_\3" \1id="id_\3" \2', page)
