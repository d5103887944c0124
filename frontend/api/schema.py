"""The base of what is described in the OpenAPI document."""

from typing import Any

from marshmallow import EXCLUDE, Schema, post_dump

_EMPTY: tuple[object, ...] = (None, "", [], {})


class ApiSchema(Schema):
    """An object of the interface; the first sentence of its docstring describes it."""

    class Meta:
        """Let the document allow fields that a later version may add."""

        unknown = EXCLUDE

    def __init_subclass__(cls, **given: Any) -> None:  # noqa: ANN401 - as object declares it
        """Describe the object."""
        super().__init_subclass__(**given)
        said = (cls.__doc__ or "").split("\n\n")[0]
        described = {"description": " ".join(said.split())}
        cls.Meta = type("Meta", (cls.Meta,), described)  # type: ignore[assignment,misc]


class SparingSchema(ApiSchema):
    """An object that leaves out what was not supplied."""

    @post_dump
    def leave_out(self, data: dict[str, Any], **_: object) -> dict[str, Any]:
        """Leave out the fields without a value."""
        return {
            name: value
            for name, value in data.items()
            if value not in _EMPTY or self.fields[name].required
        }
