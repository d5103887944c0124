"""What the pages of a source say beside its records: kept, replaced, and gone with the source."""

from catalogue.domain.source import Source
from catalogue.store import Store
from catalogue.store.received_pages import ReceivedPage
from tests.contract.store.records import LATER

FIRST = ReceivedPage(number=0, url="https://land.example/1", rest=b"packed")
SECOND = ReceivedPage(number=1, url="https://land.example/2", rest=b"")


def put(store: Store, source: Source, *pages: ReceivedPage) -> None:
    with store.unit_of_work() as work:
        for page in pages:
            work.received_pages.put(source.id, page)


def pages_of(store: Store, source: Source) -> list[ReceivedPage]:
    with store.reading() as work:
        return list(work.received_pages.of_source(source.id))


def test_the_pages_of_a_source_are_given_in_their_order(store: Store, source: Source) -> None:
    put(store, source, SECOND, FIRST)
    assert pages_of(store, source) == [FIRST, SECOND]


def test_a_page_takes_the_place_of_what_stood_there(store: Store, source: Source) -> None:
    changed = ReceivedPage(number=0, url=FIRST.url, rest=b"other")
    put(store, source, FIRST, changed)
    assert pages_of(store, source) == [changed]


def test_pages_that_a_complete_feed_no_longer_has_are_dropped(store: Store, source: Source) -> None:
    put(store, source, FIRST, SECOND)
    with store.unit_of_work() as work:
        work.received_pages.drop_from(source.id, 1)
    assert pages_of(store, source) == [FIRST]


def test_the_pages_go_with_their_source(store: Store, source: Source) -> None:
    put(store, source, FIRST)
    with store.unit_of_work() as work:
        work.sources.remove(source.name, LATER)
    assert pages_of(store, source) == []
