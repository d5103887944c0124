"""The data dictionary: tables, their variables and code lists, and how records are linked."""

from schemas.model.base import Value
from schemas.model.text import Text


class Code(Value, frozen=True, kw_only=True):
    """One value of a code list; ``frequency`` is how many rows hold it."""

    value: str
    label: Text = ()
    frequency: int | None = None


class Variable(Value, frozen=True, kw_only=True):
    """A column of a table (csvw:Column)."""

    name: str
    label: Text = ()
    description: Text = ()
    data_type: str | None = None
    unit: str | None = None
    concept: str | None = None
    is_sensitive: bool | None = None
    codes: tuple[Code, ...] = ()


class Table(Value, frozen=True, kw_only=True):
    """A table of a dataset (csvw:Table); ``row_count`` is how many records it holds."""

    name: str
    label: Text = ()
    description: Text = ()
    row_count: int | None = None
    variables: tuple[Variable, ...] = ()


class Linkage(Value, frozen=True, kw_only=True):
    """How records are linked.

    That data can be linked on, say, the UPRN (``linkable_on``) is worth telling; which keys,
    thresholds and hashes are used inside is not.
    """

    linkable_on: tuple[str, ...] = ()
    match_keys: tuple[str, ...] = ()
    threshold: str | None = None
    hash_method: str | None = None
