"""What nobody may be given: scripts as addresses, turned texts, people as teams, hidden data."""

import pytest

from schemas.model import ContactKind, best
from tests.conformant_record import codes, read_record
from tests.unit.schemas_reading.test_values import read


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "java\tscript:alert(1)",
        " javascript :alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "mailto:a@b.example",
        "smb://server/share",
    ],
)
def test_an_address_that_a_browser_must_not_be_given_is_left_out_and_told(address: str) -> None:
    written = address.replace("\t", "\\t")
    dataset, found = read(
        f'dcat:landingPage "{written}" ; dcat:distribution [ dcat:accessURL "{written}" ] ;'
        f' dcat:contactPoint [ vcard:fn "T" ; vcard:hasURL "{written}" ]'
    )
    assert dataset.landing_page == ()
    assert dataset.distribution == () or dataset.distribution[0].access_url == ()
    assert dataset.contact_point[0].url is None
    assert "URL-UNUSABLE" in found


@pytest.mark.parametrize("address", ["https://d.example/a:b", "ftp://d.example", "www.d.example/x"])
def test_an_address_on_the_web_is_kept(address: str) -> None:
    dataset, found = read(f'dcat:landingPage "{address}"')
    assert dataset.landing_page == (address,)
    assert "URL-UNUSABLE" not in found


def test_a_script_is_neither_a_mailbox_nor_a_document() -> None:
    script = "<javascript:alert(1)>"
    dataset, found = read(
        f'dcat:contactPoint [ vcard:fn "T" ; vcard:hasEmail {script} ] ; foaf:page {script}'
    )
    assert dataset.contact_point[0].email is None
    assert dataset.documentation == ()
    assert "URL-UNUSABLE" in found


@pytest.mark.parametrize("mark", ["\u202e", "\u2066", "\u200f", "\u061c", "&#x202e;"])
def test_characters_that_turn_the_direction_of_writing_are_taken_out_and_told(mark: str) -> None:
    record = read_record(
        f'<https://d.example/1> a dcat:Dataset ; dct:title "River{mark} levels" ;'
        f' dct:description "Sea{mark} levels" ; dcat:keyword "ti{mark}des" .'
    )
    resource = record.resource
    assert resource is not None
    assert best(resource.description) == "Sea levels"
    if mark.startswith("&"):
        return
    assert (best(resource.title), best(resource.keyword)) == ("River levels", "tides")
    assert record.title == "River levels"
    assert "DIRECTION-MARK" in codes(record)
    assert mark.encode() in record.graph


PERSON = 'vcard:fn "Ada Example" ; vcard:hasEmail <mailto:ada@d.example>'


@pytest.mark.parametrize(
    "more",
    [
        'a vcard:Kind ; vcard:given-name "Ada"',
        'a vcard:Kind ; vcard:family-name "Example"',
        'vcard:hasGivenName "Ada"',
        'a vcard:Organization ; vcard:hasFamilyName [ vcard:value "Example" ]',
        'a vcard:Kind ; vcard:hasName [ vcard:given-name "Ada" ]',
        "a vcard:Organization, vcard:Individual",
        "a foaf:Person",
    ],
)
def test_whoever_has_the_name_of_a_person_is_one(more: str) -> None:
    dataset, found = read(f"dcat:contactPoint [ {PERSON} ; {more} ]")
    assert dataset.contact_point[0].kind is ContactKind.PERSON
    assert "CONTACT-IS-PERSON" in found


def test_a_team_with_an_empty_first_name_stays_one() -> None:
    dataset, _ = read(f'dcat:contactPoint [ {PERSON} ; a vcard:Group ; vcard:given-name "" ]')
    assert dataset.contact_point[0].kind is ContactKind.TEAM


FILE = "https://d.example/file.csv"


@pytest.mark.parametrize("page", [FILE, "http://D.example/file.csv/", f"{FILE}#top"])
@pytest.mark.parametrize("rights", ["OPEN", "RESTRICTED"])
def test_a_landing_page_that_is_the_data_itself_is_left_out_whoever_may_see_it(
    page: str, rights: str
) -> None:
    dataset, found = read(
        f'dct:accessRights "{rights}" ; dcat:landingPage <{page}>, <https://d.example/about> ;'
        f" dcat:distribution [ dcat:downloadURL <{FILE}> ]"
    )
    assert dataset.landing_page == ("https://d.example/about",)
    assert "LANDING-PAGE-IS-DATA" in found


def test_a_landing_page_that_is_an_access_address_is_kept() -> None:
    dataset, found = read(
        f"dcat:landingPage <{FILE}> ; dcat:distribution [ dcat:accessURL <{FILE}> ]"
    )
    assert dataset.landing_page == (FILE,)
    assert "LANDING-PAGE-IS-DATA" not in found


def test_a_landing_page_that_is_the_endpoint_of_a_service_is_left_out() -> None:
    record = read_record(
        f'<https://d.example/1> a dcat:DataService ; dct:title "A" ; dcat:landingPage <{FILE}> ;'
        f" dcat:endpointURL <{FILE}> ."
    )
    assert record.resource is not None
    assert record.resource.landing_page == ()
    assert "LANDING-PAGE-IS-DATA" in codes(record)
    beyond = [f.value or "" for f in record.report.findings if f.code == "PROPERTY-BEYOND-MODEL"]
    assert not any("landingPage" in value for value in beyond)
