"""What an address asks for, read with patience, and the address of a question."""

import unicodedata
from collections.abc import Iterator, Mapping
from urllib.parse import urlencode

import msgspec
from werkzeug.datastructures import MultiDict

from search.language import MOST_ITEMS, is_too_much
from search.query import MAX_WINDOW, Facet, SearchQuery, Sort

PAGE_SIZES = (10, 20, 50, 100)
USUAL_SIZE = 20
MOST_CHARACTERS = 500
_UNSAYABLE = frozenset({"Cc", "Cs", "Cn"})


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """What is looked for and how it is shown; ``whole`` is the filter that is listed in full.

    ``complaints`` say what of the address could not be used, and what was done instead.
    """

    words: str = ""
    filters: dict[Facet, tuple[str, ...]] = msgspec.field(default_factory=dict)
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    per_page: int = USUAL_SIZE
    whole: Facet | None = None
    complaints: tuple[str, ...] = ()

    @property
    def last_page(self) -> int:
        """The last page that can be asked for, however much is found."""
        return MAX_WINDOW // self.per_page

    def query(self) -> SearchQuery:
        """Put the question to the index."""
        return SearchQuery(
            words=self.words,
            filters={facet: frozenset(values) for facet, values in self.filters.items()},
            sort=self.sort,
            offset=(self.page - 1) * self.per_page,
            limit=self.per_page,
        )

    def pairs(self) -> list[tuple[str, str]]:
        """Return the parameters that say all this, in the order that an address has them."""
        named: list[tuple[str, str]] = [
            (facet.value, value) for facet, values in self.filters.items() for value in values
        ]
        if self.sort is not Sort.RELEVANCE:
            named.append(("sort", self.sort.value))
        if self.per_page != USUAL_SIZE:
            named.append(("per_page", str(self.per_page)))
        if self.page > 1:
            named.append(("page", str(self.page)))
        if self.whole:
            named.append(("whole", self.whole.value))
        words = [("q", self.words)] if self.words else []
        return [*words, *sorted(named)]

    def address(self, path: str = "/search") -> str:
        """Return the one address of this question."""
        query = urlencode(self.pairs())
        return f"{path}?{query}" if query else path

    def without(self, facet: Facet, value: str | None = None) -> "Question":
        """Ask the same without a filter, or without one of its values."""
        kept = {**self.filters, facet: tuple(v for v in self.filters[facet] if v != value)}
        if value is None or not kept[facet]:
            del kept[facet]
        return msgspec.structs.replace(self, filters=kept, page=1)

    def saying(self, words: str) -> "Question":
        """Ask with other words."""
        return msgspec.structs.replace(self, words=words, page=1)

    def at(self, page: int) -> "Question":
        """Ask for another page."""
        return msgspec.structs.replace(self, page=page)


def read_question(parameters: MultiDict[str, str]) -> Question:
    """Read parameters; what is unknown is left aside, what is wrong is told in words."""
    words, complaints = _words(parameters.get("q", ""))
    per_page = _size(parameters, complaints)
    return Question(
        words=words,
        filters=dict(_filters(parameters)),
        sort=_sort(parameters, complaints),
        per_page=per_page,
        page=_page(parameters, MAX_WINDOW // per_page, complaints),
        whole=next((f for f in Facet if f.value == parameters.get("whole")), None),
        complaints=tuple(complaints),
    )


def is_canonical(parameters: MultiDict[str, str], question: Question) -> bool:
    """Tell whether an address is the one that its question has."""
    return list(parameters.items(multi=True)) == question.pairs()


def sayable(text: str) -> str:
    """Put a space for every character that no page can show."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(" " if unicodedata.category(each) in _UNSAYABLE else each for each in text)


def _words(typed: str) -> tuple[str, list[str]]:
    words, complaints = " ".join(sayable(typed).split()), []
    if len(words) > MOST_CHARACTERS:
        complaints.append(f"Your search was long: its first {MOST_CHARACTERS} characters count.")
        words = words[:MOST_CHARACTERS].rstrip()
    if is_too_much(words):
        complaints.append(f"Your search was long: its first {MOST_ITEMS} words count.")
    return words, complaints


def _filters(parameters: MultiDict[str, str]) -> Iterator[tuple[Facet, tuple[str, ...]]]:
    for facet in Facet:
        values = {sayable(value) for value in parameters.getlist(facet.value)}
        given = sorted(value for value in values if value.strip())
        if given:
            yield facet, tuple(given)


def _sort(parameters: Mapping[str, str], complaints: list[str]) -> Sort:
    asked = parameters.get("sort", "")
    found = next((sort for sort in Sort if sort.value == asked), None)
    if asked and found is None:
        complaints.append("Results cannot be put in the order that the address asks for.")
    return found or Sort.RELEVANCE


def _size(parameters: Mapping[str, str], complaints: list[str]) -> int:
    asked = parameters.get("per_page", "")
    found = next((size for size in PAGE_SIZES if str(size) == asked), None)
    if asked and found is None:
        sizes = ", ".join(map(str, PAGE_SIZES[:-1]))
        complaints.append(f"A page shows {sizes} or {PAGE_SIZES[-1]} results; this one shows 20.")
    return found or USUAL_SIZE


def _page(parameters: Mapping[str, str], last: int, complaints: list[str]) -> int:
    asked = parameters.get("page", "").strip()
    if not asked:
        return 1
    if not (asked.isascii() and asked.isdigit()) or not asked.strip("0"):
        complaints.append("There is no page of the number that the address asks for: see page 1.")
        return 1
    number = int(asked[:10])
    if number > last:
        complaints.append(
            f"Only the first {MAX_WINDOW:,} results can be paged through. "
            "Add words or filters to find what comes later."
        )
    return min(number, last)
