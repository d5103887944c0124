"""A real Elasticsearch for the tests; ``.ci/elasticsearch start`` starts one and prints its URL.

``WAYLEAVE_TEST_ELASTICSEARCH_URL`` names it. Without it the tests skip, unless
``WAYLEAVE_REQUIRE_SERVICES`` is 1: then they fail.
"""

import os
import uuid
from collections.abc import Iterator

import pytest
from elasticsearch import Elasticsearch

URL_VARIABLE = "WAYLEAVE_TEST_ELASTICSEARCH_URL"
REQUIRED_VARIABLE = "WAYLEAVE_REQUIRE_SERVICES"


@pytest.fixture(scope="session")
def elasticsearch_url() -> str:
    """Return the address of the server, or skip."""
    url = os.environ.get(URL_VARIABLE)
    if url:
        return url
    reason = f"no Elasticsearch: {URL_VARIABLE} is not set (see .ci/elasticsearch)"
    if os.environ.get(REQUIRED_VARIABLE) == "1":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture
def elasticsearch_prefix(elasticsearch_url: str) -> Iterator[str]:
    """Return a prefix of index names that nobody else uses; what bears it is deleted."""
    prefix = f"test-{uuid.uuid4().hex[:12]}"
    yield prefix
    delete_indices(elasticsearch_url, prefix)


def delete_indices(url: str, prefix: str) -> None:
    """Delete the indices of a test by their names: a server refuses to delete by pattern."""
    with Elasticsearch(url) as client:
        for name in client.indices.get(index=f"{prefix}-*", expand_wildcards=["open", "closed"]):
            # A test may have left the index read-only.
            client.indices.put_settings(index=name, settings={"index.blocks.write": None})
            client.indices.delete(index=name)
