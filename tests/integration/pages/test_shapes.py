"""The shapes at their address, and the page that explains them."""

import pyoxigraph
import pytest
from pyoxigraph import RdfFormat

from schemas.shacl.profile import profile
from schemas.shacl.shapes import own_file
from tests.site import Site

_TURTLE, _JSON_LD = "text/turtle", "application/ld+json"


@pytest.mark.parametrize("name", ["uk-profile", "vocabularies"])
def test_the_shapes_are_given_as_the_file_that_is_bundled(shared_site: Site, name: str) -> None:
    answer = shared_site.app.test_client().get(f"/shapes/{name}.ttl")
    assert answer.data == own_file(f"{name}.ttl")
    assert answer.mimetype == _TURTLE


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("", _TURTLE),
        ("*/*", _TURTLE),
        ("text/html", _TURTLE),
        ("application/ld+json", _JSON_LD),
        ("application/ld+json;q=0.5, text/turtle", _TURTLE),
    ],
)
def test_without_an_ending_the_asker_is_given_the_syntax_it_prefers(
    shared_site: Site, accept: str, media_type: str
) -> None:
    answer = shared_site.app.test_client().get("/shapes/uk-profile", headers={"Accept": accept})
    assert answer.mimetype == media_type
    assert "Accept" in answer.headers["Vary"]


def test_both_syntaxes_say_the_same(shared_site: Site) -> None:
    client = shared_site.app.test_client()
    parsed = []
    for ending, form in (("ttl", RdfFormat.TURTLE), ("jsonld", RdfFormat.JSON_LD)):
        data = client.get(f"/shapes/uk-profile.{ending}").data
        dataset = pyoxigraph.Dataset(pyoxigraph.parse(data, format=form))
        dataset.canonicalize(pyoxigraph.CanonicalizationAlgorithm.UNSTABLE)
        parsed.append(dataset)
    assert parsed[0] == parsed[1]


def test_there_is_no_other_file(shared_site: Site) -> None:
    assert shared_site.app.test_client().get("/shapes/other.ttl").status_code == 404


def test_the_page_explains_every_shape_with_its_code(shared_site: Site) -> None:
    page = shared_site.visitor().get("/shapes")
    assert page.h1 == "Shapes of the UK profile"
    for shape in profile():
        assert shape.label in page.text()
        assert all(check.rule.code in page.text() for check in shape.checks)


def test_the_page_leads_to_rules_that_there_are(shared_site: Site) -> None:
    links = set(shared_site.visitor().get("/shapes").links())
    rules = shared_site.visitor().get("/publishing/rules").html
    anchors = {link.partition("#")[2] for link in links if link.startswith("/publishing/rules#")}
    assert anchors
    assert all(f'id="{anchor}"' in rules for anchor in anchors)
