"""T34: the feed says public, the owner says no: the owner's word holds, and that is kept."""

from catalogue.domain.deed import DeedKind
from catalogue.domain.record import Hiding, Visibility
from catalogue.policy.audiences import Audience
from search.query import SearchQuery
from tests.publishing_site import PublishingSite


def test_t34_a_hidden_record_stays_hidden_when_the_feed_calls_it_open(
    publishing: PublishingSite,
) -> None:
    installation = publishing.installation
    record_id = publishing.a_record("homes", "Empty homes")
    review = publishing.clock().date().replace(year=2027, month=5)
    hiding = Visibility(hiding=Hiding(reason="r", approver="a", review_on=review))
    installation.decisions.set_visibility(record_id, hiding, by=publishing.homes_publisher)
    with installation.store.unit_of_work() as work:
        # As if the feed had said something else before: the next harvest writes it anew.
        work.connection.exec_driver_sql("UPDATE records SET digest = '' WHERE id = ?", (record_id,))
    publishing.clock.pass_by(hours=1)
    source = installation.sources.get("homes")
    run = installation.harvesting.harvest(source, lambda _outcome: None)
    installation.runner.work(until_idle=True)

    assert run.counts.updated == 1
    assert installation.decisions.visibility_of(record_id) == hiding
    publishing.visitor().get(f"/records/{record_id}", status=404)
    found = installation.discovery.search(Audience.PUBLIC, SearchQuery(words="empty homes"))
    assert record_id not in {hit.id for hit in found.hits}
    with installation.store.reading() as work:
        kinds = [deed.kind for deed in work.deeds.about(record_id)]
    assert kinds == [DeedKind.DECISION_STOOD, DeedKind.VISIBILITY_DECIDED]
    page = publishing.homes().get(f"/publishing/records/{record_id}")
    assert "Owner's decision stood against the feed" in page.text()
