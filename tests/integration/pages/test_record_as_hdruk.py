"""A dataset's page leads to its HDR UK metadata, as far as its reader may see it."""

import msgspec

from catalogue.policy.projection import ProjectedRecord
from frontend.exports.records import HDRUK, export
from schemas.model import Dataset, best
from tests.integration.pages.test_record_page import records, titled
from tests.site import Site


def _datasets(site: Site) -> list[ProjectedRecord]:
    return [each for each in records(site) if isinstance(each.resource, Dataset)]


def test_every_dataset_can_be_had_as_hdruk_metadata(shared_site: Site) -> None:
    visitor = shared_site.visitor()
    for record in _datasets(shared_site):
        address = f"/records/{record.id}/hdruk.json"
        answer = visitor.client.get(address)
        assert (answer.status_code, answer.content_type) == (200, "application/json")
        assert answer.data == export(record, HDRUK)
        found = msgspec.json.decode(answer.data)
        assert found["summary"]["title"] == best(record.resource.title)


def test_the_page_links_to_it_for_datasets_alone(shared_site: Site) -> None:
    visitor = shared_site.visitor()
    dataset = titled(shared_site, "Pupil register")
    assert f"/records/{dataset.id}/hdruk.json" in visitor.get(f"/records/{dataset.id}").links()
    service = titled(shared_site, "Tide gauge levels API")
    assert "hdruk" not in visitor.get(f"/records/{service.id}").html
    assert visitor.client.get(f"/records/{service.id}/hdruk.json").status_code == 404


def test_what_is_not_shown_to_everyone_is_not_in_it(shared_site: Site) -> None:
    dataset = titled(shared_site, "Pupil register")
    assert isinstance(dataset.resource, Dataset)
    written = msgspec.json.decode(export(dataset, HDRUK))
    tables = written.get("structuralMetadata", {}).get("tables", [])
    assert len(tables) == len(dataset.resource.tables)
