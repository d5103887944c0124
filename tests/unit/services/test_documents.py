"""What is indexed of a projected record, and what is not."""

import datetime as dt

import msgspec
from hypothesis import given

from catalogue.domain.record import Record
from catalogue.policy.audiences import Audience
from catalogue.policy.projection import project
from catalogue.services.documents import document_of
from catalogue.services.indexing import documents_for
from schemas.model import (
    AccessRights,
    Concept,
    ContactPoint,
    Distribution,
    Document,
    Frequency,
    LangString,
    Location,
    PartialDate,
    Precision,
    Reference,
    text,
)
from search.document import SearchDocument
from tests.record_factory import records
from tests.unit.services.made import a_record

TARGETS = tuple(f"https://data.example/record/{n}" for n in range(6))
OPEN = AccessRights.OPEN


def document_for(record: Record, audience: Audience = Audience.PUBLIC) -> SearchDocument:
    projected = project(record, audience, withheld=frozenset())
    assert projected is not None
    return document_of(projected, record.revision)


@given(records(targets=TARGETS, hidden_share=0))
def test_what_is_withheld_among_the_links_changes_nothing_in_any_document(record: Record) -> None:
    for audience, document in documents_for(record, tuple(Audience)).items():
        projected = project(record, audience, withheld=frozenset())
        assert document == (projected and document_of(projected, record.revision))


@given(records(hidden_share=0))
def test_the_digest_says_whether_anything_but_the_version_changed(record: Record) -> None:
    document = document_for(record)
    later = document_for(msgspec.structs.replace(record, revision=record.revision + 1))
    assert later == msgspec.structs.replace(document, version=record.revision + 1)
    renamed = msgspec.structs.replace(record.resource, title=text("Quite another title"))
    assert document_for(msgspec.structs.replace(record, resource=renamed)).digest != document.digest


def test_facets_hold_codes() -> None:
    document = document_for(
        a_record(
            theme=(Concept(code="society", label=text("People")),),
            licence=Concept(code="ogl-3"),
            update_frequency=Frequency.MONTHLY,
            distribution=(
                Distribution(iri="a", format=Concept(code="CSV")),
                Distribution(iri="b", media_type="text/csv"),
                Distribution(iri="c", media_type="x-strange/kind"),
            ),
            modified=PartialDate(lexical="2024-05", precision=Precision.MONTH),
        )
    )
    assert document.publisher == "hm-revenue-customs"
    assert document.theme == ("society",)
    assert document.theme_label == ("Population and society", "People")
    assert document.licence == "ogl-3"
    assert document.update_frequency == "monthly"
    assert document.format == ("CSV", "x-strange/kind")
    assert document.access_rights == "INTERNAL"
    assert document.type == "Dataset"
    assert document.modified == dt.datetime(2024, 5, 1, tzinfo=dt.UTC)


def test_a_licence_that_only_the_files_name_is_the_record_s() -> None:
    file = Distribution(iri="a", licence=Concept(iri="https://licences.example/own"))
    assert document_for(a_record(distribution=(file,))).licence == "https://licences.example/own"


def test_a_body_is_found_by_its_name_in_the_register_and_its_abbreviation() -> None:
    assert "HMRC" in document_for(a_record()).publisher_name
    assert "Customs office" in document_for(a_record()).publisher_name


def test_titles_in_other_languages_are_found_as_alternatives() -> None:
    title = (LangString(value="Tenantiaethau", language="cy"), *text("Tenancies", "en"))
    document = document_for(a_record(title=title, alternative_title=text("Lettings")))
    assert document.title == "Tenancies"
    assert document.title_sort == "tenancies"
    assert document.alternative_title == "Tenantiaethau\nLettings"


def test_variables_are_indexed_for_who_may_see_them() -> None:
    assert document_for(a_record()).variable == ()
    assert "kestrel" in document_for(a_record(), Audience.GOVERNMENT).variable
    assert "kestrel" in document_for(a_record(access_rights=OPEN)).variable


def test_the_words_of_fields_without_a_place_of_their_own_are_indexed() -> None:
    document = document_for(
        a_record(
            population=text("Adults who rent"),
            provenance=(Document(label=text("From the rent roll")),),
            distribution=(Distribution(iri="a", title=text("By ward")),),
            other_identifiers=("GB-77",),
            spatial=(Location(label=text("Dorset")),),
        )
    )
    for words in ("Adults who rent", "From the rent roll", "By ward", "GB-77"):
        assert words in document.other
    assert document.place == ("Dorset",)


def test_neither_people_nor_links_are_indexed() -> None:
    document = document_for(
        a_record(
            access_rights=OPEN,
            contact_point=(ContactPoint(name=text("Alex Invented"), email="a@b.example"),),
            related_resource=(Reference(target="https://x.example/", title=text("Otters")),),
            provenance=(Document(iri="https://x.example/", label=text("Badgers")),),
        )
    )
    words = msgspec.json.encode(document).decode()
    assert not [w for w in ("Invented", "a@b", "Otters", "Badgers", "x.example") if w in words]
