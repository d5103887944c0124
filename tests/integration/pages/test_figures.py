"""The catalogue in figures: each audience's own, and equal to what it can list."""

import re

from catalogue.domain.record import Hiding, Visibility
from catalogue.policy.audiences import Audience
from search.query import SearchQuery
from tests.publishing_site import PublishingSite, drawing_words


def test_t6_the_figures_are_what_the_public_can_list(publishing: PublishingSite) -> None:
    hidden = publishing.a_record("homes", "Empty homes")
    review = publishing.clock().date().replace(year=2027, month=5)
    hiding = Hiding(reason="r", approver="a", review_on=review, tiers=frozenset({"accredited"}))
    publishing.installation.decisions.set_visibility(hidden, Visibility(hiding=hiding))
    for audience, more in ((Audience.PUBLIC, 0), (Audience.ACCREDITED, 1)):
        quality = publishing.installation.figures.quality(audience)
        listed = publishing.installation.discovery.search(audience, SearchQuery(limit=0)).total
        with publishing.installation.store.reading() as work:
            active = work.records.count()["active"]  # type: ignore[index]  # a StrEnum's value
        assert sum(one.total for one in quality) == active - 1 + more
        assert audience is not Audience.PUBLIC or listed == active - 1


def test_the_page_has_the_chart_with_its_table(looked_after: PublishingSite) -> None:
    page = looked_after.visitor().get("/figures")
    total = re.search(r"([\d,]+) records from", page.text())
    assert total
    assert drawing_words(page).startswith(f"{total[1]} records")
    assert "Four fifths or more" in page.text("table")
