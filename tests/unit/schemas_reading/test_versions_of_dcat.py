"""What versions and profiles of DCAT have besides: roles, links, what drafts called files."""

import pytest

from schemas.model import DataService, Dataset, best
from tests.conformant_record import codes, read_record

HEAD = """
@prefix geodcat: <http://data.europa.eu/930/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix dcatap: <http://data.europa.eu/r5r/> .
@prefix adms: <http://www.w3.org/ns/adms#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<https://tidewatch.example/id/tides> a dcat:Dataset ; dct:identifier "tides" ; dct:title "Tides" ;
"""


def dataset_with(statements: str) -> Dataset:
    resource = read_record(HEAD + statements).resource
    assert isinstance(resource, Dataset)
    return resource


@pytest.mark.parametrize(
    ("term", "role"),
    [
        ("geodcat:custodian", "custodian"),
        ("geodcat:originator", "originator"),
        ("geodcat:processor", "processor"),
        ("geodcat:distributor", "distributor"),
        ("geodcat:principalInvestigator", "principalInvestigator"),
        ("geodcat:resourceProvider", "resourceProvider"),
        ("geodcat:user", "user"),
        ("dct:contributor", "contributor"),
        ("dct:rightsHolder", "rightsHolder"),
        ("prov:wasAttributedTo", "attributedTo"),
    ],
)
def test_a_body_in_a_property_of_its_own_is_kept_with_its_role(term: str, role: str) -> None:
    reading = read_record(HEAD + f'{term} [ a foaf:Organization ; foaf:name "Ordnance Survey" ] .')
    assert reading.resource is not None
    (found,) = reading.resource.qualified_attribution
    assert (found.role or "").rpartition("/")[2] == role
    assert found.agent.slug == "ordnance-survey"
    assert "PROPERTY-NOT-READ" not in codes(reading)


def test_roles_stand_beside_attributions_and_each_counts_once() -> None:
    custodian = "<http://inspire.ec.europa.eu/metadata-codelist/ResponsiblePartyRole/custodian>"
    body = "<https://www.gov.uk/government/organisations/ordnance-survey>"
    found = dataset_with(
        f"geodcat:custodian {body} ; prov:qualifiedAttribution "
        f"[ a prov:Attribution ; prov:agent {body} ; dcat:hadRole {custodian} ] ."
    )
    assert len(found.qualified_attribution) == 1


def test_links_of_every_version_are_kept() -> None:
    found = dataset_with(
        "dct:isReplacedBy <https://a.example/1> ; dct:isRequiredBy <https://a.example/2> ;"
        "dct:hasFormat <https://a.example/3> ; dcat:hasCurrentVersion <https://a.example/4> ;"
        "dcat:dataDictionary <https://a.example/5> ; dcat:prev <https://a.example/6> ;"
        "dcatap:hvdCategory <https://a.example/7> ; adms:versionNotes 'Corrected' ."
    )
    related = {link.target[-1] for link in found.related_resource}
    assert related == {"1", "2", "3"}
    assert [link.target[-1] for link in found.has_version] == ["4"]
    assert [page.iri for page in found.documentation] == ["https://a.example/5"]
    assert found.previous_in_series == "https://a.example/6"
    assert [concept.iri for concept in found.subject] == ["https://a.example/7"]
    assert best(found.version_notes) == "Corrected"


@pytest.mark.parametrize("kind", ["Distribution", "Download", "WebService", "Feed"])
def test_a_file_is_a_distribution_whatever_a_draft_called_it(kind: str) -> None:
    found = dataset_with(
        f"dcat:distribution [ a dcat:{kind} ; dct:title 'All' ; dcat:size [ dcat:bytes 5120 ] ;"
        "dcat:accessURL <https://tidewatch.example/all> ] ."
    )
    (file,) = found.distribution
    assert (best(file.title), file.byte_size) == ("All", 5120)


def test_a_series_and_its_members_know_each_other() -> None:
    found = dataset_with("dcat:inSeries <https://a.example/series> .")
    assert [link.target for link in found.in_series] == ["https://a.example/series"]


def test_resolution_and_place_of_geodcat_are_read() -> None:
    found = dataset_with(
        'dcat:spatialResolutionInMeters "10"^^xsd:decimal ;'
        'geodcat:spatialResolutionAsText "1:25000" ;'
        'dct:spatial [ a dct:Location ; dcat:bbox "POLYGON((-2 51,0 51,0 53,-2 53,-2 51))" ] .'
    )
    assert found.spatial_resolution_in_meters == 10
    assert found.spatial[0].box is not None


def test_a_service_of_geodcat_keeps_its_bodies_too() -> None:
    turtle = HEAD.replace("dcat:Dataset", "dcat:DataService")
    resource = read_record(turtle + 'geodcat:custodian [ foaf:name "Tide Watch" ] .').resource
    assert isinstance(resource, DataService)
    assert len(resource.qualified_attribution) == 1


def test_no_identifier_and_no_category_goes_because_there_is_another() -> None:
    found = dataset_with(
        'adms:identifier "A-1" ; skos:notation "N-1" ; dct:subject <https://a.example/1> ;'
        "geodcat:topicCategory <https://a.example/2> ; dcatap:hvdCategory <https://a.example/3> ."
    )
    assert set(found.other_identifiers) == {"A-1", "N-1"}
    assert {concept.iri for concept in found.subject} == {f"https://a.example/{n}" for n in "123"}
