"""One object of a dialect, property by property, to statements about its node."""

from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal

from schemas.dialects import values
from schemas.dialects.conversions import Remarked
from schemas.dialects.crosswalk import ClassTable, How, Row, folded, is_as
from schemas.dialects.joining import Joining
from schemas.dialects.values import Json, Object, Scalar, says_nothing, single
from schemas.rdf.graph import Term
from schemas.rules import codes, dialect_codes
from schemas.rules.rule import Rule
from schemas.vocabularies.terms import key as compared

if TYPE_CHECKING:
    from schemas.dialects.translation import Translation

_DEEPEST: Final = 40


class ObjectStatements:
    """One object on its way into statements about its node."""

    def __init__(
        self, translation: "Translation", joining: Joining, table: ClassTable, place: str
    ) -> None:
        self._translation = translation
        self._place = place
        self._joining = joining
        self._content: Object = {}
        self._table = table
        self._paths = table.paths()
        self._stems = table.stems()
        self._choices = table.choices()

    def state_all(self, content: Object) -> None:
        """State each property of the object."""
        self._content = content
        self._state(content)

    def _state(self, content: Object, prefix: str = "", depth: int = 0) -> None:
        """State each property; objects that no row names are gone into."""
        for name, value in content.items():
            path = prefix + name
            if value is None or value in ("", []) or self._translation.is_type(path):
                continue
            row = self._paths.get(path) or self._misspelt(path)
            if row is not None:
                self._state_row(row, value)
            elif path in self._stems and depth < _DEEPEST:
                for each in _listed(value):
                    if isinstance(each, dict):
                        self._state(each, f"{path}.", depth + 1)
            elif not says_nothing(value):
                self._remark(codes.PROPERTY_NOT_READ, path, _shown(value))

    def _misspelt(self, path: str) -> Row | None:
        row = self._table.folded().get(folded(path))
        if row is not None:
            words = {"right": row.path}
            self._remark(codes.PROPERTY_MISSPELT, row.path, path, words)
        return row

    def _state_row(self, row: Row, value: Json) -> None:
        if says_nothing(value) or self._is_outdone(row):
            return
        if row.how is How.KEPT:
            self._remark(codes.PROPERTY_NOT_READ, row.path, _shown(value))
        elif row.only:
            self._check_state(row, value)
        elif row.how is not How.SILENT:
            self._check_shape(row, value)
            for each in [value] if row.whole else _listed(value):
                self._state_one(self._chosen(row, each), each)

    def _is_outdone(self, row: Row) -> bool:
        return bool(row.unless) and not says_nothing(values.at(self._content, row.unless))

    def _state_one(self, row: Row, value: Json) -> None:
        for one in self._translation.converted(row, value):
            for part in values.parted(self._checked(row, one), row.split):
                self._state_value(row, part)

    def _checked(self, row: Row, value: "Json | Remarked") -> Json:
        """Remark on a placeholder of the dialect, and on what is not in its list."""
        if isinstance(value, Remarked):
            self._remark(value.rule, row.path, value.shown, dict(value.words))
            return value.value
        if row.listed and isinstance(value, str) and compared(value) in row.keys_listed():
            return value
        if self._translation.is_placeholder(value) and not row.verbatim:
            self._remark(codes.VALUE_PLACEHOLDER, row.path, _shown(value))
            return None
        if row.listed and isinstance(value, str):
            words = {"accepted": "; ".join(row.listed)[:200]}
            self._remark(dialect_codes.VALUE_NOT_LISTED, row.path, value, words)
        return value

    def _check_shape(self, row: Row, value: Json) -> None:
        if row.many and not row.split and not isinstance(value, list):
            self._remark(codes.VALUE_SHAPE, row.path, _shown(value), {"shape": "a list"})
        if not row.many and not row.convert and isinstance(value, list):
            self._remark(codes.VALUE_SHAPE, row.path, _shown(value), {"shape": "a single value"})

    def _check_state(self, row: Row, value: Json) -> None:
        """Keep out a record whose state does not let it be catalogued."""
        for state in map(_shown, _listed(value)):
            if folded(state) not in set(map(folded, row.only)):
                self._remark(codes.NOT_PUBLISHED, row.path, state, {"status": state[:40]})

    def _chosen(self, row: Row, value: Json) -> Row:
        """Choose among the rows of a path by what the object there says."""
        for choice in self._choices.get(row.path, ()):
            if isinstance(value, dict) and is_as(value, choice.when):
                return choice
        return row

    def _state_value(self, row: Row, value: Json) -> None:
        if isinstance(value, dict):
            self._state_object(row, value)
        elif isinstance(value, list):
            for each in value:
                self._state_value(row, each)
        elif value is not None:
            if row.how is How.NODE and not row.either:
                shape = {"shape": "an object"}
                self._remark(codes.VALUE_SHAPE, row.path, values.written(value), shape)
            self._say(row, self._term(row, value))

    def _state_object(self, row: Row, value: Object) -> None:
        if not row.of:
            # Of an object where a text should stand, what it is called or where it is.
            self._remark(codes.VALUE_SHAPE, row.path, _shown(value), {"shape": "a text"})
            named = (value.get(name) for name in ("@id", "url", "id", "name", "label", "value"))
            for each in filter(None, map(single, named)):
                self._say(row, self._term(row, each))
                return
            return
        if row.how is How.SPREAD:
            self._translation.spread(self._joining, value, row.of, self._place + row.path)
            return
        if row.how is How.LINK and not row.either:
            shape = {"shape": "the identifier of an object of its own"}
            self._remark(codes.VALUE_SHAPE, row.path, _shown(value), shape)
        self._say(row, self._translation.part(value, row.of, self._place + row.path))

    def _term(self, row: Row, value: Scalar) -> Term:
        text = values.written(value)
        return self._translation.link(text) if row.how is How.LINK else Literal(text)

    def _say(self, row: Row, term: Term) -> None:
        self._joining.say(row, term)

    def _remark(
        self, rule: Rule, path: str, value: str, words: dict[str, str] | None = None
    ) -> None:
        self._translation.remark(rule, self._place + path, value, words or {})


def _listed(value: Json) -> list[Json]:
    return value if isinstance(value, list) else [value]


def _shown(value: Json) -> str:
    return value if isinstance(value, str) else values.encoded(value)
