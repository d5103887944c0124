"""What a request may ask for; a parameter that is not described, or stands twice, is refused."""

import enum
import re
from collections.abc import Iterator
from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields, pre_load
from marshmallow.validate import OneOf, Range
from webargs.multidictproxy import MultiDictProxy
from werkzeug.datastructures import MultiDict

#: Together they reach as far as a search can be paged through.
MOST_PER_PAGE = 100
MOST_PAGES = 100

_NUMBER = re.compile(r"0|[1-9][0-9]{0,8}", re.ASCII)


class PlainInteger(fields.Integer):
    """A whole number in plain digits; the usual field takes ``1_0`` and all scripts' digits."""

    def _validated(self, value: Any) -> int:  # noqa: ANN401 - as marshmallow declares it
        if not isinstance(value, str) or not _NUMBER.fullmatch(value):
            raise self.make_error("invalid", input=value)
        return int(value)


class Arguments(Schema):
    """The parameters of an operation; as it stands, there are none."""

    class Meta:
        """Refuse what is not described."""

        unknown = RAISE

    @pre_load
    def refuse_repeated(self, data: Any, **_: object) -> Any:  # noqa: ANN401 - as marshmallow declares it
        """Refuse a parameter that is given twice though there is one value to it."""
        if isinstance(data, MultiDictProxy):
            given = MultiDict(data.data)
            repeated = [name for name in self._single() if len(given.getlist(name)) > 1]
            if repeated:
                raise ValidationError({name: ["Give this parameter once."] for name in repeated})
        return data

    def _single(self) -> Iterator[str]:
        return (n for n, field in self.fields.items() if not isinstance(field, fields.List))


class Pages(Arguments):
    """Which page of a list, and how long a page is."""

    page = PlainInteger(
        load_default=1,
        validate=Range(1, MOST_PAGES),
        metadata={"description": "Which page of the list"},
    )
    per_page = PlainInteger(
        load_default=20,
        validate=Range(1, MOST_PER_PAGE),
        metadata={"description": "How many are on a page"},
    )


def one_of(choices: type[enum.Enum], **given: Any) -> fields.String:  # noqa: ANN401
    """Make a field for one of the values of an enumeration."""
    return fields.String(validate=OneOf([each.value for each in choices]), **given)
