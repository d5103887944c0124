"""Records as the alpha of the government's marketplace stored them: other namespaces and codes."""

from schemas.model import AccessRights, DataService, Dataset, Frequency, ServiceStatus
from tests.conformant_record import codes, read_record

ALPHA = """
@prefix model: <https://w3id.org/co-cddo/uk-cross-government-metadata-exchange-model/> .
@prefix adms: <https://www.w3.org/ns/adms#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix freq: <http://purl.org/cld/freq/> .
@prefix asset: <http://marketplace.example/asset/> .
"""
DATASET = (
    ALPHA
    + """
asset:b3ae48af-c130-44ac-8341-5dead13c5427 a dcat:Dataset ;
    dct:identifier "b3ae48af-c130-44ac-8341-5dead13c5427" ;
    skos:notation "tides-external-id" ;
    dct:title "Tide gauge readings" ; dct:description "Sea levels." ;
    rdfs:comment "Sea levels" ; dct:accessRights "OPEN" ;
    dct:accrualPeriodicity freq:quarterly ;
    dct:creator "ordnance-survey" ; dct:publisher "department-for-work-pensions" ;
    dct:license "DATA_SHARE_REQUEST" ;
    dct:modified "2023-02-01T10:20:13+05:30"^^xsd:dateTime ;
    asset:created "2023-07-28"^^xsd:date ;
    dcat:contactPoint [ a vcard:Kind ; vcard:fn "Tides" ; vcard:hasEmail "t@tides.example" ] ;
    dcat:theme <https://www.data.gov.uk/search?filters%5Btopic%5D=Mapping> ;
    dcat:version "2023-02" ; model:securityClassification "OFFICIAL" ;
    dcat:distribution [ a dcat:Distribution ; dct:title "CSV" ; dcat:byteSize 14330000 ;
        dcat:downloadURL "https://tides.example/all.csv"^^xsd:anyURI ;
        dcat:mediaType <https://w3id.org/uri4uri/mime/text/csv> ] .
"""
)
SERVICE = (
    ALPHA
    + """
asset:fcbc4d3f-0c05-4857-b0e3-eeec6bfea3a1 a dcat:DataService ;
    dct:identifier "fcbc4d3f-0c05-4857-b0e3-eeec6bfea3a1" ; dct:title "Tides interface" ;
    adms:status "LIVE" ; dcat:endpointDescription "https://tides.example/manual"^^xsd:anyURI ;
    dcat:servesDataset asset:b3ae48af-c130-44ac-8341-5dead13c5427 .
"""
)


def test_a_dataset_of_the_alpha_is_read_whole() -> None:
    reading = read_record(DATASET)
    found = reading.resource
    assert isinstance(found, Dataset)
    assert found.other_identifiers == ("tides-external-id",)
    assert found.access_rights is AccessRights.OPEN
    assert found.update_frequency is Frequency.QUARTERLY
    assert found.publisher is not None
    assert found.publisher.slug == "department-for-work-pensions"
    assert found.licence is not None
    assert found.licence.code == "by-agreement"
    assert [theme.code for theme in found.theme] == ["geography"]
    assert found.modified is not None
    assert found.modified.lexical == "2023-02-01T04:50:13Z"
    (file,) = found.distribution
    assert (file.media_type, file.byte_size) == ("text/csv", 14_330_000)
    assert file.download_url == ("https://tides.example/all.csv",)
    assert "NAMESPACE-WRONG" in codes(reading)
    assert "CLASSIFICATION-MISSING" not in codes(reading)


def test_a_service_of_the_alpha_has_its_status_under_the_wrong_namespace() -> None:
    found = read_record(SERVICE).resource
    assert isinstance(found, DataService)
    assert found.service_status is ServiceStatus.LIVE
    assert found.endpoint_description[0].iri == "https://tides.example/manual"
    assert found.serves_dataset[0].target.endswith("b3ae48af-c130-44ac-8341-5dead13c5427")
