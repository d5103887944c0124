"""The whole catalogue, as it is published, meets DCAT-AP's mandatory rules."""

import pyoxigraph
import pytest
from pyoxigraph import RdfFormat

from tests.dcat_ap_exports import broken
from tests.site import Site


@pytest.mark.parametrize("form", [RdfFormat.N_TRIPLES, RdfFormat.TURTLE])
def test_the_dump_of_the_catalogue_meets_what_dcat_ap_makes_mandatory(
    shared_site: Site, form: RdfFormat
) -> None:
    dump = shared_site.app.test_client().get(f"/catalogue.{form.file_extension}").get_data()
    triples = [quad.triple for quad in pyoxigraph.parse(dump, format=form)]
    written = pyoxigraph.serialize(triples, format=RdfFormat.N_TRIPLES)
    assert written is not None
    assert broken([written]) == []
