"""Finding and reading records: what the index holds is never shown as it stands."""

import datetime as dt
import shutil
from pathlib import Path

import msgspec
import pytest

from catalogue.domain.record import Record, RecordState, Visibility
from catalogue.errors import NotFoundError
from catalogue.policy.audiences import Audience, Tier
from catalogue.services.discovery import Discovery, LabelledCount
from catalogue.services.explaining import Explaining
from catalogue.services.indexing import IndexingService
from catalogue.store import Store
from schemas.model import AccessRights, Reference, text
from search.errors import EngineUnavailableError, IndexDamagedError
from search.query import Facet, SearchQuery, Sort
from search.tantivy_engine import TantivyEngine
from tests.record_factory import NOW
from tests.record_store import drain, fill
from tests.unit.services.made import HIDDEN, a_record

LATER = NOW + dt.timedelta(hours=1)
EVERYTHING = SearchQuery()


@pytest.mark.parametrize(
    ("audience", "total"),
    [
        (Audience.PUBLIC, 0),
        (Audience.ACCREDITED, 1),
        (Audience.GOVERNMENT, 1),
        (Audience.ACCREDITED_AND_GOVERNMENT, 1),
    ],
)
def test_a_word_that_stands_only_in_a_variable_is_found_by_who_may_see_variables(
    store: Store, indexing: IndexingService, discovery: Discovery, audience: Audience, total: int
) -> None:
    fill(store, [a_record()])
    indexing.index(drain(store))
    assert discovery.search(audience, SearchQuery(words="kestrel")).total == total


def test_a_hit_says_what_a_list_of_results_needs(
    store: Store, indexing: IndexingService, discovery: Discovery
) -> None:
    record = a_record()
    fill(store, [record])
    indexing.index(drain(store))
    (hit,) = discovery.search(Audience.PUBLIC, SearchQuery(words="tenancies")).hits
    assert (hit.id, hit.source, hit.identifier) == (record.id, "rivers", "tenancies")
    assert (hit.title, hit.type) == ("Tenancies of council homes", "Dataset")
    assert (hit.publisher, hit.access_rights) == ("HM Revenue & Customs", "INTERNAL")
    assert hit.notice
    assert hit.score > 0
    assert hit.highlights["title"] == "<mark>Tenancies</mark> of council homes"


def test_facets_carry_labels(store: Store, indexing: IndexingService, discovery: Discovery) -> None:
    fill(store, [a_record()])
    indexing.index(drain(store))
    facets = discovery.search(Audience.PUBLIC, EVERYTHING).facets
    assert facets[Facet.PUBLISHER] == (
        LabelledCount(value="hm-revenue-customs", label="HM Revenue & Customs", count=1),
    )
    assert facets[Facet.ACCESS_RIGHTS][0].label == "Internal"
    assert facets[Facet.TYPE][0].label == "Dataset"


def test_a_record_hidden_since_it_was_indexed_is_neither_shown_nor_counted(
    store: Store, indexing: IndexingService, discovery: Discovery
) -> None:
    hidden, shown = a_record("one"), a_record("two")
    fill(store, [hidden, shown])
    indexing.index(drain(store))
    with store.unit_of_work() as work:
        work.records.set_visibility(hidden.id, HIDDEN, at=LATER)
    found = discovery.search(Audience.PUBLIC, EVERYTHING)
    assert found.total == 1
    assert [hit.id for hit in found.hits] == [shown.id]
    assert discovery.similar(Audience.PUBLIC, shown.id) == ()
    # Whom the hiding names sees it again when the index has followed.
    assert discovery.search(Audience.ACCREDITED, EVERYTHING).total == 1
    indexing.index(drain(store))
    assert discovery.search(Audience.ACCREDITED, EVERYTHING).total == 2


def taken_away(store: Store, record: Record, how: str) -> None:
    """Let people see less of a record, and leave the index behind."""
    with store.unit_of_work() as work:
        if how == "hidden":
            work.records.set_visibility(record.id, HIDDEN, at=LATER)
        elif how == "retired":
            work.records.retire_many([record.id], at=LATER)
        elif how == "removed":
            work.sources.remove(record.source, LATER)
    if how == "restricted":
        closed = msgspec.structs.replace(record.resource, access_rights=AccessRights.RESTRICTED)
        fill(store, [msgspec.structs.replace(record, resource=closed)])


@pytest.mark.parametrize("how", ["hidden", "retired", "removed", "restricted"])
def test_what_was_taken_away_has_no_effect_while_the_index_lags_behind(
    store: Store, indexing: IndexingService, discovery: Discovery, how: str
) -> None:
    record = a_record(
        source="lakes",
        title=text("Secret tenancies"),
        keyword=text("secrecy"),
        access_rights=AccessRights.OPEN,
    )
    others = [a_record(f"other-{number}") for number in range(4)]
    fill(store, [record, *others])
    indexing.index(drain(store))
    assert discovery.search(Audience.PUBLIC, SearchQuery(words="kestrel")).total == 1
    taken_away(store, record, how)
    assert discovery.suggest(Audience.PUBLIC, "sec") == ()
    assert discovery.search(Audience.PUBLIC, SearchQuery(words="kestrel")).total == 0
    assert len(discovery.similar(Audience.PUBLIC, others[0].id)) == 3
    for offset in range(6):
        page = discovery.search(Audience.PUBLIC, SearchQuery(limit=1, offset=offset))
        assert page.total == 4
        assert [count.value for count in page.facets[Facet.ACCESS_RIGHTS]] == ["INTERNAL"]
        assert len(page.hits) == (1 if offset < 4 else 0)


def test_nothing_is_like_a_record_of_which_less_is_seen_than_the_index_knows(
    store: Store, indexing: IndexingService, discovery: Discovery
) -> None:
    record = a_record(access_rights=AccessRights.OPEN)
    fill(store, [record, a_record("two")])
    indexing.index(drain(store))
    assert discovery.similar(Audience.PUBLIC, record.id)
    taken_away(store, record, "restricted")
    assert discovery.similar(Audience.PUBLIC, record.id) == ()
    indexing.index(drain(store))
    assert discovery.similar(Audience.PUBLIC, record.id)


def test_a_record_that_only_the_index_holds_is_counted_nowhere(
    store: Store, indexing: IndexingService, discovery: Discovery
) -> None:
    fill(store, [a_record("one"), a_record("gone", source="lakes")])
    indexing.index(drain(store))
    with store.unit_of_work() as work:
        work.sources.remove("lakes", LATER)
    drain(store)  # and the index was never told
    found = discovery.search(Audience.PUBLIC, EVERYTHING)
    assert (found.total, len(found.hits)) == (1, 1)
    assert found.facets[Facet.TYPE][0].count == 1


def test_more_withdrawals_than_an_engine_can_be_asked_without_end_the_search(
    store: Store, engine: TantivyEngine, indexing: IndexingService
) -> None:
    records = [a_record(f"record-{number}") for number in range(3)]
    fill(store, records)
    indexing.index(drain(store))
    with store.unit_of_work() as work:
        work.records.retire_many([record.id for record in records[:2]], at=LATER)
    assert Discovery(store, engine, 2).search(Audience.PUBLIC, EVERYTHING).total == 1
    with pytest.raises(EngineUnavailableError, match="wayleave worker --once"):
        Discovery(store, engine, 1).search(Audience.PUBLIC, EVERYTHING)


def test_an_index_that_is_gone_is_no_empty_catalogue(
    store: Store, engine: TantivyEngine, discovery: Discovery, tmp_path: Path
) -> None:
    record = a_record()
    assert discovery.search(Audience.PUBLIC, EVERYTHING).total == 0  # there is nothing to be found
    fill(store, [record])
    assert discovery.search(Audience.PUBLIC, EVERYTHING).total == 0  # nothing is indexed yet
    IndexingService(store, engine).index(drain(store))
    assert discovery.search(Audience.PUBLIC, SearchQuery(words="none-such")).total == 0
    shutil.rmtree(tmp_path / "index")
    for _ in range(2):
        with pytest.raises(IndexDamagedError, match="wayleave reindex"):
            discovery.search(Audience.PUBLIC, EVERYTHING)
        with pytest.raises(IndexDamagedError):
            discovery.suggest(Audience.PUBLIC, "ten")
        with pytest.raises(IndexDamagedError):
            discovery.similar(Audience.PUBLIC, record.id)


def test_a_highlight_of_words_that_are_gone_from_the_record_is_not_shown(
    store: Store, indexing: IndexingService, discovery: Discovery
) -> None:
    record = a_record()
    fill(store, [record])
    indexing.index(drain(store))
    fill(store, [a_record(title=text("Lettings"))])
    (hit,) = discovery.search(Audience.PUBLIC, SearchQuery(words="tenancies council")).hits
    assert hit.title == "Lettings"
    assert "title" not in hit.highlights
    assert "<mark>council</mark>" in hit.highlights["description"]


def test_a_record_is_read_with_the_tiers_that_its_viewer_holds_for_it(
    store: Store, discovery: Discovery
) -> None:
    record = a_record(system_name="TENANT-1")
    fill(store, [record])
    assert discovery.record(Audience.PUBLIC, record.id).resource.system_name is None
    projected = discovery.record(Audience.PUBLIC, record.id, frozenset({Tier.CASE}))
    assert projected.resource.system_name == "TENANT-1"


@pytest.mark.parametrize("kind", ["absent", "hidden", "retired"])
def test_absent_hidden_and_retired_records_are_refused_in_the_same_words(
    store: Store, discovery: Discovery, kind: str
) -> None:
    visibility = HIDDEN if kind == "hidden" else Visibility()
    state = RecordState.RETIRED if kind == "retired" else RecordState.ACTIVE
    record = a_record(visibility=visibility, state=state)
    fill(store, [record] if kind != "absent" else [])
    refusal = f"^There is no record with the id '{record.id}'.$"
    with pytest.raises(NotFoundError, match=refusal):
        discovery.record(Audience.PUBLIC, record.id)
    with pytest.raises(NotFoundError, match=refusal):
        discovery.similar(Audience.PUBLIC, record.id)


@pytest.mark.parametrize("target", ["https://data.example/secret", "secret"])
def test_a_link_to_a_hidden_record_goes_and_comes_back_without_any_indexing(
    store: Store, discovery: Discovery, target: str
) -> None:
    outside = Reference(target="https://elsewhere.example/")
    links = (Reference(target=target, title=text("Secret rivers")), outside)
    record = a_record(related_resource=links)
    secret = a_record("secret", HIDDEN)
    fill(store, [record, secret])
    assert discovery.record(Audience.PUBLIC, record.id).resource.related_resource == (outside,)
    assert discovery.record(Audience.ACCREDITED, record.id).resource.related_resource == links
    with store.unit_of_work() as work:
        work.records.set_visibility(secret.id, Visibility(), at=LATER)
    assert discovery.record(Audience.PUBLIC, record.id).resource.related_resource == links


def test_an_identifier_of_a_hidden_record_of_another_source_names_something_else(
    store: Store, discovery: Discovery
) -> None:
    links = (Reference(target="secret"),)
    record = a_record(related_resource=links)
    fill(store, [record, a_record("secret", HIDDEN, source="schools")])
    assert discovery.record(Audience.PUBLIC, record.id).resource.related_resource == links


def test_an_iri_that_another_source_describes_openly_is_no_secret(
    store: Store, discovery: Discovery
) -> None:
    links = (Reference(target="https://data.example/secret"),)
    record = a_record(related_resource=links)
    twin = a_record("twin", source="schools", iri="https://data.example/secret")
    fill(store, [record, a_record("secret", HIDDEN), twin])
    assert discovery.record(Audience.PUBLIC, record.id).resource.related_resource == links


def test_suggestions_come_from_the_audience_s_records(
    store: Store, indexing: IndexingService, discovery: Discovery
) -> None:
    fill(store, [a_record("secret", HIDDEN, title=text("Zebra crossings"))])
    indexing.index(drain(store))
    assert discovery.suggest(Audience.PUBLIC, "zeb") == ()
    assert discovery.suggest(Audience.ACCREDITED, "zeb") == ("Zebra crossings",)


def test_pages_follow_one_another(
    store: Store, indexing: IndexingService, discovery: Discovery
) -> None:
    many = [a_record(f"n{n}", title=text(f"Title {n}"), access_rights=AccessRights.OPEN)
            for n in range(5)]  # fmt: skip
    fill(store, many)
    indexing.index(drain(store))
    pages = [
        discovery.search(Audience.PUBLIC, SearchQuery(sort=Sort.TITLE, offset=offset, limit=2))
        for offset in (0, 2, 4)
    ]
    titles = [hit.title for page in pages for hit in page.hits]
    assert titles == [f"Title {n}" for n in range(5)]
    assert {page.total for page in pages} == {5}


def test_a_record_is_explained_and_an_absent_one_is_not(store: Store) -> None:
    record = a_record(system_name="TENANT-1")
    fill(store, [record])
    explained = {each.path: each for each in Explaining(store).explain(Audience.PUBLIC, record.id)}
    assert explained["system_name"].verdict.value == "hidden"
    with pytest.raises(NotFoundError):
        Explaining(store).explain(Audience.PUBLIC, "absent")
