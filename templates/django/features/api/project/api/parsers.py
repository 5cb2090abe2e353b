"""How requests are read: within limits, and without what only attackers send."""

from collections.abc import Mapping
from io import BytesIO
from typing import IO, Any

import yaml
from django.conf import settings
from rest_framework import parsers
from rest_framework.exceptions import APIException, ParseError
from rest_framework_xml.parsers import XMLParser as BaseXMLParser
from yaml.composer import ComposerError
from yaml.nodes import Node


class TooLargeError(APIException):
    """More than DATA_UPLOAD_MAX_MEMORY_SIZE; files have limits of their own."""

    status_code = 413
    default_detail = "The request is too large."
    default_code = "too_large"


class LimitedParser(parsers.BaseParser):
    """Refuses what would need a lot of memory, or goes too deep."""

    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        limit = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        body = stream.read() if limit is None else stream.read(limit + 1)
        if limit is not None and len(body) > limit:
            raise TooLargeError
        try:
            return super().parse(BytesIO(body), media_type, parser_context)
        except RecursionError as error:
            raise ParseError("This is nested too deeply.") from error


class JSONParser(LimitedParser, parsers.JSONParser):
    """JSON."""


class XMLParser(LimitedParser, BaseXMLParser):
    """XML, by defusedxml, which refuses entities; all values are texts."""

    def _type_convert(self, value: str | None) -> str | None:
        # The serializer knows what each field is: "007" may be a number or a name.
        return value


class PlainLoader(yaml.SafeLoader):
    """Makes no Python objects, and knows no aliases, which can make a little huge."""

    def compose_node(self, parent: Node | None, index: int) -> Node | None:
        if self.check_event(yaml.AliasEvent):
            message = "aliases are not allowed here"
            raise ComposerError(None, None, message, self.peek_event().start_mark)
        return super().compose_node(parent, index)


class PlainYAMLParser(parsers.BaseParser):
    """Reads YAML with the loader above."""

    media_type = "application/yaml"

    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        try:
            return yaml.load(stream, Loader=PlainLoader)  # noqa: S506
        except (yaml.YAMLError, ValueError) as error:
            raise ParseError(f"YAML parse error - {error}") from error


class YAMLParser(LimitedParser, PlainYAMLParser):
    """YAML."""
