"""What nobody stated is never passed off as the source's word, in whatever form it is given."""

import json

import msgspec

from catalogue.domain.record import Visibility
from catalogue.policy.audiences import Audience
from catalogue.policy.projection import ProjectedRecord, project
from frontend.exports.feed import atom_feed
from frontend.exports.schema_org import schema_org
from schemas.json import document
from schemas.model import AccessRights, PartialDate, Precision
from tests.record_factory import NOW, record_from

SITE = "https://catalogue.example"


def projected(*assumed: str) -> ProjectedRecord:
    record = record_from(1)
    resource = msgspec.structs.replace(
        record.resource,
        access_rights=AccessRights.OPEN,
        assumed=assumed,
        modified=PartialDate(lexical="2025-06-17", precision=Precision.DAY),
    )
    seen = msgspec.structs.replace(record, resource=resource, visibility=Visibility())
    found = project(seen, Audience.PUBLIC, withheld=frozenset())
    assert found is not None
    return found


def test_the_feed_marks_assumed_access_rights() -> None:
    assert b'label="access rights (assumed)"' in atom_feed(
        SITE, "C", [projected("accessRights")], NOW
    )
    assert b"assumed" not in atom_feed(SITE, "C", [projected()], NOW)


def test_search_engines_are_told_of_free_access_only_where_the_source_says_so() -> None:
    assert "isAccessibleForFree" in schema_org(projected(), SITE, SITE)
    assert "isAccessibleForFree" not in schema_org(projected("accessRights"), SITE, SITE)


def test_the_document_of_a_record_names_what_is_assumed() -> None:
    written = json.loads(document.encode(projected("accessRights").resource))
    assert written["assumed"] == ["accessRights"]


def test_other_assumed_properties_leave_the_access_rights_stated() -> None:
    assert not projected("version").resource.access_is_assumed
    assert projected("version", "accessRights").resource.access_is_assumed
