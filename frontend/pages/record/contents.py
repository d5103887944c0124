"""What is in the data: its tables and variables, searched within and cut into pages when long."""

from collections.abc import Iterator, Sequence
from urllib.parse import urlencode

import msgspec

from catalogue.policy.absence import may_be_called_missing
from catalogue.policy.projection import ProjectedRecord
from frontend.pages.record.lines import Fact, Line, facts, plain, worded
from frontend.web.words import figure
from schemas.model import Code, Dataset, Linkage, Table, Variable, all_values
from search.folding import folded

#: As many variables as are shown at once.
PAGE = 100
_LONGEST_SEARCH = 200


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What the reader looks for among the variables; which page of them and of files is wanted."""

    words: str = ""
    page: int = 1
    files: int = 1

    @classmethod
    def of(cls, words: str, page: str, files: str = "") -> "Asked":
        """Make of an address's parameters whatever can be made of them."""
        sought = " ".join(words.split())[:_LONGEST_SEARCH]
        return cls(words=sought, page=_number(page), files=_number(files))


class ShownCode(msgspec.Struct, frozen=True, kw_only=True):
    """A value of a code list."""

    value: str
    label: tuple[Line, ...]
    frequency: int | None


def _number(page: str) -> int:
    is_number = page.isascii() and page.isdigit() and len(page) < 7  # noqa: PLR2004 - digits
    return max(int(page), 1) if is_number else 1


class ShownVariable(msgspec.Struct, frozen=True, kw_only=True):
    """A variable as a row of its table."""

    name: str
    label: tuple[Line, ...]
    description: tuple[Line, ...]
    data_type: str
    unit: str
    concept: str
    is_sensitive: bool | None
    codes: tuple[ShownCode, ...]


class ShownTable(msgspec.Struct, frozen=True, kw_only=True):
    """A table and those of its variables that are on this page."""

    name: str
    label: tuple[Line, ...]
    description: tuple[Line, ...]
    row_count: int | None
    total: int
    variables: tuple[ShownVariable, ...]
    has_codes: bool


class Contents(msgspec.Struct, frozen=True, kw_only=True):
    """The section: facts, tables, and where one is among the pages of variables."""

    facts: tuple[Fact, ...]
    tables: tuple[ShownTable, ...]
    total: int
    found: int
    asked: Asked
    pages: int
    before: str | None
    after: str | None
    is_for_some: bool
    is_missing: bool

    @property
    def is_searchable(self) -> bool:
        """Whether there are so many variables that one would look for one."""
        return self.total > 10 or bool(self.asked.words)  # noqa: PLR2004 - a screenful


def contents(projected: ProjectedRecord, asked: Asked) -> Contents | None:
    """Say what is in a dataset; series and services have no tables."""
    resource = projected.resource
    if not isinstance(resource, Dataset):
        return None
    found = [(t, v) for t in resource.tables for v in _matching(t, asked.words)]
    pages = max(1, -(-len(found) // PAGE))
    page = min(asked.page, pages)
    asked = Asked(words=asked.words, page=page, files=asked.files)
    on_page = found[(page - 1) * PAGE : page * PAGE]
    may_miss = may_be_called_missing(projected, "tables")
    return Contents(
        facts=_facts(resource),
        tables=tuple(_tables(resource.tables, on_page, is_all=not asked.words and pages == 1)),
        total=sum(len(table.variables) for table in resource.tables),
        found=len(found),
        asked=asked,
        pages=pages,
        before=_link(asked, page - 1) if page > 1 else None,
        after=_link(asked, page + 1) if page < pages else None,
        is_for_some=not resource.tables and not may_miss,
        is_missing=not resource.tables and may_miss,
    )


def _facts(resource: Dataset) -> tuple[Fact, ...]:
    count = resource.record_count
    linkage = resource.linkage or Linkage()
    return facts(
        ("Whom or what it is about", worded(resource.population)),
        ("Records", plain(figure(count)) if count is not None else ()),
        ("Can be linked on", tuple(Line(text=each) for each in linkage.linkable_on)),
        ("Match keys", tuple(Line(text=each) for each in linkage.match_keys)),
        ("Match threshold", plain(linkage.threshold)),
        ("Hash method", plain(linkage.hash_method)),
    )


def _matching(table: Table, words: str) -> Iterator[Variable]:
    wanted = folded(words).split()
    if not wanted:
        yield from table.variables
        return
    for variable in table.variables:
        text = folded(_text_of(variable))
        if all(word in text for word in wanted):
            yield variable


def _text_of(variable: Variable) -> str:
    parts = [variable.name, all_values(variable.label), all_values(variable.description)]
    parts.extend(each or "" for each in (variable.concept, variable.unit, variable.data_type))
    parts.extend(f"{code.value} {all_values(code.label)}" for code in variable.codes)
    return "\n".join(parts)


def _tables(
    tables: Sequence[Table], on_page: Sequence[tuple[Table, Variable]], *, is_all: bool
) -> Iterator[ShownTable]:
    by_table: dict[int, list[Variable]] = {}
    for table, variable in on_page:
        by_table.setdefault(id(table), []).append(variable)
    for table in tables:
        variables = by_table.get(id(table), [])
        if variables or is_all:
            yield _table(table, variables)


def _table(table: Table, variables: Sequence[Variable]) -> ShownTable:
    return ShownTable(
        name=table.name,
        label=worded(table.label),
        description=worded(table.description),
        row_count=table.row_count,
        total=len(table.variables),
        variables=tuple(_variable(each) for each in variables),
        has_codes=any(each.codes for each in variables),
    )


def _variable(variable: Variable) -> ShownVariable:
    return ShownVariable(
        name=variable.name,
        label=worded(variable.label),
        description=worded(variable.description),
        data_type=variable.data_type or "",
        unit=variable.unit or "",
        concept=variable.concept or "",
        is_sensitive=variable.is_sensitive,
        codes=tuple(_code(each) for each in variable.codes),
    )


def _code(code: Code) -> ShownCode:
    label = tuple(line for line in worded(code.label) if line.text != code.value)
    return ShownCode(value=code.value, label=label, frequency=code.frequency)


def _link(asked: Asked, page: int) -> str:
    words = {"variable": asked.words} if asked.words else {}
    return "?" + urlencode({**words, "page": page}) + "#contents"
