"""XML and YAML renderers that support arbitrary text and keys."""

import re
from typing import Any
from xml.sax.xmlreader import AttributesImpl

import yaml
from django.utils.xmlutils import SimplerXMLGenerator
from rest_framework_xml.renderers import XMLRenderer as BaseXMLRenderer
from rest_framework_yaml.encoders import SafeDumper
from rest_framework_yaml.renderers import YAMLRenderer as BaseYAMLRenderer

ELEMENT_NAME = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)
# https://www.w3.org/TR/xml/#charsets
NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class XMLRenderer(BaseXMLRenderer):
    """XML. A key that is not a valid element name becomes `<entry key="…">`."""

    def _to_xml(self, xml: SimplerXMLGenerator, data: Any) -> None:
        if isinstance(data, dict):
            for key, value in data.items():
                is_name = ELEMENT_NAME.fullmatch(key)
                name = key if is_name else "entry"
                attributes = {} if is_name else {"key": NOT_IN_XML.sub("", key)}
                xml.startElement(name, AttributesImpl(attributes))
                self._to_xml(xml, value)
                xml.endElement(name)
        elif isinstance(data, str):
            xml.characters(NOT_IN_XML.sub("", data))
        else:
            super()._to_xml(xml, data)


class Dumper(SafeDumper):
    """Dump error details and lazy translations as plain strings."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


Dumper.add_multi_representer(str, lambda dumper, text: dumper.represent_str(str(text)))


class YAMLRenderer(BaseYAMLRenderer):
    """YAML."""

    encoder = Dumper

    def render(self, data: Any, *args: Any, **kwargs: Any) -> Any:
        if data is None:
            return ""
        return yaml.dump(
            data,
            Dumper=self.encoder,
            encoding=self.charset,
            allow_unicode=True,
            default_flow_style=False,
        )
