"""The way through many pages of results: the first, the last, and those around this one."""

from collections.abc import Iterator

import msgspec

from frontend.pages.finding.asking import Question


class PageLink(msgspec.Struct, frozen=True):
    """A page that can be gone to; ``address`` is empty where pages are left out."""

    number: int
    address: str
    is_current: bool


class Paging(msgspec.Struct, frozen=True, kw_only=True):
    """The links under a list of results; ``is_capped`` when there is more than can be gone to."""

    links: tuple[PageLink, ...]
    previous: str | None
    following: str | None
    is_capped: bool
    last: int


def paging(question: Question, total: int) -> Paging:
    """Make the links for a question with so many results."""
    pages = max(1, -(-total // question.per_page))
    last = min(pages, question.last_page)
    current = question.page
    return Paging(
        links=tuple(_links(question, last)) if last > 1 else (),
        previous=question.at(current - 1).address() if 1 < current <= last + 1 else None,
        following=question.at(current + 1).address() if current < last else None,
        is_capped=pages > last,
        last=last,
    )


def _links(question: Question, last: int) -> Iterator[PageLink]:
    shown = sorted({1, last, *range(max(1, question.page - 1), min(last, question.page + 1) + 1)})
    before = 0
    for number in shown:
        if number - before == 2:  # noqa: PLR2004 - a gap of one page is that page
            yield _link(question, number - 1)
        elif number - before > 2:  # noqa: PLR2004
            yield PageLink(0, "", is_current=False)
        yield _link(question, number)
        before = number


def _link(question: Question, number: int) -> PageLink:
    return PageLink(number, question.at(number).address(), number == question.page)
